// How ready one is for an exam on a date: the chance, what it stands on, what would raise it, and how forecasts fared.
import { useState } from "react";
import { Link } from "wouter";
import { type Output, useCall } from "../../api.ts";
import { ButtonLink } from "../../components/controls/Button.tsx";
import { Segments, Select } from "../../components/controls/Fields.tsx";
import { ForecastBand } from "../../components/figures/ForecastBand.tsx";
import { IntervalBand } from "../../components/figures/IntervalBand.tsx";
import { Meter } from "../../components/figures/Meter.tsx";
import { TopicStrength } from "../../components/figures/TopicStrength.tsx";
import { drillPath } from "../../components/items/drill.ts";
import { useTopicNames } from "../../components/items/useTopicNames.ts";
import { Fold } from "../../components/states/Fold.tsx";
import { EmptyState, ErrorState, Loading, Notice } from "../../components/states/States.tsx";
import { plainWords } from "../../components/text/markdown.ts";
import { Table } from "../../components/text/Table.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { day, localeOf, number, percent } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";
import { presetOf, requestOf } from "../exams/request.ts";
import { presetName, presetWord } from "../exams/words.ts";
import { chanceWord, shownChance } from "./chance.ts";
import { isDay, noonOf, plusDays } from "./dates.ts";
import { keepAim, keptAim } from "./kept.ts";
import "./Readiness.css";

type View = Output<"readiness.forecast">;
type Presets = Output<"exam.presets">["presets"];
type Cells = Presets[number]["cells"];

/** Steps from today that are one press away, in days. */
const STEPS = [0, 14, 30, 90] as const;

/** The forecast with its two choices. */
export function Readiness() {
  const { t } = useLanguage();
  const presets = useCall("exam.presets", {});
  const today = useCall("study.today", {});
  const settings = useCall("settings.get", {});
  if (presets.isPending || today.isPending || settings.isPending) return <Loading />;
  const failed = presets.error ?? today.error ?? settings.error;
  if (failed || !presets.data || !today.data || !settings.data) {
    return (
      <ErrorState
        error={failed}
        onRetry={() => void Promise.all([presets.refetch(), today.refetch(), settings.refetch()])}
      />
    );
  }
  const offered = presets.data.presets.filter((preset) => preset.cells.some((cell) => cell.available > 0));
  if (offered.length === 0) {
    return (
      <EmptyState
        title={t("exams.emptyTitle")}
        icon="target"
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
  return <Aiming presets={offered} today={today.data.date} tierTitles={settings.data.tierTitles} />;
}

type AimingProps = { presets: Presets; today: string; tierTitles: readonly string[] };

function Aiming({ presets, today, tierTitles }: AimingProps) {
  const { t, lang } = useLanguage();
  const kept = keptAim();
  const words = presets.map((preset) => presetWord(preset.request.preset));
  const [exam, setExam] = useState(kept && words.includes(kept.exam) ? kept.exam : (words[0] ?? "whole"));
  const [date, setDate] = useState(kept && kept.date >= today ? kept.date : plusDays(today, 30));
  const preset = presetOf(exam, []) ?? { kind: "whole" as const };
  const isFine = isDay(date) && date >= today;
  const forecast = useCall(
    "readiness.forecast",
    { request: requestOf(preset, {}), onDate: date },
    { keep: true, enabled: isFine },
  );
  function aim(change: { exam?: string; date?: string }) {
    const next = { exam: change.exam ?? exam, date: change.date ?? date };
    setExam(next.exam);
    setDate(next.date);
    if (isDay(next.date)) keepAim(next);
  }
  const step = STEPS.find((days) => plusDays(today, days) === date);
  return (
    <div className="page readiness">
      <header className="page__head">
        <h1>{t("readiness.title")}</h1>
        <ButtonLink to="/exams" icon="exam">
          {t("nav.exams")}
        </ButtonLink>
        <ButtonLink to="/weak" icon="weak">
          {t("nav.weak")}
        </ButtonLink>
      </header>
      <div className="readiness__aim">
        <Select
          label={t("exams.exam")}
          value={exam}
          onChange={(value) => aim({ exam: value })}
          choices={presets.map((one) => ({
            value: presetWord(one.request.preset),
            label: presetName(t, one.request.preset, tierTitles),
          }))}
        />
        <label className="field">
          <span className="field__label">{t("readiness.date")}</span>
          <input
            type="date"
            className="field__input"
            lang={localeOf(lang)}
            value={date}
            min={today}
            onChange={(event) => aim({ date: event.currentTarget.value })}
          />
        </label>
        <Segments
          label={t("readiness.steps")}
          labelHidden
          value={step === undefined ? null : String(step)}
          onChange={(value) => aim({ date: plusDays(today, Number(value)) })}
          choices={STEPS.map((days) => ({ value: String(days), label: t(`readiness.step.${days}`) }))}
        />
      </div>
      {isFine ? null : <p className="field__error">{t("readiness.dateWrong")}</p>}
      {forecast.isError && isFine ? (
        <ErrorState error={forecast.error} onRetry={() => void forecast.refetch()} />
      ) : forecast.data ? (
        <Forecast
          view={forecast.data}
          cells={presets.find((one) => presetWord(one.request.preset) === exam)?.cells ?? []}
        />
      ) : isFine ? (
        <Loading />
      ) : null}
    </div>
  );
}

function Forecast({ view, cells }: { view: View; cells: Cells }) {
  const { t, lang } = useLanguage();
  const figures = {
    expected: percent(lang, view.expected),
    low: percent(lang, view.low),
    high: percent(lang, view.high),
    mark: percent(lang, view.passMark),
  };
  const on = day(lang, noonOf(view.onDate), "UTC");
  return (
    <>
      <section className="readiness__chance">
        {view.enough ? (
          <>
            <h2 className="readiness__word">{t(`readiness.chance.${chanceWord(view.chance)}`)}</h2>
            <p>{t("readiness.chanceText", { chance: percent(lang, shownChance(view.chance)), date: on })}</p>
          </>
        ) : (
          <>
            <h2 className="readiness__word">{t("readiness.notEnough")}</h2>
            <Notice tone="warn">
              <p>{t("readiness.notEnoughText")}</p>
            </Notice>
          </>
        )}
        <div className="readiness__band">
          <ForecastBand
            expected={view.expected}
            low={view.low}
            high={view.high}
            passMark={view.passMark}
            label={t("readiness.bandLabel", figures)}
          />
        </div>
        <p className="small soft figures">{t("readiness.bandText", figures)}</p>
      </section>
      <div className="readiness__columns">
        <Best view={view} />
        <Parts view={view} cells={cells} />
      </div>
      <Strength />
      <Record view={view} />
    </>
  );
}

function Best({ view }: { view: View }) {
  const { t, lang } = useLanguage();
  const { itemLang } = usePreferences();
  if (view.best.length === 0) return null;
  return (
    <section className="section">
      <div>
        <h2>{t("readiness.best", { count: view.best.length })}</h2>
        <p className="small soft">{t("readiness.bestText")}</p>
      </div>
      <ol className="readiness__best">
        {view.best.map((item) => (
          <li key={item.id}>
            <Link href={`/library/item/${encodeURIComponent(item.id)}`} lang={localeOf(itemLang)}>
              {plainWords(item.title[itemLang])}
            </Link>
            <span className="note soft figures">
              {item.topic} ·{" "}
              {item.gain < 0.0005
                ? t("readiness.gainSmall")
                : t("readiness.gain", { points: number(lang, item.gain * 100, 1) })}
            </span>
          </li>
        ))}
      </ol>
      <div>
        <ButtonLink to={drillPath(view.best)} kind="primary" icon="target">
          {t("readiness.drill")}
        </ButtonLink>
      </div>
    </section>
  );
}

function Parts({ view, cells }: { view: View; cells: Cells }) {
  const { t, lang } = useLanguage();
  const nameOf = useTopicNames();
  // The parts stand in the order of the blueprint's cells, which know their topics.
  const rows = view.parts
    .map((part, index) => {
      const cell = cells[index];
      const title = part.title[lang];
      const name = cell?.title[lang] === title ? nameOf(cell.topicId, title) : title;
      return { ...part, name, tier: cell?.tier ?? null };
    })
    // A block that runs through all tiers has a part in each of them.
    .map((part, _, all) =>
      part.tier !== null && all.filter((one) => one.name === part.name).length > 1
        ? { ...part, name: `${part.name} · ${t("common.tierN", { n: part.tier })}` }
        : part,
    )
    .filter((part) => part.share > 0)
    .sort((a, b) => b.share - a.share);
  return (
    <section className="section">
      <div>
        <h2>{t("readiness.parts")}</h2>
        <p className="small soft">{t("readiness.partsText")}</p>
      </div>
      <Table
        caption={t("readiness.parts")}
        rows={rows}
        keyOf={(part) => part.name}
        columns={[
          { key: "title", head: t("readiness.part"), rowHead: true, cell: (part) => part.name },
          { key: "share", head: t("readiness.share"), number: true, cell: (part) => percent(lang, part.share) },
          {
            key: "expected",
            head: t("readiness.expected"),
            cell: (part) => (
              <Meter
                label={part.name}
                labelHidden
                value={part.expected}
                text={percent(lang, part.expected)}
                aside={<span className="note figures">{percent(lang, part.expected)}</span>}
              />
            ),
          },
          { key: "basis", head: t("readiness.basis"), cell: (part) => t(`readiness.bases.${part.basis}`) },
        ]}
      />
    </section>
  );
}

function Strength() {
  const { t } = useLanguage();
  const weak = useCall("weak.list", {});
  const nameOf = useTopicNames();
  if (!weak.data || weak.data.topics.length === 0) return null;
  const topics = weak.data.topics.map((topic) => ({ ...topic, title: nameOf(topic.topicId, topic.title) }));
  return (
    <Fold level={2} title={t("readiness.strength")}>
      <TopicStrength label={t("readiness.strength")} topics={topics} />
    </Fold>
  );
}

function Record({ view }: { view: View }) {
  const { t, lang } = useLanguage();
  const { timeZone } = usePreferences();
  const { record } = view;
  if (record.forecasts === 0 || record.meanError === null) {
    return (
      <section className="section">
        <h2>{t("readiness.record")}</h2>
        <p className="soft small">{t("readiness.recordNone")}</p>
      </section>
    );
  }
  return (
    <section className="section">
      <div>
        <h2>{t("readiness.recordFound", { count: record.forecasts, within: record.withinBand })}</h2>
        <p className="small soft figures">
          {t("readiness.recordText", { points: number(lang, record.meanError * 100, 1) })}
        </p>
      </div>
      <Table
        caption={t("readiness.record")}
        // Two exams may begin at the same instant of a clock that was set.
        rows={record.rows.map((row, index) => ({ ...row, n: index }))}
        keyOf={(row) => row.n}
        columns={[
          { key: "date", head: t("exams.date"), rowHead: true, cell: (row) => day(lang, row.madeAt, timeZone) },
          { key: "exam", head: t("exams.exam"), cell: (row) => row.title[lang] },
          {
            key: "forecast",
            head: t("readiness.forecast"),
            number: true,
            cell: (row) =>
              t("readiness.forecastShort", {
                expected: percent(lang, row.expected),
                low: percent(lang, row.low),
                high: percent(lang, row.high),
              }),
          },
          { key: "actual", head: t("exams.result"), number: true, cell: (row) => percent(lang, row.actual) },
          {
            key: "chart",
            head: t("readiness.against"),
            cell: (row) => {
              const within = row.actual >= row.low && row.actual <= row.high;
              return (
                <span className="readiness__against">
                  <IntervalBand
                    value={row.expected}
                    low={row.low}
                    high={row.high}
                    mark={row.actual}
                    tone={within ? "accent" : "warn"}
                    label={t(within ? "readiness.within" : "readiness.outside")}
                  />
                  <span className="note soft">{t(within ? "readiness.within" : "readiness.outside")}</span>
                </span>
              );
            },
          },
        ]}
      />
    </section>
  );
}
