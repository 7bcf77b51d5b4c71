// Carries a sitting to the host and back: each choice at once and in order, what failed again later, the end in any way.
import { useCallback, useEffect, useRef, useState } from "react";
import { CallError, call } from "../../api.ts";
import { pageTime } from "../../clock.ts";
import {
  type Answer,
  allSaved,
  answerOf,
  openSitting,
  type SittingEvent,
  type SittingState,
  stepSitting,
} from "./sitting.ts";
import { giveBack, STOPPED, take, turnTo, untold } from "./stopwatch.ts";
import type { Running } from "./useRunningExam.ts";

/** A look shorter than this is not worth a message. */
const SHORTEST_LOOK_MS = 1000;

type Begin = Extract<Running, { state: "running" }>;

/** `onOver` is told once when the exam turns out to be over, whoever ended it. */
export function useSitting(begin: Begin, place: number | "check", onOver: () => void) {
  const { examId, size } = begin.sitting;
  const [state, setState] = useState<SittingState>(() => openSitting(begin.sitting, begin.at));
  // Messages follow one another: each reads what is given by then, so the host gets the last word last.
  const latest = useRef(state);
  const line = useRef<Promise<void>>(Promise.resolve());
  const watch = useRef(STOPPED);
  const over = useRef(false);
  const told = useRef(onOver);
  useEffect(() => {
    told.current = onOver;
  });

  const apply = useCallback((event: SittingEvent) => {
    latest.current = stepSitting(latest.current, event);
    setState(latest.current);
  }, []);

  const end = useCallback(() => {
    if (over.current) return;
    over.current = true;
    told.current();
  }, []);

  /** Refused means: no longer running. Everything else may go well the next time. */
  const fail = useCallback(
    (error: unknown) => {
      if (error instanceof CallError && error.code === "refused") end();
      else apply({ kind: "failed", error });
    },
    [apply, end],
  );

  const inLine = useCallback((work: () => Promise<void>): Promise<void> => {
    line.current = line.current.then(work);
    return line.current;
  }, []);

  const send = useCallback(
    async (position: number) => {
      const question = latest.current.questions.get(position);
      if (!question || over.current) return;
      const answer: Answer = answerOf(question);
      const taken = take(watch.current, position, pageTime());
      watch.current = taken.watch;
      try {
        const sitting = await call("exam.answer", {
          examId,
          position,
          chosen: [...answer.chosen],
          confidence: answer.confidence,
          tookMs: taken.tookMs,
        });
        apply({ kind: "saved", position, answer, sitting, at: pageTime() });
      } catch (error) {
        watch.current = giveBack(watch.current, position, taken.tookMs);
        fail(error);
      }
    },
    [examId, apply, fail],
  );

  const sendFlag = useCallback(
    async (position: number) => {
      const flagged = latest.current.questions.get(position)?.flagged;
      if (flagged === undefined || over.current) return;
      try {
        const sitting = await call("exam.flag", { examId, position, flagged });
        apply({ kind: "flagSaved", position, flagged, sitting, at: pageTime() });
      } catch (error) {
        fail(error);
      }
    },
    [examId, apply, fail],
  );

  /** Sends again whatever is not acknowledged. */
  const retry = useCallback(
    () =>
      inLine(async () => {
        for (const position of latest.current.unsaved) await send(position);
        for (const position of latest.current.unsavedFlags) await sendFlag(position);
      }),
    [inLine, send, sendFlag],
  );

  const load = useCallback(
    async (position: number) => {
      if (latest.current.questions.has(position)) return;
      try {
        const question = await call("exam.question", { examId, position });
        apply({ kind: "loaded", question });
      } catch (error) {
        fail(error);
      }
    },
    [examId, apply, fail],
  );

  // The question in sight first, then the rest of the paper one after another: turning a page never waits.
  useEffect(() => {
    let gone = false;
    void (async () => {
      if (place !== "check") await load(place);
      for (let position = 0; position < size && !gone && !over.current; position++) await load(position);
    })();
    return () => {
      gone = true;
    };
  }, [place, size, load]);

  // The time of a question runs while it is in sight, and is told when it leaves.
  useEffect(() => {
    const position = place === "check" ? null : place;
    watch.current = turnTo(watch.current, position, pageTime());
    return () => {
      watch.current = turnTo(watch.current, null, pageTime());
      if (position !== null && untold(watch.current, position, pageTime()) >= SHORTEST_LOOK_MS) {
        void inLine(() => send(position));
      }
    };
  }, [place, inLine, send]);

  function give(position: number, answer: Answer) {
    apply({ kind: "given", position, answer });
    void inLine(async () => {
      if (latest.current.unsaved.has(position)) await send(position);
    });
  }

  function flag(position: number, flagged: boolean) {
    apply({ kind: "flagged", position, flagged });
    void inLine(async () => {
      if (latest.current.unsavedFlags.has(position)) await sendFlag(position);
    });
  }

  /** The host's word on the running exam: takes its clock, or learns that it is over. */
  const hear = useCallback(
    (running: Running) => {
      if (running.state === "running" && running.sitting.examId === examId) {
        apply({ kind: "told", sitting: running.sitting, at: running.at });
        if (!allSaved(latest.current)) void retry();
      } else end();
    },
    [examId, apply, end, retry],
  );

  /** Hands in once everything given is saved; throws what stands in the way. */
  async function handIn(): Promise<void> {
    watch.current = turnTo(watch.current, null, pageTime());
    await retry();
    if (over.current) return;
    if (!allSaved(latest.current)) throw latest.current.trouble;
    await call("exam.handIn", { examId });
    end();
  }

  return { state, give, flag, retry, hear, handIn, reload: load };
}
