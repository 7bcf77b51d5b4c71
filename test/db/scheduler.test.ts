// The FSRS adapter: preview equals save, study days, clocks that go wrong, one retention a tier.
import { fc, test } from "@fast-check/vitest";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { studyDayOf } from "../../db/day.ts";
import {
  allGrades,
  defaultParameters,
  type Grade,
  type MemoryState,
  recallSql,
  retrievability,
  schedulerFor,
  unseen,
} from "../../db/scheduler.ts";

const rule = { timeZone: "Asia/Shanghai", dayStartHour: 4 };
const morning = Date.UTC(2026, 2, 2, 2);
const dayMs = 86_400_000;
const parameters = defaultParameters(730);
const scheduler = schedulerFor(0.9, parameters);
const gradeLists = fc.array(fc.constantFrom<Grade>(...allGrades), { minLength: 1, maxLength: 25 });

function study(grades: readonly Grade[], start: number, retention = 0.9): MemoryState {
  const each = schedulerFor(retention, parameters);
  let state: MemoryState = unseen;
  let now = start;
  for (const grade of grades) {
    state = each.next("card", state, grade, now, rule);
    now = Math.max(now + 1, state.dueAt);
  }
  return state;
}

describe("a scheduler", () => {
  test.prop([gradeLists])("saves exactly the interval that its button showed", (grades) => {
    let state: MemoryState = unseen;
    let now = morning;
    for (const grade of grades) {
      const shown = scheduler.preview("card", state, now, rule)[grade];
      expect(scheduler.next("card", state, grade, now + 900, rule).intervalDays).toBe(shown.intervalDays);
      state = scheduler.next("card", state, grade, now, rule);
      expect(state).toEqual(shown);
      now = Math.max(now + 1, state.dueAt);
    }
  });

  it("brings a new item back after minutes, then after days", () => {
    const first = scheduler.next("card", unseen, "good", morning, rule);
    expect([first.phase, first.dueAt - morning]).toEqual(["learning", 600_000]);
    const second = scheduler.next("card", first, "good", first.dueAt, rule);
    expect(second.phase).toBe("review");
    expect(second.dueDay).toBe(studyDayOf(morning, rule) + second.intervalDays);
  });

  it("counts twenty minutes across midnight UTC as no day, for the study day is the same", () => {
    const beforeMidnight = Date.UTC(2026, 2, 2, 23, 50);
    const first = scheduler.next("card", unseen, "good", beforeMidnight, rule);
    const second = scheduler.next("card", first, "good", beforeMidnight + 20 * 60_000, rule);
    expect(second.reviewedDay).toBe(first.reviewedDay);
  });

  it.each([
    ["a second", 1000],
    ["an hour", 3_600_000],
    ["a day", dayMs],
    ["fifty years, to before 1980", 50 * 365 * dayMs],
  ])("takes a clock set back by %s as no time passed", (_title, back) => {
    const state = study(["good", "good", "good"], morning);
    if (state.phase === "new") throw new Error("graded");
    const again = scheduler.next("card", state, "good", state.reviewedAt - back, rule);
    expect(again.reviewedDay).toBe(state.reviewedDay);
    expect(again.dueDay).toBeGreaterThan(state.reviewedDay);
  });

  it("takes a clock fifty years ahead without failing", () => {
    const state = study(["good", "good", "good"], morning);
    const later = scheduler.next("card", state, "good", morning + 50 * 365 * dayMs, rule);
    expect(later.intervalDays).toBeLessThanOrEqual(730);
  });

  it("gives longer intervals for a lower desired retention", () => {
    const grades: Grade[] = ["good", "good", "good", "good"];
    const dear = study(grades, morning, 0.95);
    const cheap = study(grades, morning, 0.8);
    if (dear.phase === "new" || cheap.phase === "new") throw new Error("graded");
    expect(cheap.intervalDays).toBeGreaterThan(dear.intervalDays);
  });

  test.prop([gradeLists])("keeps stability and difficulty within their bounds", (grades) => {
    const state = study(grades, morning);
    if (state.phase === "new") throw new Error("graded");
    expect(state.stability).toBeGreaterThan(0);
    expect(state.difficulty).toBeGreaterThanOrEqual(1);
    expect(state.difficulty).toBeLessThanOrEqual(10);
    expect(state.reps).toBe(grades.length);
  });

  it("refuses a parameter list of a wrong length instead of replacing it", () => {
    expect(() => schedulerFor(0.9, { ...parameters, weights: [1, 2, 3] })).toThrow();
  });
  it("refuses a retention that is none", () => {
    expect(() => schedulerFor(Number.NaN, parameters)).toThrow(RangeError);
    expect(() => schedulerFor(0, parameters)).toThrow(RangeError);
  });
});

describe("retrievability", () => {
  it("is nine in ten after as many days as the stability says", () => {
    expect(retrievability(12, 12)).toBeCloseTo(0.9, 8);
    expect(retrievability(12, 0)).toBe(1);
    expect(retrievability(12, -3)).toBe(1);
  });
  it("is the same in SQL", () => {
    const db = new BetterSqlite3(":memory:");
    const sql = `select ${recallSql} as recall from (select 100 as reviewed_day, 12.5 as stability) m`;
    const row = db.prepare(sql).get(137) as { recall: number };
    expect(row.recall).toBeCloseTo(retrievability(12.5, 37), 10);
    db.close();
  });
});
