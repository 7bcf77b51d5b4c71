// The question bank of Kubernetes: what `decks/kubernetes` holds is loaded and linted as it will be shipped.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type LintOptions, lintBank } from "../decks/bank/lint.ts";
import { loadSubject, readReleased } from "../decks/bank/load.ts";
import { outlineToCover } from "../decks/bank/outline-points.ts";
import { type Problem, problemLine } from "../decks/bank/problem.ts";
import { parseOutline } from "../decks/outline/parse.ts";

const folder = "decks/kubernetes";
const handedOutline = "../shared/outlines/000_7065db164e0cd33d.txt";

/** "growing" while the bank is written; "complete" once it has the numbers that docs/bank.md names, and from then on. */
const level: NonNullable<LintOptions["level"]> = "complete";

/** What the lint finds in the bank, with the points of these outlines to cover. */
function lintWith(outlines: ReadonlyArray<{ file: string; text: string }>): Problem[] {
  const loaded = loadSubject(folder);
  if (!loaded.ok) return loaded.problems;
  const { subject, locate } = loaded;
  const covered = outlines.flatMap(({ file, text }) => {
    const parsed = parseOutline(text, file);
    if (!parsed.ok) throw new Error(`${file} is refused: ${JSON.stringify(parsed.problem)}`);
    return parsed.file.outlines.map((outline) => outlineToCover(file, outline, subject.taxonomy));
  });
  return lintBank(subject, { locate, released: readReleased(folder), outlines: covered, level }).problems;
}

function outlineAt(file: string): { file: string; text: string } {
  return { file, text: readFileSync(file, "utf8") };
}

describe(`the bank of ${folder} at the level "${level}"`, () => {
  test("is read without a fault, passes every rule, and covers its own outlines", () => {
    const own = [outlineAt(`${folder}/outline.en.md`), outlineAt(`${folder}/outline.zh.md`)];
    expect(lintWith(own).map(problemLine)).toEqual([]);
  });

  test("covers the outline that it was written for", ({ skip }) => {
    skip(!existsSync(handedOutline), "the outline belongs to its owner and is not in this checkout");
    const uncovered = lintWith([outlineAt(handedOutline)]).filter((problem) => problem.file === handedOutline);
    expect(uncovered.map(problemLine)).toEqual([]);
  });
});
