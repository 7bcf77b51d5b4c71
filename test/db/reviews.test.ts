// The log is the truth: grades append, undo appends too, the state is the fold, and every sum equals a recount.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { checkDatabase, rebuildDerived } from "../../db/check.ts";
import { studyDayOf } from "../../db/day.ts";
import { moveBatch, revertBatch } from "../../db/ledger.ts";
import { readMemory } from "../../db/memory.ts";
import { gradeItem, undoLast } from "../../db/reviews.ts";
import { allGrades, defaultParameters, type Grade, schedulerFor } from "../../db/scheduler.ts";
import { all, type Db, number, run } from "../../db/statements.ts";
import { fillDeck } from "../support/deck.ts";
import { dayMs, grade, memoryDb, morning, rule } from "../support/learner.ts";

const day = studyDayOf(morning, rule);
const derived = ["memory", "due_counts", "day_counts", "records", "slips"];

/** Every derived row, zero rows of sums left out. */
function derivedRows(db: Db): unknown {
  return derived.map((table) => [table, all(db, `select * from ${table} ${emptyRows[table] ?? ""} order by 1, 2, 3`)]);
}
const emptyRows: Record<string, string> = {
  due_counts: "where items <> 0",
  day_counts: "where grades <> 0",
  records: "where answers <> 0",
};

const deck = [
  { tier: 1, concept: "a" },
  { tier: 1, concept: "b" },
  { tier: 2, concept: "c", topic: 2 },
  { tier: 4, concept: "d", topic: 3 },
];
type Act = { item: number; grade: Grade; days: number };
const acts = fc.array(
  fc.record({ item: fc.nat({ max: 3 }), grade: fc.constantFrom<Grade>(...allGrades), days: fc.nat({ max: 20 }) }),
  { minLength: 1, maxLength: 25 },
);

function play(db: Db, numbers: number[], list: readonly Act[]): number {
  let now = morning;
  for (const act of list) {
    grade(db, numbers[act.item] ?? 0, act.grade, now);
    now += act.days * dayMs + 60_000;
  }
  return now;
}

describe("a grade", () => {
  it("appends one row with the states before and after, the retention and the parameters", () => {
    const db = memoryDb();
    const [no = 0] = fillDeck(db, deck);
    grade(db, no, "good", morning);
    expect(all(db, "select * from reviews")).toMatchObject([
      {
        entry: "grade",
        grade: "good",
        study_day: day,
        tier: 1,
        desired_retention: 0.93,
        parameters_id: 1,
        before_phase: "new",
        after_phase: "learning",
        after_reps: 1,
        took_ms: 8000,
      },
    ]);
    expect(all(db, "select algorithm from parameters")).toEqual([{ algorithm: "v5.4.2 using FSRS-6.0" }]);
  });

  it("that has seen other repetitions is stale and changes nothing", () => {
    const db = memoryDb();
    const [no = 0] = fillDeck(db, deck);
    grade(db, no, "good", morning);
    const before = derivedRows(db);
    const request = {
      itemNo: no,
      itemId: "item-0",
      topicId: 1,
      seenReps: 0,
      grade: "good",
      tookMs: 1,
      at: morning,
      source: "drill",
      newPerDay: 20,
    } as const;
    expect(gradeItem(db, request, schedulerFor(0.9, defaultParameters(730)), rule)).toEqual({ kind: "stale" });
    expect(derivedRows(db)).toEqual(before);
    expect(number(db, "select count(*) as n from reviews")).toBe(1);
  });

  it("counts as evidence once an item and day, and as a slip when it failed", () => {
    const db = memoryDb();
    const [no = 0] = fillDeck(db, deck);
    grade(db, no, "again", morning);
    grade(db, no, "good", morning + 60_000);
    expect(all(db, "select answers, passed from records")).toEqual([{ answers: 1, passed: 0 }]);
    expect(all(db, "select item_no from slips")).toEqual([{ item_no: no }]);
  });

  it("can neither be changed nor deleted in the log", () => {
    const db = memoryDb();
    const [no = 0] = fillDeck(db, deck);
    grade(db, no, "good", morning);
    expect(() => run(db, "update reviews set grade = 'easy'")).toThrow(/append-only/);
    expect(() => run(db, "delete from reviews")).toThrow(/append-only/);
  });
});

describe("undo", () => {
  test.prop([acts, acts])("of everything done on a day gives back the state before it, to the byte", (past, today) => {
    const db = memoryDb();
    const numbers = fillDeck(db, deck);
    const now = play(db, numbers, past) + 30 * dayMs;
    const before = derivedRows(db);
    const sameDay = today.map((act) => ({ ...act, days: 0 }));
    let at = now;
    for (const act of sameDay) {
      grade(db, numbers[act.item] ?? 0, act.grade, at);
      at += 30_000;
    }
    for (const _ of sameDay) expect(undoLast(db, studyDayOf(now, rule), at)).toMatchObject({ action: "grade" });
    expect(derivedRows(db)).toEqual(before);
    expect(undoLast(db, studyDayOf(now, rule), at)).toBeNull();
  });

  it("leaves the grade in the log, with an entry that takes it back", () => {
    const db = memoryDb();
    const [no = 0] = fillDeck(db, deck);
    const seq = grade(db, no, "good", morning);
    undoLast(db, day, morning + 1);
    expect(all(db, "select entry, undoes from reviews order by seq")).toEqual([
      { entry: "grade", undoes: null },
      { entry: "undo", undoes: seq },
    ]);
  });

  it("takes back nothing of another day", () => {
    const db = memoryDb();
    const [no = 0] = fillDeck(db, deck);
    grade(db, no, "good", morning);
    expect(undoLast(db, day + 1, morning + dayMs)).toBeNull();
  });
});

describe("the fold", () => {
  test.prop([acts, fc.nat({ max: 5 })])("of the log is the stored state, also after undos", (list, undos) => {
    const db = memoryDb();
    const numbers = fillDeck(db, deck);
    const now = play(db, numbers, list);
    for (let i = 0; i < undos; i++) undoLast(db, studyDayOf(now, rule), now);
    expect(checkDatabase(db, false, rule).differences).toEqual([]);
  });

  test.prop([acts])("rebuilds deleted derived tables to the same rows", (list) => {
    const db = memoryDb();
    const numbers = fillDeck(db, deck);
    play(db, numbers, list);
    const before = derivedRows(db);
    run(
      db,
      "update memory set phase = 'new', step = 0, stability = null, difficulty = null, due_at = null, due_day = null, reviewed_at = null, reviewed_day = null, interval_days = 0, reps = 0, lapses = 0",
    );
    for (const table of ["due_counts", "day_counts", "records", "slips"]) run(db, `delete from ${table}`);
    expect(checkDatabase(db, false, rule).ok).toBe(false);
    rebuildDerived(db);
    expect(derivedRows(db)).toEqual(before);
  });

  it("names what differs and where when a state was tampered with", () => {
    const db = memoryDb();
    const [no = 0] = fillDeck(db, deck);
    grade(db, no, "good", morning);
    run(db, "update memory set stability = 99 where item_no = ?", no);
    expect(checkDatabase(db, false, rule).differences).toMatchObject([{ what: "memory", where: `item ${no}` }]);
    expect(checkDatabase(db, true, rule).rebuilt).toBe(true);
    expect(checkDatabase(db, false, rule).ok).toBe(true);
  });
});

describe("a batch of moved dates", () => {
  const graduate = (db: Db, no: number): void => {
    grade(db, no, "easy", morning);
  };
  const memoryOf = (db: Db, no: number) => {
    const memory = readMemory(db, no);
    if (!memory) throw new Error("no memory");
    return memory;
  };

  it("is part of the fold, and reverting it restores the dates", () => {
    const db = memoryDb();
    const [no = 0] = fillDeck(db, deck);
    graduate(db, no);
    const before = derivedRows(db);
    const batch = moveBatch(
      db,
      "reschedule",
      [{ memory: memoryOf(db, no), dueAt: morning + dayMs, dueDay: day + 1 }],
      morning,
      day,
    );
    expect(memoryOf(db, no).state).toMatchObject({ dueDay: day + 1 });
    expect(checkDatabase(db, false, rule).ok).toBe(true);
    expect(revertBatch(db, batch ?? 0, morning)).toEqual({ restored: 1, kept: 0 });
    expect(derivedRows(db)).toEqual(before);
  });

  it("leaves an item that was reviewed since with the date of that review", () => {
    const db = memoryDb();
    const [no = 0] = fillDeck(db, deck);
    graduate(db, no);
    const batch = moveBatch(
      db,
      "reschedule",
      [{ memory: memoryOf(db, no), dueAt: morning + dayMs, dueDay: day + 1 }],
      morning,
      day,
    );
    grade(db, no, "good", morning + dayMs);
    const after = memoryOf(db, no).state;
    expect(revertBatch(db, batch ?? 0, morning + dayMs)).toEqual({ restored: 0, kept: 1 });
    expect(memoryOf(db, no).state).toEqual(after);
    undoLast(db, day + 1, morning + dayMs);
    expect(checkDatabase(db, false, rule).differences).toEqual([]);
  });
});
