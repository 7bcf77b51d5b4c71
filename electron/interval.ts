// Until when an answer puts an item off, as buttons and replies say it.
import type { Seen } from "../db/scheduler.ts";
import type { Output } from "./contract.ts";

export type Interval = Output<"study.grade">["interval"];

/** Whole days once an item has left its learning steps, else minutes from `now` (at least one). */
export function intervalOf(state: Seen, now: number): Interval {
  if (state.phase === "review") return { unit: "days", n: state.intervalDays };
  return { unit: "minutes", n: Math.max(1, Math.round((state.dueAt - now) / 60_000)) };
}
