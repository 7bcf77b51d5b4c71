// A chance as a word, since a number alone says too much and too little.

export type ChanceWord = "sure" | "likely" | "open" | "unlikely" | "remote";

/** The word for a chance between 0 and 1. */
export function chanceWord(chance: number): ChanceWord {
  if (chance >= 0.9) return "sure";
  if (chance >= 0.7) return "likely";
  if (chance >= 0.4) return "open";
  return chance >= 0.15 ? "unlikely" : "remote";
}

/** The chance as a figure that claims no more than it knows: never 0 and never 1. */
export function shownChance(chance: number): number {
  return Math.min(0.99, Math.max(0.01, chance));
}
