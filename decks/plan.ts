// The plan of introduction: on which day each tier will have shown its last new card, at a pace.
import { divideStock } from "./share.ts";

/** A plan looks this far ahead; what takes longer has no date worth telling. */
export const farthestDay = 3650;

/**
 * For each tier the day, counted from today as 0, on which its last new card comes; -1 where none is left, null where that
 * takes longer than ten years or the pace is nought. Days divide as the queue divides them: by the tiers' shares with the
 * fractions carried over, and what a tier lacks goes to the others.
 * @param perDay new cards a day, which may be a fraction: three days of one third give one card
 */
export function introductionDays(
  perDay: number,
  shares: readonly number[],
  stock: readonly number[],
): Array<number | null> {
  const left = [...stock];
  const days: Array<number | null> = left.map((cards) => (cards === 0 ? -1 : null));
  let carry: number[] = shares.map(() => 0);
  let saved = 0;
  if (perDay <= 0) return days;
  for (let day = 0; day < farthestDay && left.some((cards) => cards > 0); day++) {
    saved += perDay;
    const total = Math.floor(saved + 1e-9);
    saved -= total;
    const division = divideStock(total, shares, left, carry);
    carry = division.carry;
    for (const [i, count] of division.counts.entries()) {
      const rest = (left[i] ?? 0) - count;
      if (count > 0 && rest === 0) days[i] = day;
      left[i] = rest;
    }
  }
  return days;
}
