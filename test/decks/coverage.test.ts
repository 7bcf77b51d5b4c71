// The two-way map: what points are met by, and what the bank has beyond the outlines.
import { describe, expect, test } from "vitest";
import { coverageOf, nameConflicts, offeredConcepts } from "../../decks/coverage.ts";
import { extrasOutline } from "../../decks/incoming.ts";
import { incoming, shelf } from "../support/outline.ts";
import { aCard, bees } from "../support/subject.ts";

describe("coverage of a point", () => {
  test.each([
    [{ cards: 0, scenarios: 0 }, "none"],
    [{ cards: 0, scenarios: 2 }, "none"],
    [{ cards: 3, scenarios: 0 }, "recall"],
    [{ cards: 1, scenarios: 1 }, "both"],
  ] as const)("%j is %s", (authored, coverage) => {
    expect(coverageOf(authored)).toBe(coverage);
  });
});

const text = "# Mine\n\n## Tier 1\n\n### T\n- Queen\n- Worker bees\n\n## Tier 2\n\n### U\n- Swarming\n";

/** The live outlines after importing `text` and accepting some concepts. */
function library(accepted: string[] = [], subject = bees()) {
  const shelved = shelf();
  shelved.take(incoming(text, subject), { subject });
  if (accepted.length > 0) shelved.take([extrasOutline(new Set(accepted), subject, 2, "en")], { subject });
  return shelved.live();
}

describe("concepts on offer", () => {
  test("are those with items that no outline names, each with what it brings", () => {
    const offered = offeredConcepts(library(), bees());
    expect(offered.map(({ concept, cards, scenarios }) => [concept, cards, scenarios])).toEqual([
      ["frame", 1, 0],
      ["wintering", 1, 0],
      ["varroa", 1, 0],
      ["smoker", 1, 0],
    ]);
  });

  test("get the tier of their topic, or the deck's lowest if it has fewer", () => {
    const tiers = Object.fromEntries(offeredConcepts(library(), bees()).map(({ concept, tier }) => [concept, tier]));
    expect(tiers).toEqual({ frame: 1, wintering: 2, varroa: 2, smoker: 2 });
  });

  test("without an outline they have the tiers of the taxonomy", () => {
    const tiers = Object.fromEntries(offeredConcepts([], bees()).map(({ concept, tier }) => [concept, tier]));
    expect(tiers).toMatchObject({ queen: 1, varroa: 3, smoker: 4 });
  });

  test("stay on the list once accepted, and say so", () => {
    const offered = offeredConcepts(library(["varroa"]), bees());
    expect(offered.filter(({ accepted }) => accepted).map(({ concept }) => concept)).toEqual(["varroa"]);
  });

  test("leave out what is only retired in the bank", () => {
    expect(offeredConcepts([], bees()).map(({ concept }) => concept)).not.toContain("drone");
    const subject = bees([aCard("drone-new", "drone")]);
    expect(offeredConcepts([], subject).map(({ concept }) => concept)).toContain("drone");
  });
});

test("conflicts get the names of their concepts, and the id where there is none", () => {
  const named = nameConflicts(
    [
      { concept: "queen", tiers: { A: 1, B: 2 }, resolved: 1 },
      { concept: "unknown", tiers: { A: 1, B: 2 }, resolved: 1 },
    ],
    bees(),
  );
  expect(named.map(({ name }) => name)).toEqual([
    { en: "queen", zh: "概念 queen" },
    { en: "unknown", zh: "unknown" },
  ]);
});
