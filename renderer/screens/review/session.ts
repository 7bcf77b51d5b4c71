// A review session as values: what is shown now, and what each event makes of it.
import type { Input, Output } from "../../api.ts";
import type { Grade } from "../../components/study/GradeBar.tsx";
import { gradeCounts } from "../../hooks/keys.ts";

export type NextItem = Output<"study.next">;
export type Shown = Extract<NextItem, { state: "card" }>;
export type Ended = Extract<NextItem, { state: "done" }>;
export type SessionInput = Input<"study.next">["session"];

/** Times are the page's monotonic milliseconds. */
export type Phase =
  | { kind: "loading" }
  | { kind: "failed"; error: unknown }
  | { kind: "asking"; item: Shown; shownAt: number }
  | { kind: "revealed"; item: Shown; shownAt: number; revealedAt: number }
  | { kind: "saving"; item: Shown; grade: Grade; shownAt: number; revealedAt: number }
  | { kind: "done"; end: Ended };

export type SessionState = {
  phase: Phase;
  /** Graded in this session, the last one last; a chosen drill does not ask them again. */
  answered: readonly string[];
  /** Another language than the setting's, for this card alone. */
  flipped: boolean;
};

export const START: SessionState = { phase: { kind: "loading" }, answered: [], flipped: false };

export type SessionEvent =
  | { kind: "loaded"; next: NextItem; at: number }
  | { kind: "failed"; error: unknown }
  | { kind: "reveal"; at: number }
  | { kind: "grade"; grade: Grade; at: number }
  | { kind: "saved"; itemId: string }
  | { kind: "refused" }
  | { kind: "undone"; itemId: string }
  | { kind: "cardChanged"; card: Shown["card"] }
  | { kind: "flip" };

/** The card on the screen, if any. */
export function cardOf(phase: Phase): Shown | null {
  return phase.kind === "asking" || phase.kind === "revealed" || phase.kind === "saving" ? phase.item : null;
}

/**
 * What an event makes of a session. An event that does not fit the phase changes nothing: a grade before the reveal or
 * in the guard after it, a second grade while the first is being saved.
 */
export function step(state: SessionState, event: SessionEvent): SessionState {
  const { phase } = state;
  switch (event.kind) {
    case "loaded":
      return event.next.state === "card"
        ? { ...state, phase: { kind: "asking", item: event.next, shownAt: event.at }, flipped: false }
        : { ...state, phase: { kind: "done", end: event.next }, flipped: false };
    case "failed":
      return { ...state, phase: { kind: "failed", error: event.error } };
    case "reveal":
      return phase.kind === "asking"
        ? { ...state, phase: { kind: "revealed", item: phase.item, shownAt: phase.shownAt, revealedAt: event.at } }
        : state;
    case "grade":
      return phase.kind === "revealed" && gradeCounts(phase.revealedAt, event.at)
        ? { ...state, phase: { ...phase, kind: "saving", grade: event.grade } }
        : state;
    case "saved":
      return { ...state, answered: [...state.answered.filter((id) => id !== event.itemId), event.itemId] };
    case "refused":
      // The grade was not taken: the answer stays open, so that it can be given again.
      return phase.kind === "saving"
        ? {
            ...state,
            phase: { kind: "revealed", item: phase.item, shownAt: phase.shownAt, revealedAt: phase.revealedAt },
          }
        : state;
    case "undone":
      return { ...state, answered: state.answered.filter((id) => id !== event.itemId) };
    case "cardChanged":
      return phase.kind === "asking" || phase.kind === "revealed"
        ? { ...state, phase: { ...phase, item: { ...phase.item, card: event.card } } }
        : state;
    case "flip":
      return { ...state, flipped: !state.flipped };
  }
}

/** What `study.next` is asked: a chosen drill names what was answered in it, at most 200. */
export function nextInput(session: SessionInput, answered: readonly string[]): Input<"study.next"> {
  return session.kind === "today" || answered.length === 0 ? { session } : { session, answered: answered.slice(-200) };
}

/** The milliseconds that an answer took, from the card's showing to the grade; never negative, at most a day. */
export function tookMs(shownAt: number, gradedAt: number): number {
  return Math.min(86_400_000, Math.max(0, Math.round(gradedAt - shownAt)));
}

/** The session that an address names: `/review`, `/review/topic/7`, `/review/items/a,b`. */
export function sessionOf({
  kind,
  value = "",
}: {
  kind?: string | undefined;
  value?: string | undefined;
}): SessionInput {
  const topicId = Number(value);
  if (kind === "topic" && Number.isInteger(topicId) && topicId > 0) return { kind: "topic", topicId };
  const ids = kind === "items" ? value.split(",").filter(Boolean).slice(0, 200) : [];
  return ids.length > 0 ? { kind: "items", ids } : { kind: "today" };
}
