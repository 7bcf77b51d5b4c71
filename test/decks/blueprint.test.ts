import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { type CellPlan, compileBlueprint } from "../../decks/blueprint.ts";

const plan = (tier: number | null, weight: number, n: number): CellPlan => ({
  key: `${tier}:${n}`,
  tier,
  topicId: tier === null ? null : n,
  weight,
  items: [],
});

/** Four tiers of 40/30/20/10 %, each with so many topics of unequal weight. */
const outline = [0.4, 0.3, 0.2, 0.1].flatMap((share, t) => {
  const weights = Array.from({ length: 9 - t }, (_, i) => i + 1);
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight, i) => plan(t + 1, (share * weight) / sum, t * 10 + i));
});

describe("a blueprint", () => {
  test("gives each tier its share by largest remainder, however many topics it has", () => {
    const tiers = (size: number) => {
      const { cells } = compileBlueprint(outline, size);
      return [1, 2, 3, 4].map((tier) =>
        cells.filter((cell) => cell.tier === tier).reduce((sum, cell) => sum + cell.questions, 0),
      );
    };
    expect(tiers(40)).toEqual([16, 12, 8, 4]);
    expect(tiers(20)).toEqual([8, 6, 4, 2]);
    expect(tiers(7)).toEqual([3, 2, 1, 1]);
  });

  property.prop([
    fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 })), {
      minLength: 1,
      maxLength: 40,
    }),
    fc.integer({ min: 1, max: 200 }),
  ])("keeps every cell within one of its exact share, and sums to its size", (parts, size) => {
    const { cells } = compileBlueprint(
      parts.map(([tier, weight], i) => plan(tier, weight, i)),
      size,
    );
    expect(cells.reduce((sum, cell) => sum + cell.questions, 0)).toBe(size);
    for (const cell of cells) expect(Math.abs(cell.questions - cell.exact)).toBeLessThan(1);
  });

  test("without tiers divides by the cells alone", () => {
    const { cells } = compileBlueprint(
      [plan(null, 44, 1), plan(null, 28, 2), plan(null, 16, 3), plan(null, 12, 4)],
      60,
    );
    expect(cells.map((cell) => cell.questions)).toEqual([26, 17, 10, 7]);
  });
});
