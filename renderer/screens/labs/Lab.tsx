// One lab: what to set up, do, check, break and clean up on a cluster of one's own, and how it went.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation, useParams } from "wouter";
import { useActions } from "../../actions.tsx";
import { call, type Output, useCall } from "../../api.ts";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import { IconButton } from "../../components/controls/IconButton.tsx";
import { hueOf } from "../../components/figures/strata.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { useTopicNames } from "../../components/items/useTopicNames.ts";
import { intervalWords } from "../../components/items/words.ts";
import { Fold } from "../../components/states/Fold.tsx";
import { ErrorState, Loading, Notice, useErrorText } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { type Grade, GradeBar } from "../../components/study/GradeBar.tsx";
import { CodePanel, CopiesContext } from "../../components/text/CodePanel.tsx";
import { Markdown } from "../../components/text/Markdown.tsx";
import { SourceLink } from "../../components/text/SourceLink.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { day, duration, list, localeOf } from "../../i18n/format.ts";
import type { Lang } from "../../i18n/i18n.ts";
import { usePreferences } from "../../preferences.tsx";
import { dateWords, stateWords } from "./words.ts";
import "./Labs.css";

type View = Output<"lab.show">;

/** The lab of the address. */
export function Lab() {
  const { id = "" } = useParams<{ id: string }>();
  const lab = useCall("lab.show", { id: decodeURIComponent(id) }, { keep: true });
  if (lab.isPending) return <Loading />;
  if (lab.isError) return <ErrorState error={lab.error} onRetry={() => void lab.refetch()} />;
  return <Bench key={lab.data.id} lab={lab.data} />;
}

function Bench({ lab }: { lab: View }) {
  const { t, lang } = useLanguage();
  const { itemLang, timeZone } = usePreferences();
  const [, go] = useLocation();
  const nameOf = useTopicNames();
  const [flipped, setFlipped] = useState(false);
  const shown: Lang = flipped ? (itemLang === "en" ? "zh" : "en") : itemLang;
  const flip = () => setFlipped(!flipped);

  useActions("labs.one", [
    {
      id: "lab:flip",
      label: "review.otherLanguage",
      icon: "translate",
      keys: ["L"],
      binding: { code: "KeyL" },
      run: flip,
    },
    {
      id: "lab:leave",
      label: "labs.leave",
      icon: "left",
      keys: ["Escape"],
      binding: { code: "Escape", onControls: true },
      run: () => go("/labs"),
    },
  ]);

  const facts = [
    lab.topic === null ? lab.subjectTopic[lang] : nameOf(lab.topicId, lab.topic),
    t("labs.minutes", { time: duration(lang, lab.minutes * 60_000) }),
    stateWords(t, lang, lab, timeZone),
  ];
  return (
    <article className="page page--narrow bench" style={hueOf(lab.tier)}>
      <header className="stack stack--tight">
        <div className="page__head">
          <h1 lang={localeOf(shown)}>{lab.title[shown]}</h1>
          <IconButton icon="translate" label={t("review.otherLanguage")} keyCap="L" pressed={flipped} onPress={flip} />
          <ButtonLink to="/labs" icon="left" keyCap="Escape">
            {t("nav.labs")}
          </ButtonLink>
        </div>
        <p className="bench__facts small soft figures">
          {lab.tier === null ? null : <TierBadge rank={lab.tier} label={t("common.tierN", { n: lab.tier })} />}
          <span>{facts.join(" · ")}</span>
        </p>
      </header>
      <CopiesContext value={true}>
        <section className="bench__part">
          <h2>{t("labs.part.goal")}</h2>
          <Markdown text={lab.goal[shown]} lang={shown} />
        </section>
        <section className="bench__part">
          <h2>{t("labs.part.setup")}</h2>
          <Markdown text={lab.setup[shown]} lang={shown} />
        </section>
        <section className="bench__part">
          <h2>{t("labs.part.steps")}</h2>
          <ol className="bench__steps">
            {lab.steps.map((step) => (
              <li key={step.en}>
                <Markdown text={step[shown]} lang={shown} />
              </li>
            ))}
          </ol>
        </section>
        <section className="bench__part">
          <h2>{t("labs.part.check")}</h2>
          <CodePanel code={lab.check.run} language="bash" label={t("labs.part.check")} />
          <Fold title={t("labs.expect")}>
            <Markdown text={lab.check.expect[shown]} lang={shown} />
          </Fold>
        </section>
        <section className="bench__part">
          <h2>{t("labs.part.fault")}</h2>
          <p className="soft small">{t("labs.faultText")}</p>
          <CodePanel code={lab.fault.inject} language="bash" label={t("labs.part.fault")} />
          <Fold title={t("labs.shows")}>
            <Markdown text={lab.fault.shows[shown]} lang={shown} />
          </Fold>
          <Fold title={t("labs.mend")}>
            <CodePanel code={lab.fault.mend} language="bash" label={t("labs.mend")} />
          </Fold>
        </section>
        <section className="bench__part">
          <h2>{t("labs.part.undo")}</h2>
          <CodePanel code={lab.undo} language="bash" label={t("labs.part.undo")} />
        </section>
      </CopiesContext>
      <Rating lab={lab} />
      <footer className="note soft">
        {t("common.label", { label: t("review.source") })}
        <SourceLink url={lab.source.url} />
        {lab.source.checked ? ` · ${t("review.checked", { date: lab.source.checked })}` : ""}
        {" · "}
        {t("common.label", { label: t("review.concepts") })}
        {list(
          lang,
          lab.concepts.map((concept) => concept.name[lang]),
        )}
      </footer>
    </article>
  );
}

/** How it went: until it is said, and once it was. */
function Rating({ lab }: { lab: View }) {
  const { t, lang } = useLanguage();
  const { settings, timeZone } = usePreferences();
  const queries = useQueryClient();
  const say = useSay();
  const textOf = useErrorText();
  const after = {
    onSettled: () => queries.invalidateQueries(),
    onError: (error: Error) => say(textOf(error), { tone: "bad" as const }),
  };
  const rate = useMutation({
    mutationFn: (grade: Grade) => call("lab.rate", { id: lab.id, seenRuns: lab.runs, grade }),
    ...after,
  });
  const takeBack = useMutation({ mutationFn: (runId: number) => call("lab.takeBack", { runId }), ...after });
  const last = lab.history.at(-1);
  const { takeBack: taken } = lab;
  useActions("labs.rate", [
    {
      id: "lab:undo",
      label: "labs.takeBack",
      icon: "undo",
      keys: ["Z"],
      binding: { code: "KeyZ" },
      run: () => {
        if (taken !== null) takeBack.mutate(taken);
      },
      off: taken === null || takeBack.isPending,
    },
  ]);
  return (
    <section className="bench__part bench__rate">
      <h2>{t("labs.rate")}</h2>
      {taken !== null && last ? (
        <Notice
          icon="check"
          actions={
            <Button
              size="small"
              kind="quiet"
              icon="undo"
              isPending={takeBack.isPending}
              onPress={() => takeBack.mutate(taken)}
            >
              {t("labs.takeBack")}
            </Button>
          }
        >
          {t("labs.rated", { grade: t(`labs.grade.${last.grade}`), date: dateWords(lang, last.dueDate, timeZone) })}
        </Notice>
      ) : (
        <>
          <p className="soft small">{t("labs.rateText")}</p>
          <GradeBar
            buttons={settings?.buttons ?? 2}
            disabled={rate.isPending}
            keyless
            words={{
              label: t("labs.rate"),
              names: {
                again: t("labs.grade.again"),
                hard: t("labs.grade.hard"),
                good: t("labs.grade.good"),
                easy: t("labs.grade.easy"),
              },
            }}
            intervals={{
              again: intervalWords(lang, lab.intervals.again),
              hard: intervalWords(lang, lab.intervals.hard),
              good: intervalWords(lang, lab.intervals.good),
              easy: intervalWords(lang, lab.intervals.easy),
            }}
            onGrade={(grade) => rate.mutate(grade)}
          />
        </>
      )}
      {lab.history.length > 0 ? (
        <Fold title={t("labs.history", { count: lab.history.length })}>
          <ul className="bench__history small figures">
            {lab.history.toReversed().map((run) => (
              <li key={run.runId}>
                {day(lang, run.doneAt, timeZone)} · {t(`labs.grade.${run.grade}`)}
              </li>
            ))}
          </ul>
        </Fold>
      ) : null}
    </section>
  );
}
