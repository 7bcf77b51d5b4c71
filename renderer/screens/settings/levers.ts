// The levers as they are typed: percentages, their sums, and a way to make them a hundred again.
import type { Output } from "../../api.ts";

export type Lever = Output<"settings.get">["levers"][number];
/** One tier's levers in per cent. */
export type Draft = { rank: number; intake: number; retention: number; exam: number };

const round = (value: number) => Math.round(value * 10) / 10;
const shareOf = (percentage: number) => Math.round(percentage * 10) / 1000;

/** Shares as percentages with at most one digit after the point. */
export function draftOf(levers: readonly Lever[]): Draft[] {
  return levers.map(({ rank, intake, retention, exam }) => ({
    rank,
    intake: round(intake * 100),
    retention: round(retention * 100),
    exam: round(exam * 100),
  }));
}

/** Percentages as the shares that are stored. */
export function leversOf(draft: readonly Draft[]): Lever[] {
  return draft.map(({ rank, intake, retention, exam }) => ({
    rank,
    intake: shareOf(intake),
    retention: shareOf(retention),
    exam: shareOf(exam),
  }));
}

/** The sum of one lever over the tiers, in per cent. */
export function sumOf(draft: readonly Draft[], lever: "intake" | "exam"): number {
  return round(draft.reduce((sum, one) => sum + one[lever], 0));
}

/** Whether new cards and exam weights each add up to 100 %. */
export function addsUp(draft: readonly Draft[]): boolean {
  return sumOf(draft, "intake") === 100 && sumOf(draft, "exam") === 100;
}

/**
 * Percentages in the same proportions that add up to 100, whole ones, by largest remainder; all zero becomes equal
 * parts. The first of equal remainders gets the rest.
 */
export function evenedOut(values: readonly number[]): number[] {
  const sum = values.reduce((all, value) => all + value, 0);
  const wished = values.map((value) => (sum === 0 ? 100 / values.length : (value / sum) * 100));
  const parts = wished.map(Math.floor);
  let rest = 100 - parts.reduce((all, part) => all + part, 0);
  const order = wished
    .map((value, index) => ({ index, over: value - Math.floor(value) }))
    .sort((a, b) => b.over - a.over || a.index - b.index);
  for (const { index } of order) {
    if (rest <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    rest -= 1;
  }
  return parts;
}

/** The draft with both lever columns made 100 %. */
export function madeWhole(draft: readonly Draft[]): Draft[] {
  const intake = evenedOut(draft.map((one) => one.intake));
  const exam = evenedOut(draft.map((one) => one.exam));
  return draft.map((one, index) => ({ ...one, intake: intake[index] ?? 0, exam: exam[index] ?? 0 }));
}
