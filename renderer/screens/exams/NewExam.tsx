// The blueprint before the start: what the paper will hold, how long it takes, what passes; nothing hidden.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation, useParams } from "wouter";
import { call, type Output, useCall } from "../../api.ts";
import { pageTime } from "../../clock.ts";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import { NumberField, Select } from "../../components/controls/Fields.tsx";
import { PaperMap } from "../../components/figures/PaperMap.tsx";
import { useTopicNames } from "../../components/items/useTopicNames.ts";
import { ErrorState, Loading, Notice, useErrorText } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { SourceLink } from "../../components/text/SourceLink.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { number } from "../../i18n/format.ts";
import { blueprintLayers } from "./layers.ts";
import { presetOf, requestOf, type Wishes } from "./request.ts";
import { TopicChoice } from "./TopicChoice.tsx";
import { setRunning, useRunningExam } from "./useRunningExam.ts";
import { type Blueprint, largestSize, neededRight, presetName, presetWord } from "./words.ts";
import "./Exams.css";

type Presets = Output<"exam.presets">["presets"];

/** The exam that the address names, with its fields. */
export function NewExam() {
  const { t } = useLanguage();
  const presets = useCall("exam.presets", {});
  const settings = useCall("settings.get", {});
  if (presets.isPending || settings.isPending) return <Loading />;
  const failed = presets.error ?? settings.error;
  if (failed || !presets.data || !settings.data) {
    return <ErrorState error={failed} onRetry={() => void Promise.all([presets.refetch(), settings.refetch()])} />;
  }
  return (
    <div className="page exams">
      <header className="page__head">
        <h1>{t("exams.new.title")}</h1>
        <ButtonLink to="/exams" icon="left">
          {t("nav.exams")}
        </ButtonLink>
      </header>
      <Setting presets={presets.data.presets} tierTitles={settings.data.tierTitles} />
    </div>
  );
}

function Setting({ presets, tierTitles }: { presets: Presets; tierTitles: readonly string[] }) {
  const { t } = useLanguage();
  const [, go] = useLocation();
  const { preset: word = "whole" } = useParams<{ preset?: string }>();
  const [topicIds, setTopicIds] = useState<readonly number[]>([]);
  const [wishes, setWishes] = useState<Wishes>({});
  const preset = presetOf(word, topicIds);
  const choices = [
    ...presets.map((one) => ({
      value: presetWord(one.request.preset),
      label: presetName(t, one.request.preset, tierTitles),
    })),
    { value: "topics", label: t("exams.preset.topics") },
  ];
  const known = choices.some((choice) => choice.value === word);
  return (
    <>
      <div className="setting__exam">
        <Select
          label={t("exams.exam")}
          value={known ? word : "whole"}
          choices={choices}
          onChange={(value) => {
            // Size, time and pass mark belong to the exam that they were chosen for.
            setWishes({});
            go(`/exams/new/${value}`, { replace: true });
          }}
        />
      </div>
      {word === "topics" ? <TopicChoice presets={presets} chosen={topicIds} onChange={setTopicIds} /> : null}
      {preset ? (
        <Plan
          key={presetWord(preset)}
          preset={preset}
          wishes={wishes}
          onWish={(wish) => setWishes({ ...wishes, ...wish })}
          onReset={() => setWishes({})}
          tierTitles={tierTitles}
        />
      ) : (
        <p className="soft">{t("exams.new.chooseTopics")}</p>
      )}
    </>
  );
}

type PlanProps = {
  preset: NonNullable<ReturnType<typeof presetOf>>;
  wishes: Wishes;
  onWish: (wish: Wishes) => void;
  onReset: () => void;
  tierTitles: readonly string[];
};

function Plan({ preset, wishes, onWish, onReset, tierTitles }: PlanProps) {
  const { t, lang } = useLanguage();
  const nameOf = useTopicNames();
  const request = requestOf(preset, wishes);
  const blueprint = useCall("exam.blueprint", { request }, { keep: true });
  if (blueprint.isPending) return <Loading />;
  if (blueprint.isError) return <ErrorState error={blueprint.error} onRetry={() => void blueprint.refetch()} />;
  const plan = blueprint.data;
  const label = t("exams.map.label", { exam: presetName(t, preset, tierTitles) });
  return (
    <>
      <div className="setting__fields">
        <NumberField
          label={t("exams.new.size")}
          value={plan.size}
          min={1}
          max={200}
          onChange={(size) => onWish({ size })}
        />
        <NumberField
          label={t("exams.new.minutes")}
          value={plan.minutes}
          min={1}
          max={600}
          onChange={(minutes) => onWish({ minutes })}
        />
        <NumberField
          label={t("exams.new.passMark")}
          value={Math.round(plan.passMark * 100)}
          min={10}
          max={100}
          onChange={(mark) => onWish({ passMark: mark / 100 })}
        />
        <Start plan={plan} />
      </div>
      <p className="figures">
        {t("exams.new.sum", {
          each: number(lang, plan.size === 0 ? 0 : plan.minutes / plan.size, 1),
          needed: neededRight(plan.size, plan.passMark),
          size: plan.size,
        })}
        {Object.keys(wishes).length > 0 ? (
          <Button size="small" kind="quiet" onPress={onReset}>
            {t("exams.new.reset")}
          </Button>
        ) : null}
      </p>
      <Shortness plan={plan} onSize={(size) => onWish({ size })} />
      {plan.cells.length > 0 ? (
        <section className="section">
          <div className="section__head">
            <h2>{t("exams.new.blueprint")}</h2>
            <span className="small soft figures">
              {t("exams.new.reserved", {
                count: plan.reserved,
                all: plan.cells.reduce((sum, cell) => sum + cell.available, 0),
              })}
            </span>
          </div>
          <PaperMap label={label} layers={blueprintLayers(t, lang, plan, tierTitles, nameOf)} />
          <p className="small soft">
            {plan.source ? (
              <>
                {t("exams.new.source", { date: plan.source.date })} <SourceLink url={plan.source.url} />
              </>
            ) : (
              t("exams.new.ownShares")
            )}
          </p>
        </section>
      ) : null}
    </>
  );
}

/** What the bank lacks for this paper, and the largest one that it can fill. */
function Shortness({ plan, onSize }: { plan: Blueprint; onSize: (size: number) => void }) {
  const { t, lang } = useLanguage();
  const fits = largestSize(plan.cells);
  if (plan.cells.length === 0 || (plan.short.length > 0 && fits === 0)) {
    return (
      <Notice tone="bad">
        <p>{t("exams.new.nothing")}</p>
      </Notice>
    );
  }
  if (plan.short.length === 0) return null;
  return (
    <Notice
      tone="bad"
      actions={
        fits < plan.size ? (
          <Button size="small" onPress={() => onSize(fits)}>
            {t("exams.new.takeSize", { count: fits })}
          </Button>
        ) : null
      }
    >
      <p>
        <strong>{t("exams.new.short", { count: plan.short.length })}</strong>
      </p>
      <ul className="setting__short">
        {plan.short.map((cell) => (
          <li key={cell.title.en} className="figures">
            {t("exams.new.shortCell", { cell: cell.title[lang], needed: cell.needed, available: cell.available })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Start({ plan }: { plan: Blueprint }) {
  const { t } = useLanguage();
  const [, go] = useLocation();
  const queries = useQueryClient();
  const say = useSay();
  const textOf = useErrorText();
  const running = useRunningExam().data?.state === "running";
  const start = useMutation({
    mutationFn: () => call("exam.start", { request: plan.request }),
    onSuccess: (sitting) => {
      setRunning(queries, { state: "running", sitting, at: pageTime() });
      go("/exams/sitting");
    },
    onError: (error) => say(textOf(error), { tone: "bad" }),
  });
  if (running) {
    return (
      <ButtonLink to="/exams/sitting" kind="primary" size="large" icon="play">
        {t("exams.running.goOn")}
      </ButtonLink>
    );
  }
  return (
    <Button
      kind="primary"
      size="large"
      icon="play"
      isDisabled={plan.cells.length === 0 || plan.short.length > 0}
      isPending={start.isPending}
      onPress={() => start.mutate()}
    >
      {t("exams.new.start")}
    </Button>
  );
}
