// What most handlers begin with: the open database, the settings in force, the levers, the instant and its study day.
import { type DayRule, type StudyDay, studyDayOf } from "../db/day.ts";
import type { QueueContext } from "../db/queue.ts";
import { defaultParameters, type Scheduler, schedulerFor } from "../db/scheduler.ts";
import { readLevers, readSettings, type Settings } from "../db/settings.ts";
import type { Db } from "../db/statements.ts";
import type { Lever } from "../decks/levers.ts";
import { leverOf } from "../decks/levers.ts";
import type { Deps } from "./deps.ts";
import { openDb } from "./store.ts";

export type Context = {
  db: Db;
  settings: Settings;
  rule: DayRule;
  levers: Lever[];
  now: number;
  day: StudyDay;
};

/** Reads the context of this moment. Throws the refusal that says why when there is no database. */
export function contextOf(deps: Deps): Context {
  const db = openDb(deps);
  const settings = readSettings(db, deps);
  const rule = { timeZone: settings.timeZone, dayStartHour: settings.dayStartHour };
  const now = deps.now();
  return { db, settings, rule, levers: readLevers(db), now, day: studyDayOf(now, rule) };
}

/** The part of a context that the queue reads. */
export function queueContext({ settings, levers, now, day }: Context): QueueContext {
  const { newPerDay, reviewsPerDay, minutesPerDay } = settings;
  return { now, day, levers, newPerDay, reviewsPerDay, minutesPerDay };
}

/** The scheduler of a tier: its desired retention is the lever's of this moment. */
export function tierScheduler({ levers, settings }: Context, tier: number): Scheduler {
  return schedulerFor(leverOf(levers, tier).retention, defaultParameters(settings.maximumIntervalDays));
}
