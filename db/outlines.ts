// Outlines as rows: the tree that merges work on, read in a few queries, and the writing of a merge.

import type { NextIds, OutlineMerge, OutlineWrites } from "../decks/merge.ts";
import type { ItemMerge, KeptItem } from "../decks/merge-items.ts";
import type { OutlineOrigin, TreeOutline, TreePoint, TreeTopic } from "../decks/tree.ts";
import type { Facet } from "../decks/types.ts";
import { indexItems, insertItems, retireItems, updateItems } from "./items.ts";
import { type ItemKind, recountDue } from "./memory.ts";
import { recountRecords } from "./records.ts";
import { all, type Db, number, run, statement, transaction } from "./statements.ts";

type OutlineColumns = {
  id: number;
  name: string;
  position: number;
  file_name: string;
  subject: string | null;
  origin: OutlineOrigin;
  removed_at: number | null;
};
type TopicColumns = {
  id: number;
  outline_id: number;
  title: string;
  number: string;
  tier: number | null;
  facet: Facet;
  position: number;
  written_id: string | null;
  retired_at: number | null;
};
type PointColumns = {
  id: number;
  topic_id: number;
  text: string;
  term: string | null;
  parts: string;
  parents: string;
  facet: Facet;
  line: number;
  position: number;
  written_id: string | null;
  retired_at: number | null;
};

/** All outlines with their topics and points, in order, retired and removed ones among them. */
export function readTree(db: Db): TreeOutline[] {
  const concepts = new Map<number, string[]>();
  for (const row of all<{ point_id: number; concept: string }>(
    db,
    "select point_id, concept from point_concepts order by point_id, position",
  ))
    push(concepts, row.point_id, row.concept);

  const points = new Map<number, TreePoint[]>();
  for (const row of all<PointColumns>(db, "select * from points order by topic_id, position, id"))
    push(points, row.topic_id, toPoint(row, concepts.get(row.id) ?? []));

  const topics = new Map<number, TreeTopic[]>();
  for (const row of all<TopicColumns>(db, "select * from topics order by outline_id, position, id"))
    push(topics, row.outline_id, toTopic(row, points.get(row.id) ?? []));

  const tiers = new Map<number, TreeOutline["tiers"]>();
  for (const { outline_id, rank, title } of all<{ outline_id: number; rank: number; title: string }>(
    db,
    "select outline_id, rank, title from tiers order by outline_id, rank",
  ))
    push(tiers, outline_id, { rank, title });

  const rows = all<OutlineColumns>(
    db,
    "select id, name, position, file_name, subject, origin, removed_at from outlines order by position, id",
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    position: row.position,
    fileName: row.file_name,
    subject: row.subject,
    origin: row.origin,
    removed: row.removed_at !== null,
    tiers: tiers.get(row.id) ?? [],
    topics: topics.get(row.id) ?? [],
  }));
}

/** When each outline was last imported, UTC ms, by id. */
export function importedAt(db: Db): Map<number, number> {
  const rows = all<{ id: number; imported_at: number }>(db, "select id, imported_at from outlines");
  return new Map(rows.map((row) => [row.id, row.imported_at]));
}

/** The first free id of each table. Rows are never deleted, so that an id is never given twice. */
export function readNextIds(db: Db): NextIds {
  return {
    outline: number(db, "select max(id) as n from outlines") + 1,
    topic: number(db, "select max(id) as n from topics") + 1,
    point: number(db, "select max(id) as n from points") + 1,
    item: number(db, "select max(no) as n from items") + 1,
  };
}

/** All items as a merge needs them, retired ones among them. */
export function readKeptItems(db: Db): KeptItem[] {
  type Columns = {
    no: number;
    id: string;
    origin: KeptItem["origin"];
    kind: ItemKind;
    facet: Facet;
    concept: string;
    tier: number;
    topic_id: number;
    point_id: number;
    position: number;
    reserved: number;
    content: string;
    edited: string | null;
    retired_at: number | null;
    suspended_at: number | null;
    reps: number;
  };
  const rows = all<Columns>(
    db,
    `select i.no, i.id, i.origin, i.kind, i.facet, i.concept, i.tier, i.topic_id, i.point_id, i.position, i.reserved,
       i.content, i.edited, i.retired_at, i.suspended_at, m.reps
     from items i join memory m on m.item_no = i.no order by i.no`,
  );
  return rows.map((row) => ({
    no: row.no,
    id: row.id,
    origin: row.origin,
    kind: row.kind,
    facet: row.facet,
    concept: row.concept,
    tier: row.tier,
    topicId: row.topic_id,
    pointId: row.point_id,
    position: row.position,
    reserved: row.reserved === 1,
    content: row.content,
    edited: row.edited,
    retired: row.retired_at !== null,
    suspended: row.suspended_at !== null,
    reps: row.reps,
  }));
}

/** A merge of outlines and of the deck that they make. */
export type Merge = { outlines: Pick<OutlineMerge, "writes">; items: ItemMerge };

/**
 * Writes a merge in one transaction: all of it or nothing. Rows are inserted, written anew, retired and brought back,
 * none is deleted; the sums that hang on topics and tiers are counted anew.
 * @param now UTC ms: when the outlines were imported and the retired rows retired
 */
export function applyMerge(db: Db, merge: Merge, now: number): void {
  transaction(db, () => {
    writeOutlines(db, merge.outlines.writes, now);
    const { insert, update, reindex, retire } = merge.items;
    insertItems(db, insert, now);
    updateItems(db, update);
    retireItems(db, retire, now);
    indexItems(db, insert, true);
    indexItems(db, reindex, false);
    recountDue(db);
    recountRecords(db);
  });
}

function writeOutlines(db: Db, writes: OutlineWrites, now: number): void {
  const { outlines, subjects, topics, points, concepts } = writes;
  // Two outlines may swap their names: none keeps its own until all have their new one.
  for (const { id } of outlines.update) run(db, "update outlines set name = ? where id = ?", `\u0000${id}`, id);
  for (const { id, name, position, fileName, subject, origin } of outlines.insert)
    run(
      db,
      "insert into outlines (id, name, position, file_name, subject, origin, imported_at) values (?, ?, ?, ?, ?, ?, ?)",
      id,
      name,
      position,
      fileName,
      subject,
      origin,
      now,
    );
  for (const { id, name, position, fileName, subject, origin } of outlines.update)
    run(
      db,
      `update outlines set name = ?, position = ?, file_name = ?, subject = ?, origin = ?, imported_at = ?, removed_at = null
       where id = ?`,
      name,
      position,
      fileName,
      subject,
      origin,
      now,
      id,
    );
  for (const id of outlines.remove) run(db, "update outlines set removed_at = ? where id = ?", now, id);
  for (const { id, subject } of subjects) run(db, "update outlines set subject = ? where id = ?", subject, id);
  for (const { id, tiers } of [...outlines.insert, ...outlines.update]) {
    run(db, "delete from tiers where outline_id = ?", id);
    for (const { rank, title } of tiers)
      run(db, "insert into tiers (outline_id, rank, title) values (?, ?, ?)", id, rank, title);
  }
  writeTopics(db, topics, now);
  writePoints(db, points, now);
  writeConcepts(db, points.insert, concepts);
}

function writeTopics(db: Db, { insert, update, retire }: OutlineWrites["topics"], now: number): void {
  const add = statement(
    db,
    `insert into topics (id, outline_id, title, number, tier, facet, position, written_id) values (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { id, outlineId, title, number: written, tier, facet, position, writtenId } of insert)
    add.run(id, outlineId, title, written, tier, facet, position, writtenId);
  const change = statement(
    db,
    `update topics set outline_id = ?, title = ?, number = ?, tier = ?, facet = ?, position = ?, written_id = ?,
       retired_at = null where id = ?`,
  );
  for (const { id, outlineId, title, number: written, tier, facet, position, writtenId } of update)
    change.run(outlineId, title, written, tier, facet, position, writtenId, id);
  const end = statement(db, "update topics set retired_at = ? where id = ?");
  for (const id of retire) end.run(now, id);
}

function writePoints(db: Db, { insert, update, retire }: OutlineWrites["points"], now: number): void {
  const add = statement(
    db,
    `insert into points (topic_id, text, term, parts, parents, facet, line, position, written_id, id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const change = statement(
    db,
    `update points set topic_id = ?, text = ?, term = ?, parts = ?, parents = ?, facet = ?, line = ?, position = ?,
       written_id = ?, retired_at = null where id = ?`,
  );
  for (const point of insert) add.run(...pointValues(point));
  for (const point of update) change.run(...pointValues(point));
  const end = statement(db, "update points set retired_at = ? where id = ?");
  for (const id of retire) end.run(now, id);
}

function pointValues(point: TreePoint): unknown[] {
  const { topicId, text, term, parts, parents, facet, line, position, writtenId, id } = point;
  return [topicId, text, term, listJson(parts), listJson(parents), facet, line, position, writtenId, id];
}

function writeConcepts(db: Db, fresh: readonly TreePoint[], changed: readonly TreePoint[]): void {
  const add = statement(db, "insert into point_concepts (point_id, position, concept) values (?, ?, ?)");
  const clear = statement(db, "delete from point_concepts where point_id = ?");
  for (const point of changed) clear.run(point.id);
  for (const points of [fresh, changed])
    for (const point of points) for (const [i, concept] of point.concepts.entries()) add.run(point.id, i, concept);
}

function toTopic(row: TopicColumns, points: TreePoint[]): TreeTopic {
  return {
    id: row.id,
    outlineId: row.outline_id,
    title: row.title,
    number: row.number,
    tier: row.tier,
    facet: row.facet,
    position: row.position,
    writtenId: row.written_id,
    retired: row.retired_at !== null,
    points,
  };
}

function toPoint(row: PointColumns, concepts: string[]): TreePoint {
  return {
    id: row.id,
    topicId: row.topic_id,
    text: row.text,
    term: row.term,
    parts: readList(row.parts),
    parents: readList(row.parents),
    facet: row.facet,
    line: row.line,
    position: row.position,
    writtenId: row.written_id,
    concepts,
    retired: row.retired_at !== null,
  };
}

function push<V>(lists: Map<number, V[]>, key: number, value: V): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}

// Most lists are empty: no need to parse each of a hundred thousand.
function readList(json: string): string[] {
  return json === "[]" ? [] : (JSON.parse(json) as string[]);
}

function listJson(list: readonly string[]): string {
  return list.length === 0 ? "[]" : JSON.stringify(list);
}
