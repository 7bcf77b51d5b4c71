// Items as rows: suspending, flagging, editing and own cards keep memory, due counts and search right.
import { describe, expect, test } from "vitest";
import { checkDatabase } from "../../db/check.ts";
import {
  type ItemFilter,
  listItems,
  listSql,
  readHistory,
  readItem,
  readPointPlace,
  reindexAll,
  setEdited,
  setFlag,
  setSuspended,
} from "../../db/items.ts";
import { searchItems } from "../../db/search.ts";
import { all, type Db, one, run } from "../../db/statements.ts";
import { writeEdit } from "../../decks/item-content.ts";
import { grade, memoryDb, morning, rule } from "../support/learner.ts";
import { importText } from "../support/library.ts";
import { bees } from "../support/subject.ts";

const text = `# Bees

## Tier 1

### Colony
- Queen: lays eggs
- Worker bees
- Moon phases

## Tier 2

### Year
- Swarming: when the queen leaves
`;

function filled(): Db {
  const db = memoryDb();
  importText(db, text, { subject: bees() });
  return db;
}

function no(db: Db, id: string): number {
  return readItem(db, id)?.no ?? -1;
}

function dueItems(db: Db): number {
  return one<{ n: number }>(db, "select coalesce(sum(items), 0) as n from due_counts")?.n ?? 0;
}

function ids(db: Db, filter: ItemFilter): string[] {
  return listItems(db, filter, 100, 0).items.map(({ id }) => id);
}

/** Grades until the item is in review. */
function learn(db: Db, itemNo: number): void {
  grade(db, itemNo, "easy", morning);
}

describe("suspending", () => {
  test("takes a due item out of the counts and the queue, and back", () => {
    const db = filled();
    const queen = no(db, "queen-lays");
    learn(db, queen);
    expect(dueItems(db)).toBe(1);
    setSuspended(db, queen, morning);
    expect(dueItems(db)).toBe(0);
    expect(one(db, "select active from memory where item_no = ?", queen)).toEqual({ active: 0 });
    setSuspended(db, queen, null);
    expect(dueItems(db)).toBe(1);
    expect(one(db, "select active from memory where item_no = ?", queen)).toEqual({ active: 1 });
    expect(checkDatabase(db, false, rule).differences).toEqual([]);
  });

  test("a reserved item stays out of the queue when it is taken back", () => {
    const db = filled();
    const mock = no(db, "swarming-mock");
    setSuspended(db, mock, morning);
    setSuspended(db, mock, null);
    expect(one(db, "select active from memory where item_no = ?", mock)).toEqual({ active: 0 });
  });
});

describe("editing", () => {
  const edited = writeEdit({
    front: { en: "Royal question", zh: "蜂王问题" },
    back: { en: "Royal answer", zh: "蜂王答案" },
  });

  test("the own text is found, the source's no more; taken off, the other way round", () => {
    const db = filled();
    const queen = no(db, "queen-lays");
    setEdited(db, queen, edited, morning);
    expect(searchItems(db, "royal 蜂王", 10, 0).numbers).toEqual([queen]);
    expect(searchItems(db, "queen-lays", 10, 0).numbers).toEqual([]);
    setEdited(db, queen, null, null);
    expect(searchItems(db, "royal", 10, 0).numbers).toEqual([]);
    expect(searchItems(db, "queen-lays", 10, 0).numbers).toEqual([queen]);
    expect(one(db, "select edited, edited_at from items where no = ?", queen)).toEqual({
      edited: null,
      edited_at: null,
    });
  });

  test("a retired item isn't found, edited or not", () => {
    const db = filled();
    importText(db, text.replace("- Worker bees\n", ""), { subject: bees(), now: 2000 });
    const worker = no(db, "worker-ages");
    setEdited(db, worker, edited, morning);
    expect(searchItems(db, "royal", 10, 0).total).toBe(0);
  });
});

test("a flag keeps its reason until it is taken off", () => {
  const db = filled();
  const queen = no(db, "queen-lays");
  setFlag(db, queen, { at: 5, reason: "The number is wrong" });
  expect(readItem(db, "queen-lays")).toMatchObject({ flaggedAt: 5, flagReason: "The number is wrong" });
  expect(ids(db, { kind: "flagged" })).toEqual(["queen-lays"]);
  setFlag(db, queen, null);
  expect(ids(db, { kind: "flagged" })).toEqual([]);
});

describe("lists", () => {
  test("a topic's items in their order, retired ones left out", () => {
    const db = filled();
    const topic = readItem(db, "queen-lays")?.topicId ?? 0;
    expect(ids(db, { kind: "topic", topicId: topic })).toEqual([
      "queen-lays",
      "queen-rears",
      "queen-missing",
      "queen-marking",
      "worker-ages",
      expect.stringMatching(/^outline-\d+$/),
    ]);
  });

  test("a point's items are those about its concepts, wherever they stand", () => {
    const db = filled();
    const point = one<{ id: number }>(db, "select id from points where text like 'Swarming%'")?.id ?? 0;
    // "Swarming: when the queen leaves" names both.
    expect(ids(db, { kind: "point", pointId: point })).toEqual([
      "queen-lays",
      "queen-rears",
      "queen-missing",
      "queen-marking",
      "swarming-signs",
      "swarming-mock",
    ]);
    const moon = one<{ id: number }>(db, "select id from points where text = 'Moon phases'")?.id ?? 0;
    expect(ids(db, { kind: "point", pointId: moon })).toEqual([`outline-${moon}`]);
  });

  test("suspended, retired and own items have lists of their own", () => {
    const db = filled();
    setSuspended(db, no(db, "queen-lays"), 7);
    importText(db, text.replace("- Worker bees\n", ""), { subject: bees(), now: 2000 });
    expect(ids(db, { kind: "suspended" })).toEqual(["queen-lays"]);
    expect(ids(db, { kind: "retired" })).toEqual(["worker-ages"]);
    expect(ids(db, { kind: "own" })).toEqual([]);
  });

  test("a page and the total of a list", () => {
    const db = filled();
    const topic = readItem(db, "queen-lays")?.topicId ?? 0;
    const page = listItems(db, { kind: "topic", topicId: topic }, 2, 1);
    expect(page.total).toBe(6);
    expect(page.items.map(({ id }) => id)).toEqual(["queen-rears", "queen-missing"]);
    const search = listItems(db, { kind: "search", query: "queen" }, 1, 0);
    expect([search.total, search.items.length]).toEqual([4, 1]);
  });

  test("the plans of the lists by topic and by point use their indexes, with and without statistics", () => {
    const db = filled();
    const plan = (sql: string): string =>
      all<{ detail: string }>(db, `explain query plan ${sql}`, { id: 1, limit: 1, offset: 0 })
        .map(({ detail }) => detail)
        .join("\n");
    const check = (): void => {
      expect(plan(listSql.topic.page)).toContain("USING INDEX items_by_topic");
      expect(plan(listSql.topic.page)).not.toContain("SCAN");
      const point = plan(listSql.point.page);
      expect(point).toContain("items_by_point");
      expect(point).toContain("items_by_concept");
      expect(point).not.toMatch(/SCAN i\b/);
      expect(plan(listSql.flagged.page)).toContain("items_flagged");
    };
    check();
    db.exec("analyze");
    check();
  });
});

describe("reading", () => {
  test("an item that isn't there is null", () => {
    expect(readItem(filled(), "nothing")).toBeNull();
  });

  test("history holds each grade, newest first", () => {
    const db = filled();
    const queen = no(db, "queen-lays");
    grade(db, queen, "good", morning);
    grade(db, queen, "again", morning + 700_000);
    expect(readHistory(db, queen)).toMatchObject([
      { grade: "again", at: morning + 700_000, undone: false, source: "drill" },
      { grade: "good", at: morning, undone: false },
    ]);
  });

  test("the place of a point is read only while it is live", () => {
    const db = filled();
    const moon = one<{ id: number }>(db, "select id from points where text = 'Moon phases'")?.id ?? 0;
    expect(readPointPlace(db, moon)).toMatchObject({
      topicTier: 1,
      facet: "concept",
      text: "Moon phases",
      concept: null,
    });
    importText(db, text.replace("- Moon phases\n", ""), { subject: bees(), now: 2000 });
    expect(readPointPlace(db, moon)).toBeNull();
  });
});

test("the search index can be made anew from the items", () => {
  const db = filled();
  const before = searchItems(db, "queen", 100, 0);
  run(db, "insert into item_words (item_words) values ('delete-all')");
  expect(searchItems(db, "queen", 100, 0).total).toBe(0);
  reindexAll(db);
  expect(searchItems(db, "queen", 100, 0)).toEqual(before);
  // What is kept for mock exams can't be found.
  expect(searchItems(db, "swarming-mock", 100, 0).total).toBe(0);
});
