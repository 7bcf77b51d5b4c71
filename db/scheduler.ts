// The one place that knows ts-fsrs: memory states and grades in, next states and intervals out.
import { type Card, type FSRS, FSRSVersion, fsrs, generatorParameters, Rating, State, StrategyMode } from "ts-fsrs";
import { z } from "zod";
import { type DayRule, type StudyDay, startOfDay, studyDayOf } from "./day.ts";

export type Grade = "again" | "hard" | "good" | "easy";
export type Phase = "new" | "learning" | "review" | "relearning";

/** What is remembered of an item that was never graded. */
export type Unseen = { phase: "new"; reps: 0; lapses: 0 };

/** What is remembered of an item that was. Stability in days, difficulty 1..10, days by the study day. */
export type Seen = {
  phase: "learning" | "review" | "relearning";
  step: number;
  stability: number;
  difficulty: number;
  dueAt: number;
  dueDay: StudyDay;
  reviewedAt: number;
  reviewedDay: StudyDay;
  intervalDays: number;
  reps: number;
  lapses: number;
};
export type MemoryState = Unseen | Seen;

export const unseen: Unseen = { phase: "new", reps: 0, lapses: 0 };

/** A parameter set as it is stored beside each review, so that the log can be replayed. */
export const parameterSet = z.object({
  weights: z.array(z.number()).length(21),
  learningSteps: z.array(z.string().regex(/^\d+[mhd]$/)),
  relearningSteps: z.array(z.string().regex(/^\d+[mhd]$/)),
  maximumIntervalDays: z.number().int().min(1).max(36_500),
});
export type ParameterSet = z.output<typeof parameterSet>;

/** Names library and algorithm in the log. */
export const algorithm = FSRSVersion;

const defaults = new Map<number, ParameterSet>();

/** FSRS-6's own weights with steps of one and ten minutes; the same value for the same maximum. */
export function defaultParameters(maximumIntervalDays: number): ParameterSet {
  const known = defaults.get(maximumIntervalDays);
  if (known) return known;
  const { w, learning_steps, relearning_steps } = generatorParameters();
  const set = {
    weights: [...w],
    learningSteps: [...learning_steps],
    relearningSteps: [...relearning_steps],
    maximumIntervalDays,
  };
  defaults.set(maximumIntervalDays, set);
  return set;
}

/** A scheduler for one desired retention: the library bakes it in, so there is one a tier. */
export type Scheduler = {
  parameters: ParameterSet;
  retention: number;
  /** The state after each of the four grades: what the buttons show is what a grade saves. */
  preview: (item: string, state: MemoryState, at: number, rule: DayRule) => Record<Grade, Seen>;
  next: (item: string, state: MemoryState, grade: Grade, at: number, rule: DayRule) => Seen;
  /** Works out a logged grade again, on the study day that the log holds. */
  replay: (item: string, state: MemoryState, grade: Grade, at: number, day: StudyDay, rule: DayRule) => Seen;
  /** The interval in whole days that a stability gives, before fuzz. */
  intervalFor: (stability: number) => number;
};

const dayMs = 86_400_000;
const minuteMs = 60_000;
const ratings = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;
const grades = ["again", "hard", "good", "easy"] as const;
const states = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
} as const;
const phases: Record<State, Phase> = {
  [State.New]: "new",
  [State.Learning]: "learning",
  [State.Review]: "review",
  [State.Relearning]: "relearning",
};

const made = new Map<string, Scheduler>();
const sets = new WeakMap<ParameterSet, Map<number, Scheduler>>();

/** The scheduler of a retention (0.7..0.99) and a parameter set; throws on a set that isn't one. Made once each. */
export function schedulerFor(retention: number, parameters: ParameterSet): Scheduler {
  const own = sets.get(parameters)?.get(retention);
  if (own) return own;
  const key = JSON.stringify([retention, parameters]);
  const scheduler = made.get(key) ?? makeScheduler(retention, parameterSet.parse(parameters));
  if (made.size > 64) made.clear();
  made.set(key, scheduler);
  sets.set(parameters, (sets.get(parameters) ?? new Map<number, Scheduler>()).set(retention, scheduler));
  return scheduler;
}

function makeScheduler(retention: number, parameters: ParameterSet): Scheduler {
  if (!(retention >= 0.5 && retention < 1)) throw new RangeError(`desired retention ${retention} is out of range`);
  // The seed names item and repetition, so that the interval on a button is the interval that is saved.
  let seed = "";
  const library: FSRS = fsrs({
    request_retention: retention,
    maximum_interval: parameters.maximumIntervalDays,
    w: parameters.weights,
    enable_fuzz: true,
    enable_short_term: true,
    learning_steps: parameters.learningSteps as `${number}m`[],
    relearning_steps: parameters.relearningSteps as `${number}m`[],
  }).useStrategy(StrategyMode.SEED, () => seed);
  const today = (state: MemoryState, at: number, rule: DayRule): StudyDay => {
    const day = studyDayOf(at, rule);
    // A clock set back must not give a negative time: the library would throw.
    return state.phase === "new" ? day : Math.max(day, state.reviewedDay);
  };
  const after = (card: Card, at: number, day: StudyDay, rule: DayRule): Seen => {
    const phase = phases[card.state];
    if (phase === "new") throw new Error("a graded item can't be new");
    const minutes = Math.round((card.due.getTime() - day * dayMs) / minuteMs);
    const dueDay = phase === "review" ? day + card.scheduled_days : studyDayOf(at + minutes * minuteMs, rule);
    return {
      phase,
      step: card.learning_steps,
      stability: card.stability,
      difficulty: card.difficulty,
      dueAt: phase === "review" ? startOfDay(dueDay, rule) : at + minutes * minuteMs,
      dueDay,
      reviewedAt: at,
      reviewedDay: day,
      intervalDays: card.scheduled_days,
      reps: card.reps,
      lapses: card.lapses,
    };
  };
  const next: Scheduler["replay"] = (item, state, grade, at, day, rule) => {
    seed = `${item}:${state.reps}`;
    return after(library.next(toCard(state, day), new Date(day * dayMs), ratings[grade]).card, at, day, rule);
  };
  return {
    parameters,
    retention,
    preview: (item, state, at, rule) => {
      const day = today(state, at, rule);
      seed = `${item}:${state.reps}`;
      const record = library.repeat(toCard(state, day), new Date(day * dayMs));
      const outcome = (grade: Grade): Seen => after(record[ratings[grade]].card, at, day, rule);
      return { again: outcome("again"), hard: outcome("hard"), good: outcome("good"), easy: outcome("easy") };
    },
    next: (item, state, grade, at, rule) => next(item, state, grade, at, today(state, at, rule), rule),
    replay: next,
    intervalFor: (stability) =>
      Math.min(parameters.maximumIntervalDays, Math.max(1, Math.round(stability * library.interval_modifier))),
  };
}

// The library counts days by UTC dates: it is given midnights of study days, so that its days are ours.
function toCard(state: MemoryState, day: StudyDay): Card {
  const seen = state.phase === "new" ? null : state;
  return {
    due: new Date((seen?.dueDay ?? day) * dayMs),
    stability: seen?.stability ?? 0,
    difficulty: seen?.difficulty ?? 0,
    elapsed_days: 0,
    scheduled_days: seen?.intervalDays ?? 0,
    learning_steps: seen?.step ?? 0,
    reps: state.reps,
    lapses: state.lapses,
    state: states[state.phase],
    ...(seen ? { last_review: new Date(seen.reviewedDay * dayMs) } : {}),
  };
}

const decay = -(generatorParameters().w[20] ?? 0.1542);
const factor = 0.9 ** (1 / decay) - 1;

/**
 * The chance to recall an item now: FSRS-6's forgetting curve (1 + factor x t / S) ^ decay with the default decay.
 * @param stability in days, > 0
 * @param elapsedDays study days since the last review; a negative number counts as 0
 */
export function retrievability(stability: number, elapsedDays: number): number {
  return (1 + (factor * Math.max(0, elapsedDays)) / stability) ** decay;
}

/** The grades from worst to best. */
export const allGrades: readonly Grade[] = grades;

/** Whether an answer of this grade was a recall. */
export function isPass(grade: Grade): boolean {
  return grade !== "again";
}

/** `retrievability` as SQL over the columns of a memory row `m`; the study day is the one parameter. */
export const recallSql = `pow(1 + ${factor} * max(0, ? - m.reviewed_day) / m.stability, ${decay})`;
