// The questions of a report behind filters, each with its reasons; on paper all of them, open.
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { Output } from "../../api.ts";
import { Button } from "../../components/controls/Button.tsx";
import { Segments } from "../../components/controls/Fields.tsx";
import { Icon, type IconName } from "../../components/controls/Icon.tsx";
import { Case } from "../../components/study/Case.tsx";
import { Reasons } from "../../components/study/Reasons.tsx";
import { plainWords } from "../../components/text/markdown.ts";
import { SourceLink } from "../../components/text/SourceLink.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { duration, localeOf } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";
import { FILTERS, firstFilter, passes } from "./filters.ts";
import { stateOf } from "./layers.ts";

type ReportView = Output<"exam.report">;
type ReportQuestion = ReportView["questions"][number];

const SIGNS = { right: "check", wrong: "cross", skipped: "dash" } as const satisfies Record<string, IconName>;

type Props = { report: ReportView; topic: string | null; onTopic: (topic: string | null) => void };

/** A line a question; pressed it opens. */
export function Questions({ report, topic, onTopic }: Props) {
  const { t } = useLanguage();
  const [filter, setFilter] = useState(() => firstFilter(report.questions));
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const printing = usePrinting();
  const inTopic = report.questions.filter((question) => topic === null || String(question.topicId) === topic);
  const shown = printing
    ? report.questions
    : // A topic that was chosen on the map is shown whole.
      inTopic.filter((question) => topic !== null || passes(question, filter));
  const allOpen = shown.length > 0 && shown.every((question) => open.has(question.position));
  const toggle = (position: number) => {
    const next = new Set(open);
    if (!next.delete(position)) next.add(position);
    setOpen(next);
  };
  return (
    <section className="section" id="questions">
      <h2>{t("exams.report.questions")}</h2>
      <div className="row" data-screen-only>
        {topic === null ? (
          <Segments
            label={t("exams.report.filter")}
            labelHidden
            value={filter}
            onChange={setFilter}
            choices={FILTERS.map((one) => ({
              value: one,
              label: t(`exams.report.filters.${one}`, {
                n: report.questions.filter((question) => passes(question, one)).length,
              }),
            }))}
          />
        ) : (
          <Button icon="close" onPress={() => onTopic(null)}>
            {t("exams.report.onlyTopic", { topic: inTopic[0]?.topic ?? "" })}
          </Button>
        )}
        {shown.length > 0 ? (
          <Button
            kind="quiet"
            onPress={() => setOpen(allOpen ? new Set() : new Set(shown.map((question) => question.position)))}
          >
            {allOpen ? t("exams.report.closeAll") : t("exams.report.openAll")}
          </Button>
        ) : null}
      </div>
      {shown.length === 0 ? (
        <p className="soft small">{t("exams.report.noneShown")}</p>
      ) : (
        <ol className="report__questions">
          {shown.map((question) => (
            <Line
              key={question.position}
              question={question}
              isOpen={printing || open.has(question.position)}
              onToggle={() => toggle(question.position)}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

function Line({ question, isOpen, onToggle }: { question: ReportQuestion; isOpen: boolean; onToggle: () => void }) {
  const { t, lang } = useLanguage();
  const { itemLang } = usePreferences();
  const state = stateOf(question);
  const facts = [
    question.topic,
    question.tookMs < 1000 ? null : duration(lang, question.tookMs),
    question.slow ? t("exams.report.slow") : null,
    question.confidence === null ? null : t(`confidence.${question.confidence}`),
    question.seenBefore ? t("exams.report.seen") : null,
  ].filter((fact) => fact !== null);
  return (
    <li className="reported">
      <h3 className="reported__head">
        <button type="button" aria-expanded={isOpen} onClick={onToggle} data-print>
          <span className="reported__n figures">{question.position + 1}</span>
          <span className={`reported__state reported__state--${state}`}>
            <Icon name={state === "right" || state === "skipped" ? SIGNS[state] : SIGNS.wrong} size={16} />
            {t(`exams.cell.${state}`)}
          </span>
          <span className="reported__stem" lang={localeOf(itemLang)}>
            {plainWords(question.stem[itemLang])}
          </span>
          <span className="reported__facts note soft figures">
            {question.flagged ? (
              <span className="reported__flag">
                <Icon name="flag" size={14} />
                {t("navigator.flagged")}
              </span>
            ) : null}
            {facts.join(" · ")}
          </span>
          <Icon name={isOpen ? "down" : "right"} size={16} />
        </button>
      </h3>
      {isOpen ? (
        <Case
          rank={question.tier}
          label={t("navigator.question", { n: question.position + 1 })}
          stem={question.stem[itemLang]}
          lang={itemLang}
        >
          <Reasons options={question.options} lang={itemLang} label={t("quiz.reasons")} />
          {question.source ? (
            <p className="small soft">
              {t("common.label", { label: t("quiz.reference") })} <SourceLink url={question.source.url} />
            </p>
          ) : null}
        </Case>
      ) : null}
    </li>
  );
}

/** Whether the page is being put on paper: everything has to stand there before the printer looks. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return printing;
}
