// The rules of reading an outline, one by one, and the files that are refused.
import { describe, expect, test } from "vitest";
import { decodeOutline, explainProblem, largestFile, parseOutline } from "../../../decks/outline/parse.ts";
import type { ParseProblem, SkipReason } from "../../../decks/types.ts";
import { parsed, pointsOf, shapes } from "./shape.ts";

const lines = (...rows: string[]): string => rows.join("\n");

describe("tiers", () => {
  test("the shallowest headings with marks carry the tiers; marks below them are titles", () => {
    const rows = shapes(
      lines("# Caches", "## P0", "### Level 1 cache", "- lines", "### Level 2 cache", "- ways", "## P1", "- more"),
    );
    expect(rows).toEqual([
      "# Caches",
      "  = 1 P0",
      "  = 2 P1",
      "    + 1 Level 1 cache",
      "      - lines",
      "    + 1 Level 2 cache",
      "      - ways",
      "    + 2 P1",
      "      - more",
    ]);
  });

  test("a title that speaks of a tier carries none where tiers stand below it", () => {
    const [outline] = parsed(lines("# Tier 1 supplier law", "## Must know", "- a", "## Optional", "- b")).outlines;
    expect(outline?.name).toBe("Tier 1 supplier law");
    expect(outline?.tiers.map(({ title }) => title)).toEqual(["Must know", "Optional"]);
  });

  test("ranks count from the most important, whatever order and numbers the document has", () => {
    const [outline] = parsed(lines("## P3", "- d", "## P1", "- b", "## P7", "- e")).outlines;
    expect(outline?.tiers.map(({ rank, title }) => [rank, title])).toEqual([
      [1, "P1"],
      [2, "P3"],
      [3, "P7"],
    ]);
    expect(outline?.topics.map(({ tier, title }) => [tier, title])).toEqual([
      [2, "P3"],
      [1, "P1"],
      [3, "P7"],
    ]);
  });

  test("headings with the same mark are one tier", () => {
    const file = parsed(
      lines("## Tier 1: cells", "### Walls", "- a", "## Tier 2", "- b", "## Tier 1: organs", "### Heart", "- c"),
    );
    expect(file.outlines[0]?.tiers.map(({ rank, title }) => [rank, title])).toEqual([
      [1, "Tier 1: cells"],
      [2, "Tier 2"],
    ]);
    expect(file.outlines[0]?.topics.map(({ tier, title }) => [tier, title])).toEqual([
      [1, "Walls"],
      [2, "Tier 2"],
      [1, "Heart"],
    ]);
    expect(file.skipped).toEqual([{ line: 6, text: "## Tier 1: organs", reason: "same-tier" }]);
  });

  test("a word beside codes is first if it says must, else last", () => {
    const [outline] = parsed(
      lines("## Must know", "- a", "## Second priority", "- b", "## Third priority", "- c", "## Optional", "- d"),
    ).outlines;
    expect(outline?.tiers.map(({ title }) => title)).toEqual([
      "Must know",
      "Second priority",
      "Third priority",
      "Optional",
    ]);
  });

  test.each([
    ["bold lines", lines("**Priority 1**", "- a", "", "**Priority 2**", "- b")],
    ["plain lines", lines("Priority 1", "- a", "Priority 2", "- b")],
    ["underlined lines", lines("Priority 1", "==========", "- a", "", "Priority 2", "==========", "- b")],
    ["list entries", lines("- Priority 1", "  - a", "- Priority 2", "  - b")],
    ["numbered entries", lines("1. Priority 1", "   - a", "2. Priority 2", "   - b")],
    ["headings without a space", lines("##Priority 1", "- a", "##Priority 2", "- b")],
    ["quoted headings", lines("> ## Priority 1", "> - a", ">", "> ## Priority 2", "> - b")],
    ["AsciiDoc headings", lines("== Priority 1", "* a", "== Priority 2", "* b")],
  ])("%s can carry tiers", (_, text) => {
    expect(shapes(text).slice(1)).toEqual([
      "  = 1 Priority 1",
      "  = 2 Priority 2",
      "    + 1 Priority 1",
      "      - a",
      "    + 2 Priority 2",
      "      - b",
    ]);
  });

  test("bold tiers may stand above headings", () => {
    const rows = shapes(
      lines(
        "# Rust",
        "**Priority 1**",
        "## Ownership",
        "- a",
        "## Borrowing",
        "- b",
        "**Priority 2**",
        "## Macros",
        "- c",
      ),
    );
    expect(rows.filter((row) => row.startsWith("    + "))).toEqual([
      "    + 1 Ownership",
      "    + 1 Borrowing",
      "    + 2 Macros",
    ]);
  });
});

describe("outlines of one file", () => {
  test("two headings above tiers are two outlines, with tier levels of their own", () => {
    const file = parsed(
      lines("# All", "## Ann", "### P0", "- a", "## Ben", "#### Must have", "- b", "#### Could have", "- c"),
    );
    expect(file.outlines.map(({ name, line, tiers }) => [name, line, tiers.length])).toEqual([
      ["Ann", 2, 1],
      ["Ben", 5, 2],
    ]);
  });

  test("tiers before the first such heading are an outline called as the file", () => {
    const file = parsed(lines("## P0", "- a", "# Second", "## P0", "- b"), "C:\\notes\\first.draft.md");
    expect(file.outlines.map(({ name }) => name)).toEqual(["first.draft", "Second"]);
  });

  test("a second outline of the same name is told apart", () => {
    const file = parsed(lines("# A", "## P0", "- a", "# A", "## P0", "- b", "# A", "## P0", "- c"));
    expect(file.outlines.map(({ name }) => name)).toEqual(["A", "A (2)", "A (3)"]);
  });

  test.each([
    ["the title of the document", lines("# Birds", "# P0", "- a", "# P1", "- b"), "Birds"],
    [
      "the file, where the first heading has a list of its own",
      lines("# Birds", "- owls", "# P0", "- a", "# P1", "- b"),
      "list",
    ],
    ["the file, where there is no title", lines("# P0", "- a"), "list"],
  ])("an outline is called as %s", (_, text, name) => {
    expect(parsed(text, "list.md").outlines[0]?.name).toBe(name);
  });
});

describe("topics and points", () => {
  test("a heading with bullets of its own is the topic of the headings below it; without, these are topics", () => {
    expect(
      shapes(lines("## P0", "### Area", "#### One", "- a", "#### Two", "- b", "### Topic", "- c", "#### Sub", "- d")),
    ).toEqual([
      "# notes",
      "  = 1 P0",
      "    + 1 One",
      "      - a",
      "    + 1 Two",
      "      - b",
      "    + 1 Topic",
      "      - c",
      "      - Sub > d",
    ]);
  });

  test("a bullet with bullets below it gathers, but with a text of its own it is a point too", () => {
    const file = parsed(lines("## P0", "### T", "- Group:", "  - a", "- Term: text", "  - b"));
    expect(pointsOf(file).map(({ text, parents }) => [text, parents])).toEqual([
      ["a", ["Group"]],
      ["Term: text", []],
      ["b", ["Term: text"]],
    ]);
    expect(file.skipped).toEqual([{ line: 3, text: "- Group:", reason: "group" }]);
  });

  test("best practices begin at a label and end at the next heading or at a label that leads back", () => {
    const rows = shapes(
      lines(
        "## P0",
        "### A",
        "- a",
        "**Best practices**",
        "- b",
        "**Concepts**",
        "- c",
        "### B",
        "- d",
        "#### 最佳实践",
        "- e",
        "### C",
        "- Best practice",
        "  - f",
        "- Best practice: g",
        "Best practices:",
        "",
        "- h",
      ),
    );
    expect(rows.slice(2)).toEqual([
      "    + 1 A",
      "      - a",
      "      * b",
      "      - c",
      "    + 1 B",
      "      - d",
      "      * e",
      "    + 1 C (practice)",
      "      * f",
      "      * Best practice: g",
      "      * h",
    ]);
  });

  test("practice alone is no best practice: a pianist practises", () => {
    expect(shapes(lines("## P0", "### Practice routine", "- scales")).at(-1)).toBe("      - scales");
  });

  test("below a tier of bold topics a label belongs to the last of them", () => {
    const rows = shapes(lines("## P0", "**One**", "- a", "**Best practice**", "- b", "**Two**", "- c"));
    expect(rows.slice(2)).toEqual(["    + 1 One", "      - a", "      * b", "    + 1 Two", "      - c"]);
  });

  test("entries go down by their way of numbering: 1., a., i.", () => {
    const rows = shapes(
      lines("## P0", "### T", "1. one", "  a. two", "    i. three", "    ii. four", "  b. five", "2. six"),
    );
    expect(rows.slice(3)).toEqual([
      "      - one > two > three",
      "      - one > two > four",
      "      - one > five",
      "      - six",
    ]);
    const letters = Array.from("abcdefghijk", (letter) => `${letter}. item ${letter}`);
    expect(pointsOf(parsed(lines("## P0", "### T", ...letters))).map(({ parents }) => parents.length)).toEqual(
      letters.map(() => 0),
    );
  });

  test("a bullet of the form term: text with bullets below it is a topic called by the term, and a point of it", () => {
    const rows = shapes(lines("## P0", "- Pod: unit", "  - a", "- Chapter 3: torts", "  - b"));
    expect(rows.slice(2)).toEqual([
      "    + 1 Pod",
      "      - Pod: unit",
      "      - a",
      "    + 1 Chapter 3: torts",
      "      - b",
    ]);
  });

  test("a column of tiers is found by its cells where its name says nothing", () => {
    const rows = shapes(lines("|What|When|", "|-|-|", "|Pods|P0|", "|CRDs|P1|"));
    expect(rows.slice(1)).toEqual(["  = 1 P0", "  = 2 P1", "    + 1 P0", "      - Pods", "    + 2 P1", "      - CRDs"]);
  });

  test("paragraphs of the form term: text are points where no bullet stands beside them", () => {
    const file = parsed(
      lines("## P0", "### A", "**Pod**: unit", "", "**Note**: skip", "### B", "**Goal of it**: know", "", "- c"),
    );
    expect(pointsOf(file).map(({ text }) => text)).toEqual(["Pod: unit", "c"]);
  });

  test("below a tier of numbered topics a label belongs to the last of them", () => {
    expect(
      shapes(lines("## P0", "1. One", "   - a", "", "**Best practice**", "- b", "", "2. Two", "   - c")).slice(2),
    ).toEqual(["    + 1 1 One", "      - a", "      * b", "    + 1 2 Two", "      - c"]);
  });

  test("further lines of a bullet belong to it, joined as the script asks", () => {
    const points = pointsOf(parsed(lines("## P0", "- one", "  two", "three", "", "  four", "- 甲", "  乙")));
    expect(points.map(({ text, line, more }) => [text, line, more])).toEqual([
      ["one two three", 2, [3, 4, 6]],
      ["甲乙", 7, [8]],
    ]);
  });

  test("the same words twice in a topic are one point; under another label or as practice they are another", () => {
    const file = parsed(lines("## P0", "### T", "- a", "- **a**", "- X:", "  - a", "**Best practice**", "- a"));
    expect(pointsOf(file)).toHaveLength(3);
    expect(file.skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [4, "duplicate"],
      [5, "group"],
      [7, "block-marker"],
    ]);
  });

  test("a written id is taken at its first place only", () => {
    const file = parsed(
      lines("## P0 {#zero}", "### T {#t}", "- a {#x.1_b}", "- b {#x.1_b}", "- c {#t}", "- d {#no id}"),
    );
    const [outline] = file.outlines;
    expect([outline?.tiers[0]?.writtenId, outline?.topics[0]?.writtenId]).toEqual(["zero", "t"]);
    expect(pointsOf(file).map(({ text, writtenId }) => [text, writtenId])).toEqual([
      ["a", "x.1_b"],
      ["b", null],
      ["c", null],
      ["d {#no id}", null],
    ]);
  });

  test.each([
    ["1. Cells", "1", "Cells"],
    ["1.2 Cells", "1.2", "Cells"],
    ["A. Cells", "A", "Cells"],
    ["(3) Cells", "3", "Cells"],
    ["一、细胞", "一", "细胞"],
    ["（二）细胞", "二", "细胞"],
    ["１．细胞", "1", "细胞"],
    ["① Cells", "1", "Cells"],
    ["2️⃣ Cells", "2", "Cells"],
    ["1 Cells", "1", "Cells"],
    ["12 Factor apps", "", "12 Factor apps"],
    ["3D printing", "", "3D printing"],
    ["E. coli", "", "E. coli"],
    ["J. S. Bach", "", "J. S. Bach"],
    ["2.4 GHz bands", "2.4", "GHz bands"],
  ])("the topic %j has the number %j", (heading, number, title) => {
    const topic = parsed(lines("## P0", `### ${heading}`, "- a")).outlines[0]?.topics[0];
    expect([topic?.number, topic?.title]).toEqual([number, title]);
  });
});

describe("lines that are passed over", () => {
  const reasonsOf = (text: string): Array<[string, SkipReason]> =>
    parsed(text).skipped.map(({ text: line, reason }) => [line, reason]);

  test.each<[SkipReason, string[]]>([
    ["study-advice", ["## 学习建议", "- x"]],
    ["study-advice", ["## How to study this", "1. x"]],
    ["study-advice", ["## Next steps", "- x"]],
    ["study-advice", ["## 💡 Tips", "- x"]],
    ["route-overview", ["## 学习路线总览（建议顺序）", "1) x"]],
    ["route-overview", ["## Table of contents", "- [x](#y)"]],
    ["route-overview", ["## Suggested study order", "- x"]],
    ["deliverables", ["## 建议的“学习交付物”", "- x"]],
    ["deliverables", ["## Deliverables", "- x"]],
  ])("a section of %s outside of the tiers: %j", (reason, section) => {
    for (const text of [lines(...section, "## P0", "- a"), lines("## P0", "- a", ...section)]) {
      expect(reasonsOf(text)).toEqual(section.map((line) => [line, reason]));
    }
  });

  test.each([
    "Overview of the cell",
    "Interview questions",
    "学习率",
    "Learning methods of neural nets",
    "Tips for thickening",
    "Introduction to torts",
  ])("%j below a tier is a topic", (title) => {
    const file = parsed(lines("## P0", `### ${title}`, "- a"));
    expect(file.outlines[0]?.topics.map((topic) => topic.title)).toEqual([title]);
    expect(file.skipped).toEqual([]);
  });

  test("a section outside of the tiers that is no talk runs through all of them", () => {
    const [outline] = parsed(lines("## P0", "- a", "## Glossary", "- b", "## Best practices", "### S", "- c")).outlines;
    expect(outline?.topics.map(({ title, tier, facet }) => [title, tier, facet])).toEqual([
      ["P0", 1, "concept"],
      ["Glossary", null, "concept"],
      ["S", null, "practice"],
    ]);
  });

  test("best practices in a section of their own after the outline belong to it", () => {
    const [outline] = parsed(
      lines("# Go", "## P0", "- a", "# Best practices", "## Errors", "- b", "# About me", "- c"),
    ).outlines;
    expect(outline?.topics.map(({ title, facet }) => [title, facet])).toEqual([
      ["P0", "concept"],
      ["Errors", "practice"],
    ]);
  });

  test("prose, questions, rules, code, comments, tables' heads and empty bullets say what they are", () => {
    const text = lines(
      "---",
      "title: x",
      "---",
      "## P0",
      "- a",
      "",
      "Some words.",
      "Any questions?",
      "***",
      "```",
      "- code",
      "```",
      "<!-- - no",
      "- no -->",
      "|h|i|",
      "|-|-|",
      "|b|c|",
      "- ",
      "###",
      "\u200b",
      "> - quoted",
      "</details>",
    );
    expect(reasonsOf(text).map(([, reason]) => reason)).toEqual([
      "front-matter",
      "front-matter",
      "front-matter",
      "prose",
      "question",
      "rule",
      "code",
      "code",
      "code",
      "comment",
      "comment",
      "table-rule",
      "table-rule",
      "empty",
      "empty",
      "empty",
      "prose",
      "comment",
    ]);
    expect(pointsOf(parsed(text)).map((point) => point.text)).toEqual(["a", "b: c"]);
  });

  test("a point without a tag that stands in no topic is outside", () => {
    const file = parsed(lines("- [P0] a", "- [P1] b", "- c"));
    expect(file.skipped).toEqual([{ line: 3, text: "- c", reason: "outside" }]);
  });

  test("a fence that never ends hides only itself", () => {
    expect(pointsOf(parsed(lines("## P0", "- z", "```", "- a", "<!--", "- b"))).map(({ text }) => text)).toEqual([
      "z",
      "a",
      "b",
    ]);
  });
});

describe("refusal", () => {
  test.each<[string, string, ParseProblem]>([
    ["nothing", "", { code: "empty", line: null, found: { headings: 0, bullets: 0, lines: 0 } }],
    ["blank lines", " \n\t\n　\n", { code: "empty", line: null, found: { headings: 0, bullets: 0, lines: 0 } }],
    ["a NUL", "## P0\n- a\0", { code: "binary", line: 2, found: { headings: 0, bullets: 0, lines: 0 } }],
    [
      "a line of a megabyte",
      `## P0\n- ${"x".repeat(1_000_000)}`,
      { code: "too-long", line: 2, found: { headings: 0, bullets: 0, lines: 0 } },
    ],
    [
      "a point of 4,001 characters",
      `## P0\n\n- ${"x".repeat(4001)}`,
      { code: "too-long", line: 3, found: { headings: 1, bullets: 1, lines: 2 } },
    ],
    [
      "a title of 4,001 characters",
      `## P0\n### ${"x".repeat(4001)}\n- a`,
      { code: "too-long", line: 2, found: { headings: 2, bullets: 1, lines: 3 } },
    ],
    [
      "no tier",
      "# Trees\n## Oak\n- leaf\n- bark",
      { code: "no-tier", line: null, found: { headings: 2, bullets: 2, lines: 4 } },
    ],
    [
      "a phrase that only sounds like a tier",
      "# All that you must know\n## Oak\n- leaf",
      { code: "no-tier", line: null, found: { headings: 2, bullets: 1, lines: 3 } },
    ],
    [
      "tiers without points",
      "# T\n## P0\n### Oak\nprose",
      { code: "no-point", line: 2, found: { headings: 3, bullets: 0, lines: 4 } },
    ],
  ])("%s is refused with what was found", (_, text, problem) => {
    expect(parseOutline(text, "x.md")).toEqual({ ok: false, problem });
  });

  test("a point of 4,000 characters is accepted", () => {
    expect(pointsOf(parsed(`## P0\n- ${"x".repeat(4000)}`))[0]?.text).toHaveLength(4000);
  });

  test.each<[ParseProblem["code"], number | null, RegExp, RegExp]>([
    ["empty", null, /no text/, /没有文字/],
    ["binary", 7, /line 7/, /第 7 行/],
    ["too-long", 9, /Line 9 .*20,000.*4,000/, /第 9 行.*20,000.*4,000/],
    ["too-long", null, /8 MB/, /8 MB/],
    [
      "no-tier",
      null,
      /"## Priority 1".*3 headings and 1 bullet in 20 lines/,
      /第一优先级.*20 行文字，其中标题 3 个、列表项 1 个/,
    ],
    ["no-point", 4, /line 4.*3 headings and 1 bullet/, /第 4 行.*标题 3 个/],
  ])("%s at %s is explained in both languages, with what to write", (code, line, en, zh) => {
    const problem = { code, line, found: { headings: 3, bullets: 1, lines: 20 } };
    expect(explainProblem(problem, "en")).toMatch(en);
    expect(explainProblem(problem, "zh")).toMatch(zh);
  });
});

describe("bytes", () => {
  const text = "\u7b2c\u4e00\u4f18\u5148\u7ea7\n- \u00e9tude \ud83c\udfb9";
  const utf8 = new TextEncoder().encode(text);
  const wide = (little: boolean): Uint8Array => {
    const bytes = new Uint8Array(2 + text.length * 2);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0xfeff, little);
    for (let at = 0; at < text.length; at += 1) view.setUint16(2 + at * 2, text.charCodeAt(at), little);
    return bytes;
  };

  test.each([
    ["UTF-8", utf8],
    ["UTF-8 with a mark", new Uint8Array([0xef, 0xbb, 0xbf, ...utf8])],
    ["UTF-16, little end first", wide(true)],
    ["UTF-16, big end first", wide(false)],
  ])("%s is read", (_, bytes) => {
    expect(decodeOutline(bytes)).toEqual({ ok: true, text });
  });

  test("older Chinese and Western files are read", () => {
    expect(decodeOutline(new Uint8Array([0x50, 0x30, 0xd6, 0xd0, 0xce, 0xc4]))).toEqual({ ok: true, text: "P0中文" });
    expect(decodeOutline(new Uint8Array([0xe9, 0x74, 0x75, 0x64, 0x65]))).toEqual({ ok: true, text: "étude" });
  });

  test("a lone surrogate becomes the replacement character", () => {
    const broken = wide(true);
    broken.set([0x00, 0xd8], 2);
    expect(decodeOutline(broken)).toEqual({ ok: true, text: `\ufffd${text.slice(1)}` });
    expect(pointsOf(parsed("## P0\n- \udc00\ud83c\udfb9\ud83c"))[0]?.text).toBe("\ufffd\ud83c\udfb9\ufffd");
  });

  test.each<[string, Uint8Array, ParseProblem["code"], number | null]>([
    ["no byte", new Uint8Array(0), "empty", null],
    ["more than 8 MB", new Uint8Array(largestFile + 1).fill(0x61), "too-long", null],
    ["a NUL in its third line", new TextEncoder().encode("a\r\nb\n\0"), "binary", 3],
    ["UTF-16 without a mark", wide(true).slice(2), "binary", 1],
    ["a PDF", new TextEncoder().encode("%PDF-1.7 words"), "binary", null],
    ["control characters", new Uint8Array([1, 2, 3, 65, 66]), "binary", null],
  ])("%s is refused", (_, bytes, code, line) => {
    expect(decodeOutline(bytes)).toMatchObject({ ok: false, problem: { code, line } });
  });
});
