// What an exam has shown: the result with how sure it is, where the loss is, and every question with its reasons.
import { useState } from "react";
import { Link, useLocation, useParams } from "wouter";
import { useActions } from "../../actions.tsx";
import { call, type Output, useCall } from "../../api.ts";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import { Icon } from "../../components/controls/Icon.tsx";
import { IntervalBand } from "../../components/figures/IntervalBand.tsx";
import { Meter } from "../../components/figures/Meter.tsx";
import { PaperMap } from "../../components/figures/PaperMap.tsx";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { drillPath } from "../../components/items/drill.ts";
import { useTopicNames } from "../../components/items/useTopicNames.ts";
import { ErrorState, Loading, useErrorText } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { SourceLink } from "../../components/text/SourceLink.tsx";
import { Table } from "../../components/text/Table.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { duration, moment, number, percent } from "../../i18n/format.ts";
import type { Lang } from "../../i18n/i18n.ts";
import { usePreferences } from "../../preferences.tsx";
import { courseOf } from "./course.ts";
import { blueprintLayers, reportLayers } from "./layers.ts";
import { Questions } from "./Questions.tsx";
import { presetName } from "./words.ts";
import "./Exams.css";
import "./Report.css";

type ReportView = Output<"exam.report">;

/** The report that the address names. */
export function Report() {
  const { examId } = useParams<{ examId: string }>();
  const report = useCall("exam.report", { examId: Number(examId) || 1 });
  const settings = useCall("settings.get", {});
  const { t } = useLanguage();
  if (report.isPending || settings.isPending) return <Loading />;
  const failed = report.error ?? settings.error;
  if (failed || !report.data || !settings.data) {
    return (
      <div className="page page--narrow">
        <ErrorState error={failed} onRetry={() => void Promise.all([report.refetch(), settings.refetch()])} />
        <div>
          <ButtonLink to="/exams" icon="left">
            {t("nav.exams")}
          </ButtonLink>
        </div>
      </div>
    );
  }
  return <Whole report={report.data} tierTitles={settings.data.tierTitles} />;
}

function Whole({ report, tierTitles }: { report: ReportView; tierTitles: readonly string[] }) {
  const { t, lang } = useLanguage();
  const nameOf = useTopicNames();
  const [topic, setTopic] = useState<string | null>(null);
  const name = presetName(t, report.blueprint.request.preset, tierTitles);
  function show(id: string) {
    setTopic(topic === id ? null : id);
    if (topic !== id) document.getElementById("questions")?.scrollIntoView({ block: "start" });
  }
  return (
    <div className="page report">
      <Head report={report} name={name} />
      <section className="section">
        <h2>{tierFinding(t, lang, report)}</h2>
        <PaperMap
          label={t("exams.report.map")}
          layers={reportLayers(t, report, tierTitles, nameOf)}
          selected={topic}
          onSelect={show}
        />
      </section>
      <div className="report__columns">
        <Parts report={report} tierTitles={tierTitles} nameOf={nameOf} />
        <div className="report__side">
          <Confidence report={report} />
          <Quarters report={report} />
          <Pace report={report} />
        </div>
      </div>
      {report.blueprint.source ? (
        <section className="section">
          <h2>{t("exams.report.blueprint")}</h2>
          <PaperMap
            label={t("exams.map.label", { exam: name })}
            layers={blueprintLayers(t, lang, report.blueprint, tierTitles, nameOf)}
          />
          <p className="small soft">
            {t("exams.new.source", { date: report.blueprint.source.date })}{" "}
            <SourceLink url={report.blueprint.source.url} />
          </p>
        </section>
      ) : null}
      <Questions key={report.examId} report={report} topic={topic} onTopic={setTopic} />
    </div>
  );
}

type T = ReturnType<typeof useLanguage>["t"];

/** Where most was lost, in a sentence. */
function tierFinding(t: T, lang: Lang, report: ReportView): string {
  const lost = [...report.byTopic].sort((a, b) => b.questions - b.right - (a.questions - a.right))[0];
  if (!lost || lost.right === lost.questions) return t("exams.report.nothingLost");
  return t("exams.report.mostLost", { topic: lost.title[lang], count: lost.questions - lost.right });
}

function Head({ report, name }: { report: ReportView; name: string }) {
  const { t, lang } = useLanguage();
  const { timeZone } = usePreferences();
  const [, go] = useLocation();
  const say = useSay();
  const textOf = useErrorText();
  const [busy, setBusy] = useState(false);
  const wrong = report.questions.filter((question) => question.score < 1).length;
  const size = report.questions.length;
  const right = size - wrong;
  const figures = {
    score: percent(lang, report.score),
    low: percent(lang, report.low),
    high: percent(lang, report.high),
    mark: percent(lang, report.passMark),
  };

  async function drill() {
    setBusy(true);
    try {
      const { cards } = await call("exam.mistakes", { examId: report.examId });
      if (cards.length === 0) say(t("exams.report.noCards"));
      else go(drillPath(cards));
    } catch (error) {
      say(textOf(error), { tone: "bad" });
    } finally {
      setBusy(false);
    }
  }

  useActions("exams.report.title", [
    { id: "exam:print", label: "exams.report.print", icon: "file", run: () => window.print() },
  ]);

  const facts = [
    moment(lang, report.handedInAt, timeZone),
    t(report.handedInBy === "deadline" ? "exams.report.byDeadline" : "exams.report.byLearner", {
      time: duration(lang, report.minutesUsed * 60_000),
      of: duration(lang, report.blueprint.minutes * 60_000),
    }),
    report.seenBefore > 0 ? t("exams.seenBefore", { count: report.seenBefore }) : t("exams.report.allNew"),
  ];
  return (
    <header className="report__head">
      <p className="small soft">
        <Link href="/exams">{t("nav.exams")}</Link> › {name}
      </p>
      <h1 className={`report__verdict report__verdict--${report.passed ? "passed" : "failed"}`}>
        <span className="report__sign" aria-hidden="true">
          <Icon name={report.passed ? "check" : "cross"} size={28} />
        </span>
        <span>
          {t(report.passed ? "exams.report.headPassed" : "exams.report.headFailed")}{" "}
          <span className="report__score figures">{figures.score}</span>
        </span>
      </h1>
      <p className="figures">{t("exams.report.sum", { right, of: size, ...figures })}</p>
      <div className="report__band">
        <IntervalBand
          value={report.score}
          low={report.low}
          high={report.high}
          mark={report.passMark}
          tone={report.passed ? "good" : "bad"}
          label={t("exams.bandLabel", figures)}
        />
        <span
          className="report__mark note figures"
          style={{ insetInlineStart: `${report.passMark * 100}%` }}
          aria-hidden="true"
        >
          {t("exams.passMarkIs", { mark: figures.mark })}
        </span>
      </div>
      <p className="small soft figures">{facts.join(" · ")}</p>
      <div className="row" data-screen-only>
        {wrong > 0 ? (
          <Button kind="primary" size="large" icon="target" isPending={busy} onPress={() => void drill()}>
            {t("exams.report.drill")}
          </Button>
        ) : null}
        <ButtonLink to="/exams/readiness" icon="target">
          {t("readiness.title")}
        </ButtonLink>
        <Button icon="file" onPress={() => window.print()}>
          {t("exams.report.print")}
        </Button>
      </div>
    </header>
  );
}

type PartsProps = {
  report: ReportView;
  tierTitles: readonly string[];
  nameOf: ReturnType<typeof useTopicNames>;
};

function Parts({ report, tierTitles, nameOf }: PartsProps) {
  const { t, lang } = useLanguage();
  type Part = ReportView["byTopic"][number] & { group: "tier" | "topic" };
  const rows: Part[] = report.byTier.flatMap((tier) => [
    { ...tier, group: "tier" as const },
    ...report.byTopic
      .filter((topic) => topic.tier === tier.tier)
      .sort((a, b) => (a.topicId ?? 0) - (b.topicId ?? 0))
      .map((topic) => ({ ...topic, group: "topic" as const })),
  ]);
  const band = (part: Part) => {
    const share = part.questions === 0 ? 0 : part.right / part.questions;
    return (
      <IntervalBand
        value={part.questions === 0 ? null : share}
        low={part.low}
        high={part.high}
        mark={report.passMark}
        label={t("exams.bandLabel", {
          score: percent(lang, share),
          low: percent(lang, part.low),
          high: percent(lang, part.high),
          mark: percent(lang, report.passMark),
        })}
      />
    );
  };
  return (
    <section className="section report__parts">
      <div>
        <h2>{t("exams.report.byTier")}</h2>
        <p className="small soft">{t("exams.report.byTierText")}</p>
      </div>
      <Table
        caption={t("exams.report.byTier")}
        rows={rows}
        keyOf={(part) => `${part.group}-${part.tier}-${part.topicId}`}
        columns={[
          {
            key: "title",
            head: t("common.topic"),
            rowHead: true,
            cell: (part) =>
              part.group === "tier" ? (
                <TierBadge
                  rank={part.tier ?? 1}
                  label={tierTitles[(part.tier ?? 1) - 1] || t("common.tierN", { n: part.tier ?? 1 })}
                />
              ) : (
                <Link href={`/library/topic/${part.topicId}`} className="report__topic">
                  {nameOf(part.topicId, part.title[lang])}
                </Link>
              ),
          },
          {
            key: "right",
            head: t("exams.report.right"),
            number: true,
            cell: (part) => t("exams.report.rightShort", { right: part.right, of: part.questions }),
          },
          { key: "band", head: t("exams.interval"), cell: band },
        ]}
      />
    </section>
  );
}

function Confidence({ report }: { report: ReportView }) {
  const { t, lang } = useLanguage();
  const order = ["sure", "unsure", "guess", null] as const;
  const rows = order.flatMap((confidence) => report.byConfidence.filter((part) => part.confidence === confidence));
  const sure = report.byConfidence.find((part) => part.confidence === "sure");
  const sureWrong = sure ? sure.questions - sure.right : 0;
  if (rows.every((part) => part.confidence === null)) {
    return (
      <section className="section">
        <h2>{t("exams.report.confidence")}</h2>
        <p className="small soft">{t("exams.report.confidenceNone")}</p>
      </section>
    );
  }
  return (
    <section className="section">
      <h2>{sureWrong > 0 ? t("exams.report.sureWrong", { count: sureWrong }) : t("exams.report.sureRight")}</h2>
      <div className="report__bars">
        {rows.map((part) => (
          <Meter
            key={String(part.confidence)}
            label={part.confidence === null ? t("exams.report.noConfidence") : t(`confidence.${part.confidence}`)}
            value={part.right}
            max={part.questions}
            text={t("exams.report.rightPercent", {
              right: part.right,
              of: part.questions,
              share: percent(lang, part.right / part.questions),
            })}
          />
        ))}
      </div>
    </section>
  );
}

function Quarters({ report }: { report: ReportView }) {
  const { t, lang } = useLanguage();
  const rows = report.byQuarter.filter((quarter) => quarter.questions > 0);
  const course = courseOf(rows);
  return (
    <section className="section">
      <h2>{t(`exams.report.course.${course}`)}</h2>
      <div className="report__bars">
        {rows.map((quarter) => (
          <Meter
            key={quarter.quarter}
            label={t("exams.report.quarter", { n: quarter.quarter })}
            value={quarter.right}
            max={quarter.questions}
            text={t("exams.report.quarterText", {
              right: quarter.right,
              of: quarter.questions,
              time: duration(lang, quarter.medianMs, "short"),
            })}
          />
        ))}
      </div>
    </section>
  );
}

function Pace({ report }: { report: ReportView }) {
  const { t, lang } = useLanguage();
  const { rightToWrong, wrongToRight, wrongToWrong } = report.changes;
  const changed = rightToWrong + wrongToRight + wrongToWrong;
  const slow = report.questions.filter((question) => question.slow).length;
  const { forecast } = report;
  return (
    <section className="section">
      <h2>{t("exams.report.pace")}</h2>
      <ul className="report__facts small">
        <li>{t("exams.report.median", { time: duration(lang, report.medianMs), count: slow })}</li>
        <li>
          {changed === 0
            ? t("exams.report.noChanges")
            : t("exams.report.changes", { count: changed, rightToWrong, wrongToRight, wrongToWrong })}
        </li>
        {forecast ? (
          <li>
            {t(forecastFits(report) ? "exams.report.forecastIn" : "exams.report.forecastOut", {
              expected: percent(lang, forecast.expected),
              low: percent(lang, forecast.low),
              high: percent(lang, forecast.high),
              points: number(lang, Math.abs(forecast.error) * 100, 0),
              side: t(forecast.error < 0 ? "exams.report.below" : "exams.report.above"),
            })}
          </li>
        ) : null}
      </ul>
    </section>
  );
}

function forecastFits({ forecast, score }: ReportView): boolean {
  return forecast !== null && score >= forecast.low && score <= forecast.high;
}
