import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { addsUp, draftOf, evenedOut, leversOf, madeWhole, sumOf } from "../../renderer/screens/settings/levers.ts";

const levers = [
  { rank: 1, intake: 0.5, retention: 0.93, exam: 0.4 },
  { rank: 2, intake: 0.333, retention: 0.9, exam: 0.35 },
  { rank: 3, intake: 0.167, retention: 0.875, exam: 0.25 },
];

test("levers become percentages and are the same again", () => {
  expect(draftOf(levers).map((one) => one.intake)).toEqual([50, 33.3, 16.7]);
  expect(leversOf(draftOf(levers))).toEqual(levers);
});

test("percentages add up in spite of binary fractions", () => {
  expect(sumOf(draftOf(levers), "intake")).toBe(100);
  expect(addsUp(draftOf(levers))).toBe(true);
});

test("one lever moved alone does not add up, and can be made whole", () => {
  const draft = draftOf(levers).map((one) => (one.rank === 1 ? { ...one, intake: 70 } : one));
  expect(addsUp(draft)).toBe(false);
  expect(addsUp(madeWhole(draft))).toBe(true);
});

describe("evening out", () => {
  test.each([
    [
      [50, 30, 20],
      [50, 30, 20],
    ],
    [
      [1, 1, 1],
      [34, 33, 33],
    ],
    [
      [0, 0],
      [50, 50],
    ],
    [
      [100, 100],
      [50, 50],
    ],
    [[7], [100]],
  ])("makes %j into %j", (values, parts) => {
    expect(evenedOut(values)).toEqual(parts);
  });

  property.prop([fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 9 })])(
    "always gives whole parts that are a hundred together and keep the order",
    (values) => {
      const parts = evenedOut(values);
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(100);
      expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
      for (const [i, a] of values.entries())
        for (const [j, b] of values.entries()) if (a > b) expect(parts[i] ?? 0).toBeGreaterThanOrEqual(parts[j] ?? 0);
    },
  );
});
