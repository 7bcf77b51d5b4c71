// An outline's points as the lint covers them.
import { expect, test } from "vitest";
import { lintBank } from "../../../decks/bank/lint.ts";
import { outlineToCover } from "../../../decks/bank/outline-points.ts";
import type { Outline } from "../../../decks/types.ts";
import { subject } from "./build.ts";

const point = { term: null, parts: [], facet: "practice", writtenId: null, parents: [] } as const;
const outline: Outline = {
  name: "Mine",
  line: 1,
  tiers: [{ line: 2, rank: 1, title: "Tier 1", writtenId: null }],
  topics: [
    {
      line: 3,
      title: "Names",
      number: "",
      tier: 1,
      facet: "practice",
      writtenId: null,
      points: [
        { ...point, line: 4, text: "Use labels everywhere", parts: [], parents: [] },
        { ...point, line: 5, text: "Something else", parts: [], parents: [] },
      ],
    },
  ],
};

test("each point carries its line, its tier and the concepts that it names", () => {
  const { points } = outlineToCover("mine.md", outline, subject().taxonomy);
  expect(points.map(({ line, tier, concepts }) => ({ line, tier, concepts }))).toEqual([
    { line: 4, tier: 1, concepts: ["labels"] },
    { line: 5, tier: 1, concepts: [] },
  ]);
});

test("a point without a known concept is a problem of the complete bank at its line", () => {
  const whole = subject();
  const { problems } = lintBank(whole, { outlines: [outlineToCover("mine.md", outline, whole.taxonomy)] });
  expect(problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
    "mine.md:5 point-without-card",
    "mine.md:5 point-without-scenario",
  ]);
});
