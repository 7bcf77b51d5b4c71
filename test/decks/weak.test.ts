// Weak topics: evidence gates, intervals, ranking.
import { describe, expect, it } from "vitest";
import { assess, type Evidence, neededAnswers, rank, wilson } from "../../decks/weak.ts";

const evidence = (part: Partial<Evidence>): Evidence => ({
  tier: 1,
  examWeight: 0.4,
  answers: 0,
  passed: 0,
  lapses: 0,
  items: 20,
  seen: 0,
  recallSum: 0,
  ...part,
});

describe("wilson", () => {
  it.each([
    [0, 0, 0, 1],
    [10, 10, 0.8589, 1],
    [0, 10, 0, 0.1411],
    [5, 10, 0.3123, 0.6877],
  ])("%i of %i lies between %f and %f at 80 %%", (passed, answers, low, high) => {
    const interval = wilson(passed, answers);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });
});

describe("assess", () => {
  it.each(Array.from({ length: neededAnswers }, (_, answers) => answers))(
    "calls a topic with %i answers not measured, however bad they were",
    (answers) => {
      expect(assess(evidence({ answers, seen: answers, recallSum: answers * 0.1 })).verdict).toBe("not-measured");
    },
  );
  it("calls a topic weak whose answers fail and whose recall is low", () => {
    const result = assess(evidence({ answers: 10, passed: 4, seen: 8, recallSum: 6 }));
    expect(result.verdict).toBe("weak");
    expect(result.expectedLoss).toBeGreaterThan(0.1);
  });
  it("calls a topic strong only with enough right answers", () => {
    expect(assess(evidence({ answers: 5, passed: 5, seen: 5, recallSum: 4.8 })).verdict).not.toBe("weak");
    expect(assess(evidence({ answers: 30, passed: 29, seen: 20, recallSum: 19 })).verdict).toBe("strong");
  });
  it("weighs the loss by the tier's share of an exam", () => {
    const same = { answers: 10, passed: 5, seen: 5, recallSum: 4 };
    const first = assess(evidence({ ...same, examWeight: 0.4 })).expectedLoss ?? 0;
    const last = assess(evidence({ ...same, examWeight: 0.1 })).expectedLoss ?? 0;
    expect(first / last).toBeCloseTo(4, 6);
  });
});

it("ranks by expected loss and puts what is not measured behind, in outline order", () => {
  const topic = (place: number, part: Partial<Evidence>) => ({ place, assessment: assess(evidence(part)) });
  const topics = [
    topic(1, {}),
    topic(2, { answers: 10, passed: 9 }),
    topic(3, { answers: 2 }),
    topic(4, { answers: 10, passed: 2 }),
  ];
  expect(rank(topics).map((each) => each.place)).toEqual([4, 2, 1, 3]);
});
