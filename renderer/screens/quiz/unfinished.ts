// The set that was left before its end: kept by the page alone, so that the start page can lead back to it.
import { pageStorage } from "../../preferences.tsx";

const KEPT = "tierwise.quiz";

/** The set that was open last and had questions left; null for none. */
export function keptQuiz(): number | null {
  const id = Number(pageStorage()?.getItem(KEPT) ?? "");
  return Number.isInteger(id) && id > 0 ? id : null;
}

/** Keeps a set to come back to. */
export function keepQuiz(quizId: number): void {
  pageStorage()?.setItem(KEPT, String(quizId));
}

/** Forgets a set that was finished or put away; another one that is kept stays. */
export function forgetQuiz(quizId: number): void {
  if (keptQuiz() === quizId) pageStorage()?.removeItem(KEPT);
}
