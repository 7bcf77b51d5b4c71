// What the levers cost: how many answers a day a tier asks for over the coming weeks, by simulating its cards.

import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { DayRule } from "./day.ts";
import { type MemoryState, type ParameterSet, retrievability, schedulerFor, unseen } from "./scheduler.ts";

/** One tier's part of a forecast. `pool` is what remains new; `standing` the stabilities (days) of what was seen. */
export type TierLoad = {
  rank: number;
  retention: number;
  newPerDay: number;
  pool: number;
  standing: readonly number[];
};

export type TierCost = { rank: number; answersPerDay: number; reviewsPerDay: number; knownShare: number };

const utc: DayRule = { timeZone: "UTC", dayStartHour: 0 };
const dayMs = 86_400_000;
const learners = 60;

/**
 * The mean answers a day over the next `days` days. New cards are followed one day at a time through the scheduler itself,
 * with recall drawn by the forgetting curve from a fixed seed; seen cards come back at the rate that their stability gives.
 * `knownShare` is the part of the tier's cards that would be recalled on the last day.
 */
export function forecastCost(loads: readonly TierLoad[], days: number, parameters: ParameterSet): TierCost[] {
  return loads.map((load) => {
    const life = simulateLife(load.retention, days, parameters);
    const introducedDays = load.newPerDay > 0 ? Math.min(days, load.pool / load.newPerDay) : 0;
    let answers = 0;
    let reviews = 0;
    let recalled = 0;
    for (let start = 0; start < Math.ceil(introducedDays); start++) {
      const cards = Math.min(load.newPerDay, load.pool - start * load.newPerDay);
      for (let age = 0; age < days - start; age++) {
        answers += cards * (life.answers[age] ?? 0);
        if (age > 0) reviews += cards * (life.answers[age] ?? 0);
      }
      recalled += cards * (life.recall[days - start - 1] ?? 0);
    }
    const scheduler = schedulerFor(load.retention, parameters);
    // A lapse costs a relearning answer besides the review itself.
    const perReview = 1 + (1 - load.retention);
    const standing = load.standing.reduce((sum, stability) => sum + perReview / scheduler.intervalFor(stability), 0);
    const total = load.pool + load.standing.length;
    return {
      rank: load.rank,
      answersPerDay: answers / days + standing,
      reviewsPerDay: reviews / days + standing,
      knownShare: total === 0 ? 0 : Math.min(1, (recalled + load.standing.length * ((1 + load.retention) / 2)) / total),
    };
  });
}

/**
 * Days from a card's introduction until nine in ten cards of its kind have reached a stability of `stability` days, by the
 * same simulation; null where that takes longer than a year.
 */
export function daysToStability(retention: number, stability: number, parameters: ParameterSet): number | null {
  const day = simulateLife(retention, 365, parameters).reached.findIndex((one) => one >= stability);
  return day === -1 ? null : day;
}

/** Of each day the mean answers, the expected recall at its end, and the stability (days) that nine in ten cards have reached. */
type Life = { answers: number[]; recall: number[]; reached: number[] };
const lives = new Map<string, Life>();

// The mean answers on each day of a card's life, and its expected recall at the end of that day.
function simulateLife(retention: number, days: number, parameters: ParameterSet): Life {
  const key = JSON.stringify([retention, days, parameters]);
  const known = lives.get(key);
  if (known) return known;
  const scheduler = schedulerFor(retention, parameters);
  const random = xoroshiro128plus(20_260_101);
  const answers = new Array<number>(days).fill(0);
  const recall = new Array<number>(days).fill(0);
  const stabilities = Array.from({ length: days }, (): number[] => []);
  for (let learner = 0; learner < learners; learner++) {
    let state: MemoryState = unseen;
    for (let day = 0; day < days; day++) {
      let at = day * dayMs;
      while (state.phase === "new" || state.dueDay <= day) {
        const chance = state.phase === "new" ? 0.7 : retrievability(state.stability, day - state.reviewedDay);
        const passed = uniformFloat64(random) < chance;
        state = scheduler.next(`forecast-${learner}`, state, passed ? "good" : "again", at, utc);
        answers[day] = (answers[day] ?? 0) + 1 / learners;
        at = Math.max(at + 1, state.phase === "review" ? at : state.dueAt);
        if (at >= (day + 1) * dayMs) break;
      }
      stabilities[day]?.push(state.phase === "review" ? state.stability : 0);
      recall[day] = (recall[day] ?? 0) + retrievability(state.stability, day - state.reviewedDay) / learners;
    }
  }
  const reached = stabilities.map((of) => of.sort((a, b) => a - b)[Math.floor(of.length / 10)] ?? 0);
  const life = { answers, recall, reached };
  if (lives.size > 100) lives.clear();
  lives.set(key, life);
  return life;
}
