// Outlines of many subjects and forms, each beside what a reader would see in it (`shapes/`).
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { renderOutline } from "../../../decks/outline/render.ts";
import { account, filledLines, parsed, shape, withoutLines } from "./shape.ts";

const folder = fileURLToPath(new URL("../../fixtures/outlines/", import.meta.url));
const read = (name: string): string => readFileSync(`${folder}${name}`, "utf8");

const documents: Array<[string, string]> = [
  ["rust-priorities.md", "Priority headings, terms in bold, a facet label, front matter, code and talk around it"],
  ["biology-moscow.md", "Must, should, could and won't, with numbered topics; an ordinary Overview is a topic"],
  ["law-table.md", "a table with a column of priorities, empty cells going on with those above"],
  ["table-zh.md", "the same in Chinese with codes"],
  ["stars-table-zh.md", "a table of stars, two points in one cell"],
  ["piano-plain.txt", "plain text with numbered topics and two kinds of bullets, some titles underlined"],
  ["japanese-grammar.md", "Japanese tier words and nested points"],
  ["ml-zh.md", "Chinese setext headings, a topic called 学习率 kept and 学习建议 passed over"],
  ["databases-list-tiers.md", "tiers as the outermost list entries"],
  ["history-setext.md", "essential, important and optional, with bold lines as topics"],
  ["tasks.md", "a list of weak topics with check boxes"],
  ["written-ids.md", "written ids"],
  ["two-authors.md", "three outlines in one file, one of them without headings, two of one name"],
  ["indent-only.txt", "no marks at all, only indentation"],
  ["fenced-answer.md", "an outline inside a code fence, with a conversation around it"],
  ["tags.md", "a tag on each point"],
  ["tagged-headings.md", "a tag on each topic, below areas"],
  ["notes.org", "Org mode with priority cookies"],
  ["areas.md", "areas above topics and sub-headings below them, best practices inside and outside of tiers"],
  ["civil-exam-zh.txt", "Chinese plain text numbered in three styles at one indentation"],
  ["mindmap.md", "a mind map: one root bullet above the tiers"],
  ["levels-zh.md", "basic, intermediate and advanced where nothing else names tiers"],
  ["steps-english.md", "critical, high, medium and low, with decimal and lettered entries"],
  ["paragraphs.md", "definitions as paragraphs and pictures in the bullet's place"],
  ["folded-blocks.md", "folded blocks of HTML as tiers"],
];

test.each(documents)("%s: %s", (name) => {
  const rows = parsed(read(name), name).outlines.flatMap(shape);
  expect(rows).toEqual(read(`shapes/${name}.txt`).trimEnd().split("\n"));
});

test("every document of the folder is in the table above", () => {
  const names = readdirSync(folder).filter((name) => name !== "shapes");
  expect(names.sort()).toEqual(documents.map(([name]) => name).sort());
});

test.each(documents)("%s: each line is accounted for once", (name) => {
  const counts = account(parsed(read(name), name));
  expect([...counts.keys()].sort((a, b) => a - b)).toEqual(filledLines(read(name)));
  expect([...counts.values()].filter((count) => count !== 1)).toEqual([]);
});

test.each(documents.filter(([name]) => name !== "stars-table-zh.md"))("%s: written out it is read back", (name) => {
  for (const outline of parsed(read(name), name).outlines) {
    expect(parsed(renderOutline(outline)).outlines.map(withoutLines)).toEqual([withoutLines(outline)]);
  }
});

test.each(documents)("%s: line ends, a byte order mark and trailing spaces change nothing", (name) => {
  const plain = parsed(read(name), name);
  const lines = read(name).split("\n");
  for (const text of [lines.join("\r\n"), lines.join("\r"), `\ufeff${lines.join("  \n")}`]) {
    const outlines = parsed(text, name).outlines;
    expect(outlines).toEqual(plain.outlines);
  }
});
