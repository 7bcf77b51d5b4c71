// Scoring: right or wrong of an answer, and what a handed-in paper says by tier, topic, confidence and time.
import type { TierRank } from "./types.ts";
import { wilson } from "./weak.ts";

export type Confidence = "sure" | "unsure" | "guess";

/** The score of a choice: 1 when exactly the right options were chosen, else 0. Nothing chosen scores 0. */
export function scoreChoice(options: ReadonlyArray<{ right: boolean }>, chosen: readonly number[]): 0 | 1 {
  const picked = new Set(chosen);
  if (picked.size !== chosen.length || chosen.some((key) => options[key] === undefined)) return 0;
  return options.every((option, key) => option.right === picked.has(key)) ? 1 : 0;
}

/** The score of a fault-domain chain: the steps before the first wrong turn, as a part of all its steps. */
export function scoreChain(
  steps: ReadonlyArray<{ options: ReadonlyArray<{ right: boolean }> }>,
  path: ReadonlyArray<readonly number[]>,
): number {
  let right = 0;
  for (const [i, step] of steps.entries()) {
    if (scoreChoice(step.options, path[i] ?? []) === 0) break;
    right += 1;
  }
  return steps.length === 0 ? 0 : right / steps.length;
}

/** One question of a handed-in paper. */
export type Marked = {
  position: number;
  tier: TierRank;
  topicId: number;
  score: number;
  answered: boolean;
  confidence: Confidence | null;
  tookMs: number;
};

export type Part<K> = { key: K; questions: number; right: number; low: number; high: number };

/** Questions and right answers of each group, with the Wilson interval at 80 %, in the order of first appearance. */
export function partsOf<K>(marked: readonly Marked[], keyOf: (question: Marked) => K): Part<K>[] {
  const groups = new Map<K, Marked[]>();
  for (const question of marked) {
    const key = keyOf(question);
    const group = groups.get(key);
    if (group) group.push(question);
    else groups.set(key, [question]);
  }
  return [...groups.entries()].map(([key, group]) => {
    const right = group.filter((question) => question.score === 1).length;
    return { key, questions: group.length, right, ...wilson(right, group.length) };
  });
}

/** The four quarters of an exam in the order of its positions: did attention hold to the end? */
export function quartersOf(
  marked: readonly Marked[],
): Array<{ quarter: number; questions: number; right: number; medianMs: number }> {
  const ordered = [...marked].sort((a, b) => a.position - b.position);
  return [1, 2, 3, 4].map((quarter) => {
    const from = Math.round(((quarter - 1) * ordered.length) / 4);
    const part = ordered.slice(from, Math.round((quarter * ordered.length) / 4));
    return {
      quarter,
      questions: part.length,
      right: part.filter((question) => question.score === 1).length,
      medianMs: medianMs(part.map((question) => question.tookMs)),
    };
  });
}

/** A change of an answer: what was chosen before and after. */
export type Change = { position: number; before: readonly number[]; after: readonly number[] };

/** How changed answers fared. A first choice is no change; only the score before and after counts. */
export function changesOf(
  changes: readonly Change[],
  score: (position: number, chosen: readonly number[]) => number,
): { rightToWrong: number; wrongToRight: number; wrongToWrong: number } {
  const counts = { rightToWrong: 0, wrongToRight: 0, wrongToWrong: 0 };
  for (const { position, before, after } of changes) {
    if (before.length === 0) continue;
    const was = score(position, before) === 1;
    const is = score(position, after) === 1;
    if (was && !is) counts.rightToWrong += 1;
    else if (!was && is) counts.wrongToRight += 1;
    else if (!was && !is) counts.wrongToWrong += 1;
  }
  return counts;
}

/** The median of times; 0 for none. */
export function medianMs(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** A question is slow that took more than twice the median and at least half a minute. */
export function isSlow(tookMs: number, median: number): boolean {
  return tookMs >= 30_000 && tookMs > 2 * median;
}
