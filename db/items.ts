// Items as rows: what the learner does to one of them (suspend, flag, edit, add), and the rows that lists show.
import { searchableText } from "../decks/item-content.ts";
import type { ItemWrite } from "../decks/merge-items.ts";
import type { Facet } from "../decks/types.ts";
import { changeActive, type ItemKind } from "./memory.ts";
import type { Grade, Phase } from "./scheduler.ts";
import { indexItem, indexWords, searchItems, unindexItem } from "./search.ts";
import { all, type Db, number, one, run, statement, transaction } from "./statements.ts";

export type ItemOrigin = "bank" | "outline" | "own";

/** An item with its topic's title and its memory, as lists show it. */
export type ItemRow = {
  no: number;
  id: string;
  kind: ItemKind;
  origin: ItemOrigin;
  facet: Facet;
  tier: number;
  topicId: number;
  topic: string;
  pointId: number;
  content: string;
  edited: string | null;
  editedAt: number | null;
  reserved: boolean;
  retired: boolean;
  suspendedAt: number | null;
  flaggedAt: number | null;
  flagReason: string | null;
  phase: Phase;
  stability: number | null;
  difficulty: number | null;
  dueAt: number | null;
  reviewedDay: number | null;
  reps: number;
  lapses: number;
};

type Columns = {
  no: number;
  id: string;
  kind: ItemKind;
  origin: ItemOrigin;
  facet: Facet;
  tier: number;
  topic_id: number;
  topic: string;
  point_id: number;
  content: string;
  edited: string | null;
  edited_at: number | null;
  reserved: number;
  retired_at: number | null;
  suspended_at: number | null;
  flagged_at: number | null;
  flag_reason: string | null;
  phase: Phase;
  stability: number | null;
  difficulty: number | null;
  due_at: number | null;
  reviewed_day: number | null;
  reps: number;
  lapses: number;
};

const columns = `i.no, i.id, i.kind, i.origin, i.facet, i.tier, i.topic_id, t.title as topic, i.point_id, i.content, i.edited,
  i.edited_at, i.reserved, i.retired_at, i.suspended_at, i.flagged_at, i.flag_reason, m.phase, m.stability, m.difficulty,
  m.due_at, m.reviewed_day, m.reps, m.lapses`;
const joined = "items i join topics t on t.id = i.topic_id join memory m on m.item_no = i.no";

function toItemRow(row: Columns): ItemRow {
  return {
    no: row.no,
    id: row.id,
    kind: row.kind,
    origin: row.origin,
    facet: row.facet,
    tier: row.tier,
    topicId: row.topic_id,
    topic: row.topic,
    pointId: row.point_id,
    content: row.content,
    edited: row.edited,
    editedAt: row.edited_at,
    reserved: row.reserved === 1,
    retired: row.retired_at !== null,
    suspendedAt: row.suspended_at,
    flaggedAt: row.flagged_at,
    flagReason: row.flag_reason,
    phase: row.phase,
    stability: row.stability,
    difficulty: row.difficulty,
    dueAt: row.due_at,
    reviewedDay: row.reviewed_day,
    reps: row.reps,
    lapses: row.lapses,
  };
}

/** The item of an id; null where there is none. */
export function readItem(db: Db, id: string): ItemRow | null {
  const row = one<Columns>(db, `select ${columns} from ${joined} where i.id = ?`, id);
  return row ? toItemRow(row) : null;
}

/** Which items a list shows. */
export type ItemFilter =
  | { kind: "topic"; topicId: number }
  | { kind: "point"; pointId: number }
  | { kind: "search"; query: string }
  | { kind: "flagged" }
  | { kind: "suspended" }
  | { kind: "retired" }
  | { kind: "own" };

// Items of a point: those that stand at it, and those about one of its concepts wherever they stand.
const pointNumbers = `select no from items where point_id = @id
  union select i.no from point_concepts c join items i on i.concept = c.concept where c.point_id = @id`;

/** The SQL of each list without a search; `@id` is the topic's or the point's. Named for the test of the plans. */
export const listSql = {
  topic: listOf("items i where i.topic_id = @id and i.retired_at is null", "i.position, i.no"),
  // The cross join keeps the order whatever the statistics say: a handful of numbers first, then their rows.
  point: listOf(`(${pointNumbers}) n cross join items i on i.no = n.no where i.retired_at is null`, "i.position, i.no"),
  flagged: listOf("items i where i.flagged_at is not null", "i.flagged_at desc, i.no"),
  suspended: listOf("items i where i.suspended_at is not null and i.retired_at is null", "i.suspended_at desc, i.no"),
  retired: listOf("items i where i.retired_at is not null", "i.retired_at desc, i.position, i.no"),
  own: listOf("items i where i.origin = 'own' and i.retired_at is null", "i.position, i.no"),
} as const;

// The page's numbers first: rows with their text are joined for these alone.
function listOf(from: string, order: string): { count: string; page: string } {
  return {
    count: `select count(*) as n from ${from}`,
    page: `select i.no from ${from} order by ${order} limit @limit offset @offset`,
  };
}

/** One page of a list and the number of items in the whole of it. A search is ordered by relevance. */
export function listItems(
  db: Db,
  filter: ItemFilter,
  limit: number,
  offset: number,
): { total: number; items: ItemRow[] } {
  const { total, numbers } =
    filter.kind === "search" ? searchItems(db, filter.query, limit, offset) : listNumbers(db, filter, limit, offset);
  const items = numbers.flatMap((no) => {
    const row = one<Columns>(db, `select ${columns} from ${joined} where i.no = ?`, no);
    return row ? [toItemRow(row)] : [];
  });
  return { total, items };
}

function listNumbers(
  db: Db,
  filter: Exclude<ItemFilter, { kind: "search" }>,
  limit: number,
  offset: number,
): { total: number; numbers: number[] } {
  const sql = listSql[filter.kind];
  const id = filter.kind === "topic" ? filter.topicId : filter.kind === "point" ? filter.pointId : null;
  const total = number(db, sql.count, { id });
  const rows = all<{ no: number }>(db, sql.page, { id, limit, offset });
  return { total, numbers: rows.map((row) => row.no) };
}

/** Suspends an item (`at`, UTC ms) or takes it back (null). Kept beside it: whether it is active, and the due counts. */
export function setSuspended(db: Db, itemNo: number, at: number | null): void {
  transaction(db, () => {
    run(db, "update items set suspended_at = ? where no = ?", at, itemNo);
    const row = one<{ active: number }>(
      db,
      "select (retired_at is null and suspended_at is null and reserved = 0) as active from items where no = ?",
      itemNo,
    );
    if (row) changeActive(db, itemNo, row.active === 1);
  });
}

/** Flags an item with a reason, or takes the flag off (null). */
export function setFlag(db: Db, itemNo: number, flag: { at: number; reason: string } | null): void {
  run(
    db,
    "update items set flagged_at = ?, flag_reason = ? where no = ?",
    flag?.at ?? null,
    flag?.reason ?? null,
    itemNo,
  );
}

/** Puts the learner's own text (JSON of `writeEdit`) over an item's, or takes it off (both null), and keeps the search index. */
export function setEdited(db: Db, itemNo: number, edited: string | null, at: number | null): void {
  transaction(db, () => {
    run(db, "update items set edited = ?, edited_at = ? where no = ?", edited, edited === null ? null : at, itemNo);
    reindex(db, itemNo);
  });
}

/** Puts an item's text of this moment into the search index; retired and reserved items are not found. */
function reindex(db: Db, itemNo: number): void {
  const row = one<{ kind: ItemKind; content: string; edited: string | null; found: number }>(
    db,
    "select kind, content, edited, (retired_at is null and reserved = 0) as found from items where no = ?",
    itemNo,
  );
  if (row?.found === 1) indexItem(db, itemNo, searchableText(row.kind, row.content, row.edited));
  else unindexItem(db, itemNo);
}

/** Makes the search index anew from the items, for a database that was filled from an export. */
export function reindexAll(db: Db): void {
  transaction(db, () => {
    run(db, "insert into item_words (item_words) values ('delete-all')");
    const rows = statement(
      db,
      "select no, kind, content, edited from items where retired_at is null and reserved = 0 order by no",
    ).all() as Array<{ no: number; kind: ItemKind; content: string; edited: string | null }>;
    for (const { no, kind, content, edited } of rows) indexItem(db, no, searchableText(kind, content, edited));
  });
}

/** What the overview needs of each item: nothing of its text. */
export type PointItem = {
  concept: string;
  kind: ItemKind;
  origin: ItemOrigin;
  pointId: number;
  retired: boolean;
  suspended: boolean;
  flagged: boolean;
  edited: boolean;
  phase: Phase;
  stability: number | null;
  reviewedDay: number | null;
};

/** All items with their state, in one query. */
export function readPointItems(db: Db): PointItem[] {
  type Columns = {
    concept: string;
    kind: ItemKind;
    origin: ItemOrigin;
    point_id: number;
    retired: number;
    suspended: number;
    flagged: number;
    edited: number;
    phase: Phase;
    stability: number | null;
    reviewed_day: number | null;
  };
  const rows = all<Columns>(
    db,
    `select i.concept, i.kind, i.origin, i.point_id, i.retired_at is not null as retired, i.suspended_at is not null as suspended,
       i.flagged_at is not null as flagged, i.edited is not null as edited, m.phase, m.stability, m.reviewed_day
     from items i join memory m on m.item_no = i.no`,
  );
  return rows.map((row) => ({
    concept: row.concept,
    kind: row.kind,
    origin: row.origin,
    pointId: row.point_id,
    retired: row.retired === 1,
    suspended: row.suspended === 1,
    flagged: row.flagged === 1,
    edited: row.edited === 1,
    phase: row.phase,
    stability: row.stability,
    reviewedDay: row.reviewed_day,
  }));
}

/** A grade that an item got. */
export type HistoryRow = {
  at: number;
  grade: Grade;
  tookMs: number;
  source: "drill" | "quiz";
  intervalDays: number;
  undone: boolean;
};

/** The last 500 grades of an item, newest first, those taken back among them. */
export function readHistory(db: Db, itemNo: number): HistoryRow[] {
  type Columns = {
    reviewed_at: number;
    grade: Grade;
    took_ms: number;
    source: "drill" | "quiz";
    after_interval_days: number;
    undone: number;
  };
  const rows = all<Columns>(
    db,
    `select r.reviewed_at, r.grade, r.took_ms, r.source, r.after_interval_days,
       exists (select 1 from reviews u where u.undoes = r.seq) as undone
     from reviews r where r.item_no = ? and r.entry = 'grade' order by r.seq desc limit 500`,
    itemNo,
  );
  return rows.map((row) => ({
    at: row.reviewed_at,
    grade: row.grade,
    tookMs: row.took_ms,
    source: row.source,
    intervalDays: row.after_interval_days,
    undone: row.undone === 1,
  }));
}

/** The point at which an own card is to stand, with what the card takes over from it; null where it isn't live. */
export function readPointPlace(
  db: Db,
  pointId: number,
): {
  topicId: number;
  topicTier: number | null;
  facet: Facet;
  text: string;
  term: string | null;
  concept: string | null;
} | null {
  return one(
    db,
    `select p.topic_id as topicId, t.tier as topicTier, p.facet, p.text, p.term, c.concept
     from points p join topics t on t.id = p.topic_id join outlines o on o.id = t.outline_id
       left join point_concepts c on c.point_id = p.id and c.position = 0
     where p.id = ? and p.retired_at is null and t.retired_at is null and o.removed_at is null`,
    pointId,
  );
}

/** The tier in which items on a concept stand, and the last position at a point; null where there is none. */
export function neighbours(db: Db, concept: string, pointId: number): { tier: number | null; position: number | null } {
  const tier = one<{ tier: number }>(
    db,
    "select tier from items where concept = ? and retired_at is null order by no limit 1",
    concept,
  );
  const last = one<{ position: number | null }>(
    db,
    "select max(position) as position from items where point_id = ? and retired_at is null",
    pointId,
  );
  return { tier: tier?.tier ?? null, position: last?.position ?? null };
}

/** The lowest number that no item has. */
export function nextItemNo(db: Db): number {
  return number(db, "select max(no) as n from items") + 1;
}

/** Inserts items with an empty memory and their words. `now` is when they were added, UTC ms. */
export function insertItems(db: Db, items: readonly ItemWrite[], now: number): void {
  const item = statement(
    db,
    `insert into items (no, id, origin, kind, facet, concept, tier, topic_id, point_id, position, reserved, content, added_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const memory = statement(
    db,
    "insert into memory (item_no, kind, tier, concept, facet, position, active) values (?, ?, ?, ?, ?, ?, ?)",
  );
  for (const { no, id, origin, kind, facet, concept, tier, topicId, pointId, position, reserved, content } of items) {
    item.run(no, id, origin, kind, facet, concept, tier, topicId, pointId, position, reserved ? 1 : 0, content, now);
    memory.run(no, kind, tier, concept, facet, position, reserved ? 0 : 1);
  }
}

/**
 * Writes items anew that are kept: their place, their text, and the columns of memory that repeat them. Retired ones come
 * back. What was learnt stays. The caller counts the due items afterwards.
 */
export function updateItems(db: Db, items: readonly ItemWrite[]): void {
  const item = statement(
    db,
    `update items set origin = ?, kind = ?, facet = ?, concept = ?, tier = ?, topic_id = ?, point_id = ?, position = ?,
       reserved = ?, content = ?, retired_at = null where no = ?`,
  );
  const memory = statement(
    db,
    "update memory set kind = ?, tier = ?, concept = ?, facet = ?, position = ?, active = ? where item_no = ?",
  );
  for (const write of items) {
    const { no, origin, kind, facet, concept, tier, topicId, pointId, position, reserved, content } = write;
    item.run(origin, kind, facet, concept, tier, topicId, pointId, position, reserved ? 1 : 0, content, no);
    memory.run(kind, tier, concept, facet, position, reserved || write.suspended ? 0 : 1, no);
  }
}

/** Retires items: their memory and history stay, but nothing asks or finds them. The caller counts the due items afterwards. */
export function retireItems(db: Db, numbers: readonly number[], now: number): void {
  const item = statement(db, "update items set retired_at = ? where no = ?");
  const memory = statement(db, "update memory set active = 0 where item_no = ?");
  for (const no of numbers) {
    item.run(now, no);
    memory.run(no);
    unindexItem(db, no);
  }
}

/** Puts the words of items into the search index; `fresh` says that none of them stands in it yet. Reserved ones are not found. */
export function indexItems(db: Db, items: readonly ItemWrite[], fresh: boolean): void {
  const insert = statement(db, "insert into item_words (rowid, words) values (?, ?)");
  for (const { no, reserved, kind, content, edited } of items) {
    if (!fresh) unindexItem(db, no);
    if (!reserved) insert.run(no, indexWords(searchableText(kind, content, edited)));
  }
}
