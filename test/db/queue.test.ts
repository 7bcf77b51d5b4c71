// The day's queue: order, shares by tier, siblings, practice after concept, caps, holding back, catching up.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { checkDatabase } from "../../db/check.ts";
import { studyDayOf } from "../../db/day.ts";
import { planDay, spread } from "../../db/queue.ts";
import { writeLevers } from "../../db/settings.ts";
import { all, run } from "../../db/statements.ts";
import { defaultLevers } from "../../decks/levers.ts";
import { type DeckItem, fillDeck } from "../support/deck.ts";
import { contextAt, dayMs, grade, memoryDb, morning, rule, studyDay } from "../support/learner.ts";

const plain = (count: number, tier: number, topic = 1): DeckItem[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `t${tier}-${topic}-${i}`,
    tier,
    topic,
    concept: `c${tier}-${topic}-${i}`,
  }));

describe("new cards", () => {
  it("come by the tiers' shares", () => {
    const db = memoryDb();
    fillDeck(db, [...plain(50, 1), ...plain(50, 2), ...plain(50, 3), ...plain(50, 4)]);
    const { items } = planDay(db, contextAt(db, morning));
    const counts = [1, 2, 3, 4].map((tier) => items.filter((item) => item.memory.tier === tier).length);
    expect(counts).toEqual([10, 6, 3, 1]);
  });

  it("come from the other tiers when one has none left", () => {
    const db = memoryDb();
    fillDeck(db, [...plain(3, 1), ...plain(50, 2), ...plain(50, 3), ...plain(50, 4)]);
    const { items } = planDay(db, contextAt(db, morning));
    expect(items).toHaveLength(20);
    expect(items.filter((item) => item.memory.tier === 1)).toHaveLength(3);
  });

  it("are none with a cap of nought", () => {
    const db = memoryDb();
    fillDeck(db, plain(5, 1));
    expect(planDay(db, contextAt(db, morning, { newPerDay: 0 })).items).toEqual([]);
  });

  it("keep the day's quota after some were answered", () => {
    const db = memoryDb();
    const [first = 0] = fillDeck(db, [...plain(50, 1), ...plain(50, 2), ...plain(50, 3), ...plain(50, 4)]);
    grade(db, first, "good", morning);
    const { items } = planDay(db, contextAt(db, morning + 1000));
    expect(items.filter((item) => item.why.kind === "new")).toHaveLength(19);
    expect(items.filter((item) => item.why.kind === "new" && item.memory.tier === 1)).toHaveLength(9);
  });

  it("of practice wait until a concept card of the same concept was introduced", () => {
    const db = memoryDb();
    const [practice = 0, concept = 0, alone = 0] = fillDeck(db, [
      { tier: 1, concept: "probes", facet: "practice" },
      { tier: 1, concept: "probes", facet: "concept" },
      { tier: 1, concept: "runbook", facet: "practice" },
    ]);
    const planned = (now: number): number[] => planDay(db, contextAt(db, now)).items.map((item) => item.memory.itemNo);
    expect(planned(morning)).toEqual([concept, alone]);
    grade(db, concept, "easy", morning);
    expect(planned(morning + dayMs)).toContain(practice);
  });
});

describe("due reviews", () => {
  it("come by tier weight times the part of their interval that they have waited", () => {
    const db = memoryDb();
    const numbers = fillDeck(db, [...plain(2, 1), ...plain(1, 4)]);
    const day = studyDayOf(morning, rule);
    const state = (no: number | undefined, due: number, interval: number): void => {
      run(
        db,
        "update memory set phase = 'review', stability = 10, difficulty = 5, due_at = 1, due_day = ?, reviewed_at = 1, reviewed_day = ?, interval_days = ?, reps = 3 where item_no = ?",
        due,
        due - interval,
        interval,
        no,
      );
      run(
        db,
        "insert into due_counts (kind, tier, due_day, items) select kind, tier, due_day, 1 from memory where item_no = ? on conflict do update set items = items + 1",
        no,
      );
    };
    state(numbers[0], day, 10); // tier 1, due today: 0.4 x 1
    state(numbers[1], day - 10, 10); // tier 1, a whole interval late: 0.4 x 2
    state(numbers[2], day - 35, 10); // tier 4, three and a half intervals late: 0.1 x 4.5
    const { items } = planDay(db, contextAt(db, morning, { newPerDay: 0 }));
    expect(items.map((item) => item.memory.itemNo)).toEqual([numbers[1], numbers[2], numbers[0]]);
  });

  it("over the cap the lowest tier is held back first, and what it costs is told", () => {
    const db = memoryDb();
    const numbers = fillDeck(db, [...plain(4, 1), ...plain(4, 4)]);
    for (const no of numbers) {
      grade(db, no, "good", morning);
      grade(db, no, "good", morning + 600_000);
    }
    const later = morning + 40 * dayMs;
    const plan = planDay(db, contextAt(db, later, { newPerDay: 0, reviewsPerDay: 5 }));
    expect(plan.items.map((item) => item.memory.tier).sort()).toEqual([1, 1, 1, 1, 4]);
    expect(plan.held).toMatchObject([{ tier: 4, kind: "review", reason: "reviews-cap", items: 3 }]);
  });

  it("are none with a cap of nought, and new cards still come", () => {
    const db = memoryDb();
    const [first = 0] = fillDeck(db, plain(3, 1));
    grade(db, first, "easy", morning);
    const plan = planDay(db, contextAt(db, morning + 60 * dayMs, { reviewsPerDay: 0 }));
    expect(plan.items.map((item) => item.why.kind)).toEqual(["new", "new"]);
  });
});

describe("after a break", () => {
  it("new cards stop until at most half a day's capacity is overdue", () => {
    const db = memoryDb();
    const numbers = fillDeck(db, [...plain(60, 1), ...plain(20, 2)]);
    for (const no of numbers.slice(0, 30)) grade(db, no, "easy", morning);
    const caps = { reviewsPerDay: 20 };
    const later = morning + 90 * dayMs;
    const plan = planDay(db, contextAt(db, later, caps));
    expect(plan.catchUp).toEqual({ backlog: 30, capacity: 20, days: 2 });
    expect(plan.items.some((item) => item.why.kind === "new")).toBe(false);
    expect(plan.held.filter((row) => row.reason === "catch-up").length).toBeGreaterThan(0);
    studyDay(db, later, 7, caps);
    expect(planDay(db, contextAt(db, later + dayMs, caps)).catchUp).toBeNull();
  });
});

describe("spread", () => {
  it("puts new cards evenly among the reviews", () => {
    const mixed = spread(["r1", "r2", "r3", "r4"], ["n1", "n2"], { reviews: 0, newItems: 0 });
    expect(mixed).toEqual(["r1", "n1", "r2", "r3", "n2", "r4"]);
  });
  const done = fc.record({ reviews: fc.nat({ max: 30 }), newItems: fc.nat({ max: 30 }) });
  test.prop([fc.nat({ max: 30 }), fc.nat({ max: 30 }), done])(
    "keeps its order when it is worked out again after an answer",
    (r, n, before) => {
      const reviews = Array.from({ length: r }, (_, i) => ({ kind: "review", i }));
      const fresh = Array.from({ length: n }, (_, i) => ({ kind: "new", i }));
      const [first, ...rest] = spread(reviews, fresh, before);
      if (!first) return;
      const after =
        first.kind === "new"
          ? spread(reviews, fresh.slice(1), { ...before, newItems: before.newItems + 1 })
          : spread(reviews.slice(1), fresh, { ...before, reviews: before.reviews + 1 });
      expect(after).toEqual(rest);
    },
  );
});

describe("thirty days at twenty new a day on a deck of four thousand", () => {
  const items: DeckItem[] = Array.from({ length: 4000 }, (_, i) => {
    const tier = (i % 4) + 1;
    const concept = `c${tier}-${Math.floor(i / 16)}`;
    return { id: `i${i}`, tier, topic: Math.floor(i / 400), concept, facet: i % 16 < 12 ? "concept" : "practice" };
  });

  it("keeps shares within one card, siblings apart, and state equal to the log; retention moves no due date", {
    timeout: 120_000,
  }, () => {
    const db = memoryDb();
    fillDeck(db, items);
    const introduced = [0, 0, 0, 0];
    for (let day = 0; day < 30; day++) {
      const studied = studyDay(db, morning + day * dayMs, 1000 + day, { reviewsPerDay: null });
      const concepts = new Map<string, number>();
      for (const { planned } of studied) {
        const other = concepts.get(planned.memory.concept);
        expect(other ?? planned.memory.itemNo, `two siblings on day ${day}`).toBe(planned.memory.itemNo);
        concepts.set(planned.memory.concept, planned.memory.itemNo);
        if (planned.why.kind === "new")
          introduced[planned.memory.tier - 1] = (introduced[planned.memory.tier - 1] ?? 0) + 1;
      }
      for (const [i, lever] of defaultLevers(4).entries())
        expect(Math.abs((introduced[i] ?? 0) - 20 * (day + 1) * lever.intake)).toBeLessThanOrEqual(1);
    }
    expect(introduced.reduce((a, b) => a + b, 0)).toBe(600);

    const due = (): unknown[] => all(db, "select item_no, due_at, due_day, stability from memory order by item_no");
    const before = due();
    const lowered = defaultLevers(4).map((lever) => (lever.rank === 1 ? { ...lever, retention: 0.8 } : lever));
    const [item] = all<{ item_no: number }>(
      db,
      "select item_no from memory where tier = 1 and phase = 'review' order by stability desc limit 1",
    );
    const interval = (): number => {
      const seq = grade(db, item?.item_no ?? 0, "good", morning + 31 * dayMs);
      const days = all<{ after_interval_days: number }>(
        db,
        "select after_interval_days from reviews where seq = ?",
        seq,
      );
      return days[0]?.after_interval_days ?? 0;
    };
    db.exec("savepoint high");
    const high = interval();
    db.exec("rollback to high");
    db.exec("release high");
    writeLevers(db, lowered);
    expect(due()).toEqual(before);
    expect(interval()).toBeGreaterThan(high);

    expect(checkDatabase(db, false, rule)).toMatchObject({ ok: true, differences: [] });
  });
});

describe("the hot statements use their indexes, with and without statistics", () => {
  const statements: Array<[string, string, RegExp]> = [
    [
      "learning steps",
      "select item_no from memory m where m.kind = 'card' and m.active = 1 and m.phase in ('learning', 'relearning') order by m.due_at limit 500",
      /memory_learning/,
    ],
    [
      "due reviews",
      "select item_no, stability from memory m where m.kind = 'card' and m.tier = 1 and m.active = 1 and m.phase = 'review' and m.due_day <= 20000 order by m.due_day",
      /memory_due/,
    ],
    [
      "new cards",
      "select item_no, concept from memory m where m.kind = 'card' and m.tier = 1 and m.active = 1 and m.phase = 'new' order by m.position",
      /memory_new/,
    ],
    [
      "siblings",
      "select 1 as n from memory where concept = 'a' and facet = 'concept' and kind = 'card' and active = 1 limit 1",
      /memory_concept/,
    ],
    [
      "today's concepts",
      "select m.concept, r.item_no from reviews r join memory m on m.item_no = r.item_no where r.study_day = 1 and r.entry = 'grade' and not exists (select 1 from reviews u where u.undoes = r.seq)",
      /reviews_by_day/,
    ],
  ];
  for (const analyzed of [false, true])
    it.each(statements)(`%s (${analyzed ? "with" : "without"} statistics)`, (_title, sql, index) => {
      const db = memoryDb();
      fillDeck(db, [...plain(300, 1), ...plain(300, 2), ...plain(300, 3), ...plain(300, 4)]);
      if (analyzed) db.exec("analyze");
      const plan = (db.prepare(`explain query plan ${sql}`).all() as Array<{ detail: string }>)
        .map((row) => row.detail)
        .join("\n");
      expect(plan).toMatch(index);
      expect(plan).not.toMatch(/TEMP B-TREE/);
      expect(plan).not.toMatch(/SCAN (?!CONSTANT)/);
    });
});
