// Mock exams through the contract: papers, a sitting that saves and ends by itself, frozen results, reports, forecasts.
import { describe, expect, it } from "vitest";
import { all, number, one, run } from "../../db/statements.ts";
import type { Output } from "../../electron/contract.ts";
import { hour, minute, type TestApp, testApp } from "../support/app.ts";
import { fillDeck } from "../support/deck.ts";
import { examDeck } from "../support/scenarios.ts";

type Sitting = Output<"exam.start">;
const whole = { preset: { kind: "whole" } } as const;

function examApp(topics = 4, each = 12): TestApp {
  const app = testApp();
  fillDeck(app.db, examDeck(topics, each));
  return app;
}

/** The right option of a question: every third number of its name decides it in the test deck. */
function keyOf(id: string): number {
  return Number(id.split("-")[2]) % 4;
}

async function answerAll(
  app: TestApp,
  sitting: Sitting,
  choose: (id: string, position: number) => number,
): Promise<void> {
  for (const { position } of sitting.questions) {
    const question = await app.call("exam.question", { examId: sitting.examId, position });
    await app.call("exam.answer", {
      examId: sitting.examId,
      position,
      chosen: [choose(question.id, position)],
      confidence: position % 2 === 0 ? "sure" : "unsure",
      tookMs: 20_000,
    });
  }
}

function itemsOf(app: TestApp, examId: number): string[] {
  return all<{ id: string }>(
    app.db,
    "select i.id from paper_items p join exams e on e.paper_id = p.paper_id join items i on i.no = p.item_no where e.id = ? order by p.position",
    examId,
  ).map((row) => row.id);
}

describe("a blueprint", () => {
  it.each([10, 40, 60])("of %i questions gives every cell its exact share rounded up or down", async (size) => {
    const app = examApp();
    const blueprint = await app.call("exam.blueprint", { request: { ...whole, size } });
    expect(blueprint.short).toEqual([]);
    expect(blueprint.cells.reduce((sum, cell) => sum + cell.questions, 0)).toBe(size);
    for (const cell of blueprint.cells) {
      expect(Math.abs(cell.questions - cell.exact)).toBeLessThan(1);
      expect(cell.exact).toBeCloseTo(size * cell.share, 9);
    }
    const tier = (rank: number): number =>
      blueprint.cells.filter((cell) => cell.tier === rank).reduce((sum, cell) => sum + cell.share, 0);
    expect([tier(1), tier(2), tier(3), tier(4)].map((share) => Number(share.toFixed(6)))).toEqual([0.4, 0.3, 0.2, 0.1]);
  });

  it("that the bank can't fill is refused before the start, and the cell is named", async () => {
    const app = examApp(1, 3);
    const request = { ...whole, size: 60 };
    const blueprint = await app.call("exam.blueprint", { request });
    expect(blueprint.short[0]).toMatchObject({ title: { en: "Topic 1.1" }, available: 3 });
    const error = await app.refusal("exam.start", { request });
    expect(error.code).toBe("refused");
    expect(error.message).toContain("Topic 1.1: 3/24");
    expect(number(app.db, "select count(*) as n from papers")).toBe(0);
  });

  it("is edited by size, minutes, pass mark and topics", async () => {
    const app = examApp();
    const topicId = number(app.db, "select id as n from topics where title = 'Topic 2.3'");
    const preset = { kind: "topics" as const, topicIds: [topicId] };
    const request = { preset, size: 6, minutes: 12, passMark: 0.5 };
    const blueprint = await app.call("exam.blueprint", { request });
    expect(blueprint).toMatchObject({ size: 6, minutes: 12, passMark: 0.5, cells: [{ topicId, questions: 6 }] });
  });

  it("of a deck without scenarios is refused with what to do", async () => {
    const app = testApp();
    expect((await app.refusal("exam.start", { request: whole })).message).toMatch(/Import an outline/);
  });
});

describe("a paper", () => {
  it("holds no item twice, and the same seed draws the same paper with the same order of options", async () => {
    const draw = async (): Promise<{ items: string[]; options: number[][] }> => {
      const app = examApp();
      const sitting = await app.call("exam.start", { request: { ...whole, size: 40 }, seed: 77 });
      const options: number[][] = [];
      for (const { position } of sitting.questions)
        options.push(
          (await app.call("exam.question", { examId: sitting.examId, position })).options.map((option) => option.key),
        );
      return { items: itemsOf(app, sitting.examId), options };
    };
    const first = await draw();
    expect(new Set(first.items).size).toBe(40);
    expect(await draw()).toEqual(first);
  });

  it("shares as few items with the one before as the bank allows", async () => {
    const app = examApp();
    const papers: string[][] = [];
    for (let i = 0; i < 3; i++) {
      const { examId } = await app.call("exam.start", { request: { ...whole, size: 60 } });
      papers.push(itemsOf(app, examId));
      await app.call("exam.handIn", { examId });
    }
    const [first = [], second = []] = papers;
    // 60 of 192 scenarios, at most 6 of a cell's 12: nothing needs to come twice in a row.
    expect(second.filter((id) => first.includes(id))).toEqual([]);
    expect(number(app.db, "select sum(seen_before) as n from paper_items where paper_id = 2")).toBe(0);
  });

  it("reaches the window without key and reasons", async () => {
    const app = examApp();
    const { examId } = await app.call("exam.start", { request: { ...whole, size: 10 } });
    const question = await app.call("exam.question", { examId, position: 0 });
    expect(Object.keys(question.options[0] ?? {}).sort()).toEqual(["key", "text"]);
    expect(JSON.stringify(question)).not.toMatch(/right|reason|Reason|misconception/);
  });

  it("keeps the items as they stood: a later correction of the bank never re-grades", async () => {
    const app = examApp();
    const sitting = await app.call("exam.start", { request: { ...whole, size: 10 } });
    await answerAll(app, sitting, keyOf);
    run(app.db, `update items set content = replace(content, '"right":true', '"right":false') where kind = 'scenario'`);
    await app.call("exam.handIn", { examId: sitting.examId });
    expect((await app.call("exam.report", { examId: sitting.examId })).score).toBe(1);
  });
});

describe("a sitting", () => {
  it("has every answer and flag after the app was closed and opened again", async () => {
    const app = examApp();
    const { examId } = await app.call("exam.start", { request: { ...whole, size: 10 } });
    await app.call("exam.answer", { examId, position: 3, chosen: [2], confidence: "guess", tookMs: 1000 });
    await app.call("exam.flag", { examId, position: 4, flagged: true });
    app.clock.now += 5 * minute;
    app.restart();
    const current = await app.call("exam.current", {});
    if (current.state !== "running") throw new Error(current.state);
    expect(current.sitting.leftMs).toBe(10 * minute);
    expect(current.sitting.questions[3]).toEqual({ position: 3, answered: true, flagged: false });
    expect(current.sitting.questions[4]).toEqual({ position: 4, answered: false, flagged: true });
    expect(await app.call("exam.question", { examId, position: 3 })).toMatchObject({
      chosen: [2],
      confidence: "guess",
    });
  });

  it("hands itself in at the deadline with what was there, also while the app is closed", async () => {
    const app = examApp();
    const sitting = await app.call("exam.start", { request: { ...whole, size: 10 } });
    const first = await app.call("exam.question", { examId: sitting.examId, position: 0 });
    await app.call("exam.answer", {
      examId: sitting.examId,
      position: 0,
      chosen: [keyOf(first.id)],
      confidence: null,
      tookMs: 1,
    });
    app.clock.now += 3 * hour;
    app.restart();
    expect(await app.call("exam.current", {})).toEqual({ state: "handed-in", examId: sitting.examId });
    const report = await app.call("exam.report", { examId: sitting.examId });
    expect(report).toMatchObject({ handedInBy: "deadline", handedInAt: sitting.deadlineAt, score: 0.1, passed: false });
  });

  it("takes no answer past the deadline", async () => {
    const app = examApp();
    const { examId, deadlineAt } = await app.call("exam.start", { request: { ...whole, size: 10 } });
    app.clock.now = deadlineAt;
    const error = await app.refusal("exam.answer", { examId, position: 0, chosen: [0], confidence: null, tookMs: 1 });
    expect(error).toMatchObject({ code: "refused" });
    expect(all(app.db, "select * from exam_answers where answered_at is not null")).toEqual([]);
  });

  it.each([
    ["back an hour", -hour],
    ["back ten years", -10 * 365 * 24 * hour],
    ["forward a minute and back", minute],
  ])("is not lengthened by a clock set %s", async (_title, jump) => {
    const app = examApp();
    await app.call("exam.start", { request: { ...whole, size: 10 } });
    app.clock.now += 5 * minute;
    const left = async (): Promise<number> => {
      const current = await app.call("exam.current", {});
      return current.state === "running" ? current.sitting.leftMs : 0;
    };
    const before = await left();
    app.clock.now += jump;
    expect(await left()).toBeLessThanOrEqual(before);
    app.clock.now += 4 * minute;
    expect(await left()).toBeLessThanOrEqual(before - 4 * minute);
    app.clock.now -= jump;
    expect(await left()).toBeLessThanOrEqual(before - 4 * minute);
  });

  it("is alone: a second exam is refused while one runs", async () => {
    const app = examApp();
    await app.call("exam.start", { request: { ...whole, size: 10 } });
    expect((await app.refusal("exam.start", { request: whole })).code).toBe("conflict");
  });

  it.each([[[0, 0]], [[9]]])("refuses the choice %j", async (chosen) => {
    const app = examApp();
    const { examId } = await app.call("exam.start", { request: { ...whole, size: 10 } });
    expect((await app.refusal("exam.answer", { examId, position: 0, chosen, confidence: null, tookMs: 1 })).code).toBe(
      "bad-input",
    );
  });

  it("gives no report before it is handed in", async () => {
    const app = examApp();
    const { examId } = await app.call("exam.start", { request: { ...whole, size: 10 } });
    expect((await app.refusal("exam.report", { examId })).code).toBe("refused");
    expect((await app.refusal("exam.mistakes", { examId })).code).toBe("not-found");
  });
});

describe("a report", () => {
  it("tells score, tiers, topics, confidence, quarters, changes and every question with its reasons", async () => {
    const app = examApp();
    const sitting = await app.call("exam.start", { request: { ...whole, size: 10 } });
    const { examId } = sitting;
    await answerAll(app, sitting, (id, position) => (position < 5 ? keyOf(id) : (keyOf(id) + 1) % 4));
    const question = await app.call("exam.question", { examId, position: 0 });
    const wrong = (keyOf(question.id) + 1) % 4;
    await app.call("exam.answer", { examId, position: 0, chosen: [wrong], confidence: "sure", tookMs: 90_000 });
    await app.call("exam.handIn", { examId });
    const report = await app.call("exam.report", { examId });
    expect(report).toMatchObject({
      score: 0.4,
      passed: false,
      changes: { rightToWrong: 1, wrongToRight: 0, wrongToWrong: 0 },
    });
    expect(report.low).toBeLessThan(0.4);
    expect(report.high).toBeGreaterThan(0.4);
    expect(report.byTier.reduce((sum, part) => sum + part.questions, 0)).toBe(10);
    expect(report.byTopic.reduce((sum, part) => sum + part.right, 0)).toBe(4);
    expect(report.byConfidence.map((part) => part.questions)).toEqual([5, 5]);
    expect(report.byQuarter.reduce((sum, part) => sum + part.questions, 0)).toBe(10);
    expect(report.questions[0]).toMatchObject({ score: 0, slow: true, tookMs: 110_000 });
    for (const each of report.questions) expect(each.options.every((option) => option.reason.en !== "")).toBe(true);
    expect(report.blueprint.cells.length).toBeGreaterThan(0);
    expect(report.forecast).toMatchObject({ error: expect.any(Number) });
  });

  it("is kept in the history, and its mistakes become a drill of the cards that they rest on", async () => {
    const app = examApp();
    const sitting = await app.call("exam.start", { request: { ...whole, size: 10 } });
    await answerAll(app, sitting, (id, position) => (position < 7 ? keyOf(id) : (keyOf(id) + 1) % 4));
    await app.call("exam.handIn", { examId: sitting.examId });
    const { exams } = await app.call("exam.list", {});
    expect(exams).toMatchObject([{ examId: sitting.examId, size: 10, score: 0.7, passed: false, preset: "whole" }]);
    const { cards } = await app.call("exam.mistakes", { examId: sitting.examId });
    expect(cards).toHaveLength(3);
    const next = await app.call("study.next", { session: { kind: "items", ids: cards.map((card) => card.id) } });
    expect(next.state).toBe("card");
  });

  it("moves no due date, and is evidence of its topics", async () => {
    const app = examApp();
    const memory = all(app.db, "select * from memory");
    const sitting = await app.call("exam.start", { request: { ...whole, size: 40 } });
    await answerAll(app, sitting, () => 0);
    await app.call("exam.handIn", { examId: sitting.examId });
    await app.call("exam.handIn", { examId: sitting.examId });
    expect(all(app.db, "select * from memory")).toEqual(memory);
    expect(number(app.db, "select sum(answers) as n from records where source = 'exam'")).toBe(40);
    expect(await app.call("check.run", { rebuild: false })).toMatchObject({ ok: true, differences: [] });
  });
});

describe("readiness", () => {
  const request = { ...whole, size: 40 };
  it("is at chance before anything was learnt, and says that it stands on too little", async () => {
    const app = examApp();
    const readiness = await app.call("readiness.forecast", { request, onDate: "2026-04-01" });
    expect(readiness.expected).toBeCloseTo(0.25, 6);
    expect(readiness.enough).toBe(false);
    expect(readiness.chance).toBeLessThan(0.01);
    expect(readiness.best).toHaveLength(10);
    expect(readiness.best.every((item) => item.gain > 0)).toBe(true);
  });

  it("rises with what was learnt, and the items that raise it most are of the heaviest cells", async () => {
    const app = examApp();
    const before = await app.call("readiness.forecast", { request, onDate: "2026-03-20" });
    for (const { id } of all<{ id: string }>(app.db, "select id from items where kind = 'card' and tier = 1"))
      await app.call("study.grade", { itemId: id, seenReps: 0, grade: "easy", tookMs: 1000 });
    const after = await app.call("readiness.forecast", { request, onDate: "2026-03-20" });
    expect(after.expected).toBeGreaterThan(before.expected + 0.15);
    expect(before.best.every((item) => item.topic.startsWith("Topic 1."))).toBe(true);
    expect(after.low).toBeLessThan(after.expected);
    expect(after.high).toBeGreaterThan(after.expected);
  });

  it("scores its forecast against the exam's result", async () => {
    const app = examApp();
    const sitting = await app.call("exam.start", { request });
    await answerAll(app, sitting, keyOf);
    await app.call("exam.handIn", { examId: sitting.examId });
    const { record } = await app.call("readiness.forecast", { request, onDate: "2026-04-01" });
    expect(record).toMatchObject({ forecasts: 1, withinBand: 0 });
    expect(record.meanError).toBeCloseTo(0.75, 6);
  });

  it("looks ahead alone: a date before today is refused", async () => {
    const app = examApp();
    expect((await app.refusal("readiness.forecast", { request, onDate: "2020-01-01" })).code).toBe("bad-input");
  });
});

it("twenty times killed in mid-exam: what was acknowledged is there", { timeout: 60_000 }, async () => {
  const app = examApp();
  const sitting = await app.call("exam.start", { request: { ...whole, size: 40, minutes: 60 } });
  const { examId } = sitting;
  for (let kill = 0; kill < 20; kill++) {
    await app.call("exam.answer", { examId, position: kill, chosen: [kill % 4], confidence: "sure", tookMs: 500 });
    if (kill % 3 === 0) await app.call("exam.flag", { examId, position: kill, flagged: true });
    app.clock.now += 10_000;
    app.restart();
    const current = await app.call("exam.current", {});
    if (current.state !== "running") throw new Error(current.state);
    expect(current.sitting.questions.filter((question) => question.answered)).toHaveLength(kill + 1);
    expect(current.sitting.deadlineAt).toBe(sitting.deadlineAt);
  }
  expect(one(app.db, "select count(*) as n from exam_answers where flagged = 1")).toEqual({ n: 7 });
});
