// Imports written to the database: nothing is deleted, memory survives every edit of the outline, sums stay right.
import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { checkDatabase } from "../../db/check.ts";
import { studyDayOf } from "../../db/day.ts";
import { readItem, setEdited, setSuspended } from "../../db/items.ts";
import { applyMerge, importedAt, readKeptItems, readNextIds, readTree } from "../../db/outlines.ts";
import { undoLast } from "../../db/reviews.ts";
import { searchItems } from "../../db/search.ts";
import { all, type Db, number, one, run } from "../../db/statements.ts";
import { writeCard, writeEdit } from "../../decks/item-content.ts";
import { countSteps, describeSteps } from "../../decks/merge-items.ts";
import { livePart } from "../../decks/tree.ts";
import { planImport } from "../../electron/handlers/library/plan.ts";
import { dayMs, grade, memoryDb, morning, rule } from "../support/learner.ts";
import { importSource, importText } from "../support/library.ts";
import { titles } from "../support/outline.ts";
import { aCard, bees } from "../support/subject.ts";

const text = `# Bees

## Tier 1

### 1. Colony
- Queen: lays eggs
- Worker bees
- Moon phases matter to the keeper

### 2. Hive
- Frame: distance to the next
- Painting and repairing boxes

## Tier 2

### 3. Year
- Swarming: signs and prevention
`;
/** The same with a tier above it. */
const oneTierDown = text
  .replace("## Tier 2", "## Tier 3")
  .replace("## Tier 1", "## Tier 1\n\n### Before\n- Reading about bees\n\n## Tier 2");
const subject = bees();

function filled(): Db {
  const db = memoryDb();
  importText(db, text, { subject });
  return db;
}

/** Every item's memory without its place: what must survive. */
function memories(db: Db): unknown[] {
  return all(
    db,
    `select i.id, m.phase, m.step, m.stability, m.difficulty, m.due_at, m.reviewed_at, m.interval_days, m.reps, m.lapses
     from memory m join items i on i.no = m.item_no where m.reps > 0 order by i.id`,
  );
}

/** The columns that memory repeats must equal the item's, whatever was imported. */
function expectConsistent(db: Db): void {
  const apart = all(
    db,
    `select i.id from items i left join memory m on m.item_no = i.no
     where m.item_no is null or m.kind <> i.kind or m.tier <> i.tier or m.concept <> i.concept or m.facet <> i.facet
       or m.position <> i.position
       or m.active <> (i.retired_at is null and i.suspended_at is null and i.reserved = 0)`,
  );
  expect(apart).toEqual([]);
  const astray = all(
    db,
    `select i.id from items i join points p on p.id = i.point_id join topics t on t.id = i.topic_id
       join outlines o on o.id = t.outline_id
     where i.retired_at is null
       and (p.topic_id <> i.topic_id or p.retired_at is not null or t.retired_at is not null or o.removed_at is not null)`,
  );
  expect(astray).toEqual([]);
  expect(checkDatabase(db, false, rule).differences).toEqual([]);
}

/** Grades every active card once, some of them into review. */
function study(db: Db): void {
  const cards = all<{ no: number }>(
    db,
    "select item_no as no from memory where active = 1 and kind = 'card' order by item_no",
  );
  for (const [i, { no }] of cards.entries()) grade(db, no, i % 2 === 0 ? "easy" : "good", morning + i * 60_000);
  for (const [i, { no }] of cards.entries()) if (i % 3 === 0) grade(db, no, "again", morning + 20 * dayMs + i * 60_000);
}

function steps(db: Db, source: string, before = text): Record<string, number> {
  const plan = importText(db, source, { subject, now: 2000 });
  expect(source === before).toBe(false);
  return countSteps(plan.items);
}

describe("an import", () => {
  test("writes outlines, tiers, topics, points, concepts, items and their empty memory", () => {
    const db = filled();
    expect(all(db, "select name, file_name, subject, origin, imported_at, removed_at from outlines")).toEqual([
      { name: "Bees", file_name: "bees.md", subject: "bees", origin: "file", imported_at: 1000, removed_at: null },
    ]);
    expect(number(db, "select count(*) as n from tiers")).toBe(2);
    expect(number(db, "select count(*) as n from topics")).toBe(3);
    expect(number(db, "select count(*) as n from points")).toBe(6);
    expect(all(db, "select concept from point_concepts order by point_id, position")).toEqual([
      { concept: "queen" },
      { concept: "worker-bee" },
      { concept: "frame" },
      { concept: "swarming" },
    ]);
    expect(number(db, "select count(*) as n from items")).toBe(number(db, "select count(*) as n from memory"));
    expect(number(db, "select count(*) as n from memory where phase = 'new' and reps = 0")).toBe(
      number(db, "select count(*) as n from memory"),
    );
    expectConsistent(db);
  });

  test("what is read back is what the import planned", () => {
    const db = memoryDb();
    const plan = importText(db, text, { subject });
    expect(readTree(db)).toEqual(plan.outlines.outlines);
    expect(readKeptItems(db).map(({ id, position }) => [id, position])).toEqual(
      plan.items.live.map(({ id, position }) => [id, position]),
    );
    expect(readNextIds(db)).toEqual({ outline: 2, topic: 4, point: 7, item: plan.items.live.length + 1 });
  });

  test("a second one changes no row but the day of the import", () => {
    const db = filled();
    study(db);
    const tables = ["topics", "points", "point_concepts", "items", "memory", "due_counts", "records", "slips", "tiers"];
    const rows = (): unknown => tables.map((table) => all(db, `select * from ${table} order by 1, 2`));
    const before = rows();
    const plan = importText(db, text, { subject, now: 2000 });
    expect(Object.entries(countSteps(plan.items)).filter(([, n]) => n > 0)).toEqual([
      ["unchanged", plan.items.live.length],
    ]);
    expect(rows()).toEqual(before);
    expect(importedAt(db)).toEqual(new Map([[1, 2000]]));
  });

  test("is all or nothing", () => {
    const db = filled();
    const plan = planImport(db, {
      source: { kind: "files", files: [{ name: "bees.md", text: text.replace("- Worker bees\n", "- Drones\n") }] },
      rule: { kind: "highest" },
      lang: "en",
      subject,
    });
    const first = plan.items.live[0];
    if (!first) throw new Error("no item");
    // An id that is taken already breaks the last of its writes.
    plan.items.insert.push({ ...first, no: 9999 });
    const before = all(db, "select * from points");
    expect(() => applyMerge(db, plan, 2000)).toThrow();
    expect(all(db, "select * from points")).toEqual(before);
    expect(importedAt(db)).toEqual(new Map([[1, 1000]]));
  });
});

describe("an edited outline", () => {
  test("one topic retitled, one in another tier, one point reworded, one removed: told exactly so, no memory lost", () => {
    const db = filled();
    study(db);
    const before = memories(db);
    expect(before.length).toBeGreaterThan(5);
    const hive = text.slice(text.indexOf("### 2."), text.indexOf("## Tier 2"));
    const edited = text
      .replace("### 1. Colony", "### 1. The bee people")
      .replace("- Moon phases matter to the keeper", "- Moon phases matter to keepers and bees")
      .replace("- Worker bees\n", "")
      .replace(hive, "")
      .concat(`\n${hive}`);
    const plan = importText(db, edited, { subject, now: 2000 });
    expect(titles(plan.outlines.topics)).toEqual({
      changed: ["The bee people"],
      unchanged: ["Year"],
      moved: ["Hive"],
    });
    expect(titles(plan.outlines.points)).toEqual({
      changed: ["Moon phases matter to keepers and bees"],
      retired: ["Worker bees"],
      unchanged: [
        "Queen: lays eggs",
        "Swarming: signs and prevention",
        "Frame: distance to the next",
        "Painting and repairing boxes",
      ],
    });
    const named = (kind: string): string[] =>
      plan.items.steps.filter((step) => step.kind === kind).map((step) => (step.write ?? step.row)?.id ?? "");
    expect(named("retired")).toEqual(["worker-ages"]);
    expect(named("moved").sort()).toEqual(["frame-distance", "outline-5"]);
    expect(named("changed")).toEqual(["outline-3"]);
    expect(named("added")).toEqual([]);
    // The reworded point's card and the retired card keep all that was learnt.
    expect(memories(db)).toEqual(before);
    expectConsistent(db);
  });

  test("each change says how many reviews stand behind it", () => {
    const db = filled();
    const queen = readItem(db, "queen-lays")?.no ?? 0;
    grade(db, queen, "good", morning);
    grade(db, queen, "good", morning + 700_000);
    const plan = importText(db, text.replace("- Queen: lays eggs\n", ""), { subject, now: 2000 });
    expect(plan.outlines.points.retired).toMatchObject([{ title: "Queen: lays eggs", reviews: 2 }]);
    expect(plan.outlines.topics.unchanged).toMatchObject([
      { title: "Colony", reviews: 2 },
      { reviews: 0 },
      { reviews: 0 },
    ]);
    const items = describeSteps(
      plan.items,
      "en",
      () => ({ outline: "o", topic: "t" }),
      () => ({ outline: "o", topic: "t" }),
    );
    expect(items.retired.find(({ title }) => title === "Question of queen-lays")).toMatchObject({
      reviews: 2,
      to: null,
    });
  });

  test("a point that comes back brings its card's memory back", () => {
    const db = filled();
    study(db);
    const before = memories(db);
    expect(steps(db, text.replace("- Moon phases matter to the keeper\n", ""))).toMatchObject({ retired: 1 });
    expect(searchItems(db, "moon", 10, 0).total).toBe(0);
    const back = importText(db, text, { subject, now: 3000 });
    expect(countSteps(back.items)).toMatchObject({ added: 1, retired: 0 });
    expect(searchItems(db, "moon", 10, 0).total).toBe(1);
    expect(memories(db)).toEqual(before);
    expectConsistent(db);
  });

  test("due counts follow items that change tier, retire and come back", () => {
    const db = filled();
    study(db);
    const before = number(db, "select sum(items) as n from due_counts");
    expect(before).toBeGreaterThan(0);
    importSource(db, { kind: "remove", outlineId: 1 }, { subject, now: 2000 });
    expect(number(db, "select sum(items) as n from due_counts")).toBe(0);
    expectConsistent(db);
    importText(db, oneTierDown, { subject, now: 3000 });
    expect(number(db, "select sum(items) as n from due_counts")).toBe(before);
    expect(number(db, "select sum(items) as n from due_counts where tier = 1")).toBe(0);
    expectConsistent(db);
  });

  test("a topic's record goes with the items that move away", () => {
    const db = filled();
    study(db);
    const answers = (topic: string): number =>
      number(db, "select sum(answers) as n from records r join topics t on t.id = r.topic_id where t.title = ?", topic);
    const [colony, year] = [answers("Colony"), answers("Year")];
    importText(db, text.replace("- Queen: lays eggs\n", "").replace("- Swarming", "- Queen: lays eggs\n- Swarming"), {
      subject,
      now: 2000,
    });
    expect(answers("Colony")).toBeLessThan(colony);
    expect(answers("Colony") + answers("Year")).toBe(colony + year);
    expectConsistent(db);
  });

  test("a suspended item stays suspended through a move", () => {
    const db = filled();
    setSuspended(db, readItem(db, "queen-lays")?.no ?? 0, 1500);
    importText(db, oneTierDown, { subject, now: 2000 });
    expect(readItem(db, "queen-lays")).toMatchObject({ tier: 2, suspendedAt: 1500 });
    expectConsistent(db);
  });

  test("what was graded before an import can be taken back after it", () => {
    const db = filled();
    const queen = readItem(db, "queen-lays")?.no ?? 0;
    grade(db, queen, "easy", morning);
    importText(db, oneTierDown, { subject, now: 2000 });
    expect(undoLast(db, studyDayOf(morning, rule), morning + 1)).toEqual({ action: "grade", itemNo: queen });
    expect(readItem(db, "queen-lays")).toMatchObject({ phase: "new", tier: 2 });
    expectConsistent(db);
  });
});

describe("what the learner wrote", () => {
  const edited = writeEdit({ front: { en: "Mine", zh: "我的" }, back: { en: "My answer", zh: "我的答案" } });

  /** An own card at a point, as the app adds it. */
  function ownCard(db: Db, pointText: string): number {
    const point = one<{ id: number; topic_id: number }>(
      db,
      "select id, topic_id from points where text = ?",
      pointText,
    );
    const no = readNextIds(db).item;
    run(
      db,
      `insert into items (no, id, origin, kind, facet, concept, tier, topic_id, point_id, position, content, added_at)
       values (?, ?, 'own', 'card', 'concept', '~own', 1, ?, ?, 0, ?, 1)`,
      no,
      `own-${no}`,
      point?.topic_id,
      point?.id,
      writeCard({ en: "Own", zh: "自己的" }, { en: "A", zh: "答" }, ["~own"]),
    );
    run(
      db,
      "insert into memory (item_no, kind, tier, concept, facet, position, active) values (?, 'card', 1, '~own', 'concept', 0, 1)",
      no,
    );
    return no;
  }

  test("an edit wins over a new text of the bank, and is listed as no change", () => {
    const db = filled();
    const queen = readItem(db, "queen-lays")?.no ?? 0;
    setEdited(db, queen, edited, 1500);
    const newer = bees();
    newer.items = newer.items.map((item) =>
      item.id === "queen-lays" || item.id === "worker-ages"
        ? { ...item, ...aCard(item.id, item.concepts[0] ?? "", { front: { en: "Rewritten", zh: "改写" } }) }
        : item,
    );
    const plan = importSource(db, { kind: "refresh" }, { subject: newer, now: 2000 });
    expect(plan.items.steps.filter(({ kind }) => kind === "changed").map(({ write }) => write?.id)).toEqual([
      "worker-ages",
    ]);
    expect(readItem(db, "queen-lays")).toMatchObject({ edited, editedAt: 1500 });
    expect(readItem(db, "queen-lays")?.content).toContain("Rewritten");
    expect(searchItems(db, "mine", 10, 0).total).toBe(1);
    expect(searchItems(db, "rewritten", 10, 0).total).toBe(1);
  });

  test("an edited outline card stays when the bank comes to cover its point", () => {
    const db = filled();
    const card = all<{ id: string }>(db, "select id from items where origin = 'outline' order by no");
    setEdited(db, readItem(db, card[0]?.id ?? "")?.no ?? 0, edited, 1500);
    const newer = bees([aCard("moon-one", "drone")]);
    newer.taxonomy.topics[0]?.concepts[2]?.aliases.push("moon phases", "painting");
    importSource(db, { kind: "refresh" }, { subject: newer, now: 2000 });
    expect(all(db, "select id from items where origin = 'outline' and retired_at is null")).toEqual([card[0]]);
    expectConsistent(db);
  });

  test("an own card goes with its point to another topic and tier", () => {
    const db = filled();
    const no = ownCard(db, "Moon phases matter to the keeper");
    importText(
      db,
      text.replace("- Moon phases matter to the keeper\n", "").concat("- Moon phases matter to the keeper\n"),
      { subject, now: 2000 },
    );
    expect(readItem(db, `own-${no}`)).toMatchObject({ topic: "Year", tier: 2, retired: false });
    expectConsistent(db);
  });

  test("an own card of a point that is gone moves to the first point of its topic", () => {
    const db = filled();
    const no = ownCard(db, "Moon phases matter to the keeper");
    importText(db, text.replace("- Moon phases matter to the keeper\n", ""), { subject, now: 2000 });
    const queen = one<{ id: number }>(db, "select id from points where text = 'Queen: lays eggs'");
    expect(readItem(db, `own-${no}`)).toMatchObject({ topic: "Colony", pointId: queen?.id, retired: false });
    expectConsistent(db);
  });

  test("an own card of a topic that is gone retires with its history, and comes back with it", () => {
    const db = filled();
    const no = ownCard(db, "Painting and repairing boxes");
    grade(db, no, "good", morning);
    const without = text.replace(/### 2[\s\S]*?(?=## Tier 2)/, "");
    importText(db, without, { subject, now: 2000 });
    expect(readItem(db, `own-${no}`)).toMatchObject({ retired: true, reps: 1 });
    importText(db, text, { subject, now: 3000 });
    expect(readItem(db, `own-${no}`)).toMatchObject({ retired: false, reps: 1, topic: "Hive" });
    expectConsistent(db);
  });
});

describe("several outlines", () => {
  test("a newer bank is taken up by a refresh, with the rule that is asked for", () => {
    const db = filled();
    const plan = importSource(db, { kind: "refresh" }, { subject: bees([aCard("queen-new", "queen")]), now: 2000 });
    expect(plan.items.steps.filter(({ kind }) => kind === "added").map(({ write }) => write?.id)).toEqual([
      "queen-new",
    ]);
    expectConsistent(db);
  });

  test("two outlines swap their names without a clash", () => {
    const db = memoryDb();
    const two = (a: string, b: string): string =>
      `# ${a}\n\n## Tier 1\n\n### Spring\n- First of the first\n\n# ${b}\n\n## Tier 1\n\n### Autumn\n- First of the second\n`;
    importText(db, two("A", "B"));
    importText(db, two("B", "A"), { now: 2000 });
    expect(all(db, "select id, name from outlines order by id")).toEqual([
      { id: 1, name: "B" },
      { id: 2, name: "A" },
    ]);
    expectConsistent(db);
  });

  test("accepted concepts make an outline of their own, and it gives way where an outline comes to name them", () => {
    const db = filled();
    importSource(db, { kind: "extras", concepts: ["varroa", "wintering"] }, { subject, now: 2000 });
    expect(readItem(db, "varroa-count")).toMatchObject({ tier: 2, topic: "Topic health" });
    expectConsistent(db);
    importText(db, text.replace("- Queen: lays eggs", "- Queen: lays eggs\n- Varroa: counting mites"), {
      subject,
      now: 3000,
    });
    expect(readItem(db, "varroa-count")).toMatchObject({ tier: 1, topic: "Colony" });
    importSource(db, { kind: "extras", concepts: [] }, { subject, now: 4000 });
    expect(readItem(db, "wintering-food")).toMatchObject({ retired: true });
    expect(readItem(db, "varroa-count")).toMatchObject({ retired: false });
    expect(readTree(db).flatMap((outline) => livePart(outline)?.origin ?? [])).toEqual(["file"]);
    expectConsistent(db);
  });
});

const owners = "../shared/outlines/000_7065db164e0cd33d.txt";
test.skipIf(!fs.existsSync(owners))(
  "the owner's outlines, studied and edited: the preview says what was done and no memory is lost",
  () => {
    const original = fs.readFileSync(owners, "utf8");
    const db = memoryDb();
    importText(db, original, { name: "owner.txt" });
    const again = importText(db, original, { name: "owner.txt", now: 2000 });
    expect(Object.entries(countSteps(again.items)).filter(([, n]) => n > 0)).toEqual([
      ["unchanged", again.items.live.length],
    ]);
    const cards = all<{ no: number }>(db, "select no from items order by no limit 120");
    for (const [i, { no }] of cards.entries()) grade(db, no, i % 2 === 0 ? "easy" : "good", morning + i * 60_000);
    const before = memories(db);
    expect(before).toHaveLength(120);

    // The second topic gets another title, the fourth goes to the end of the second tier, in the third one point is reworded
    // and one removed: found by their numbers, so that none of the owner's words stands here.
    const lines = original.split("\n");
    const heading = (n: number): number => lines.findIndex((line) => line.startsWith(`### ${n}.`));
    lines[heading(2)] = `${lines[heading(2)]}与发布`;
    const reworded = lines.findIndex((line, i) => i > heading(3) && line.startsWith("- "));
    lines[reworded] = `${lines[reworded]}、ExternalName`;
    lines.splice(reworded + 1, 1);
    const moved = lines.splice(heading(4), heading(5) - heading(4));
    lines.splice(
      lines.findIndex((line, i) => i > heading(10) && line.startsWith("---")),
      0,
      ...moved,
    );
    const plan = importText(db, lines.join("\n"), { name: "owner.txt", now: 3000 });

    const counts = (changes: typeof plan.outlines.topics): number[] =>
      [changes.added, changes.changed, changes.moved, changes.retired].map((list) => list.length);
    expect(counts(plan.outlines.topics)).toEqual([0, 1, 1, 0]);
    expect(counts(plan.outlines.points)).toEqual([0, 1, 0, 1]);
    expect(countSteps(plan.items)).toMatchObject({ added: 0, retired: 1, moved: 4 });
    expect(memories(db)).toEqual(before);
    expectConsistent(db);
  },
);
