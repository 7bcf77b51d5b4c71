// The three levers: defaults by number of tiers, and what makes a set of them wrong.
import { describe, expect, it } from "vitest";
import { defaultLevers, leverOf, leverProblem } from "../../decks/levers.ts";

describe("defaultLevers", () => {
  it("are those of the design for three and four tiers", () => {
    expect(defaultLevers(4).map((lever) => [lever.intake, lever.retention, lever.exam])).toEqual([
      [0.5, 0.93, 0.4],
      [0.3, 0.9, 0.3],
      [0.15, 0.87, 0.2],
      [0.05, 0.83, 0.1],
    ]);
    expect(defaultLevers(3).map((lever) => [lever.intake, lever.retention, lever.exam])).toEqual([
      [0.6, 0.93, 0.5],
      [0.3, 0.9, 0.3],
      [0.1, 0.85, 0.2],
    ]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    "are right for %i tiers: shares sum to one and no lower tier outweighs a higher",
    (tiers) => {
      const levers = defaultLevers(tiers);
      expect(leverProblem(levers, tiers)).toBeNull();
      for (const [i, lever] of levers.entries()) {
        const above = levers[i - 1];
        if (!above) continue;
        expect(lever.intake).toBeLessThanOrEqual(above.intake);
        expect(lever.retention).toBeLessThanOrEqual(above.retention);
        expect(lever.exam).toBeLessThanOrEqual(above.exam);
      }
    },
  );
});

describe("leverProblem", () => {
  const levers = defaultLevers(3);
  it("names shares that don't sum to one", () => {
    expect(
      leverProblem(
        levers.map((lever) => ({ ...lever, intake: 0.5 })),
        3,
      ),
    ).toBe("intake-sum");
    expect(
      leverProblem(
        levers.map((lever) => ({ ...lever, exam: 0.1 })),
        3,
      ),
    ).toBe("exam-sum");
  });
  it("names a wrong number or order of tiers", () => {
    expect(leverProblem(levers, 4)).toBe("ranks");
    expect(leverProblem([...levers].reverse(), 3)).toBe("ranks");
  });
});

it("a tier below the lowest has the lowest one's lever", () => {
  expect(leverOf(defaultLevers(3), 7).rank).toBe(3);
});
