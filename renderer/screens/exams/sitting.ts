// A sitting as values: the paper as the host knows it, and over it what was given here and is not yet acknowledged.
import type { Output } from "../../api.ts";
import type { NavigatorCell } from "../../components/study/Navigator.tsx";
import type { Confidence } from "../../components/study/OptionList.tsx";
import type { Sitting } from "./useRunningExam.ts";

export type Question = Output<"exam.question">;
export type Answer = { chosen: readonly number[]; confidence: Confidence | null };

export type SittingState = {
  /** The host's word, and when it came on the page's own clock. */
  sitting: Sitting;
  toldAt: number;
  /** Questions as they were loaded, with what was given here in them. */
  questions: ReadonlyMap<number, Question>;
  /** Positions whose answer, or whose flag, is not acknowledged yet. */
  unsaved: ReadonlySet<number>;
  unsavedFlags: ReadonlySet<number>;
  /** Why the last saving failed; null once one went well. */
  trouble: unknown;
};

export type SittingEvent =
  | { kind: "told"; sitting: Sitting; at: number }
  | { kind: "loaded"; question: Question }
  | { kind: "given"; position: number; answer: Answer }
  | { kind: "flagged"; position: number; flagged: boolean }
  | { kind: "saved"; position: number; answer: Answer; sitting: Sitting; at: number }
  | { kind: "flagSaved"; position: number; flagged: boolean; sitting: Sitting; at: number }
  | { kind: "failed"; error: unknown };

/** A sitting as it is opened. */
export function openSitting(sitting: Sitting, at: number): SittingState {
  return {
    sitting,
    toldAt: at,
    questions: new Map(),
    unsaved: new Set(),
    unsavedFlags: new Set(),
    trouble: null,
  };
}

const sameAnswer = (a: Answer, b: Answer): boolean =>
  a.confidence === b.confidence &&
  a.chosen.length === b.chosen.length &&
  a.chosen.every((key, i) => key === b.chosen[i]);

/** What an event makes of a sitting. What was given here stays until the host acknowledges exactly that. */
export function stepSitting(state: SittingState, event: SittingEvent): SittingState {
  switch (event.kind) {
    case "told":
      return { ...state, sitting: event.sitting, toldAt: event.at };
    case "loaded": {
      const { question } = event;
      const known = state.questions.get(question.position);
      const mine = known && state.unsaved.has(question.position) ? answerOf(known) : answerOf(question);
      const flagged = known && state.unsavedFlags.has(question.position) ? known.flagged : question.flagged;
      const loaded = withQuestion(state, { ...question, ...mine, chosen: [...mine.chosen], flagged });
      // What stood in the way is over, unless something given is still waiting.
      return allSaved(loaded) ? { ...loaded, trouble: null } : loaded;
    }
    case "given": {
      const question = state.questions.get(event.position);
      if (!question) return state;
      return {
        ...withQuestion(state, { ...question, ...event.answer, chosen: [...event.answer.chosen] }),
        unsaved: plus(state.unsaved, event.position),
      };
    }
    case "flagged": {
      const question = state.questions.get(event.position);
      if (!question) return state;
      return {
        ...withQuestion(state, { ...question, flagged: event.flagged }),
        unsavedFlags: plus(state.unsavedFlags, event.position),
      };
    }
    case "saved": {
      const question = state.questions.get(event.position);
      // A later choice is still on its way.
      const settled = question === undefined || sameAnswer(answerOf(question), event.answer);
      return {
        ...state,
        sitting: event.sitting,
        toldAt: event.at,
        trouble: null,
        unsaved: settled ? minus(state.unsaved, event.position) : state.unsaved,
      };
    }
    case "flagSaved": {
      const settled = state.questions.get(event.position)?.flagged === event.flagged;
      return {
        ...state,
        sitting: event.sitting,
        toldAt: event.at,
        trouble: null,
        unsavedFlags: settled ? minus(state.unsavedFlags, event.position) : state.unsavedFlags,
      };
    }
    case "failed":
      return { ...state, trouble: event.error };
  }
}

/** What was answered to a question. */
export function answerOf(question: Question): Answer {
  return { chosen: question.chosen, confidence: question.confidence };
}

function withQuestion(state: SittingState, question: Question): SittingState {
  return { ...state, questions: new Map(state.questions).set(question.position, question) };
}

function plus(set: ReadonlySet<number>, position: number): Set<number> {
  return new Set(set).add(position);
}

function minus(set: ReadonlySet<number>, position: number): Set<number> {
  const rest = new Set(set);
  rest.delete(position);
  return rest;
}

/** A question of the paper as the navigator shows it; `partly` where fewer options are chosen than are right. */
export type Spot = NavigatorCell & { position: number; partly: boolean };

/** The paper with what was given here laid over the host's word. */
export function spotsOf(state: SittingState): Spot[] {
  return state.sitting.questions.map(({ position, answered, flagged }) => {
    const question = state.questions.get(position);
    const isAnswered = question && state.unsaved.has(position) ? question.chosen.length > 0 : answered;
    return {
      position,
      state: isAnswered ? "answered" : "open",
      flagged: question && state.unsavedFlags.has(position) ? question.flagged : flagged,
      partly: isAnswered && question !== undefined && question.chosen.length < question.choose,
    };
  });
}

/** Where a sitting is taken up: at the first question without an answer; at the last look where there is none. */
export function placeToStart(sitting: Sitting): number | "check" {
  return sitting.questions.find((question) => !question.answered)?.position ?? "check";
}

/** The place that an address names, `7` or `check`; null for none. Addresses count from 1, positions from 0. */
export function placeOfWord(word: string | undefined, size: number): number | "check" | null {
  if (word === "check") return "check";
  const n = Number(word);
  return word !== undefined && Number.isInteger(n) && n >= 1 && n <= size ? n - 1 : null;
}

/** The last word of the address of a place. */
export function wordOfPlace(place: number | "check"): string {
  return place === "check" ? "check" : String(place + 1);
}

/** Whether nothing that was given here is still on its way. */
export function allSaved(state: SittingState): boolean {
  return state.unsaved.size + state.unsavedFlags.size === 0;
}
