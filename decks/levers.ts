// One tier, three levers: intake share, desired retention, exam weight, with the defaults by number of tiers.
import type { TierRank } from "./types.ts";

/** The three levers of a tier. `intake` and `exam` are shares of one; `retention` is the FSRS target. */
export type Lever = { rank: TierRank; intake: number; retention: number; exam: number };

const three: Lever[] = [
  { rank: 1, intake: 0.6, retention: 0.93, exam: 0.5 },
  { rank: 2, intake: 0.3, retention: 0.9, exam: 0.3 },
  { rank: 3, intake: 0.1, retention: 0.85, exam: 0.2 },
];
const four: Lever[] = [
  { rank: 1, intake: 0.5, retention: 0.93, exam: 0.4 },
  { rank: 2, intake: 0.3, retention: 0.9, exam: 0.3 },
  { rank: 3, intake: 0.15, retention: 0.87, exam: 0.2 },
  { rank: 4, intake: 0.05, retention: 0.83, exam: 0.1 },
];

/** The levers that a deck of `tiers` tiers (1..9) starts with. Past four, each tier gets about half of the one above. */
export function defaultLevers(tiers: number): Lever[] {
  if (tiers === 3) return three.map((lever) => ({ ...lever }));
  if (tiers === 4) return four.map((lever) => ({ ...lever }));
  const ranks = Array.from({ length: Math.max(1, tiers) }, (_, i) => i + 1);
  const intake = percentages(ranks.map((rank) => 0.5 ** rank));
  const exam = percentages(ranks.map((rank) => 0.7 ** rank));
  return ranks.map((rank, i) => ({
    rank,
    intake: intake[i] ?? 0,
    retention: Math.max(0.8, Number((0.93 - (rank - 1) * 0.03).toFixed(2))),
    exam: exam[i] ?? 0,
  }));
}

/** The lever of a tier; a tier below the lowest has the lowest one's. */
export function leverOf(levers: readonly Lever[], tier: TierRank): Lever {
  const lever = levers[Math.min(tier, levers.length) - 1];
  if (!lever) throw new RangeError(`no lever for tier ${tier}`);
  return lever;
}

/** What is wrong with a set of levers for a deck of `tiers` tiers, or null: ranks 1..n in order, shares that sum to one. */
export function leverProblem(levers: readonly Lever[], tiers: number): "ranks" | "intake-sum" | "exam-sum" | null {
  if (levers.length !== tiers || levers.some((lever, i) => lever.rank !== i + 1)) return "ranks";
  if (Math.abs(levers.reduce((sum, lever) => sum + lever.intake, 0) - 1) > 0.001) return "intake-sum";
  if (Math.abs(levers.reduce((sum, lever) => sum + lever.exam, 0) - 1) > 0.001) return "exam-sum";
  return null;
}

/** Weights as whole percentages of one. */
function percentages(weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const whole = weights.map((weight) => Math.round((weight / sum) * 100));
  whole[0] = (whole[0] ?? 0) + 100 - whole.reduce((a, b) => a + b, 0);
  return whole.map((percent) => percent / 100);
}
