// How alike two texts are, for finding a point again after its wording changed.
import { normaliseText } from "./normalise.ts";

/** A text ready for comparison: its pairs of neighbouring characters and how often each stands in it. */
export type Profile = { text: string; pairs: Map<string, number>; count: number };

/** Prepares a text that is compared with many. */
export function profileOf(text: string): Profile {
  const plain = normaliseText(text).replace(/[^\p{L}\p{N}+#]/gu, "");
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < plain.length; at += 1) {
    const pair = plain.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return { text: plain, pairs, count: Math.max(0, plain.length - 1) };
}

/**
 * Dice's coefficient over pairs of characters: 1 for texts that differ in case, width, spaces and punctuation alone, 0
 * for texts without a common pair. Texts of less than two letters are alike only if equal. Linear in both lengths.
 */
export function likenessOf(a: Profile, b: Profile): number {
  if (a.text === b.text) return 1;
  if (a.count === 0 || b.count === 0) return 0;
  const [few, many] = a.pairs.size <= b.pairs.size ? [a.pairs, b.pairs] : [b.pairs, a.pairs];
  let shared = 0;
  for (const [pair, count] of few) shared += Math.min(count, many.get(pair) ?? 0);
  return (2 * shared) / (a.count + b.count);
}

/** The same for two texts at once. */
export function likeness(a: string, b: string): number {
  return likenessOf(profileOf(a), profileOf(b));
}
