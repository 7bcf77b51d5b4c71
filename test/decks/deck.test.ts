// Making a deck: which items it holds, where each stands, and in which tier.
import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { readSubject } from "../../decks/bank/load.ts";
import { arrange, conceptOf, type Deck, type DeckItem, generateDeck } from "../../decks/deck.ts";
import { extrasOutline } from "../../decks/incoming.ts";
import { parseContent } from "../../decks/item-content.ts";
import type { ReconcileRule } from "../../decks/types.ts";
import { incoming, shelf } from "../support/outline.ts";
import { aScenario, aSubject, bees } from "../support/subject.ts";

const highest: ReconcileRule = { kind: "highest" };

/** The deck of some outlines, each a text. */
function deckOf(
  texts: string[],
  { subject = bees(), rule = highest }: { subject?: ReturnType<typeof bees> | null; rule?: ReconcileRule } = {},
): Deck {
  const library = shelf();
  library.take(texts.flatMap((text, i) => incoming(text, subject, `file-${i}.md`)));
  return generateDeck({ outlines: library.live(), subject, rule });
}

/** Where each item stands, as "tier topic › point". */
function places(deck: Deck, texts: string[], subject = bees()): Map<string, string> {
  const library = shelf();
  library.take(texts.flatMap((text, i) => incoming(text, subject, `file-${i}.md`)));
  const names = new Map(
    library
      .live()
      .flatMap(({ topics }) =>
        topics.flatMap(({ title, points }) => points.map(({ id, text }) => [id, `${title} › ${text}`] as const)),
      ),
  );
  return new Map(deck.items.map((item) => [item.id, `${item.tier} ${names.get(item.pointId)}`]));
}

const one = `# One

## Tier 1: First

### Colony
- Queen: lays eggs
- Worker bees and drones

## Tier 2: Second

### Year
- Swarming: when the queen leaves
- Moon phases

## Best practices

### A. Craft
- Marking the queen
- Cleaning tools
`;

describe("what a deck holds", () => {
  test("every bank item whose main concept the outline names, and nothing else of the bank", () => {
    const ids = deckOf([one])
      .items.filter(({ origin }) => origin === "bank")
      .map(({ id }) => id);
    expect(ids.sort()).toEqual(
      [
        "queen-lays",
        "queen-marking",
        "queen-missing",
        "queen-rears",
        "swarming-mock",
        "swarming-signs",
        "worker-ages",
      ].sort(),
    );
  });

  test("a retired bank item is not dealt and covers nothing", () => {
    const deck = deckOf(["## Tier 1\n\n### T\n- Drone: what it is for\n"]);
    expect(deck.items.map(({ origin }) => origin)).toEqual(["outline"]);
  });

  test("an outline card for each point that no card covers, known by the point's own id", () => {
    const deck = deckOf([one]);
    const cards = deck.items.filter(({ origin }) => origin === "outline");
    expect(cards.map(({ id, pointId }) => id === `outline-${pointId}`)).toEqual([true, true]);
    expect(cards.map(({ concept }) => concept)).toEqual(["~moon phases", "~cleaning tools"]);
  });

  test("a scenario alone covers no point: there is nothing to recall", () => {
    const subject = aSubject({
      topics: [{ id: "t", tier: 1, concepts: [{ id: "queen" }] }],
      items: [aScenario("queen-only", "queen")],
    });
    const deck = deckOf(["## Tier 1\n\n### T\n- Queen: lays eggs\n"], { subject });
    expect(deck.items.map(({ id, concept }) => [id.replace(/\d+/, "n"), concept])).toEqual([
      ["outline-n", "queen"],
      ["queen-only", "queen"],
    ]);
  });

  test("an item stands once, however many points and outlines name its concept", () => {
    const deck = deckOf([one, one.replace("# One", "# Other")]);
    const ids = deck.items.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("an outline of another field gets outline cards only", () => {
    const deck = deckOf([
      "# Sailing\n\n## Tier 1\n\n### Knots\n- Bowline: never slips\n- Reef knot\n- The queen of knots\n- Splices\n",
    ]);
    expect(deck.items.map(({ origin }) => origin)).toEqual(["outline", "outline", "outline", "outline"]);
    expect(deck.items.every(({ concept }) => concept.startsWith("~"))).toBe(true);
  });

  test("without a subject every point gets its card", () => {
    expect(deckOf([one], { subject: null }).items).toHaveLength(6);
  });

  test("a scenario for mocks is reserved", () => {
    const reserved = deckOf([one]).items.filter((item) => item.reserved);
    expect(reserved.map(({ id }) => id)).toEqual(["swarming-mock"]);
  });

  test("content holds the text and not the placement", () => {
    const item = deckOf([one]).items.find(({ id }) => id === "queen-lays");
    expect(parseContent("card", item?.content ?? "")).toEqual({
      front: { en: "Question of queen-lays", zh: "queen-lays 的问题" },
      back: { en: "Answer of queen-lays", zh: "queen-lays 的答案" },
      concepts: ["queen"],
      difficulty: 1,
      source: "https://example.org/bees",
      kubernetes: "1.0",
    });
  });
});

describe("where an item stands", () => {
  test("at the point about its concept in the winning tier; a practice item at a practice point", () => {
    const at = places(deckOf([one]), [one]);
    expect(at.get("queen-lays")).toBe("1 Colony › Queen: lays eggs");
    expect(at.get("swarming-signs")).toBe("2 Year › Swarming: when the queen leaves");
    expect(at.get("queen-marking")).toBe("1 Craft › Marking the queen");
  });

  const mention = "## Tier 1\n\n### T\n- Queen: and her worker bees\n\n## Tier 2\n\n### U\n- Wintering\n";
  test("at a point that mentions its concept, where none is about it", () => {
    const at = places(deckOf([mention]), [mention]);
    expect(at.get("worker-ages")).toBe("1 T › Queen: and her worker bees");
  });

  const first =
    "# A\n\n## Tier 1\n\n### T\n- Wintering: food\n- Frames\n\n## Tier 2\n\n### U\n- Swarming: signs\n- Varroa mites\n\n## Tier 3\n\n### V\n- Foulbrood\n";
  const second =
    "# B\n\n## Tier 1\n\n### W\n- Swarming: how to catch one\n- Queen\n\n## Tier 2\n\n### X\n- Wintering: cold\n\n## Tier 3\n\n### Y\n- Varroa: counting\n";
  const rules: Array<[string, ReconcileRule, Record<string, string>]> = [
    [
      "highest",
      { kind: "highest" },
      {
        "swarming-signs": "1 W › Swarming: how to catch one",
        "wintering-food": "1 T › Wintering: food",
        "varroa-count": "2 U › Varroa mites",
      },
    ],
    [
      "prefer",
      { kind: "prefer", outline: "B" },
      {
        "swarming-signs": "1 W › Swarming: how to catch one",
        "wintering-food": "2 X › Wintering: cold",
        "varroa-count": "3 Y › Varroa: counting",
      },
    ],
    // A half is rounded to the more important tier.
    [
      "mean",
      { kind: "mean" },
      {
        "swarming-signs": "1 W › Swarming: how to catch one",
        "wintering-food": "1 T › Wintering: food",
        "varroa-count": "2 U › Varroa mites",
      },
    ],
  ];
  test.each(rules)("in the tier that the rule “%s” gives, at a point of that tier", (_, rule, expected) => {
    const at = places(deckOf([first, second], { rule }), [first, second]);
    for (const [id, place] of Object.entries(expected)) expect([id, at.get(id)]).toEqual([id, place]);
  });

  test("conflicts name each outline's tier", () => {
    const { conflicts } = deckOf([first, second]);
    expect(conflicts.find(({ concept }) => concept === "swarming")).toEqual({
      concept: "swarming",
      tiers: { A: 2, B: 1 },
      resolved: 1,
    });
  });

  test("what only a block through all tiers names stands in the second tier, or in the lowest of fewer", () => {
    const four = `${one.replace("## Best", "## Tier 3: Third\n\n### Health\n- Varroa\n\n## Best")}`;
    expect(deckOf([four]).items.find(({ concept }) => concept === "~cleaning tools")?.tier).toBe(2);
    const single =
      "## Tier 1\n\n### T\n- Queen\n- Worker bees\n\n## Best practices\n\n### A. Craft\n- Cleaning tools\n";
    expect(deckOf([single]).items.find(({ concept }) => concept === "~cleaning tools")?.tier).toBe(1);
  });

  test("an outline card takes the tier that the rule gives its concept, like the bank's cards on it", () => {
    const a = "# A\n\n## Tier 1\n\n### T\n- Queen\n\n## Tier 2\n\n### U\n- Foulbrood: signs\n";
    const b = "# B\n\n## Tier 1\n\n### T\n- Foulbrood: law\n- Frames\n";
    const deck = deckOf([a, b]);
    expect(deck.items.filter(({ concept }) => concept === "foulbrood").map(({ tier }) => tier)).toEqual([1, 1]);
  });
});

test("accepted concepts give way to an outline that so much as mentions them", () => {
  const subject = bees();
  const library = shelf();
  library.take([extrasOutline(new Set(["varroa", "frame"]), subject, 4, "en")], { subject });
  library.take(incoming("## Tier 1\n\n### T\n- Queen: on the frame\n", subject), { subject });
  const deck = generateDeck({ outlines: library.live(), subject, rule: highest });
  const point = library.live().find(({ origin }) => origin === "file")?.topics[0]?.points[0];
  expect(deck.items.find(({ id }) => id === "frame-distance")).toMatchObject({ tier: 1, pointId: point?.id });
  expect(deck.items.find(({ id }) => id === "varroa-count")?.pointId).not.toBe(point?.id);
});

describe("the order of a deck", () => {
  test("by tier, then by outline order, concept before practice, the easier first", () => {
    const ids = deckOf([one]).items.map(({ id }) => id.replace(/\d+/, "n"));
    expect(ids).toEqual([
      "queen-lays",
      "queen-rears",
      "queen-missing",
      "worker-ages",
      "queen-marking",
      "swarming-signs",
      "swarming-mock",
      "outline-n",
      "outline-n",
    ]);
  });

  test("at one point its concept items come before its practice items, even scenarios before cards", () => {
    const deck = deckOf(["## Tier 1\n\n### T\n- Queen: lays eggs\n"]);
    expect(deck.items.map(({ id }) => id)).toEqual(["queen-lays", "queen-rears", "queen-missing", "queen-marking"]);
  });

  test("positions count from zero without gaps", () => {
    expect(deckOf([one]).items.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("items that are alike in everything keep their order", () => {
    const item = (id: string): DeckItem => ({
      id,
      origin: "bank",
      kind: "card",
      facet: "concept",
      concept: "c",
      tier: 1,
      topicId: 1,
      pointId: 1,
      position: 0,
      reserved: false,
      difficulty: 1,
      content: "",
    });
    expect(arrange(["b", "a", "c"].map(item), () => 0).map(({ id }) => id)).toEqual(["b", "a", "c"]);
  });
});

describe("the concept of a point", () => {
  test("is its main one, else its term, else its text, spelt alike", () => {
    expect(conceptOf({ concepts: ["queen", "drone"], term: "T", text: "T: x" })).toBe("queen");
    expect(conceptOf({ concepts: [], term: "Moon Phase", text: "Moon Phase：x" })).toBe("~moon phase");
    expect(conceptOf({ concepts: [], term: null, text: "Tidy  Up" })).toBe("~tidy up");
  });
});

const owners = "../shared/outlines/000_7065db164e0cd33d.txt";
test.skipIf(!fs.existsSync(owners))(
  "the owner's outlines make a deck of the built-in bank, every point with something to ask",
  () => {
    const { subject } = readSubject("decks/kubernetes");
    if (!subject) throw new Error("the built-in subject can't be read");
    const library = shelf();
    library.take(incoming(fs.readFileSync(owners, "utf8"), subject, "owner.txt"));
    const deck = generateDeck({ outlines: library.live(), subject, rule: highest });
    const asked = new Set(deck.items.filter(({ kind }) => kind === "card").map(({ concept }) => concept));
    const points = library.live().flatMap(({ topics }) => topics.flatMap((topic) => topic.points));
    const unasked = points.filter(
      (point) =>
        !point.concepts.some((concept) => asked.has(concept)) && !deck.items.some((item) => item.pointId === point.id),
    );
    expect(points.length).toBeGreaterThan(180);
    expect(unasked).toEqual([]);
    expect(deck.tierCount).toBe(4);
    expect(deck.conflicts.map(({ concept }) => concept)).toContain("rbac");
  },
);
