// Labs through the door: where each stands in the learner's outline, when it comes back, and what is refused.
import { describe, expect, test } from "vitest";
import { all } from "../../db/statements.ts";
import { day, type TestApp, testApp } from "../support/app.ts";
import { aCard, aLab, aSubject } from "../support/subject.ts";

const outline = `# Bees

## Tier 1: First

### 1. Colony

- Queen: lays the eggs

## Tier 2: Then

### 2. Seasons

- Swarming: how a colony divides
`;

const subject = aSubject({
  topics: [
    { id: "colony", tier: 1, concepts: [{ id: "queen" }, { id: "drone" }] },
    { id: "seasons", tier: 2, concepts: [{ id: "swarming" }] },
  ],
  items: [aCard("queen-lays", "queen"), aCard("swarming-signs", "swarming"), aCard("drone-flies", "drone")],
  labs: [
    aLab("lab-drone", ["drone"]),
    aLab("lab-swarm", ["swarming"], { topic: "seasons" }),
    aLab("lab-queen", ["drone", "queen"]),
  ],
});

async function labApp(): Promise<TestApp> {
  const app = testApp({ subject });
  const source = { kind: "files" as const, files: [{ name: "bees.md", text: outline }] };
  const { token } = await app.call("library.preview", { source });
  await app.call("library.import", { source, token });
  return app;
}

const runs = (app: TestApp) => all(app.db, "select lab, grade, study_day, due_day from lab_runs order by id");

describe("the list", () => {
  test("stands in the learner's tiers, at the first concept that an outline names; the rest stands last", async () => {
    const { labs } = await (await labApp()).call("lab.list", {});
    expect(labs.map(({ id, tier, topic }) => [id, tier, topic])).toEqual([
      ["lab-queen", 1, "Colony"],
      ["lab-swarm", 2, "Seasons"],
      ["lab-drone", null, null],
    ]);
    expect(labs[0]).toMatchObject({ runs: 0, doneAt: null, dueDate: null, due: false, minutes: 15 });
  });

  test("is empty without a subject", async () => {
    expect(await testApp().call("lab.list", {})).toEqual({ labs: [] });
  });
});

describe("a lab", () => {
  test("is shown whole, with what each grade would bring", async () => {
    const lab = await (await labApp()).call("lab.show", { id: "lab-swarm" });
    expect(lab).toMatchObject({ undo: "clean lab-swarm", history: [], takeBack: null, tier: 2 });
    expect(lab.concepts).toEqual([{ id: "swarming", name: { en: "swarming", zh: "概念 swarming" } }]);
    const days = (["again", "hard", "good", "easy"] as const).map((grade) => lab.intervals[grade]);
    expect(days.every((interval) => interval.unit === "days")).toBe(true);
    expect(days.map((interval) => interval.n)).toEqual([...days.map((interval) => interval.n)].sort((a, b) => a - b));
  });

  test("comes back on the day that its button said, and today says so", async () => {
    const app = await labApp();
    const { intervals } = await app.call("lab.show", { id: "lab-queen" });
    const rated = await app.call("lab.rate", { id: "lab-queen", seenRuns: 0, grade: "good" });
    expect(rated.interval).toEqual(intervals.good);
    expect(runs(app)).toMatchObject([{ lab: "lab-queen", grade: "good" }]);
    expect((await app.call("study.today", {})).labsDue).toBe(0);
    app.clock.now += intervals.good.n * day;
    expect((await app.call("study.today", {})).labsDue).toBe(1);
    const [first] = (await app.call("lab.list", {})).labs;
    expect(first).toMatchObject({ id: "lab-queen", due: true, runs: 1, dueDate: rated.dueDate });
  });

  test("moves no card and no due date of one", async () => {
    const app = await labApp();
    const memory = () => all(app.db, "select * from memory order by item_no");
    const before = memory();
    await app.call("lab.rate", { id: "lab-queen", seenRuns: 0, grade: "again" });
    expect(memory()).toEqual(before);
  });

  test("is taken back on the same day, and not on the next", async () => {
    const app = await labApp();
    const { runId } = await app.call("lab.rate", { id: "lab-queen", seenRuns: 0, grade: "again" });
    expect((await app.call("lab.show", { id: "lab-queen" })).takeBack).toBe(runId);
    await app.call("lab.takeBack", { runId });
    expect(runs(app)).toEqual([]);
    const again = await app.call("lab.rate", { id: "lab-queen", seenRuns: 0, grade: "good" });
    app.clock.now += day;
    expect((await app.call("lab.show", { id: "lab-queen" })).takeBack).toBeNull();
    expect(await app.refusal("lab.takeBack", { runId: again.runId })).toMatchObject({ code: "refused" });
    expect(runs(app)).toHaveLength(1);
  });

  test("rated in two windows counts once", async () => {
    const app = await labApp();
    await app.call("lab.rate", { id: "lab-queen", seenRuns: 0, grade: "good" });
    expect(await app.refusal("lab.rate", { id: "lab-queen", seenRuns: 0, grade: "good" })).toMatchObject({
      code: "conflict",
    });
    expect(runs(app)).toHaveLength(1);
  });

  test("keeps its order with a clock that was set back a year", async () => {
    const app = await labApp();
    await app.call("lab.rate", { id: "lab-queen", seenRuns: 0, grade: "good" });
    app.clock.now -= 365 * day;
    const { interval } = await app.call("lab.rate", { id: "lab-queen", seenRuns: 1, grade: "good" });
    expect(interval.n).toBeGreaterThan(0);
    const [first, second] = runs(app) as Array<{ study_day: number }>;
    expect(second?.study_day).toBe(first?.study_day);
  });

  test.each(["lab.show", "lab.rate"] as const)("that is not there is told so by %s", async (method) => {
    const app = await labApp();
    const input = method === "lab.show" ? { id: "lab-none" } : { id: "lab-none", seenRuns: 0, grade: "good" };
    expect(await app.refusal(method, input)).toMatchObject({ code: "not-found" });
  });

  test("stays with its runs through export and import", async () => {
    const app = await labApp();
    await app.call("lab.rate", { id: "lab-queen", seenRuns: 0, grade: "good" });
    const { text } = await app.call("data.export", {});
    const other = testApp({ subject });
    await other.call("data.import", { text });
    expect((await other.call("lab.show", { id: "lab-queen" })).history).toHaveLength(1);
  });
});
