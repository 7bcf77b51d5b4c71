// A learner for tests: studies the day's queue on a database, with a chance to recall that follows the forgetting curve.

import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { onTestFinished } from "vitest";
import { type DayRule, studyDayOf } from "../../db/day.ts";
import { openDatabase } from "../../db/open.ts";
import { type Planned, planDay, type QueueContext, recallOn } from "../../db/queue.ts";
import { gradeItem, pushUndo } from "../../db/reviews.ts";
import { defaultParameters, type Grade, schedulerFor } from "../../db/scheduler.ts";
import { readLevers } from "../../db/settings.ts";
import { type Db, one } from "../../db/statements.ts";
import { leverOf } from "../../decks/levers.ts";

export const rule: DayRule = { timeZone: "Asia/Shanghai", dayStartHour: 4 };
export const dayMs = 86_400_000;
/** 10:00 in Shanghai on a Monday. */
export const morning = Date.UTC(2026, 2, 2, 2, 0, 0);

/** An empty database in memory, closed when the test is finished. */
export function memoryDb(): Db {
  const opened = openDatabase(":memory:");
  if (!opened.ok) throw new Error(opened.fault.detail);
  onTestFinished(() => {
    opened.db.close();
  });
  return opened.db;
}

export type Caps = { newPerDay?: number; reviewsPerDay?: number | null; minutesPerDay?: number | null };

/** The queue's context at an instant. */
export function contextAt(db: Db, now: number, caps: Caps = {}): QueueContext {
  return {
    now,
    day: studyDayOf(now, rule),
    levers: readLevers(db),
    newPerDay: caps.newPerDay ?? 20,
    reviewsPerDay: caps.reviewsPerDay === undefined ? 200 : caps.reviewsPerDay,
    minutesPerDay: caps.minutesPerDay ?? null,
  };
}

/** Grades one item as the app does, with its undo step; gives the review's sequence number. */
export function grade(db: Db, itemNo: number, given: Grade, now: number, newPerDay = 20): number {
  const row = one<{ id: string; topic_id: number; tier: number; reps: number }>(
    db,
    "select i.id, i.topic_id, m.tier, m.reps from items i join memory m on m.item_no = i.no where i.no = ?",
    itemNo,
  );
  if (!row) throw new Error(`no item ${itemNo}`);
  const scheduler = schedulerFor(leverOf(readLevers(db), row.tier).retention, defaultParameters(730));
  const result = gradeItem(
    db,
    {
      itemNo,
      itemId: row.id,
      topicId: row.topic_id,
      seenReps: row.reps,
      grade: given,
      tookMs: 8000,
      at: now,
      source: "drill",
      newPerDay,
    },
    scheduler,
    rule,
  );
  if (result.kind !== "graded") throw new Error("stale");
  pushUndo(db, itemNo, { action: "grade", seq: result.seq }, now, studyDayOf(now, rule));
  return result.seq;
}

/** Every graded item of a studied day in order. */
export type Studied = { planned: Planned; grade: Grade };

/** Studies a whole day from `start` on until the queue is empty; the learner forgets as the curve says. */
export function studyDay(db: Db, start: number, seed: number, caps: Caps = {}): Studied[] {
  const random = xoroshiro128plus(seed);
  const studied: Studied[] = [];
  let now = start;
  for (let answers = 0; answers < 3000; answers++) {
    const context = contextAt(db, now, caps);
    const [next] = planDay(db, context).items;
    if (!next) return studied;
    if (next.why.kind === "learning" && next.memory.state.phase !== "new") now = Math.max(now, next.memory.state.dueAt);
    const chance = recallOn(next.memory, context.day) ?? 0.8;
    const given: Grade = uniformFloat64(random) < chance ? "good" : "again";
    grade(db, next.memory.itemNo, given, now, context.newPerDay);
    studied.push({ planned: next, grade: given });
    now += 9000;
  }
  throw new Error("the queue of a day did not end");
}
