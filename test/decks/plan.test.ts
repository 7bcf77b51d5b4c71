import { describe, expect, test } from "vitest";
import { introductionDays } from "../../decks/plan.ts";

describe("the plan of introduction", () => {
  test("divides each day by the tiers' shares, and gives what a tier lacks to the others", () => {
    // 10 a day as 5/3/2: tier 2 is through on day 1, tier 3 then gets more, tier 1 keeps its half and gains.
    expect(introductionDays(10, [0.5, 0.3, 0.2], [20, 6, 4])).toEqual([2, 1, 1]);
  });

  test("tells today as 0, and a tier without new cards as -1", () => {
    expect(introductionDays(10, [0.5, 0.5], [0, 10])).toEqual([-1, 0]);
  });

  test("saves fractions of a card for a later day", () => {
    expect(introductionDays(1 / 3, [1], [2])).toEqual([5]);
    expect(introductionDays(0.5, [0.5, 0.5], [1, 1])).toEqual([1, 3]);
  });

  test("has no date where nothing comes, or where it takes longer than ten years", () => {
    expect(introductionDays(0, [1], [5])).toEqual([null]);
    expect(introductionDays(0.001, [1], [100])).toEqual([null]);
  });
});
