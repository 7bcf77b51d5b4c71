import { describe, expect, test } from "vitest";
import { shadeOf, weeksUpTo } from "../../renderer/components/figures/calendar.ts";

describe("the calendar", () => {
  test("has weeks from Monday, ends on the day, and leaves out what is outside", () => {
    // 30 November 2026 is a Monday.
    const weeks = weeksUpTo("2026-11-30", 9);
    expect(weeks).toEqual([
      [null, null, null, null, null, null, "2026-11-22"],
      ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29"],
      ["2026-11-30", null, null, null, null, null, null],
    ]);
  });

  test("shades a day by the busiest one, and any answer shows", () => {
    expect([1, 30, 60, 100].map((answers) => shadeOf(answers, 100))).toEqual([1, 2, 3, 4]);
  });
});
