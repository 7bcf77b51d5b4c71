// Weak topics: what a topic's evidence says about it, how sure that is, and how the topics rank.
import type { TierRank } from "./types.ts";

/** A topic's evidence. Rates are over first answers per item and day. */
export type Evidence = {
  tier: TierRank;
  /** The tier's share of a mock exam, 0..1. */
  examWeight: number;
  answers: number;
  passed: number;
  lapses: number;
  /** Active cards of the topic, how many were seen, and the sum of their expected recall today. */
  items: number;
  seen: number;
  recallSum: number;
};

export type Verdict = "weak" | "fair" | "strong" | "not-measured";

export type Assessment = {
  verdict: Verdict;
  /** Tier exam weight times (1 - expected recall); null while not measured. */
  expectedLoss: number | null;
  /** The mean expected recall of the seen cards; null while none was seen. */
  recall: number | null;
  /** The Wilson interval of the pass rate; null without answers. */
  rate: { passed: number; answers: number; low: number; high: number } | null;
};

/** Fewer answers say nothing: such a topic is never called weak or strong. */
export const neededAnswers = 5;

/** A seen card's expected recall counts as half an answer: it is a forecast, and right after a lapse it is high. */
const forecastWeight = 0.5;
const weakBelow = 0.75;
const strongFrom = 0.85;

/**
 * The Wilson score interval of a rate (E. B. Wilson, 1927), by default at 80 %.
 * @returns bounds within 0..1; the whole range without answers
 */
export function wilson(passed: number, answers: number, z = 1.2816): { low: number; high: number } {
  if (answers <= 0) return { low: 0, high: 1 };
  const rate = passed / answers;
  const square = z * z;
  const centre = (rate + square / (2 * answers)) / (1 + square / answers);
  const margin =
    (z / (1 + square / answers)) * Math.sqrt((rate * (1 - rate)) / answers + square / (4 * answers * answers));
  return { low: Math.max(0, centre - margin), high: Math.min(1, centre + margin) };
}

/** What a topic's evidence says. Expected recall joins pass rate and forecast, smoothed by one pass in two answers. */
export function assess(evidence: Evidence): Assessment {
  const { answers, passed, seen, recallSum, examWeight } = evidence;
  // Kept sums carry rounding: a mean recall is never above one.
  const recall = seen > 0 ? Math.min(1, Math.max(0, recallSum / seen)) : null;
  const rate = answers > 0 ? { passed, answers, ...wilson(passed, answers) } : null;
  if (rate === null || answers < neededAnswers) return { verdict: "not-measured", expectedLoss: null, recall, rate };
  const expected = (passed + forecastWeight * recallSum + 1) / (answers + forecastWeight * seen + 2);
  // Called weak only when even the upper bound of what was answered is short of strong.
  const verdict: Verdict =
    expected < weakBelow && rate.high < strongFrom
      ? "weak"
      : expected >= strongFrom && rate.low >= weakBelow
        ? "strong"
        : "fair";
  return { verdict, expectedLoss: examWeight * (1 - expected), recall, rate };
}

/** Orders topics: the greatest expected loss first, then what is not measured in outline order. */
export function rank<T extends { assessment: Assessment; place: number }>(topics: readonly T[]): T[] {
  return [...topics].sort((a, b) => {
    const lossA = a.assessment.expectedLoss;
    const lossB = b.assessment.expectedLoss;
    if (lossA === null || lossB === null) return lossA === lossB ? a.place - b.place : lossA === null ? 1 : -1;
    return lossB - lossA || a.place - b.place;
  });
}
