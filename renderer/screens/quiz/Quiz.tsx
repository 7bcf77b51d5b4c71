// A practice set: one case at a time, its reasons at once, and at the end what it has shown.
import { useEffect, useRef } from "react";
import { useLocation, useParams } from "wouter";
import { type Action, useActions } from "../../actions.tsx";
import { pageTime } from "../../clock.ts";
import { Button } from "../../components/controls/Button.tsx";
import { IconButton } from "../../components/controls/IconButton.tsx";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { ErrorState, Loading } from "../../components/states/States.tsx";
import { Case } from "../../components/study/Case.tsx";
import { Choices, choiceAction, confidenceActions } from "../../components/study/Choices.tsx";
import { Desk, DeskProgress } from "../../components/study/Desk.tsx";
import { ConfidenceChoice } from "../../components/study/OptionList.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import type { Lang } from "../../i18n/i18n.ts";
import { usePreferences } from "../../preferences.tsx";
import { FeedbackPanel } from "./Feedback.tsx";
import { QuizEndPage } from "./QuizEnd.tsx";
import { goesOn, isComplete, openQuestion, type Sheet, sheetOf } from "./session.ts";
import { StepAsk, Turns } from "./Turns.tsx";
import { useQuiz } from "./useQuiz.ts";
import "./Quiz.css";

const OTHER: Record<Lang, Lang> = { en: "zh", zh: "en" };

/** The set that the address names. */
export function Quiz() {
  const { t } = useLanguage();
  const { itemLang } = usePreferences();
  const params = useParams<{ quizId?: string }>();
  const [, go] = useLocation();
  const quiz = useQuiz(Number(params.quizId) || 0);
  const { phase, flipped, given } = quiz.state;
  const stem = useRef<HTMLElement>(null);
  const answer = useRef<HTMLElement>(null);
  const ask = useRef<HTMLElement>(null);

  const sheet = sheetOf(phase);
  const lang = flipped ? OTHER[itemLang] : itemLang;
  const asking = phase.kind === "asking";
  const told = phase.kind === "told";

  // The focus follows the reading: to a new question, to the next step of a chain, to the verdict.
  const shownAt = sheet?.shownAt ?? null;
  const stepIndex = asking ? (sheet?.step?.index ?? 0) : 0;
  useEffect(() => {
    if (shownAt === null) return;
    stem.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [shownAt]);
  useEffect(() => {
    if (stepIndex === 0) return;
    ask.current?.focus({ preventScroll: true });
    ask.current?.scrollIntoView({ block: "nearest" });
  }, [stepIndex]);
  useEffect(() => {
    if (!told) return;
    answer.current?.focus({ preventScroll: true });
    answer.current?.scrollIntoView({ block: "nearest" });
  }, [told]);

  const leave = () => go("/quiz");
  const next = (at: number) => {
    if (goesOn(phase, at)) void quiz.next();
  };
  const choose = (place: number) => quiz.dispatch({ kind: "place", place });
  const enter: Action = {
    id: "answer",
    label: told ? "quiz.next" : "quiz.answer",
    icon: "check",
    keys: ["Enter"],
    binding: { code: ["Enter", "NumpadEnter"] },
    run: (event) => (told ? next(event?.timeStamp ?? pageTime()) : void quiz.answer()),
    off: !sheet,
    keyOnly: true,
  };
  useActions("nav.quiz", [
    choiceAction(choose, !asking),
    enter,
    ...confidenceActions((confidence) => quiz.dispatch({ kind: "confidence", confidence }), !asking),
    {
      id: "quiz:undo",
      label: "quiz.undo",
      icon: "undo",
      keys: ["Z"],
      binding: { code: "KeyZ" },
      run: () => void quiz.undo(),
    },
    {
      id: "quiz:flip",
      label: "review.otherLanguage",
      icon: "translate",
      keys: ["L"],
      binding: { code: "KeyL" },
      run: () => quiz.dispatch({ kind: "flip" }),
      off: !sheet,
    },
    {
      id: "quiz:leave",
      label: "quiz.leave",
      icon: "left",
      keys: ["Escape"],
      binding: { code: "Escape", onControls: true },
      run: leave,
    },
  ]);

  const bar = (
    <>
      <Button kind="quiet" size="small" icon="left" keyCap="Escape" onPress={leave}>
        {t("common.back")}
      </Button>
      {sheet ? (
        <DeskProgress
          done={sheet.item.position + (told ? 1 : 0)}
          all={sheet.item.of}
          words={t("quiz.position", { n: sheet.item.position + 1, of: sheet.item.of })}
        />
      ) : (
        <span className="push" />
      )}
      <div className="desk__tools">
        <IconButton
          icon="undo"
          label={t("quiz.undo")}
          keyCap="Z"
          isDisabled={given === 0}
          onPress={() => void quiz.undo()}
        />
        <IconButton
          icon="translate"
          label={t("review.otherLanguage")}
          keyCap="L"
          isDisabled={!sheet}
          pressed={flipped}
          onPress={() => quiz.dispatch({ kind: "flip" })}
        />
      </div>
    </>
  );

  return (
    <Desk
      wide={sheet !== null}
      bar={bar}
      foot={
        sheet ? (
          <div className="quiz__foot">
            {phase.kind === "told" ? (
              <>
                <Button icon="undo" keyCap="Z" onPress={() => void quiz.undo()}>
                  {t("quiz.undo")}
                </Button>
                <Button
                  key="next"
                  kind="primary"
                  size="large"
                  keyCap="Enter"
                  // The second press of a double click is for nothing.
                  onPress={() => next(pageTime())}
                >
                  {sheet.item.position + 1 < sheet.item.of ? t("quiz.next") : t("quiz.toEnd")}
                </Button>
              </>
            ) : (
              <>
                <ConfidenceChoice
                  value={sheet.confidence}
                  onChange={(confidence) => quiz.dispatch({ kind: "confidence", confidence })}
                />
                <Button
                  key="answer"
                  kind="primary"
                  size="large"
                  keyCap="Enter"
                  isDisabled={!isComplete(sheet)}
                  isPending={phase.kind === "saving"}
                  onPress={() => void quiz.answer()}
                >
                  {sheet.step ? t("quiz.chain.check") : t("quiz.answer")}
                </Button>
              </>
            )}
          </div>
        ) : undefined
      }
    >
      {phase.kind === "loading" ? <Loading /> : null}
      {phase.kind === "failed" ? <ErrorState error={phase.error} onRetry={() => void quiz.next()} /> : null}
      {phase.kind === "done" ? (
        <QuizEndPage end={phase.end} canUndo={given > 0} onUndo={() => void quiz.undo()} />
      ) : null}
      {sheet ? (
        <>
          <h1 className="unseen">{t("nav.quiz")}</h1>
          <Case
            key={sheet.item.question.id + String(sheet.shownAt)}
            rank={sheet.item.question.tier}
            label={t("quiz.question", { n: sheet.item.position + 1, of: sheet.item.of })}
            place={<Place sheet={sheet} lang={lang} flipped={flipped} />}
            stem={sheet.item.question.stem[lang]}
            lang={lang}
            stemRef={stem}
          >
            {phase.kind === "told" ? (
              <FeedbackPanel
                sheet={sheet}
                feedback={phase.feedback}
                lang={lang}
                verdictRef={answer}
                onUndo={() => void quiz.undo()}
              />
            ) : (
              <>
                <Turns turns={sheet.turns} lang={lang} />
                {sheet.step && sheet.item.state === "chain" ? (
                  <StepAsk
                    ask={sheet.step.ask}
                    n={sheet.step.index + 1}
                    of={sheet.item.question.steps}
                    lang={lang}
                    askRef={ask}
                  />
                ) : null}
                <Choices
                  // A new step is a new choice.
                  key={sheet.step?.index ?? 0}
                  question={openQuestion(sheet)}
                  chosen={sheet.chosen}
                  onChange={(chosen) => quiz.dispatch({ kind: "chosen", chosen })}
                  lang={lang}
                  disabled={phase.kind === "saving"}
                  onEnter={() => void quiz.answer()}
                />
              </>
            )}
          </Case>
        </>
      ) : null}
      <p className="unseen" role="status">
        {quiz.status}
      </p>
    </Desk>
  );
}

function Place({ sheet, lang, flipped }: { sheet: Sheet; lang: Lang; flipped: boolean }) {
  const { t } = useLanguage();
  const { question } = sheet.item;
  const facts = [
    question.topic,
    question.facet === "practice" ? t("review.practice") : null,
    question.kind === "chain" ? t("quiz.chain.kind", { count: question.steps }) : null,
    flipped ? t("quiz.inOther", { language: t(`common.${lang}`) }) : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <TierBadge rank={question.tier} label={t("common.tierN", { n: question.tier })} />
      <span className="soft">{facts.join(" · ")}</span>
    </>
  );
}
