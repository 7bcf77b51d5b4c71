// Which questions of a report are shown: by what went wrong with them, and by topic.
import type { Output } from "../../api.ts";

type ReportQuestion = Output<"exam.report">["questions"][number];

export const FILTERS = ["wrong", "flagged", "guessed", "slow", "all"] as const;
export type Filter = (typeof FILTERS)[number];

/** Whether a question passes a filter. One without an answer is a wrong one. */
export function passes(question: ReportQuestion, filter: Filter): boolean {
  switch (filter) {
    case "wrong":
      return question.score < 1;
    case "flagged":
      return question.flagged;
    case "guessed":
      return question.confidence === "guess";
    case "slow":
      return question.slow;
    case "all":
      return true;
  }
}

/** The filter that a report opens with: the wrong ones if there are any. */
export function firstFilter(questions: readonly ReportQuestion[]): Filter {
  return questions.some((question) => passes(question, "wrong")) ? "wrong" : "all";
}
