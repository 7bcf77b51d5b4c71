// Carries a review session to the host and back: next, grade, undo, suspend, flag.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { CallError, call } from "../../api.ts";
import { pageTime } from "../../clock.ts";
import { intervalWords } from "../../components/items/words.ts";
import { useErrorText } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import type { Grade } from "../../components/study/GradeBar.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { cardOf, type NextItem, nextInput, type SessionInput, START, step, tookMs } from "./session.ts";

/** The session's state, what can be done, and what was said last (for the screen's status line). */
export function useSession(session: SessionInput) {
  const { t, lang } = useLanguage();
  const say = useSay();
  const textOf = useErrorText();
  const queries = useQueryClient();
  const [state, dispatch] = useReducer(step, START);
  const [status, setStatus] = useState("");
  // Only the reply to the last request counts: an undo may overtake a load.
  const asked = useRef(0);
  const key = JSON.stringify(session);

  /** Loads the next item; `wanted` is shown first if it can be (what an undo brought back). */
  const load = useCallback(
    async (answered: readonly string[], wanted?: string) => {
      asked.current += 1;
      const mine = asked.current;
      try {
        let next: NextItem = await call("study.next", nextInput(JSON.parse(key) as SessionInput, answered));
        if (wanted !== undefined && !(next.state === "card" && next.card.id === wanted)) {
          const back = await call("study.next", { session: { kind: "items", ids: [wanted] } }).catch(() => null);
          if (back?.state === "card") next = { ...back, progress: next.progress };
        }
        if (mine === asked.current) dispatch({ kind: "loaded", next, at: pageTime() });
      } catch (error) {
        if (mine === asked.current) dispatch({ kind: "failed", error });
      }
    },
    [key],
  );

  useEffect(() => {
    void load([]);
  }, [load]);

  // Whatever was graded here, the other screens ask anew when they are shown.
  useEffect(() => () => void queries.invalidateQueries(), [queries]);

  const { phase, answered } = state;

  async function grade(wish: Grade, at: number) {
    const after = step(state, { kind: "grade", grade: wish, at });
    if (after.phase.kind !== "saving" || phase.kind !== "revealed") return;
    dispatch({ kind: "grade", grade: wish, at });
    const { item, shownAt } = phase;
    try {
      const saved = await call("study.grade", {
        itemId: item.card.id,
        seenReps: item.seenReps,
        grade: wish,
        tookMs: tookMs(shownAt, at),
      });
      setStatus(t("review.saved", { grade: t(`grade.${wish}`), span: intervalWords(lang, saved.interval) }));
      dispatch({ kind: "saved", itemId: item.card.id });
      await load([...answered.filter((id) => id !== item.card.id), item.card.id]);
    } catch (error) {
      if (error instanceof CallError && (error.code === "conflict" || error.code === "not-found")) {
        say(t(error.code === "conflict" ? "review.stale" : "review.gone"));
        await load(answered, error.code === "conflict" ? item.card.id : undefined);
      } else {
        dispatch({ kind: "refused" });
        say(textOf(error), { tone: "bad" });
      }
    }
  }

  async function undo() {
    try {
      const { action, itemId } = await call("study.undo", {});
      const words = t(`review.undone.${action}`);
      setStatus(words);
      say(words);
      dispatch({ kind: "undone", itemId });
      await load(
        answered.filter((id) => id !== itemId),
        itemId,
      );
    } catch (error) {
      // "Nothing to take back" is an answer, no failure.
      if (error instanceof CallError && error.code === "refused") say(error.message);
      else say(textOf(error), { tone: "bad" });
    }
  }

  async function suspend() {
    const item = cardOf(phase);
    if (!item || phase.kind === "saving") return;
    try {
      await call("library.suspend", { id: item.card.id, suspended: true });
      say(t("review.suspended"), { undo: () => void undo() });
      await load(answered);
    } catch (error) {
      say(textOf(error), { tone: "bad" });
    }
  }

  async function flag(reason: string | null) {
    const item = cardOf(phase);
    if (!item) return;
    try {
      await call("library.flag", { id: item.card.id, reason });
      dispatch({ kind: "cardChanged", card: { ...item.card, flagReason: reason } });
      say(t(reason === null ? "review.unflagged" : "review.flaggedToast"));
    } catch (error) {
      say(textOf(error), { tone: "bad" });
    }
  }

  return { state, status, dispatch, grade, undo, suspend, flag, reload: () => load(answered) };
}
