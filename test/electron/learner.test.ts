// Simulated learners: the weak are found and nobody is named before the evidence suffices; the forecast's band holds.
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, it } from "vitest";
import { type CellEvidence, forecastExam } from "../../decks/forecast.ts";
import { neededAnswers } from "../../decks/weak.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { type DeckItem, fillDeck } from "../support/deck.ts";

const topics = 12;
const weakTopics = ["Topic 1.2", "Topic 2.5", "Topic 1.10"];
const items: DeckItem[] = Array.from({ length: topics * 20 }, (_, i) => {
  const topic = (i % topics) + 1;
  return { id: `i${i}`, tier: topic % 2 === 0 ? 1 : 2, topic, concept: `c${i}` };
});

/** Studies 120 first answers; the learner knows the weak topics at 40 %, the others at 90 %. */
async function study(app: TestApp, seed: number, seen: (answers: number) => Promise<void>): Promise<void> {
  const random = xoroshiro128plus(seed);
  for (let answers = 1; answers <= 120; ) {
    const next = await app.call("study.next", { session: { kind: "today" } });
    if (next.state === "done") {
      app.clock.now += 86_400_000;
      continue;
    }
    const knows = weakTopics.includes(next.card.topic) ? 0.4 : 0.9;
    const first = next.why.kind !== "learning";
    const grade = uniformFloat64(random) < knows || !first ? "good" : "again";
    await app.call("study.grade", { itemId: next.card.id, seenReps: next.seenReps, grade, tookMs: 5000 });
    app.clock.now += 700_000;
    if (!first) continue;
    await seen(answers);
    answers += 1;
  }
}

describe("a learner who is weak in three topics", () => {
  it.each([11, 22, 33])(
    "is found after 120 answers, and no topic is named before it has enough (seed %i)",
    { timeout: 60_000 },
    async (seed) => {
      const app = testApp();
      fillDeck(app.db, items, 2);
      await app.call("settings.set", { newPerDay: 40, reviewsPerDay: null });
      const levers = [1, 2].map((rank) => ({ rank, intake: 0.5, retention: 0.9, exam: rank === 1 ? 0.55 : 0.45 }));
      await app.call("settings.setLevers", { levers });
      await study(app, seed, async () => {
        const { topics: list } = await app.call("weak.list", {});
        for (const topic of list) if (topic.answers < neededAnswers) expect(topic.verdict).toBe("not-measured");
      });
      const { topics: ranked } = await app.call("weak.list", {});
      const measured = ranked.filter((topic) => topic.verdict !== "not-measured");
      expect(measured.length).toBeGreaterThanOrEqual(6);
      expect(
        measured
          .slice(0, 3)
          .map((topic) => topic.title)
          .sort(),
      ).toEqual([...weakTopics].sort());
      expect(
        measured.filter((topic) => topic.verdict === "weak").every((topic) => weakTopics.includes(topic.title)),
      ).toBe(true);
    },
  );
});

describe("the forecast's 80 % band", () => {
  it("holds for about 80 % of simulated learners whose chance is known", () => {
    const random = xoroshiro128plus(4711);
    const draw = (): number => uniformFloat64(random);
    const guess = 0.25;
    let within = 0;
    let passedForecast = 0;
    let passed = 0;
    const learners = 2000;
    for (let learner = 0; learner < learners; learner++) {
      const skill = 0.35 + 0.5 * draw();
      const cells = Array.from({ length: 10 }, () => {
        const knowledge = Math.min(1, Math.max(0, skill + (draw() - 0.5) * 0.3));
        const chance = guess + (1 - guess) * knowledge;
        const answers = 6 + Math.floor(draw() * 20);
        let right = 0;
        for (let i = 0; i < answers; i++) if (draw() < chance) right += 1;
        const evidence: CellEvidence = {
          share: 0.1,
          questions: 4,
          guess,
          recall: knowledge,
          seen: 10,
          cards: 10,
          answers,
          passed: right,
        };
        return { chance, evidence };
      });
      const forecast = forecastExam(
        cells.map((cell) => cell.evidence),
        0.75,
      );
      let score = 0;
      for (const { chance, evidence } of cells)
        for (let q = 0; q < evidence.questions; q++) if (draw() < chance) score += 1;
      const result = score / 40;
      if (result >= forecast.low && result <= forecast.high) within += 1;
      passedForecast += forecast.chance;
      if (result >= 0.75) passed += 1;
    }
    expect(within / learners).toBeGreaterThan(0.74);
    expect(within / learners).toBeLessThan(0.9);
    // The forecast chance to pass agrees with how many did.
    expect(Math.abs(passedForecast - passed) / learners).toBeLessThan(0.05);
  });
});
