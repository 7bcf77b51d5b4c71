// What a row of exam scores says, as plain values: a direction told in a sentence, and places on a chart.

export type ScorePoint = { score: number; low: number; high: number; passed: boolean };

export type Trend =
  | { kind: "none" }
  | { kind: "one"; passed: boolean; score: number }
  | { kind: "rising" | "falling" | "level"; from: number; to: number; exams: number; passed: number };

/** A change of less than this between the earlier and the later half is no direction. */
const NOTICEABLE = 0.05;

/** The direction of scores, oldest first: the mean of the later half against that of the earlier. */
export function trendOf(points: readonly ScorePoint[]): Trend {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return { kind: "none" };
  if (points.length === 1) return { kind: "one", passed: first.passed, score: first.score };
  const half = Math.ceil(points.length / 2);
  const mean = (part: readonly ScorePoint[]) => part.reduce((sum, point) => sum + point.score, 0) / part.length;
  const from = mean(points.slice(0, points.length - half));
  const to = mean(points.slice(points.length - half));
  const kind = to - from >= NOTICEABLE ? "rising" : from - to >= NOTICEABLE ? "falling" : "level";
  return { kind, from, to, exams: points.length, passed: points.filter((point) => point.passed).length };
}

/** The middle of the place of the nth of `count`, in per cent of the width. */
export function placeOf(index: number, count: number): number {
  return ((index + 0.5) / Math.max(1, count)) * 100;
}
