// The exported list of weak topics: our parser reads it again, a spreadsheet runs nothing, Chinese stays Chinese.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { parseOutline } from "../../decks/outline/parse.ts";
import { type WeakRow, weakCsv, weakHtml, weakJson, weakMarkdown } from "../../decks/weak-export.ts";

const row = (part: Partial<WeakRow>): WeakRow => ({
  outline: "Bees",
  tier: 1,
  tierTitle: "Tier 1: Must",
  inBlock: false,
  topic: "Colony",
  verdict: "weak",
  expectedLoss: 0.12,
  examWeight: 0.4,
  recall: 0.7,
  passed: 4,
  answers: 10,
  low: 0.2,
  high: 0.6,
  lapses: 2,
  seen: 5,
  items: 8,
  points: ["Queen: lays eggs", "Worker bees"],
  slips: [{ title: "What does a queen do?", at: 0 }],
  beliefs: ["Drones gather nectar → they don't"],
  read: ["https://example.org/queen"],
  labs: ["Mark a queen"],
  place: 1,
  ...part,
});

describe("the Markdown", () => {
  const rows = [
    row({ topic: "Health", tier: 2, tierTitle: "Priority B", place: 5, points: ["Varroa: count them"] }),
    row({}),
    row({ outline: "蜜蜂", tierTitle: "第一优先级：基础", topic: "蜂群", points: ["蜂王：产卵", "工蜂"], place: 7 }),
    row({ inBlock: true, topic: "Craft", place: 6, points: ["Smoker"] }),
  ];

  it.each(["en", "zh"] as const)(
    "parses again into outlines with those topics and points, in outline order (%s)",
    (lang) => {
      const parsed = parseOutline(weakMarkdown({ date: "2026-03-02", lang, rows }), "weak.md");
      if (!parsed.ok) throw new Error(parsed.problem.code);
      const [bees, chinese] = parsed.file.outlines;
      expect(parsed.file.outlines).toHaveLength(2);
      expect(bees?.topics.map((topic) => topic.title)).toEqual(["Colony", "Health", "Craft"]);
      expect(bees?.topics.map((topic) => topic.tier)).toEqual([1, 2, null]);
      expect(bees?.topics[0]?.points.map((point) => point.text)).toEqual(["Queen: lays eggs", "Worker bees"]);
      expect(chinese?.topics[0]?.points.map((point) => point.text)).toEqual(["蜂王：产卵", "工蜂"]);
    },
  );

  it("has a check box for every point, and the evidence beside each topic", () => {
    const text = weakMarkdown({ date: "2026-03-02", lang: "en", rows: [row({})] });
    expect(text.match(/^- \[ \] /gm)).toHaveLength(2);
    for (const part of [
      "30 % × tier's exam weight 40 %",
      "4 of 10",
      "(20 %–60 %)",
      "What does a queen do?",
      "Drones gather nectar",
      "example.org/queen",
      "Mark a queen",
    ])
      expect(text).toContain(part);
  });

  it("without a weak topic says so", () => {
    expect(weakMarkdown({ date: "2026-03-02", lang: "en", rows: [] })).toContain("No topic is weak");
  });

  const texts = fc.string({
    minLength: 1,
    maxLength: 40,
    unit: fc.constantFrom("a", "b", "网", "络", " ", "#", "-", "*", "[", "]", "(", ")", "|", ">"),
  });
  test.prop([fc.array(texts, { minLength: 1, maxLength: 4 })])(
    "keeps every point a point, whatever is in it",
    (points) => {
      const plain = points.map((point) => point.trim()).filter((point) => /[ab网络]/.test(point));
      if (plain.length === 0) return;
      const parsed = parseOutline(
        weakMarkdown({ date: "2026-03-02", lang: "en", rows: [row({ points: plain })] }),
        "weak.md",
      );
      expect(parsed.ok).toBe(true);
    },
  );
});

describe("the CSV", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])("lets no spreadsheet run %j", (text) => {
    const csv = weakCsv({ date: "2026-03-02", lang: "en", rows: [row({ topic: text, outline: text })] });
    for (const cell of csv.split("\n")[1]?.split(",") ?? [])
      expect(cell.replace(/^"/, "")).not.toMatch(/^[=+@\t]|^-\d/);
  });
  it("begins with a byte order mark, so that spreadsheets read Chinese", () => {
    expect(weakCsv({ date: "2026-03-02", lang: "zh", rows: [row({ topic: "存储" })] })).toMatch(/^\uFEFF[\s\S]*存储/);
  });
});

it("the JSON has the same topics with ISO instants", () => {
  const json = JSON.parse(weakJson({ date: "2026-03-02", lang: "en", rows: [row({})] })) as {
    topics: Array<{ topic: string; slips: unknown }>;
  };
  expect(json.topics).toMatchObject([{ topic: "Colony", slips: [{ at: "1970-01-01T00:00:00.000Z" }] }]);
});

it("the page for printing runs nothing that stands in a text", () => {
  const html = weakHtml({
    date: "2026-03-02",
    lang: "zh",
    rows: [row({ topic: "<script>alert(1)</script>", points: ['"><img src=x onerror=alert(1)>'] })],
  });
  expect(html).not.toMatch(/<script|<img/);
  expect(html).toContain("&lt;script&gt;");
  expect(html).toContain('lang="zh"');
});
