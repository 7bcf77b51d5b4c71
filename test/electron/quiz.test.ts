// Quizzes through the contract: sets, reasons, the scenario's own memory, cards brought forward, beliefs, chains, undo.
import { describe, expect, it } from "vitest";
import { all, number, run } from "../../db/statements.ts";
import type { Misconception } from "../../decks/bank/schema.ts";
import type { Output } from "../../electron/contract.ts";
import { day, type TestApp, testApp } from "../support/app.ts";
import { fillDeck } from "../support/deck.ts";
import { chainContent, examDeck, scenarioContent } from "../support/scenarios.ts";
import { aSubject } from "../support/subject.ts";

const belief: Misconception = {
  id: "mis-readiness-restarts",
  concepts: ["probes"],
  belief: { en: "A failing readiness probe restarts the container", zh: "就绪探针失败会重启容器" },
  refutation: { en: "It only takes the Pod out of the Service.", zh: "它只会把 Pod 从 Service 中摘除。" },
  source: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",
};

/** Four scenarios that wear the belief on option 1, each on four cards, and a chain. */
function quizApp(): TestApp {
  const names = ["s1", "s2", "s3", "s4"];
  const cards = ["card-a", "card-b", "card-c", "card-d", "card-e"];
  const contents = names.map((name) => scenarioContent(name, { cards, beliefs: { 1: belief.id } }));
  const subject = aSubject({ topics: [{ id: "probes", tier: 1, concepts: [{ id: "probes" }] }], items: [] });
  const worn = contents.map((content, i) => ({
    ...content,
    id: names[i] ?? "",
    kind: "scenario" as const,
    facet: "concept" as const,
    topic: "probes",
    mock: false,
    difficulty: 2,
    kubernetes: "1.0",
    source: belief.source,
  }));
  const app = testApp({ subject: { ...subject, items: worn, misconceptions: [belief] } });
  fillDeck(app.db, [
    ...cards.map((id, i) => ({ id, tier: 1, concept: `card-concept-${i}` })),
    ...contents.map((content, i) => ({
      id: names[i] ?? "",
      kind: "scenario" as const,
      tier: 1,
      concept: `concept-s${i}`,
      content,
    })),
  ]);
  const chain = chainContent("dns", cards);
  run(
    app.db,
    `insert into items (id, origin, kind, facet, concept, tier, topic_id, point_id, position, content, added_at)
       select 'chain-1', 'bank', 'chain', 'practice', 'dns', 1, topic_id, point_id, 99, ?, 1 from items limit 1`,
    JSON.stringify(chain),
  );
  run(
    app.db,
    "insert into memory (item_no, kind, tier, concept, facet, position, active) select no, kind, tier, concept, facet, position, 1 from items where id = 'chain-1'",
  );
  return app;
}

type Question = Extract<Output<"quiz.next">, { state: "scenario" }>;

async function nextScenario(app: TestApp, quizId: number): Promise<Question> {
  const next = await app.call("quiz.next", { quizId });
  if (next.state !== "scenario") throw new Error(next.state);
  return next;
}

async function answer(
  app: TestApp,
  quizId: number,
  choice: number,
  confidence: "sure" | "unsure" | "guess" | null = null,
): Promise<{ id: string; feedback: Output<"quiz.answer"> }> {
  const { question, seenReps } = await nextScenario(app, quizId);
  const feedback = await app.call("quiz.answer", {
    quizId,
    itemId: question.id,
    seenReps,
    chosen: [[choice]],
    confidence,
    tookMs: 9000,
  });
  return { id: question.id, feedback };
}

async function start(app: TestApp, size = 4): Promise<number> {
  return (await app.call("quiz.start", { pick: { kind: "all" }, size })).quizId;
}

/** Every row that an answer touches, apart from the logs. */
function derived(app: TestApp): unknown {
  const tables: Array<[string, string]> = [
    ["memory", ""],
    ["due_counts", "where items <> 0"],
    ["day_counts", "where grades <> 0"],
    ["records", "where answers <> 0"],
    ["slips", ""],
  ];
  return tables.map(([table, where]) => all(app.db, `select * from ${table} ${where} order by 1, 2, 3`));
}

describe("a question", () => {
  it("reaches the window without key and reasons, its options in the order that is stored", async () => {
    const app = quizApp();
    const quizId = await start(app);
    const { question } = await nextScenario(app, quizId);
    expect(JSON.stringify(question)).not.toMatch(/right|reason|Reason|misconception/);
    const order = question.options.map((option) => option.key);
    app.restart();
    expect((await nextScenario(app, quizId)).question.options.map((option) => option.key)).toEqual(order);
    expect([...order].sort()).toEqual([0, 1, 2, 3]);
  });

  it("shows every reason, the reference and the linked cards at once after the answer", async () => {
    const app = quizApp();
    const { feedback } = await answer(app, await start(app), 1);
    expect(feedback).toMatchObject({ right: false, score: 0, grade: "again", source: { checked: "1.36" } });
    expect(feedback.options.every((option) => option.reason.en.startsWith("Reason"))).toBe(true);
    expect(feedback.options.filter((option) => option.right)).toMatchObject([{ key: 0 }]);
    expect(feedback.options.find((option) => option.key === 1)).toMatchObject({
      chosen: true,
      misconception: { id: belief.id },
    });
    expect(feedback.cards.map((card) => card.id)).toEqual(["card-a", "card-b", "card-c", "card-d", "card-e"]);
  });

  it("answered a second time is refused and changes nothing", async () => {
    const app = quizApp();
    const quizId = await start(app);
    const { question } = await nextScenario(app, quizId);
    const input = { quizId, itemId: question.id, seenReps: 0, chosen: [[0]], confidence: null, tookMs: 1 };
    await app.call("quiz.answer", input);
    const before = derived(app);
    expect((await app.refusal("quiz.answer", input)).code).toBe("conflict");
    expect(derived(app)).toEqual(before);
  });

  it.each([[[[9]]], [[[0, 0]]], [[[]]], [[[0], [1]]]])("refuses the choice %j", async (chosen) => {
    const app = quizApp();
    const quizId = await start(app);
    const { question } = await nextScenario(app, quizId);
    const error = await app.refusal("quiz.answer", {
      quizId,
      itemId: question.id,
      seenReps: 0,
      chosen,
      confidence: null,
      tookMs: 1,
    });
    expect(error.code).toBe("bad-input");
    expect(number(app.db, "select count(*) as n from reviews")).toBe(0);
  });
});

describe("confidence", () => {
  it.each<["sure" | "unsure" | "guess" | null, number, string]>([
    ["sure", 0, "good"],
    ["unsure", 0, "hard"],
    ["guess", 0, "again"],
    [null, 0, "good"],
    ["sure", 2, "again"],
    ["unsure", 2, "again"],
    ["guess", 2, "again"],
    [null, 2, "again"],
  ])("%s with option %i grades %s", async (confidence, choice, grade) => {
    const app = quizApp();
    const { feedback, id } = await answer(app, await start(app), choice, confidence);
    expect(feedback.grade).toBe(grade);
    expect(
      all(app.db, "select r.grade, r.source from reviews r join items i on i.no = r.item_no where i.id = ?", id),
    ).toEqual([{ grade, source: "quiz" }]);
  });
});

describe("recognising never inflates recall", () => {
  async function learnt(): Promise<TestApp> {
    const app = quizApp();
    for (const id of ["card-a", "card-b", "card-c", "card-d", "card-e"])
      await app.call("study.grade", { itemId: id, seenReps: 0, grade: "easy", tookMs: 1000 });
    return app;
  }
  const cards = (app: TestApp): unknown[] => all(app.db, "select * from memory where kind = 'card' order by item_no");

  it("a right answer changes no card", async () => {
    const app = await learnt();
    const before = cards(app);
    await answer(app, await start(app), 0, "sure");
    expect(cards(app)).toEqual(before);
  });

  it("a wrong answer brings three linked cards forward to tomorrow, and undo restores everything to the byte", async () => {
    const app = await learnt();
    const before = derived(app);
    const { feedback } = await answer(app, await start(app), 2);
    expect(feedback.broughtForward).toHaveLength(3);
    const today = number(app.db, "select max(study_day) as n from reviews");
    expect(number(app.db, "select count(*) as n from memory where kind = 'card' and due_day = ?", today + 1)).toBe(3);
    expect(all(app.db, "select cause, items from due_batches")).toEqual([{ cause: "quiz", items: 3 }]);
    expect(await app.call("study.undo", {})).toMatchObject({ action: "answer" });
    expect(derived(app)).toEqual(before);
    expect(await app.call("check.run", { rebuild: false })).toMatchObject({ ok: true, differences: [] });
  });
});

describe("a misconception", () => {
  it("opens at once when its option was picked and sure", async () => {
    const app = quizApp();
    const { feedback } = await answer(app, await start(app), 1, "sure");
    expect(feedback.opened).toMatchObject([{ id: belief.id, state: "open", refutation: belief.refutation }]);
  });

  it("opens at the second pick that was not sure, and undo takes the doubt back", async () => {
    const app = quizApp();
    const quizId = await start(app);
    expect((await answer(app, quizId, 1, "unsure")).feedback.opened).toEqual([]);
    expect((await app.call("quiz.misconceptions", {})).misconceptions).toMatchObject([{ state: "doubted" }]);
    await app.call("study.undo", {});
    expect((await app.call("quiz.misconceptions", {})).misconceptions).toEqual([]);
    await answer(app, quizId, 1, "unsure");
    expect((await answer(app, quizId, 1, "unsure")).feedback.opened).toMatchObject([{ state: "open" }]);
  });

  it("closes after two passes on other stems on other days, not sooner", async () => {
    const app = quizApp();
    const quizId = await start(app);
    await answer(app, quizId, 1, "sure");
    expect((await answer(app, quizId, 0, "sure")).feedback.closed).toEqual([]);
    app.clock.now += day;
    expect((await answer(app, quizId, 0, "sure")).feedback.closed).toEqual([]);
    app.clock.now += day;
    expect((await answer(app, quizId, 0, "sure")).feedback.closed).toMatchObject([
      { id: belief.id, state: "closed", passes: 2 },
    ]);
  });

  it("has a set of its own", async () => {
    const app = quizApp();
    await answer(app, await start(app), 1, "sure");
    expect((await app.call("quiz.options", {})).misconceptions).toMatchObject([
      { id: belief.id, state: "open", questions: 4 },
    ]);
    expect(
      await app.call("quiz.start", { pick: { kind: "misconception", misconception: belief.id }, size: 10 }),
    ).toMatchObject({ size: 4 });
  });
});

describe("a fault-domain chain", () => {
  async function chain(app: TestApp): Promise<number> {
    return (await app.call("quiz.start", { pick: { kind: "chains" }, size: 5 })).quizId;
  }

  it("shows the next step only after the one before was right", async () => {
    const app = quizApp();
    const quizId = await chain(app);
    const next = await app.call("quiz.next", { quizId });
    if (next.state !== "chain") throw new Error(next.state);
    expect(JSON.stringify(next)).not.toMatch(/Finding|Reason|"right"/);
    const right = await app.call("quiz.step", { quizId, itemId: "chain-1", path: [[0]] });
    expect(right).toMatchObject({ right: true, next: { index: 1 } });
    const wrong = await app.call("quiz.step", { quizId, itemId: "chain-1", path: [[0], [2]] });
    expect(wrong).toMatchObject({ right: false, next: null });
    expect((await app.refusal("quiz.step", { quizId, itemId: "chain-1", path: [[1], [0]] })).code).toBe("bad-input");
  });

  it("comes back with what is due, and is counted there and for the day", async () => {
    const app = quizApp();
    const quizId = await chain(app);
    const wrong = { itemId: "chain-1", seenReps: 0, chosen: [[2]], confidence: null, tookMs: 1 };
    await app.call("quiz.answer", { quizId, ...wrong });
    const { due } = await app.call("quiz.options", {});
    expect(due).toBe(1);
    expect((await app.call("study.today", {})).scenarios.due).toBe(due);
    const again = await app.call("quiz.start", { pick: { kind: "due" }, size: 5 });
    expect((await app.call("quiz.next", { quizId: again.quizId })).state).toBe("chain");
  });

  it.each([
    [[[0], [0], [0]], 1, "good"],
    [[[0], [0], [1]], 2 / 3, "again"],
    [[[0], [1]], 1 / 3, "again"],
    [[[2]], 0, "again"],
  ])("scores %j as %f: the part before the first wrong turn", async (path, score, grade) => {
    const app = quizApp();
    const quizId = await chain(app);
    const feedback = await app.call("quiz.answer", {
      quizId,
      itemId: "chain-1",
      seenReps: 0,
      chosen: path,
      confidence: null,
      tookMs: 1,
    });
    expect(feedback.score).toBeCloseTo(score, 9);
    expect(feedback.grade).toBe(grade);
    expect(feedback.steps).toHaveLength(3);
  });
});

describe("a set", () => {
  it("never holds a reserved item, over five hundred quizzes", { timeout: 120_000 }, async () => {
    const app = testApp();
    fillDeck(app.db, examDeck(2, 6));
    for (let i = 0; i < 500; i++) {
      const kind = i % 2 === 0 ? ({ kind: "all" } as const) : ({ kind: "tier", tier: (i % 4) + 1 } as const);
      await app.call("quiz.start", { pick: kind, size: 10 });
    }
    expect(
      number(app.db, "select count(*) as n from quiz_items q join items i on i.no = q.item_no where i.reserved = 1"),
    ).toBe(0);
    expect(number(app.db, "select count(*) as n from quiz_items")).toBeGreaterThan(2000);
  });

  it("that is empty is refused with what to do", async () => {
    const app = quizApp();
    expect((await app.refusal("quiz.start", { pick: { kind: "due" }, size: 5 })).message).toMatch(
      /No scenario is due today/,
    );
    expect((await app.refusal("quiz.start", { pick: { kind: "weak" }, size: 5 })).message).toMatch(/No topic is weak/);
  });

  it("ends with what was wrong, the open beliefs and the cards to drill", async () => {
    const app = quizApp();
    const quizId = await start(app, 2);
    await answer(app, quizId, 1, "sure");
    await answer(app, quizId, 0);
    const done = await app.call("quiz.next", { quizId });
    expect(done).toMatchObject({ state: "done", of: 2, answered: 2, score: 1, misconceptions: [{ id: belief.id }] });
    if (done.state !== "done") throw new Error(done.state);
    expect(done.wrong).toHaveLength(1);
    expect(done.cards).toHaveLength(5);
  });
});
