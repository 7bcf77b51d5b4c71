// Chance from a stored seed: the same seed gives the same order again.
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** The values in an order that the seed decides (Fisher-Yates); the input stays as it is. */
export function shuffled<T>(values: readonly T[], seed: number): T[] {
  const random = xoroshiro128plus(seed | 0);
  const order = [...values];
  for (let last = order.length - 1; last > 0; last--) {
    const other = uniformInt(random, 0, last);
    const [a, b] = [order[last], order[other]];
    if (a === undefined || b === undefined) continue;
    order[last] = b;
    order[other] = a;
  }
  return order;
}

/** A seed of its own for the n-th part of something that has one (a splitmix step). */
export function partSeed(seed: number, n: number): number {
  let mixed = (seed + Math.imul(n + 1, 0x9e3779b9)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 1;
}
