// The exam and the date that were looked at last: kept by the page alone.
import { pageStorage } from "../../preferences.tsx";
import { isDay } from "./dates.ts";

const KEPT = "tierwise.readiness";

export type Aim = { exam: string; date: string };

/** What was looked at last; null for nothing readable. */
export function keptAim(): Aim | null {
  const [exam, date] = (pageStorage()?.getItem(KEPT) ?? "").split(" ");
  return exam && date && isDay(date) ? { exam, date } : null;
}

/** Keeps what is looked at. */
export function keepAim(aim: Aim): void {
  pageStorage()?.setItem(KEPT, `${aim.exam} ${aim.date}`);
}
