// The plan of an import: everything that it would do, computed the same way for the preview and for the import itself.
import { createHash } from "node:crypto";
import { readKeptItems, readNextIds, readTree } from "../../../db/outlines.ts";
import { readSetting, writeSetting } from "../../../db/settings.ts";
import { type Db, one } from "../../../db/statements.ts";
import type { Subject } from "../../../decks/bank/schema.ts";
import { type Deck, generateDeck } from "../../../decks/deck.ts";
import { rereadOutline } from "../../../decks/incoming.ts";
import { mergeOutlines, type OutlineMerge, type ReviewsBehind } from "../../../decks/merge.ts";
import { type ItemMerge, type KeptItem, mergeItems } from "../../../decks/merge-items.ts";
import { livePart, type TreeOutline } from "../../../decks/tree.ts";
import type { Lang, ReconcileRule } from "../../../decks/types.ts";
import { type ImportSource, readSource, type SourceReading } from "./source.ts";

export type ImportRequest = { source: ImportSource; rule: ReconcileRule; lang: Lang; subject: Subject | null };

export type ImportPlan = {
  reading: SourceReading;
  rule: ReconcileRule;
  /** The library before it. */
  before: TreeOutline[];
  outlines: OutlineMerge;
  deck: Deck;
  items: ItemMerge;
};

/** Computes an import without writing anything. Refuses what the source's files refuse. */
export function planImport(db: Db, { source, rule, lang, subject }: ImportRequest): ImportPlan {
  const before = readTree(db);
  const live = before.flatMap((outline) => livePart(outline) ?? []);
  const reading = readSource(source, subject, live, lang);
  const kept = readKeptItems(db);
  const next = readNextIds(db);
  const outlines = mergeOutlines({
    kept: before,
    incoming: reading.incoming,
    remove: reading.remove,
    next,
    reviews: reviewsBehind(kept),
    listOthers: source.kind === "refresh",
    reread: (outline) => rereadOutline(outline, subject),
  });
  const deck = generateDeck({ outlines: outlines.outlines, subject, rule });
  const firstPoints = new Map<number, number>();
  for (const outline of outlines.outlines)
    for (const topic of outline.topics) if (topic.points[0]) firstPoints.set(topic.id, topic.points[0].id);
  const items = mergeItems({
    kept,
    deck: deck.items,
    nextNo: next.item,
    placeOf: (pointId) => deck.pointPlace.get(pointId) ?? null,
    firstPointOf: (topicId) => firstPoints.get(topicId) ?? null,
    orderOf: (pointId) => deck.order.get(pointId) ?? 0,
  });
  return { reading, rule, before, outlines, deck, items };
}

function reviewsBehind(kept: readonly KeptItem[]): ReviewsBehind {
  const topics = new Map<number, number>();
  const points = new Map<number, number>();
  for (const { topicId, pointId, reps } of kept) {
    if (reps === 0) continue;
    topics.set(topicId, (topics.get(topicId) ?? 0) + reps);
    points.set(pointId, (points.get(pointId) ?? 0) + reps);
  }
  return { topics, points };
}

const importsKey = "library.imports";

/** Counts an import, so that the tokens of earlier previews fit no more. */
export function countImport(db: Db): void {
  const count = Number(readSetting(db, importsKey) ?? 0);
  writeSetting(db, importsKey, count + 1);
}

/**
 * Names one import on one state of the library: the source's text, the rule, the subject, and everything that an import
 * would build on. A grade in between changes none of it.
 */
export function tokenOf(db: Db, { source, rule, lang, subject }: ImportRequest): string {
  const state = one(
    db,
    `select (select count(*) from items) as items, (select max(edited_at) from items) as edited_at,
       (select count(*) from items where edited is not null) as edited, (select max(imported_at) from outlines) as imported_at,
       (select count(*) from outlines where removed_at is null) as outlines`,
  );
  const imports = readSetting(db, importsKey);
  const named = JSON.stringify([source, rule, lang, subject?.fingerprint ?? null, state, imports]);
  return createHash("sha256").update(named).digest("hex");
}

/** Changes whenever anything is written to the database, on this connection or on another. */
export function writesSoFar(db: Db): string {
  const own = one<{ n: number }>(db, "select total_changes() as n");
  return `${own?.n ?? 0} ${String(db.pragma("data_version", { simple: true }))}`;
}
