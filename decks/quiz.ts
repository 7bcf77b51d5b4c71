// What an answer to a scenario means: the grade for its own memory, and what it says about false beliefs.
import type { Confidence } from "./exam.ts";

/** The grade of an answer: right and sure is good, right and unsure hard; right by guess and every wrong one again. */
export function gradeOfAnswer(right: boolean, confidence: Confidence | null): "again" | "hard" | "good" {
  if (!right || confidence === "guess") return "again";
  return confidence === "unsure" ? "hard" : "good";
}

/** What answers said about one belief, oldest first. */
export type BeliefEvent = {
  event: "picked" | "passed";
  confidence: Confidence | null;
  itemNo: number;
  studyDay: number;
  at: number;
};

export type BeliefState = {
  state: "unseen" | "doubted" | "open" | "closed";
  openedAt: number | null;
  closedAt: number | null;
  /** Passes since it was opened, on other stems and other days than each other and the opening. */
  passes: number;
  picks: number;
};

/** How many passes close a belief, and how many unsure picks open one. */
const passesToClose = 2;
const doubtsToOpen = 2;

/**
 * A belief opens at once by a wrong and sure pick, or by the second pick that was not sure; it closes after two passes on
 * other stems on other days. A pick while it is open takes the passes back; after closing it begins anew.
 */
export function foldBelief(events: readonly BeliefEvent[]): BeliefState {
  const fold: BeliefState = { state: "unseen", openedAt: null, closedAt: null, passes: 0, picks: 0 };
  let doubts = 0;
  let stems = new Set<number>();
  let days = new Set<number>();
  for (const { event, confidence, itemNo, studyDay, at } of events) {
    if (event === "picked") {
      fold.picks += 1;
      doubts += 1;
      if (fold.state === "open" || confidence === "sure" || doubts >= doubtsToOpen) {
        if (fold.state !== "open") fold.openedAt = at;
        fold.state = "open";
        fold.closedAt = null;
        fold.passes = 0;
        stems = new Set([itemNo]);
        days = new Set([studyDay]);
      } else fold.state = "doubted";
      continue;
    }
    if (fold.state !== "open" || stems.has(itemNo) || days.has(studyDay)) continue;
    stems.add(itemNo);
    days.add(studyDay);
    fold.passes += 1;
    if (fold.passes < passesToClose) continue;
    fold.state = "closed";
    fold.closedAt = at;
    doubts = 0;
  }
  return fold;
}
