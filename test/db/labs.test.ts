// Labs: runs are kept in order, what is remembered is their fold, and only today's last one is taken back.
import { describe, expect, test } from "vitest";
import { studyDayOf } from "../../db/day.ts";
import {
  type LabRun,
  labMemory,
  labRuns,
  labScheduler,
  labsDue,
  runsOfLab,
  saveRun,
  takeBackRun,
} from "../../db/labs.ts";
import { defaultParameters, type Grade, schedulerFor } from "../../db/scheduler.ts";
import { dayMs, memoryDb, morning, rule } from "../support/learner.ts";

const scheduler = labScheduler(0.9, 730);
const monday = studyDayOf(morning, rule);

function aRun(lab: string, grade: Grade, days = 0): Omit<LabRun, "id"> {
  return { lab, grade, doneAt: morning + days * dayMs, studyDay: monday + days, dueDay: monday + days + 3 };
}

describe("the memory of a lab", () => {
  test("is that of the runs in their order, and comes back in whole days at once", () => {
    const runs = [
      { id: 1, ...aRun("a", "good") },
      { id: 2, ...aRun("a", "again", 3) },
      { id: 3, ...aRun("a", "good", 5) },
    ];
    const state = labMemory("a", runs, scheduler, rule);
    expect(state).toMatchObject({ phase: "review", reps: 3, lapses: 1, reviewedDay: monday + 5 });
    expect(labMemory("a", runs.slice(0, 1), scheduler, rule)).toMatchObject({ phase: "review", reps: 1 });
  });

  test("without a run is none", () => {
    expect(labMemory("a", [], scheduler, rule).phase).toBe("new");
  });

  test("grows by a good run and shrinks by one that needed the text", () => {
    const memoryAfter = (...grades: Grade[]) =>
      labMemory(
        "a",
        grades.map((grade, at) => ({ id: at, ...aRun("a", grade, at * 7) })),
        scheduler,
        rule,
      );
    const [good, better, worse] = [memoryAfter("good"), memoryAfter("good", "good"), memoryAfter("good", "again")];
    if (good.phase === "new" || better.phase === "new" || worse.phase === "new") throw new Error("graded");
    expect(better.stability).toBeGreaterThan(good.stability);
    expect(worse.stability).toBeLessThan(good.stability);
  });
});

test("a lab may be forgotten twice as often as a card of its tier, so it comes back later", () => {
  const card = schedulerFor(0.9, defaultParameters(730));
  expect(scheduler.retention).toBeCloseTo(0.8, 10);
  expect(scheduler.intervalFor(10)).toBeGreaterThan(card.intervalFor(10));
  expect(labScheduler(0.5, 730).retention).toBe(0.5);
});

describe("runs", () => {
  test("are kept lab by lab", () => {
    const db = memoryDb();
    saveRun(db, aRun("a", "good"));
    saveRun(db, aRun("b", "easy"));
    saveRun(db, aRun("a", "again", 3));
    expect(runsOfLab(db, "a").map((run) => run.grade)).toEqual(["good", "again"]);
    expect([...labRuns(db)].map(([lab, runs]) => [lab, runs.length])).toEqual([
      ["a", 2],
      ["b", 1],
    ]);
  });

  test("of a lab count as due by the last of them", () => {
    const db = memoryDb();
    saveRun(db, aRun("a", "good"));
    saveRun(db, aRun("b", "good"));
    saveRun(db, aRun("b", "good", 2));
    expect([0, 2, 3, 4, 5].map((days) => labsDue(db, monday + days))).toEqual([0, 0, 1, 1, 2]);
  });

  test("are taken back one at a time: the last one, on its own day", () => {
    const db = memoryDb();
    const first = saveRun(db, aRun("a", "good"));
    const second = saveRun(db, aRun("a", "again"));
    const other = saveRun(db, aRun("b", "good", -1));
    expect(takeBackRun(db, first, monday)).toBe(false);
    expect(takeBackRun(db, other, monday)).toBe(false);
    expect(takeBackRun(db, second, monday)).toBe(true);
    expect(takeBackRun(db, second, monday)).toBe(false);
    expect(takeBackRun(db, first, monday)).toBe(true);
    expect(runsOfLab(db, "a")).toEqual([]);
  });

  test.each(["grade", "due_day"])("without a %s are refused by the database", (column) => {
    const db = memoryDb();
    const broken = column === "grade" ? { grade: "superb" as Grade } : { dueDay: Number.NaN };
    expect(() => saveRun(db, { ...aRun("a", "good"), ...broken })).toThrow(/constraint/i);
  });
});
