// How attention held over an exam: the first quarter against the last.

type Quarter = { questions: number; right: number };

export type Course = "fell" | "rose" | "even";

/** A difference that chance alone gives more often than one time in five is none (two proportions, pooled). */
const NOTICEABLE_Z = 1.28;

/** The course over quarters in their order; even where there are fewer than two. */
export function courseOf(quarters: readonly Quarter[]): Course {
  const first = quarters[0];
  const last = quarters.at(-1);
  if (!first || !last || quarters.length < 2 || first.questions === 0 || last.questions === 0) return "even";
  const pooled = (first.right + last.right) / (first.questions + last.questions);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / first.questions + 1 / last.questions));
  if (deviation === 0) return "even";
  const z = (first.right / first.questions - last.right / last.questions) / deviation;
  return z > NOTICEABLE_Z ? "fell" : z < -NOTICEABLE_Z ? "rose" : "even";
}
