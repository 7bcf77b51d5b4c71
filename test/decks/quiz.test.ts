// Scoring and beliefs as pure rules.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { changesOf, isSlow, medianMs, scoreChain, scoreChoice } from "../../decks/exam.ts";
import { type BeliefEvent, foldBelief } from "../../decks/quiz.ts";
import { shuffled } from "../../decks/random.ts";

const options = [{ right: true }, { right: false }, { right: true }, { right: false }];

describe("scoreChoice", () => {
  it.each([
    [[0, 2], 1],
    [[2, 0], 1],
    [[0], 0],
    [[0, 1], 0],
    [[0, 1, 2], 0],
    [[], 0],
    [[0, 2, 2], 0],
    [[0, 2, 9], 0],
  ])("of %j is %i: exactly the right options, each once", (chosen, score) => {
    expect(scoreChoice(options, chosen)).toBe(score);
  });
});

it("a chain without steps scores nothing", () => {
  expect(scoreChain([], [])).toBe(0);
});

describe("foldBelief", () => {
  const event = (part: Partial<BeliefEvent>): BeliefEvent => ({
    event: "picked",
    confidence: null,
    itemNo: 1,
    studyDay: 1,
    at: 1,
    ...part,
  });
  const passed = (itemNo: number, studyDay: number): BeliefEvent => event({ event: "passed", itemNo, studyDay });

  it.each<[string, BeliefEvent[], string]>([
    ["one unsure pick is a doubt", [event({ confidence: "unsure" })], "doubted"],
    ["a pick without a word about it is a doubt", [event({})], "doubted"],
    ["a sure pick opens", [event({ confidence: "sure" })], "open"],
    ["two doubts open", [event({}), event({ itemNo: 2 })], "open"],
    ["passes before it was open say nothing", [passed(2, 1), passed(3, 2)], "unseen"],
    ["passes on one stem are one", [event({ confidence: "sure" }), passed(2, 2), passed(2, 3)], "open"],
    ["passes on one day are one", [event({ confidence: "sure" }), passed(2, 2), passed(3, 2)], "open"],
    ["the stem that opened it doesn't count", [event({ confidence: "sure" }), passed(1, 2), passed(3, 3)], "open"],
    ["the day that opened it doesn't count", [event({ confidence: "sure" }), passed(2, 1), passed(3, 2)], "open"],
    [
      "two passes on other stems on other days close",
      [event({ confidence: "sure" }), passed(2, 2), passed(3, 3)],
      "closed",
    ],
    [
      "a pick in between begins again",
      [event({ confidence: "sure" }), passed(2, 2), event({ itemNo: 4, studyDay: 3 }), passed(3, 4)],
      "open",
    ],
    [
      "a sure pick after closing opens again",
      [
        event({ confidence: "sure" }),
        passed(2, 2),
        passed(3, 3),
        event({ itemNo: 5, studyDay: 4, confidence: "sure" }),
      ],
      "open",
    ],
  ])("%s", (_title, events, state) => {
    expect(foldBelief(events).state).toBe(state);
  });
});

it("a first choice is no change; the others are told apart by their scores", () => {
  const score = (_position: number, chosen: readonly number[]): number => (chosen[0] === 0 ? 1 : 0);
  const changes = [
    { position: 0, before: [], after: [0] },
    { position: 0, before: [0], after: [1] },
    { position: 1, before: [1], after: [0] },
    { position: 2, before: [1], after: [2] },
  ];
  expect(changesOf(changes, score)).toEqual({ rightToWrong: 1, wrongToRight: 1, wrongToWrong: 1 });
});

it("slow is over twice the median and at least half a minute", () => {
  expect(medianMs([])).toBe(0);
  expect(isSlow(29_000, 10_000)).toBe(false);
  expect(isSlow(31_000, 10_000)).toBe(true);
  expect(isSlow(31_000, 20_000)).toBe(false);
});

test.prop([fc.array(fc.integer()), fc.integer()])(
  "shuffling keeps the values, repeats by its seed and leaves its input",
  (values, seed) => {
    const before = [...values];
    const once = shuffled(values, seed);
    expect(shuffled(values, seed)).toEqual(once);
    expect(values).toEqual(before);
    expect([...once].sort((a, b) => a - b)).toEqual([...values].sort((a, b) => a - b));
  },
);
