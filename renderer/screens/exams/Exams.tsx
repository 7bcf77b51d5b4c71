// Mock exams: which can be set, how the past ones went, and what a mock can rehearse and what it can't.
import { Link } from "wouter";
import { type Output, useCall } from "../../api.ts";
import { ButtonLink } from "../../components/controls/Button.tsx";
import { Icon } from "../../components/controls/Icon.tsx";
import { IntervalBand } from "../../components/figures/IntervalBand.tsx";
import { ScoreTrend } from "../../components/figures/ScoreTrend.tsx";
import { trendOf } from "../../components/figures/scores.ts";
import { EmptyState, ErrorState, Loading, Notice } from "../../components/states/States.tsx";
import { Table } from "../../components/text/Table.tsx";
import { type Translate, useLanguage } from "../../hooks/useLanguage.ts";
import { day, duration, percent } from "../../i18n/format.ts";
import type { Lang } from "../../i18n/i18n.ts";
import { usePreferences } from "../../preferences.tsx";
import { type Blueprint, largestSize, presetName, presetWord, storedName } from "./words.ts";
import "./Exams.css";

type Row = Output<"exam.list">["exams"][number];

/** The last exams that the chart holds. */
const CHARTED = 20;

/** The start page of exams. */
export function Exams() {
  const { t } = useLanguage();
  const presets = useCall("exam.presets", {});
  const list = useCall("exam.list", {});
  const settings = useCall("settings.get", {});
  if (presets.isPending || list.isPending || settings.isPending) return <Loading />;
  const failed = presets.error ?? list.error ?? settings.error;
  if (failed || !presets.data || !list.data || !settings.data) {
    return (
      <ErrorState
        error={failed}
        onRetry={() => void Promise.all([presets.refetch(), list.refetch(), settings.refetch()])}
      />
    );
  }
  const offered = presets.data.presets;
  const { exams } = list.data;
  if (offered.every((preset) => preset.cells.every((cell) => cell.available === 0)) && exams.length === 0) {
    return (
      <EmptyState
        title={t("exams.emptyTitle")}
        icon="exam"
        actions={
          <ButtonLink to="/library/import" kind="primary" icon="file">
            {t("library.import")}
          </ButtonLink>
        }
      >
        {t("exams.emptyText")}
      </EmptyState>
    );
  }
  return (
    <div className="page exams">
      <header className="stack stack--tight">
        <div className="page__head">
          <h1>{headline(t, exams)}</h1>
          <ButtonLink to="/exams/readiness" icon="target">
            {t("readiness.title")}
          </ButtonLink>
        </div>
        <p className="soft exams__text">{t("exams.intro")}</p>
      </header>
      <Offers presets={offered} tierTitles={settings.data.tierTitles} />
      {exams.length > 0 ? <History exams={exams} /> : null}
      <section className="section">
        <h2>{t("exams.rehearse.title")}</h2>
        <Notice icon="keyboard">
          {offered.some((preset) => preset.request.preset.kind === "kcna") ? (
            <p>{t("exams.rehearse.handsOn")}</p>
          ) : null}
          <p>{t("exams.rehearse.can")}</p>
        </Notice>
      </section>
    </div>
  );
}

function headline(t: Translate, exams: readonly Row[]): string {
  if (exams.length === 0) return t("exams.none");
  return t("exams.taken", { count: exams.length, passed: exams.filter((exam) => exam.passed).length });
}

function Offers({ presets, tierTitles }: { presets: readonly Blueprint[]; tierTitles: readonly string[] }) {
  const { t, lang } = useLanguage();
  return (
    <section className="section">
      <h2>{t("exams.set")}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers */}
      <ul role="list" className="offers">
        {presets.map((preset) => {
          const { preset: kind } = preset.request;
          const empty = preset.cells.every((cell) => cell.available === 0);
          const name = presetName(t, kind, tierTitles);
          if (empty) {
            return (
              <li key={presetWord(kind)} className="offer offer--empty">
                <span className="offer__words">
                  <span>{name}</span>
                  <span className="small soft">{t("exams.offerEmpty")}</span>
                </span>
              </li>
            );
          }
          return (
            <li key={presetWord(kind)}>
              <Link href={`/exams/new/${presetWord(kind)}`} className="offer">
                <span className="offer__words">
                  <span className="offer__name">{name}</span>
                  <span className="small soft figures">
                    {t("exams.facts", {
                      questions: t("exams.questions", { count: preset.size }),
                      time: duration(lang, preset.minutes * 60_000),
                      mark: percent(lang, preset.passMark),
                    })}
                  </span>
                </span>
                {preset.short.length > 0 ? (
                  <span className="offer__short small">
                    <Icon name="warning" size={16} />
                    {t("exams.offerShort", { size: largestSize(preset.cells) })}
                  </span>
                ) : null}
                <Icon name="right" size={16} />
              </Link>
            </li>
          );
        })}
        <li>
          <Link href="/exams/new/topics" className="offer">
            <span className="offer__words">
              <span className="offer__name">{t("exams.preset.topics")}</span>
              <span className="small soft">{t("exams.offerTopics")}</span>
            </span>
            <Icon name="right" size={16} />
          </Link>
        </li>
      </ul>
    </section>
  );
}

function trendWords(t: Translate, lang: Lang, exams: readonly Row[]): string {
  const trend = trendOf(exams);
  if (trend.kind === "none") return "";
  if (trend.kind === "one") {
    return t(trend.passed ? "exams.trend.onePassed" : "exams.trend.oneFailed", { score: percent(lang, trend.score) });
  }
  return t(`exams.trend.${trend.kind}`, { from: percent(lang, trend.from), to: percent(lang, trend.to) });
}

function History({ exams }: { exams: readonly Row[] }) {
  const { t, lang } = useLanguage();
  const { timeZone } = usePreferences();
  // The list comes newest first; a line is read from left to right.
  const charted = exams.slice(0, CHARTED).reverse();
  const finding = trendWords(t, lang, charted);
  const short = new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en-GB", {
    day: "numeric",
    month: "short",
    ...(timeZone ? { timeZone } : {}),
  });
  return (
    <section className="section">
      <h2>{finding}</h2>
      {charted.length > 1 ? (
        <ScoreTrend
          label={finding}
          exams={charted.map((exam) => ({ ...exam, id: exam.examId, date: short.format(exam.handedInAt) }))}
        />
      ) : null}
      <Table
        caption={t("exams.history")}
        rows={exams}
        keyOf={(exam) => exam.examId}
        columns={[
          {
            key: "date",
            head: t("exams.date"),
            rowHead: true,
            cell: (exam) => <Link href={`/exams/report/${exam.examId}`}>{day(lang, exam.handedInAt, timeZone)}</Link>,
          },
          {
            key: "exam",
            head: t("exams.exam"),
            cell: (exam) => (
              <>
                {storedName(t, lang, exam)}
                <span className="note soft figures history__size">
                  {t("exams.questions", { count: exam.size })}
                  {exam.seenBefore > 0 ? ` · ${t("exams.seenBefore", { count: exam.seenBefore })}` : ""}
                </span>
              </>
            ),
          },
          {
            key: "result",
            head: t("exams.result"),
            cell: (exam) => (
              <span className={`result result--${exam.passed ? "passed" : "failed"}`}>
                <Icon name={exam.passed ? "check" : "cross"} size={16} />
                {t(exam.passed ? "exams.passed" : "exams.failed")}
              </span>
            ),
          },
          { key: "score", head: t("exams.score"), number: true, cell: (exam) => percent(lang, exam.score) },
          {
            key: "band",
            head: t("exams.interval"),
            cell: (exam) => (
              <IntervalBand
                value={exam.score}
                low={exam.low}
                high={exam.high}
                mark={exam.passMark}
                tone={exam.passed ? "good" : "bad"}
                label={t("exams.bandLabel", {
                  score: percent(lang, exam.score),
                  low: percent(lang, exam.low),
                  high: percent(lang, exam.high),
                  mark: percent(lang, exam.passMark),
                })}
              />
            ),
          },
        ]}
      />
    </section>
  );
}
