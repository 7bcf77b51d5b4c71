// Any text at all: nothing throws, nothing is lost, nothing takes more than linear work.
import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { decodeOutline, parseOutline } from "../../../decks/outline/parse.ts";
import { renderOutline } from "../../../decks/outline/render.ts";
import { partsOf, splitTerm } from "../../../decks/outline/wording.ts";
import type { Facet, Outline, Point, Topic } from "../../../decks/types.ts";
import { account, filledLines, parsed, pointsOf, withoutLines } from "./shape.ts";

const rows =
  "# Title|## P0|## P1: later|### 1. Topic|### Best practices|#### Sub|##### Deep|## Must know|## Tier 1|## Tier 2 - x|# Other|" +
  "## 学习建议|**Best Practice**|**Label**|**P0**|Tier 1 - Basics|- a|  - b|    - c: d|- [ ] task|1. one|2. two|  1) in|(1) x|A. letter|" +
  "一、必须掌握|二、了解|* star|• dot|text|text?|  continued|---|===|```|~~~|<!-- c|-->|> quote|> - q|- Must|  - topic|    - pt|- [P0] tag|" +
  "\t- tab|　- wide|- Term：text|- **T**:x|- a、b、c|- x {#id}|### t {#id}|- |##|- 最佳实践|  - under|- Best practice: x|Best practices:|" +
  "- \u200b|\u200b|\ud800 x|- `a: b`|1.2 Dotted|**Concepts**|#### 概念|- Group:|## Optional|## Basics|## Advanced|- a/b|- - -|*** x|** y|" +
  "- {#x}|- [a](b)|### P0 thing|✅ picture|**T**: said|</details>||";
const line = fc.oneof(
  fc.constantFrom(...rows.split("|")),
  fc.constantFrom("| Topic | Priority |", "|---|---|", "| x | P1 |", "- |", "- \\|"),
);
const document = fc
  .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom("\n", "\r\n", "\r"))
  .map(([lines, end]) => lines.join(end));
const signs = fc
  .array(
    fc.constantFrom(
      ..."#-*+•>|`~=_[](){}<>!:：、,，。.?？0123P1TtAa一二第优先级 \t\u3000\u00a0\u200b\ufeff\n\n\r\ud800\udc00🎯①(（",
      "\n## P0\n",
      "\n- ",
    ),
    { maxLength: 150 },
  )
  .map((characters) => `## P0\n- a\n${characters.join("")}`);

describe("any document", { timeout: 60_000 }, () => {
  test.prop([fc.oneof(document, signs)], { numRuns: 1000 })(
    "has each line that is not blank accounted for exactly once",
    (text) => {
      const result = parseOutline(text, "notes.md");
      if (!result.ok) return;
      const counts = account(result.file);
      expect([...counts.keys()].sort((a, b) => a - b)).toEqual(filledLines(text));
      expect([...counts.values()].every((count) => count === 1)).toBe(true);
      expect(result.file.lines).toBe(counts.size);
    },
  );

  test.prop([fc.oneof(document, signs)], { numRuns: 500 })(
    "gives titles and points with text, terms that begin it and ranks from 1",
    (text) => {
      const result = parseOutline(text, "notes.md");
      if (!result.ok) return;
      for (const { name, tiers, topics } of result.file.outlines) {
        expect(name).not.toBe("");
        expect(tiers.map(({ rank }) => rank)).toEqual(tiers.map((_, at) => at + 1));
        for (const topic of topics) {
          expect(topic.title.trim()).not.toBe("");
          expect(topic.tier === null || topic.tier <= tiers.length).toBe(true);
          for (const point of topic.points) {
            expect(point.text.trim()).not.toBe("");
            expect(point.text.startsWith(point.term ?? "")).toBe(true);
            expect(point.parts).not.toHaveLength(1);
          }
        }
      }
    },
  );

  test.prop([fc.uint8Array({ maxLength: 400 })])("of any bytes is decoded or refused", (bytes) => {
    const decoded = decodeOutline(bytes);
    if (decoded.ok) expect(decoded.text.includes("\0")).toBe(false);
    else expect(decoded.problem.code).toMatch(/^(?:empty|binary)$/);
  });
});

describe("writing and reading", { timeout: 60_000 }, () => {
  const word = fc.constantFrom(
    "cell",
    "Torts",
    "vérité",
    "细胞",
    "snake_case",
    "C#",
    "*star*",
    "`tick`",
    "[box]",
    "a|b",
    "x < y",
    "{#no}",
    "~~",
    "50 %",
    "\\n",
    "🎯",
    "和弦",
    "1.5",
  );
  const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => `w ${all.join(" ")}`);
  const id = fc.option(fc.stringMatching(/^[a-z][a-z0-9.-]{0,8}$/), { nil: null });
  const text = fc.oneof(
    words,
    fc.tuple(words, words).map((pair) => pair.join(": ")),
    fc.array(words, { minLength: 2, maxLength: 4 }).map((all) => all.join("、")),
  );

  const point = fc.record({ text, practice: fc.boolean(), writtenId: id, depth: fc.nat(3) });
  const topic = fc.record({
    title: words,
    number: fc.constantFrom("", "1", "2.3", "一"),
    writtenId: id,
    points: fc.array(point, { minLength: 1, maxLength: 6 }),
  });
  const outline = fc.record({
    name: words,
    tiers: fc.array(fc.record({ title: words, writtenId: id, topics: fc.array(topic, { maxLength: 4 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    loose: fc.array(topic, { maxLength: 2 }),
  });

  function pointOf(
    { text: said, practice, writtenId }: { text: string; practice: boolean; writtenId: string | null },
    parents: string[],
    own: Facet,
  ): Point {
    const term = splitTerm(said);
    const facet: Facet = practice ? "practice" : own;
    return {
      line: 1,
      text: said,
      term: term?.term ?? null,
      parts: partsOf(term?.rest ?? said),
      facet,
      writtenId,
      parents,
    };
  }

  function build({ name, tiers, loose }: typeof outline extends fc.Arbitrary<infer T> ? T : never): Outline {
    const ids = new Set<string>();
    const once = (writtenId: string | null): string | null => {
      if (writtenId === null || ids.has(writtenId)) return null;
      ids.add(writtenId);
      return writtenId;
    };
    const topicOf = (given: (typeof loose)[number], tier: number | null): Topic => {
      const said = new Set<string>();
      const points: Point[] = [];
      const writtenId = once(given.writtenId);
      for (const each of given.points) {
        const parents = ["Group", "Group: of groups", "Third"].slice(0, each.depth);
        const made = pointOf(each, parents, tier === null ? "practice" : "concept");
        const key = JSON.stringify([made.facet, parents, made.text]);
        if (said.has(key)) continue;
        said.add(key);
        points.push({ ...made, writtenId: once(made.writtenId) });
      }
      const facet: Facet = points.every((made) => made.facet === "practice") ? "practice" : "concept";
      return { line: 1, title: given.title, number: given.number, tier, facet, writtenId, points };
    };
    const made = tiers.map((tier, at) => ({
      line: 1,
      rank: at + 1,
      title: `Tier ${at + 1}: ${tier.title}`,
      writtenId: once(tier.writtenId),
    }));
    const topics = [
      ...tiers.flatMap((tier, at) => tier.topics.map((each) => topicOf(each, at + 1))),
      ...loose.map((each) => topicOf(each, null)),
    ];
    return { name, line: 1, tiers: made, topics };
  }

  test.prop([outline], { numRuns: 300 })("an outline written out is read back as it was", (given) => {
    const built = build(given);
    if (!built.topics.some(({ points }) => points.length > 0)) return;
    const [again, ...others] = parsed(renderOutline(built)).outlines;
    expect(others).toEqual([]);
    expect(again === undefined ? null : withoutLines(again)).toEqual(withoutLines(built));
  });

  test.prop([outline])("a second writing is the first, with boxes or without", (given) => {
    const built = build(given);
    if (!built.topics.some(({ points }) => points.length > 0)) return;
    for (const boxes of [false, true]) {
      const written = renderOutline(built, { boxes });
      expect(parsed(written).outlines.map((outline) => renderOutline(outline, { boxes }))).toEqual([written]);
    }
  });
});

describe("large and deep documents", { timeout: 60_000 }, () => {
  test("100,000 headings, with tiers and without", () => {
    const plain = Array.from({ length: 100_000 }, (_, at) => `# heading ${at}`).join("\n");
    expect(parseOutline(plain, "x.md")).toMatchObject({
      ok: false,
      problem: { code: "no-tier", found: { headings: 100_000 } },
    });
    const tiers = Array.from({ length: 50_000 }, (_, at) => `## Tier ${(at % 4) + 1}\n- point ${at}`).join("\n");
    const file = parsed(tiers);
    expect([file.outlines[0]?.tiers.length, pointsOf(file).length, file.skipped.length]).toEqual([4, 50_000, 0]);
  });

  test("a list a thousand levels deep", () => {
    const deep = Array.from({ length: 1000 }, (_, at) => `${"  ".repeat(at)}- level ${at}`).join("\n");
    const [point] = pointsOf(parsed(`## P0\n### T\n${deep}`));
    expect([point?.text, point?.parents.length]).toEqual(["level 999", 999]);
  });

  test.each<[string, (size: number) => string]>([
    ["opening brackets", (size) => "[".repeat(size)],
    ["links that never close", (size) => "[a](".repeat(size / 4)],
    ["emphasis that never closes", (size) => "*a **b __c ".repeat(size / 11)],
    [
      "code ticks of growing length",
      (size) => Array.from({ length: Math.sqrt(size) }, (_, at) => `${"`".repeat(at)}x`).join(""),
    ],
    ["tags that never close", (size) => "<a ".repeat(size / 3)],
    ["spaces", (size) => `a${" ".repeat(size)}b`],
    ["list separators", (size) => "a、".repeat(size / 2)],
    ["tier words", (size) => "priority ".repeat(size / 9)],
    ["rules that are none", (size) => `${"- ".repeat(size / 2)}x`],
    ["bars", (size) => "|".repeat(size)],
  ])("%s on one line of the greatest length are read as text", (_, make) => {
    for (const before of ["", "- ", "### ", "1. ", "**", "> "]) {
      const text = `## P0\n- a\n\n${before}${make(3900)}\n|-|-|`;
      expect(parsed(text).lines).toBe(4);
    }
  });

  test.each<[string, string]>([
    ["fences", "```x\n"],
    ["comments", "<!-- x\n"],
    ["tables", "|a|b|\n|-|-|\n\n"],
    ["quotes", ">>>> x\n"],
    ["rules", "---\n"],
    ["empty bullets", "- \n"],
    ["labels", "**Best practice**\n"],
  ])("20,000 times %s after each other", (_, row) => {
    const file = parsed(`## P0\n- a\n\n${row.repeat(20_000)}`);
    expect(pointsOf(file)).toHaveLength(1);
  });
});
