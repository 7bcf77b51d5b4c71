// The question bank of Kubernetes: what `decks/kubernetes` holds is loaded and linted as it will be shipped.
import { expect, test } from "vitest";
import { type LintOptions, lintBank } from "../decks/bank/lint.ts";
import { loadSubject, readReleased } from "../decks/bank/load.ts";
import { problemLine } from "../decks/bank/problem.ts";

const folder = "decks/kubernetes";

/** "growing" while the bank is written; "complete" once it has the numbers that docs/bank.md names, and from then on. */
const level: NonNullable<LintOptions["level"]> = "growing";

test(`the bank of ${folder} passes every rule at the level "${level}"`, () => {
  const loaded = loadSubject(folder);
  if (!loaded.ok) return expect(loaded.problems.map(problemLine)).toEqual([]);
  const { problems } = lintBank(loaded.subject, { locate: loaded.locate, released: readReleased(folder), level });
  expect(problems.map(problemLine)).toEqual([]);
});
