// A quiz as values: what is asked now, and what each event makes of it.
import type { Output } from "../../api.ts";
import { chooseAt, type OpenQuestion } from "../../components/study/Choices.tsx";
import type { Confidence } from "../../components/study/OptionList.tsx";
import { gradeCounts } from "../../hooks/keys.ts";

export type QuizNext = Output<"quiz.next">;
export type Asked = Extract<QuizNext, { state: "scenario" | "chain" }>;
export type QuizEnd = Extract<QuizNext, { state: "done" }>;
export type Feedback = Output<"quiz.answer">;
export type StepReply = Output<"quiz.step">;

/** A step of a chain that was gone: what was asked, what it showed. */
export type Turn = { ask: StepReply["finding"]; options: StepReply["options"]; finding: StepReply["finding"] };

/** What is being answered. Times are the page's monotonic milliseconds. */
export type Sheet = {
  item: Asked;
  shownAt: number;
  chosen: readonly number[];
  confidence: Confidence | null;
  /** The right turns of a chain so far. */
  turns: readonly Turn[];
  /** The step of the chain that is asked; null in a scenario. */
  step: Extract<Asked, { state: "chain" }>["question"]["step"] | null;
};

export type Phase =
  | { kind: "loading" }
  | { kind: "failed"; error: unknown }
  | { kind: "asking"; sheet: Sheet }
  | { kind: "saving"; sheet: Sheet }
  | { kind: "told"; sheet: Sheet; feedback: Feedback; toldAt: number }
  | { kind: "done"; end: QuizEnd };

export type QuizState = {
  phase: Phase;
  /** Another language than the setting's, for this question alone. */
  flipped: boolean;
  /** How many answers were given on this screen and not taken back: so many can be undone from it. */
  given: number;
};

export const START: QuizState = { phase: { kind: "loading" }, flipped: false, given: 0 };

export type QuizEvent =
  | { kind: "loaded"; next: QuizNext; at: number }
  | { kind: "failed"; error: unknown }
  | { kind: "place"; place: number }
  | { kind: "chosen"; chosen: readonly number[] }
  | { kind: "confidence"; confidence: Confidence }
  | { kind: "submit" }
  | { kind: "turned"; turn: Turn; next: NonNullable<Sheet["step"]> }
  | { kind: "told"; feedback: Feedback; at: number }
  | { kind: "refused" }
  | { kind: "undone" }
  | { kind: "flip" };

/** What the learner is asked to choose from now. */
export function openQuestion(sheet: Sheet): OpenQuestion {
  if (sheet.step) return sheet.step;
  if (sheet.item.state === "chain") return sheet.item.question.step;
  return sheet.item.question;
}

/** Whether as many options are chosen as are right. */
export function isComplete(sheet: Sheet): boolean {
  return sheet.chosen.length === openQuestion(sheet).choose;
}

/** The choices of a chain's turns with the present one, as the host takes them. */
export function pathOf(sheet: Sheet): number[][] {
  const before = sheet.turns.map((turn) => turn.options.filter((option) => option.chosen).map((option) => option.key));
  return [...before, [...sheet.chosen]];
}

/**
 * What an event makes of a quiz. An event that does not fit the phase changes nothing: a choice after the answer, an
 * answer with too few options, a second answer while the first is being saved.
 */
export function step(state: QuizState, event: QuizEvent): QuizState {
  const { phase } = state;
  switch (event.kind) {
    case "loaded":
      return {
        ...state,
        flipped: false,
        phase:
          event.next.state === "done"
            ? { kind: "done", end: event.next }
            : {
                kind: "asking",
                sheet: {
                  item: event.next,
                  shownAt: event.at,
                  chosen: [],
                  confidence: null,
                  turns: [],
                  step: event.next.state === "chain" ? event.next.question.step : null,
                },
              },
      };
    case "failed":
      return { ...state, phase: { kind: "failed", error: event.error } };
    case "place":
      if (phase.kind !== "asking") return state;
      return withSheet(state, phase.sheet, {
        chosen: chooseAt(openQuestion(phase.sheet), phase.sheet.chosen, event.place),
      });
    case "chosen":
      return phase.kind === "asking" ? withSheet(state, phase.sheet, { chosen: event.chosen }) : state;
    case "confidence": {
      if (phase.kind !== "asking") return state;
      // The same key again takes it back: it is optional.
      const confidence = phase.sheet.confidence === event.confidence ? null : event.confidence;
      return withSheet(state, phase.sheet, { confidence });
    }
    case "submit":
      return phase.kind === "asking" && isComplete(phase.sheet)
        ? { ...state, phase: { kind: "saving", sheet: phase.sheet } }
        : state;
    case "turned":
      return phase.kind === "saving"
        ? withSheet(state, phase.sheet, { turns: [...phase.sheet.turns, event.turn], step: event.next, chosen: [] })
        : state;
    case "told":
      return phase.kind === "saving"
        ? {
            ...state,
            phase: { kind: "told", sheet: phase.sheet, feedback: event.feedback, toldAt: event.at },
            given: state.given + 1,
          }
        : state;
    case "refused":
      // The answer was not taken: the choice stays, so that it can be given again.
      return phase.kind === "saving" ? { ...state, phase: { kind: "asking", sheet: phase.sheet } } : state;
    case "undone":
      return { ...state, given: Math.max(0, state.given - 1) };
    case "flip":
      return { ...state, flipped: !state.flipped };
  }
}

function withSheet(state: QuizState, sheet: Sheet, change: Partial<Sheet>): QuizState {
  return { ...state, phase: { kind: "asking", sheet: { ...sheet, ...change } } };
}

/** The sheet on the screen, if any. */
export function sheetOf(phase: Phase): Sheet | null {
  return phase.kind === "asking" || phase.kind === "saving" || phase.kind === "told" ? phase.sheet : null;
}

/** Whether "go on" pressed at `at` counts: not with the same press that gave the answer. */
export function goesOn(phase: Phase, at: number): boolean {
  return phase.kind === "told" && gradeCounts(phase.toldAt, at);
}

/** The milliseconds that an answer took; never negative, at most a day. */
export function tookMs(shownAt: number, at: number): number {
  return Math.min(86_400_000, Math.max(0, Math.round(at - shownAt)));
}
