// Dividing whole things by shares: largest remainder, with the fractions carried over.

/** What a division gives: whole numbers that sum to the total, and the fractions left for the next time. */
export type Division = { counts: number[]; carry: number[] };

/**
 * Divides `total` (a whole number >= 0) by `shares` (>= 0, in any unit) by largest remainder.
 * `carry` holds each share's fraction from the time before, so that over many divisions every share stays within one
 * of its exact part. Equal remainders go to the earlier share. With no positive share nothing is divided.
 */
export function divide(total: number, shares: readonly number[], carry: readonly number[] = []): Division {
  const sum = shares.reduce((a, b) => a + b, 0);
  if (sum <= 0) return { counts: shares.map(() => 0), carry: shares.map((_, i) => carry[i] ?? 0) };
  const exact = shares.map((share, i) => (share > 0 ? (total * share) / sum + (carry[i] ?? 0) : 0));
  const counts = exact.map((part) => Math.max(0, Math.floor(part + 1e-9)));
  let left = total - counts.reduce((a, b) => a + b, 0);
  const remainder = (i: number): number => (exact[i] ?? 0) - (counts[i] ?? 0);
  const open = shares.flatMap((share, i) => (share > 0 ? [i] : []));
  while (left > 0) {
    const next = open.reduce((best, i) => (remainder(i) > remainder(best) + 1e-9 ? i : best));
    counts[next] = (counts[next] ?? 0) + 1;
    left -= 1;
  }
  // A carry from another division can make the whole parts exceed the total: the smallest remainder gives way.
  while (left < 0) {
    const next = open
      .filter((i) => (counts[i] ?? 0) > 0)
      .reduce((best, i) => (remainder(i) < remainder(best) ? i : best));
    counts[next] = (counts[next] ?? 0) - 1;
    left += 1;
  }
  return { counts, carry: shares.map((share, i) => (share > 0 ? remainder(i) : (carry[i] ?? 0))) };
}

/**
 * Divides like `divide`, but gives no share more than it has in stock: what one can't take the others get by their
 * shares. The sum falls short of `total` only when the whole stock does.
 */
export function divideStock(
  total: number,
  shares: readonly number[],
  stock: readonly number[],
  carry: readonly number[] = [],
): Division {
  const first = divide(total, shares, carry);
  const counts = first.counts.map((count, i) => Math.min(count, stock[i] ?? 0));
  let left = total - counts.reduce((a, b) => a + b, 0);
  while (left > 0) {
    const open = shares.map((share, i) => ((stock[i] ?? 0) > (counts[i] ?? 0) ? Math.max(share, 1e-6) : 0));
    if (open.every((share) => share === 0)) break;
    const more = divide(left, open);
    for (const [i, count] of more.counts.entries()) {
      counts[i] = Math.min((counts[i] ?? 0) + count, stock[i] ?? 0);
    }
    left = total - counts.reduce((a, b) => a + b, 0);
  }
  // A share that ran out of stock carries nothing on: its debt would come as a burst with the next import.
  return { counts, carry: first.carry.map((part, i) => ((first.counts[i] ?? 0) > (stock[i] ?? 0) ? 0 : part)) };
}
