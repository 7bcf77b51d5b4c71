// Daily review through the contract: today, next, grade, stale requests, undo, drills, days that begin at four.
import { describe, expect, it } from "vitest";
import { all, number } from "../../db/statements.ts";
import { day, hour, type TestApp, testApp } from "../support/app.ts";
import { type DeckItem, fillDeck } from "../support/deck.ts";

const deck: DeckItem[] = Array.from({ length: 80 }, (_, i) => ({ tier: (i % 4) + 1, concept: `c${i}` }));

function studyApp(items = deck): TestApp {
  const app = testApp();
  fillDeck(app.db, items);
  return app;
}

async function nextCard(app: TestApp) {
  const next = await app.call("study.next", { session: { kind: "today" } });
  if (next.state !== "card") throw new Error(next.state);
  return next;
}

async function gradeNext(app: TestApp, grade: "again" | "good" | "easy" = "good") {
  const next = await nextCard(app);
  const result = await app.call("study.grade", { itemId: next.card.id, seenReps: next.seenReps, grade, tookMs: 6000 });
  return { next, result };
}

describe("today", () => {
  it("says what is next by tier and about how long it takes", async () => {
    const app = studyApp();
    const today = await app.call("study.today", {});
    expect(today).toMatchObject({
      date: "2026-03-02",
      empty: false,
      left: { newItems: 20, reviews: 0, learning: 0, minutes: 5 },
    });
    expect(today.tiers.map((tier) => tier.newItems)).toEqual([10, 6, 3, 1]);
    expect(today.pace).toEqual({ medianMs: 15_000, answers: 0 });
  });

  it("of an empty deck is empty", async () => {
    expect(await testApp().call("study.today", {})).toMatchObject({ empty: true, left: { newItems: 0 } });
  });

  it("begins at four in the morning", async () => {
    const app = studyApp();
    app.clock.now += 18 * hour - 1;
    expect((await app.call("study.today", {})).date).toBe("2026-03-02");
    app.clock.now += 1;
    expect((await app.call("study.today", {})).date).toBe("2026-03-03");
  });

  it("takes the pace from the learner's own median", async () => {
    const app = studyApp();
    for (let i = 0; i < 5; i++) await gradeNext(app, "easy");
    expect((await app.call("study.today", {})).pace).toEqual({ medianMs: 6000, answers: 5 });
  });

  it("counts what was done, and what tomorrow brings", async () => {
    const app = studyApp();
    for (let i = 0; i < 4; i++) await gradeNext(app, "easy");
    const today = await app.call("study.today", {});
    expect(today.done).toMatchObject({ newItems: 4, grades: 4 });
    expect(today.tomorrow.newItems).toBe(20);
    expect(today.streak).toBe(1);
  });
});

describe("the plan", () => {
  it("lists the day's items in the order that they come, each with its reason", async () => {
    const app = studyApp();
    const { items } = await app.call("study.plan", { limit: 1000 });
    expect(items).toHaveLength(20);
    expect(items[0]).toMatchObject({
      kind: "card",
      tier: 1,
      reason: { kind: "new", tier: 1, introduced: 0, quota: 10 },
    });
    expect((await nextCard(app)).card.id).toBe(items[0]?.id);
  });
});

describe("a grade", () => {
  it("saves the interval that its button showed", async () => {
    const app = studyApp();
    for (let i = 0; i < 30; i++) {
      const next = await nextCard(app);
      const grade = i % 3 === 0 ? "easy" : "good";
      app.clock.now += 3000;
      const { interval } = await app.call("study.grade", {
        itemId: next.card.id,
        seenReps: next.seenReps,
        grade,
        tookMs: 3000,
      });
      expect(interval).toEqual(next.intervals[grade]);
      app.clock.now += 60_000;
    }
  });

  it("given twice counts once: the second is refused as stale", async () => {
    const app = studyApp();
    const next = await nextCard(app);
    const input = { itemId: next.card.id, seenReps: next.seenReps, grade: "good", tookMs: 1000 } as const;
    await app.call("study.grade", input);
    expect((await app.refusal("study.grade", input)).code).toBe("conflict");
    expect(number(app.db, "select count(*) as n from reviews")).toBe(1);
  });

  it("of nothing is refused", async () => {
    const app = studyApp();
    expect((await app.refusal("study.grade", { itemId: "no-such", seenReps: 0, grade: "good", tookMs: 1 })).code).toBe(
      "not-found",
    );
  });

  it("stays after the app was closed and opened again", async () => {
    const app = studyApp();
    const { next } = await gradeNext(app);
    app.restart();
    expect((await nextCard(app)).card.id).not.toBe(next.card.id);
    expect((await app.call("study.today", {})).done.grades).toBe(1);
  });
});

describe("undo", () => {
  it("takes back the last grade and shows the same card again", async () => {
    const app = studyApp();
    const first = await nextCard(app);
    await gradeNext(app);
    expect(await app.call("study.undo", {})).toEqual({ action: "grade", itemId: first.card.id, more: false });
    const again = await nextCard(app);
    expect(again.card.id).toBe(first.card.id);
    expect(again.seenReps).toBe(0);
  });

  it("goes back any number of steps of the day, also after a restart, and no further", async () => {
    const app = studyApp();
    for (let i = 0; i < 12; i++) await gradeNext(app, "easy");
    app.restart();
    for (let i = 0; i < 12; i++) await app.call("study.undo", {});
    expect((await app.refusal("study.undo", {})).code).toBe("refused");
    expect(all(app.db, "select item_no from memory where phase <> 'new'")).toEqual([]);
  });

  it("takes back a suspension as a whole", async () => {
    const app = studyApp();
    const { card } = await nextCard(app);
    await app.call("library.suspend", { id: card.id, suspended: true });
    expect((await nextCard(app)).card.id).not.toBe(card.id);
    await app.call("study.undo", {});
    expect((await nextCard(app)).card.id).toBe(card.id);
  });

  it("leaves the days before alone", async () => {
    const app = studyApp();
    await gradeNext(app);
    app.clock.now += day;
    expect((await app.refusal("study.undo", {})).code).toBe("refused");
  });
});

describe("a drill", () => {
  it("asks each card of the topic once, the likeliest forgotten first, and then ends", async () => {
    const app = studyApp(Array.from({ length: 6 }, (_, i) => ({ tier: 1, topic: i % 2, concept: `c${i}` })));
    const topicId = number(app.db, "select id as n from topics where title = 'Topic 1.1'");
    const answered: string[] = [];
    for (;;) {
      const next = await app.call("study.next", { session: { kind: "topic", topicId }, answered });
      if (next.state === "done") break;
      expect(next.why.kind).toBe("drill");
      await app.call("study.grade", { itemId: next.card.id, seenReps: next.seenReps, grade: "good", tookMs: 1 });
      answered.push(next.card.id);
    }
    expect(answered).toHaveLength(3);
    expect(new Set(answered).size).toBe(3);
  });
});

describe("a month with clocks that go wrong", () => {
  it.each([
    ["a second back", -1000],
    ["an hour back", -hour],
    ["a day back", -day],
    ["to 1970", -56 * 365 * day],
    ["fifty years ahead", 50 * 365 * day],
  ])("%s: no error, nothing due twice, log order by sequence", async (_title, jump) => {
    const app = studyApp();
    for (let i = 0; i < 6; i++) await gradeNext(app, "easy");
    app.clock.now += jump;
    const before = number(app.db, "select max(seq) as n from reviews");
    for (let i = 0; i < 6; i++) await gradeNext(app);
    const rows = all<{ seq: number }>(app.db, "select seq from reviews order by seq");
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: before + 6 }, (_, i) => i + 1));
    expect(await app.call("check.run", { rebuild: false })).toMatchObject({ ok: true, differences: [] });
    expect(number(app.db, "select count(*) as n from reviews where after_due_day < study_day")).toBe(0);
  });
});
