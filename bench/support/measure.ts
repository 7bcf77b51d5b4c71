// Measuring in ratios: floor and ours interleaved in one run, several rounds, refused when the rounds disagree.

/** What one round of a pair gave, in milliseconds. */
type Round = { floor: number; ours: number; ratio: number };

export type Ratio = { rounds: Round[]; median: number; p95: number; spread: number; trusted: boolean };

/** The median of numbers; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** The value that 95 of 100 don't exceed. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
}

/**
 * Runs floor and ours by turns, `each` times a round, and compares medians (and 95th percentiles) round by round.
 * A ratio whose rounds differ twofold isn't trusted: the machine was busy with something else.
 */
export function compare(floor: (i: number) => void, ours: (i: number) => void, each: number, rounds = 3): Ratio {
  const results: Round[] = [];
  const p95s: number[] = [];
  for (let i = 0; i < Math.min(20, each); i++) {
    floor(i);
    ours(i);
  }
  for (let round = 0; round < rounds; round++) {
    const floors: number[] = [];
    const all: number[] = [];
    for (let i = 0; i < each; i++) {
      floors.push(time(() => floor(i)));
      all.push(time(() => ours(i)));
    }
    results.push({ floor: median(floors), ours: median(all), ratio: median(all) / median(floors) });
    p95s.push(p95(all) / p95(floors));
  }
  const ratios = results.map((round) => round.ratio);
  const spread = Math.max(...ratios) / Math.min(...ratios);
  return { rounds: results, median: median(ratios), p95: median(p95s), spread, trusted: spread < 2 };
}

/** One line of a table of ratios. */
export function report(name: string, ratio: Ratio, goal: string): void {
  const last = ratio.rounds[ratio.rounds.length - 1];
  const parts = [
    name.padEnd(44),
    ratio.trusted ? `${ratio.median.toFixed(2)} x`.padStart(9) : "not trusted",
    `p95 ${ratio.p95.toFixed(2)} x`.padStart(13),
    `spread ${ratio.spread.toFixed(2)}`.padStart(13),
    `floor ${((last?.floor ?? 0) * 1000).toFixed(0)} µs`.padStart(15),
    `ours ${((last?.ours ?? 0) * 1000).toFixed(0)} µs`.padStart(14),
    `goal ${goal}`,
  ];
  console.log(parts.join("  "));
}

/** One line for a figure that is exact: it passes or fails. */
export function gate(name: string, value: number | string, holds: boolean, goal: string): boolean {
  console.log(`${holds ? "holds" : "FAILS"}  ${name.padEnd(44)}  ${String(value).padStart(9)}  goal ${goal}`);
  return holds;
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
