// Carries a quiz to the host and back: the next question, a step, an answer, undo.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { CallError, call } from "../../api.ts";
import { pageTime } from "../../clock.ts";
import { useErrorText } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { isComplete, pathOf, type Sheet, START, step, tookMs } from "./session.ts";
import { forgetQuiz, keepQuiz } from "./unfinished.ts";

/** The quiz's state, what can be done, and what was said last (for the screen's status line). */
export function useQuiz(quizId: number) {
  const { t } = useLanguage();
  const say = useSay();
  const textOf = useErrorText();
  const queries = useQueryClient();
  const [state, dispatch] = useReducer(step, START);
  const [status, setStatus] = useState("");
  // Only the reply to the last request counts: an undo may overtake a load.
  const asked = useRef(0);

  const load = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    try {
      const next = await call("quiz.next", { quizId });
      if (mine !== asked.current) return;
      if (next.state === "done") forgetQuiz(quizId);
      else keepQuiz(quizId);
      dispatch({ kind: "loaded", next, at: pageTime() });
    } catch (error) {
      if (mine === asked.current) dispatch({ kind: "failed", error });
    }
  }, [quizId]);

  useEffect(() => {
    void load();
  }, [load]);

  // Whatever was answered here, the other screens ask anew when they are shown.
  useEffect(() => () => void queries.invalidateQueries(), [queries]);

  const { phase, given } = state;

  async function answer() {
    if (phase.kind !== "asking" || !isComplete(phase.sheet)) return;
    const { sheet } = phase;
    dispatch({ kind: "submit" });
    try {
      if (!(await turn(sheet))) await settle(sheet);
    } catch (error) {
      if (error instanceof CallError && (error.code === "conflict" || error.code === "not-found")) {
        say(textOf(error));
        await load();
      } else {
        dispatch({ kind: "refused" });
        say(textOf(error), { tone: "bad" });
      }
    }
  }

  /** Goes a step of a chain. False where there is none to go on to, or where it was the wrong turn. */
  async function turn(sheet: Sheet): Promise<boolean> {
    if (sheet.item.state !== "chain" || !sheet.step) return false;
    const itemId = sheet.item.question.id;
    const reply = await call("quiz.step", { quizId, itemId, path: pathOf(sheet) });
    if (!reply.right || !reply.next) return false;
    const gone = { ask: sheet.step.ask, options: reply.options, finding: reply.finding };
    dispatch({ kind: "turned", turn: gone, next: reply.next });
    setStatus(t("quiz.chain.rightTurn"));
    return true;
  }

  async function settle(sheet: Sheet) {
    const feedback = await call("quiz.answer", {
      quizId,
      itemId: sheet.item.question.id,
      seenReps: sheet.item.seenReps,
      chosen: sheet.item.state === "chain" ? pathOf(sheet) : [[...sheet.chosen]],
      confidence: sheet.confidence,
      tookMs: tookMs(sheet.shownAt, pageTime()),
    });
    dispatch({ kind: "told", feedback, at: pageTime() });
    setStatus(t(feedback.right ? "quiz.verdict.right" : "quiz.verdict.wrong"));
  }

  async function undo() {
    if (phase.kind === "saving") return;
    if (given === 0) {
      say(t("quiz.undoNothing"));
      return;
    }
    try {
      const { action } = await call("study.undo", {});
      const words = t(`review.undone.${action}`);
      setStatus(words);
      say(words);
      dispatch({ kind: "undone" });
      await load();
    } catch (error) {
      if (error instanceof CallError && error.code === "refused") say(error.message);
      else say(textOf(error), { tone: "bad" });
    }
  }

  return { state, status, dispatch, answer, undo, next: load };
}
