// Progress through the contract: pace, dates of the plan, pass rates, due days, the days of study.
import { describe, expect, it } from "vitest";
import { day, type TestApp, testApp } from "../support/app.ts";
import { fillDeck } from "../support/deck.ts";

/** Two tiers of forty and ten cards, each of a concept of its own. */
async function deckApp(): Promise<TestApp> {
  const app = testApp();
  fillDeck(app.db, [
    ...Array.from({ length: 40 }, () => ({ tier: 1 })),
    ...Array.from({ length: 10 }, () => ({ tier: 2 })),
  ]);
  await app.call("settings.set", { newPerDay: 10, reviewsPerDay: null, minutesPerDay: null });
  return app;
}

async function study(app: TestApp, grade: "good" | "again", most = 1000): Promise<number> {
  for (let answers = 0; answers < most; answers++) {
    const next = await app.call("study.next", { session: { kind: "today" } });
    if (next.state !== "card") return answers;
    await app.call("study.grade", { itemId: next.card.id, seenReps: next.seenReps, grade, tookMs: 6000 });
    app.clock.now += 1000;
  }
  return most;
}

describe("progress", () => {
  it("plans by the setting until a week is known, to the day", async () => {
    const app = await deckApp();
    const view = await app.call("study.progress", {});
    expect(view.newPerDay).toEqual({ cards: 10, overDays: 0 });
    const [first, second] = view.tiers;
    expect(first).toMatchObject({ cards: 40, seen: 0, stable: 0, reviewed: 0, low: 0, high: 1 });
    // 50 cards at ten a day: the last of all comes on the fifth day.
    const dates = [first?.introducedOn, second?.introducedOn].map((date) => Date.parse(date ?? ""));
    expect(Math.max(...dates) - Date.parse(view.date)).toBe(4 * day);
    expect(Date.parse(first?.stableOn ?? "")).toBeGreaterThan(Date.parse(first?.introducedOn ?? ""));
  });

  it("then plans by what was introduced, days without study among it, today not", async () => {
    const app = await deckApp();
    await study(app, "good");
    app.clock.now += 10 * day;
    const view = await app.call("study.progress", {});
    expect(view.newPerDay).toEqual({ cards: 1, overDays: 10 });
  });

  it("tells how many reviews were passed beside the aim, and when the next ones fall due", async () => {
    const app = await deckApp();
    const answers = await study(app, "good");
    app.clock.now += 20 * day;
    const before = await app.call("study.progress", {});
    const dueToday = before.ahead[0]?.reviews ?? [];
    expect(dueToday.reduce((sum, one) => sum + one, 0)).toBe(before.tiers.reduce((sum, tier) => sum + tier.seen, 0));
    await app.call("settings.set", { newPerDay: 0 });
    await study(app, "again", 3);
    const view = await app.call("study.progress", {});
    expect(view.tiers.reduce((sum, tier) => sum + tier.reviewed, 0)).toBe(3);
    expect(view.tiers.every((tier) => tier.passed === 0 && tier.desired > 0.8)).toBe(true);
    expect(view.ahead).toHaveLength(28);
    expect(view.days.map((one) => one.answers)).toEqual([answers, 3]);
    expect(view.days[0]?.tookMs).toBe(answers * 6000);
  });

  it("says nothing of a date once all is introduced, and nothing comes where no new card may", async () => {
    const app = await deckApp();
    await app.call("settings.set", { newPerDay: 0 });
    expect((await app.call("study.progress", {})).tiers.every((tier) => tier.introducedOn === null)).toBe(true);
    await app.call("settings.set", { newPerDay: 1000 });
    await study(app, "good");
    const { tiers } = await app.call("study.progress", {});
    expect(tiers.slice(0, 2).map((tier) => [tier.seen, tier.introducedOn])).toEqual([
      [40, null],
      [10, null],
    ]);
  });
});
