// Items as JSON: written from the bank, read back, edited, and named in lists.
import { describe, expect, test } from "vitest";
import { chain } from "../../decks/bank/schema.ts";
import {
  cardSides,
  type ItemKind,
  itemTitle,
  parseContent,
  searchableText,
  writeBankItem,
  writeCard,
  writeEdit,
} from "../../decks/item-content.ts";
import { aCard, aScenario } from "../support/subject.ts";

const both = (text: string) => ({ en: text, zh: `${text}（中）` });
const aChain = {
  ...chain.parse({
    kind: "chain",
    id: "a-chain",
    facet: "concept",
    concepts: ["queen"],
    difficulty: 2,
    kubernetes: "1.0",
    source: "https://example.org/bees",
    cards: ["some-card"],
    stem: both("The hive is silent"),
    steps: [1, 2, 3].map((n) => ({
      ask: both(`Step ${n}`),
      options: [
        { text: both("Right"), right: true, reason: both("Because") },
        { text: both("Wrong"), reason: both("Why not"), misconception: "a-belief" },
      ],
      finding: both(`Finding ${n}`),
    })),
  }),
  topic: "any",
};

describe("an item's JSON", () => {
  const items = [
    aCard("a-card", "queen", { since: "1.0", variant: "cni:wax" }),
    aScenario("a-scenario", "queen"),
    aChain,
  ];
  test.each(items.map((item) => [item.kind, item] as const))(
    "a %s reads back as it was written, without what has a column",
    (kind, item) => {
      const content = parseContent<ItemKind>(kind, writeBankItem(item));
      expect(item).toMatchObject(content);
      expect(content).not.toHaveProperty("id");
      expect(content).not.toHaveProperty("mock");
      expect(content).not.toHaveProperty("topic");
      expect(content.concepts).toEqual(item.concepts);
    },
  );

  test("the same text gives the same JSON, whatever the order of its keys", () => {
    expect(writeEdit({ front: { zh: "问", en: "q" }, back: { en: "a", zh: "答" } })).toBe(
      writeEdit({ back: { zh: "答", en: "a" }, front: { en: "q", zh: "问" } }),
    );
  });

  test("a row without the shape of its kind is refused", () => {
    expect(() => parseContent("card", '{"front":"x"}')).toThrow();
    expect(() => parseContent("scenario", writeCard(both("q"), both("a"), ["c"]))).toThrow();
  });

  test("the learner's own text wins over the source's", () => {
    const content = writeCard(both("old"), both("old answer"), ["c"]);
    const edited = writeEdit({ front: both("new"), back: both("new answer") });
    expect(cardSides(content, null).front.en).toBe("old");
    expect(cardSides(content, edited).front.en).toBe("new");
    expect(searchableText("card", content, edited)).not.toContain("old");
  });
});

describe("an item's title", () => {
  const cases: Array<[string, string]> = [
    ["## Which **field** of a `Pod`\n\nsets it?", "Which field of a Pod"],
    ["```yaml\nkind: Pod\n```\nWhat is missing?", "What is missing?"],
    ["See [the page](https://example.org) first", "See the page first"],
    ["2\\*3 and \\_this\\_", "2*3 and _this_"],
    ["```\nonly code\n```", "``` only code ```"],
  ];
  test.each(cases)("is the first line of the question without Markdown: %j", (front, title) => {
    expect(itemTitle("card", writeCard({ en: front, zh: front }, both("a"), ["c"]), null).en).toBe(title);
  });

  test("ends after 160 characters, never inside one", () => {
    const { en } = itemTitle("card", writeCard(both("😀".repeat(400)), both("a"), ["c"]), null);
    expect(Array.from(en)).toHaveLength(160);
    expect(en.endsWith("…")).toBe(true);
  });

  test("a scenario and a chain are called by their stems", () => {
    expect(itemTitle("scenario", writeBankItem(aScenario("lost-queen", "queen")), null).en).toBe(
      "You look into lost-queen.",
    );
    expect(itemTitle("chain", writeBankItem(aChain), null).en).toBe("The hive is silent");
  });
});
