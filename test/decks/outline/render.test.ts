// Outlines as Markdown, as it looks.
import { expect, test } from "vitest";
import { renderOutline } from "../../../decks/outline/render.ts";
import { parsed } from "./shape.ts";

const rendered = (...rows: string[]): string => {
  const [outline] = parsed(rows.join("\n")).outlines;
  return outline === undefined ? "" : renderOutline(outline);
};

test("an outline is written with its numbers, ids, groups and labels", () => {
  const text = rendered(
    "Vegetables",
    "==========",
    "P0 {#first}",
    "----------",
    "### 1) Roots {#roots}",
    "* **Carrot**: sow in *spring* {#carrot}",
    "* Kinds:",
    "    * red",
    "",
    "**Best Practice**",
    "* Thin out",
    "",
    "P1",
    "--",
    "* Leeks",
  );
  expect(text).toBe(
    [
      "# Vegetables",
      "",
      "## P0 {#first}",
      "",
      "### 1. Roots {#roots}",
      "",
      "- Carrot: sow in spring {#carrot}",
      "- Kinds",
      "  - red",
      "",
      "**Best practices**",
      "",
      "- Thin out",
      "",
      "## P1",
      "",
      "- Leeks",
      "",
    ].join("\n"),
  );
});

test("titles that do not tell the order of the tiers get a mark, in the outline's language", () => {
  expect(rendered("| Point | Priority |", "|-|-|", "| a | 1 |", "| b | 2 |")).toContain("## Tier 1: 1\n");
  expect(rendered("| 知识点 | 优先级 |", "|-|-|", "| 甲 | ★★ |", "| 乙 | ★ |").match(/^## .*/gm)).toEqual([
    "## 第1优先级：★★",
    "## 第2优先级：★",
  ]);
});

test("a word for a tier gives way to marks in the topics below it", () => {
  expect(
    rendered("## Essential", "### Level 1 charts", "- a", "### Level 2 charts", "- b", "## Optional", "- c"),
  ).toContain("## Essential\n");
  expect(rendered("**Essential**", "- x", "  - a", "- Level 2 charts", "  - b")).toContain("## Tier 1: Essential\n");
});

test("topics without a tier come last, under a heading of their own", () => {
  expect(rendered("## P0", "- a", "## Glossary", "- b", "## Best practices", "- c").match(/##+ .*/g)).toEqual([
    "## P0",
    "## Other topics",
    "### Glossary",
    "## Best practices",
    "### Best practices",
  ]);
});
