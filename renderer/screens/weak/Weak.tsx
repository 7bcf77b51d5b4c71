// Weak topics: ranked by what they would cost in an exam, each with its evidence, and a way to mend it.

import { useState } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { Link } from "wouter";
import { useActions } from "../../actions.tsx";
import { call, type Output, useCall } from "../../api.ts";
import { ButtonLink } from "../../components/controls/Button.tsx";
import { Icon } from "../../components/controls/Icon.tsx";
import { IntervalBand } from "../../components/figures/IntervalBand.tsx";
import { lossWords } from "../../components/figures/loss.ts";
import { hueOf } from "../../components/figures/strata.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { TopicLabs } from "../../components/labs/TopicLabs.tsx";
import { Fold } from "../../components/states/Fold.tsx";
import { EmptyState, ErrorState, Loading, useErrorText } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { plainWords } from "../../components/text/markdown.ts";
import { saveFile } from "../../files.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { day, percent, recall } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";
import "./Weak.css";

type Weakness = Output<"weak.list">;
type Topic = Weakness["topics"][number];

const TONES = { weak: "bad", fair: "warn", strong: "good", "not-measured": "accent" } as const;

/** The list and its export. */
export function Weak() {
  const { t } = useLanguage();
  const list = useCall("weak.list", {});
  if (list.isPending) return <Loading />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.topics.length === 0) {
    return (
      <EmptyState
        title={t("weak.emptyTitle")}
        icon="weak"
        actions={
          <ButtonLink to="/" kind="primary">
            {t("nav.today")}
          </ButtonLink>
        }
      >
        {t("weak.emptyText")}
      </EmptyState>
    );
  }
  return <Ranking weakness={list.data} />;
}

function Ranking({ weakness }: { weakness: Weakness }) {
  const { t } = useLanguage();
  const measured = weakness.topics.filter((topic) => topic.verdict !== "not-measured");
  const rest = weakness.topics.filter((topic) => topic.verdict === "not-measured");
  const weak = measured.filter((topic) => topic.verdict === "weak");
  const worst = weak[0] ?? null;
  const finding =
    measured.length === 0 ? t("weak.nothingYet") : t("weak.found", { count: weak.length, topic: worst?.title ?? "" });
  return (
    <div className="page weak">
      <header className="stack stack--tight">
        <div className="page__head">
          <h1>{finding}</h1>
          {worst ? (
            <ButtonLink to={`/review/topic/${worst.topicId}`} kind="primary" icon="target">
              {t("weak.drillAll")}
            </ButtonLink>
          ) : null}
          <Export />
        </div>
        <p className="soft">
          {measured.length === 0
            ? t("weak.nothingYetText", { needed: weakness.needed, answers: weakness.answers })
            : t("weak.intro")}
        </p>
        {measured.length === 0 ? (
          <div>
            <ButtonLink to="/review" kind="primary" icon="play">
              {t("weak.review")}
            </ButtonLink>
          </div>
        ) : null}
      </header>
      {measured.length > 0 ? (
        <ol className="weak__list" aria-label={t("weak.list")}>
          {measured.map((topic) => (
            <Line key={topic.topicId} topic={topic} />
          ))}
        </ol>
      ) : null}
      {rest.length > 0 ? (
        <Fold level={2} open={measured.length === 0} title={t("weak.notMeasured", { count: rest.length })}>
          <p className="soft small">{t("weak.notMeasuredText", { needed: weakness.needed })}</p>
          <ul className="weak__rest">
            {rest.map((topic) => (
              <li key={topic.topicId} className="small">
                <TierBadge rank={topic.tier} label={t("common.tierN", { n: topic.tier })} compact />
                <Link href={`/library/topic/${topic.topicId}`}>{topic.title}</Link>
                <span className="note soft figures">
                  {t("weak.answers", { count: topic.answers })} ·{" "}
                  {t("weak.seen", { seen: topic.seen, items: topic.items })}
                </span>
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </div>
  );
}

function Line({ topic }: { topic: Topic }) {
  const { t, lang } = useLanguage();
  const { itemLang, timeZone } = usePreferences();
  const { rate } = topic;
  const loss = lossWords(t, lang, topic);
  const figures = rate && {
    passed: rate.passed,
    answers: rate.answers,
    rate: percent(lang, rate.answers === 0 ? 0 : rate.passed / rate.answers),
    low: percent(lang, rate.low),
    high: percent(lang, rate.high),
  };
  const facts = [
    topic.recall === null ? null : t("weak.recall", { recall: recall(lang, topic.recall) }),
    topic.lapses > 0 ? t("weak.lapses", { count: topic.lapses }) : null,
    t("weak.seen", { seen: topic.seen, items: topic.items }),
    topic.slippedAt === null ? null : t("weak.slippedAt", { date: day(lang, topic.slippedAt, timeZone) }),
  ].filter((fact) => fact !== null);
  return (
    <li className={`weak__line weak__line--${topic.verdict}`} style={hueOf(topic.tier)}>
      <div className="weak__what">
        <div className="row row--tight">
          <TierBadge rank={topic.tier} label={t("common.tierN", { n: topic.tier })} compact />
          <h2 className="weak__title">
            <Link href={`/library/topic/${topic.topicId}`}>{topic.title}</Link>
          </h2>
          <span className={`verdict verdict--${topic.verdict}`}>{t(`weak.verdict.${topic.verdict}`)}</span>
        </div>
        <p className="note soft figures">
          {topic.outline} · {facts.join(" · ")}
        </p>
        {topic.slips.length > 0 ? (
          <p className="note weak__slips">
            <span className="soft">{t("common.label", { label: t("weak.slips") })}</span>
            {topic.slips.map((slip, index) => (
              <span key={slip.id}>
                {index > 0 ? " · " : ""}
                <Link
                  href={`/library/item/${encodeURIComponent(slip.id)}`}
                  lang={itemLang === "zh" ? "zh-CN" : "en-GB"}
                >
                  {plainWords(slip.title[itemLang])}
                </Link>
              </span>
            ))}
          </p>
        ) : null}
        <TopicLabs topicId={topic.topicId} className="note weak__slips" />
      </div>
      <div className="weak__figures">
        {loss === null ? null : <span className="small figures">{loss}</span>}
        {figures && rate ? (
          <>
            <IntervalBand
              value={rate.answers === 0 ? null : rate.passed / rate.answers}
              low={rate.low}
              high={rate.high}
              tone={TONES[topic.verdict]}
              label={t("weak.rate", figures)}
            />
            <span className="note soft figures" aria-hidden="true">
              {t("weak.rateShort", figures)}, {t("weak.answers", { count: rate.answers })}
            </span>
          </>
        ) : null}
      </div>
      <div className="weak__do">
        <ButtonLink to={`/review/topic/${topic.topicId}`} icon="target" size="small">
          {t("weak.drill")}
        </ButtonLink>
      </div>
    </li>
  );
}

const FORMATS = [
  { id: "md", label: "Markdown" },
  { id: "csv", label: "CSV" },
  { id: "json", label: "JSON" },
] as const;

function Export() {
  const { t, lang } = useLanguage();
  const say = useSay();
  const textOf = useErrorText();
  const info = useCall("app.info", {}, { staleTime: Number.POSITIVE_INFINITY });
  const [busy, setBusy] = useState(false);

  // The desktop window makes the document itself; elsewhere the page is printed, which offers a PDF too.
  const makesPdf = info.data?.host === "desktop";

  async function save(format: "md" | "csv" | "json" | "pdf") {
    setBusy(true);
    try {
      const { saved, fileName } = format === "pdf" ? await call("weak.pdf", { lang }) : await saveText(format);
      if (saved) say(t("weak.saved", { file: fileName }));
    } catch (error) {
      say(textOf(error), { tone: "bad" });
    } finally {
      setBusy(false);
    }
  }

  async function saveText(format: "md" | "csv" | "json") {
    const file = await call("weak.export", { format, lang });
    return { saved: await saveFile(file, info.data?.dialogs ?? false), fileName: file.fileName };
  }

  useActions("nav.weak", [{ id: "weak:print", label: "weak.print", icon: "file", run: () => window.print() }]);

  return (
    <MenuTrigger>
      <AriaButton className="button button--plain button--normal" isDisabled={busy}>
        <Icon name="save" />
        {t("weak.export")}
        <Icon name="down" size={16} />
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          onAction={(id) => {
            const format = FORMATS.find((one) => one.id === id);
            if (format) void save(format.id);
            else if (id === "pdf") void save("pdf");
            else window.print();
          }}
        >
          {FORMATS.map((format) => (
            <MenuItem key={format.id} id={format.id} className="menu__item">
              {t(format.id === "md" ? "weak.toWork" : "weak.toCount", { format: format.label })}
            </MenuItem>
          ))}
          {makesPdf ? (
            <MenuItem id="pdf" className="menu__item">
              {t("weak.toWork", { format: "PDF" })}
            </MenuItem>
          ) : (
            <MenuItem id="print" className="menu__item">
              {t("weak.print")}
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
