// Merges a generated deck into the items that are kept: new, changed, moved, retired and come back.
import { type ChangeKind, type Changes, isMove, noChanges, type Place } from "./changes.ts";
import { arrange, type DeckItem, type Placement } from "./deck.ts";
import { itemTitle, reservedTitle } from "./item-content.ts";
import type { Lang } from "./types.ts";

/** An item as it is kept, with what the learner made of it. */
export type KeptItem = Omit<DeckItem, "difficulty"> & {
  no: number;
  /** The learner's own text, which wins over `content`. */
  edited: string | null;
  suspended: boolean;
  retired: boolean;
  /** Reviews behind it. */
  reps: number;
};

/** A row to be written: what an outline or the bank decides of an item, and what the learner made of it. */
export type ItemWrite = Omit<KeptItem, "retired" | "reps">;

/** What happens to one item: what it was, what it is. One of the two is there at least. */
export type ItemStep = { kind: ChangeKind; row: KeptItem | null; write: ItemWrite | null };

export type ItemMerge = {
  insert: ItemWrite[];
  /** Rows that differ in anything, retired ones that come back among them. */
  update: ItemWrite[];
  /** Of `update`, the items whose words stand otherwise in the search index, or not yet. */
  reindex: ItemWrite[];
  retire: number[];
  steps: ItemStep[];
  /** Everything that is live after it. */
  live: ItemWrite[];
};

export type ItemMergeInput = {
  kept: readonly KeptItem[];
  deck: readonly DeckItem[];
  nextNo: number;
  /** Where the cards of a point stand after the merge; null where no live outline has it any more. */
  placeOf: (pointId: number) => (Placement & { concept: string }) | null;
  /** The first live point of a topic; null where the topic is retired. */
  firstPointOf: (topicId: number) => number | null;
  /** Rank of each live point in outline order. */
  orderOf: (pointId: number) => number;
};

/**
 * Items are known by their id alone. What the learner wrote stays: own items go with their point (or to the first point of
 * its topic), an edited outline card stays as long as its point does, even if the bank covers the point by now.
 */
export function mergeItems(input: ItemMergeInput): ItemMerge {
  const { kept } = input;
  const byId = new Map(kept.map((item) => [item.id, item]));
  const inDeck = new Set(input.deck.map((item) => item.id));
  const learners = kept.flatMap((item) => (inDeck.has(item.id) ? [] : stays(item, input)));
  const deck = learners.length > 0 ? arrange([...input.deck, ...learners], input.orderOf) : input.deck;

  const merge: ItemMerge = { insert: [], update: [], reindex: [], retire: [], steps: [], live: [] };
  const live = new Set<KeptItem>();
  let no = input.nextNo;
  for (const item of deck) {
    const row = byId.get(item.id) ?? null;
    const write = writeOf(item, row, row?.no ?? no++);
    merge.live.push(write);
    merge.steps.push({ kind: kindOf(row, write), row, write });
    if (!row) {
      merge.insert.push(write);
      continue;
    }
    live.add(row);
    if (row.retired || rowDiffers(row, write)) merge.update.push(write);
    const seesOther = row.content !== write.content && row.edited === null;
    if (row.retired || row.reserved !== write.reserved || seesOther) merge.reindex.push(write);
  }
  for (const row of kept) {
    if (row.retired || live.has(row)) continue;
    merge.retire.push(row.no);
    merge.steps.push({ kind: "retired", row, write: null });
  }
  return merge;
}

/** How many items each kind of change touches. */
export function countSteps(merge: ItemMerge): Record<ChangeKind, number> {
  const counts = { added: 0, changed: 0, moved: 0, retired: 0, unchanged: 0 };
  for (const { kind } of merge.steps) counts[kind] += 1;
  return counts;
}

/** The lists of the preview, titles in `lang`. `before` and `after` say how a topic was and is called. */
export function describeSteps(
  merge: ItemMerge,
  lang: Lang,
  before: (topicId: number) => { outline: string; topic: string },
  after: (topicId: number) => { outline: string; topic: string },
): Changes {
  const changes = noChanges();
  for (const { kind, row, write } of merge.steps) {
    const shown = write ?? row;
    if (!shown) continue;
    const title = titleOf(shown, lang);
    const wasLive = row !== null && !row.retired;
    const old = wasLive && write && row.content !== write.content ? titleOf(row, lang) : title;
    const from: Place | null = wasLive ? { ...before(row.topicId), tier: row.tier } : null;
    const to: Place | null = write ? { ...after(write.topicId), tier: write.tier } : null;
    changes[kind].push({ title, before: old === title ? null : old, from, to, reviews: row?.reps ?? 0 });
  }
  return changes;
}

/** A kept item that stays though the deck doesn't bring it, at its place now; nothing if it doesn't stay. */
function stays(item: KeptItem, input: ItemMergeInput): DeckItem[] {
  if (item.origin === "bank" || (item.origin === "outline" && (item.edited === null || item.retired))) return [];
  let place = input.placeOf(item.pointId);
  if (!place && item.origin === "own") {
    const first = input.firstPointOf(item.topicId);
    place = first === null ? null : input.placeOf(first);
  }
  if (!place) return [];
  const { id, origin, kind, facet, reserved, content } = item;
  return [{ ...place, id, origin, kind, facet, reserved, content, position: 0, difficulty: 0 }];
}

function writeOf(item: DeckItem, row: KeptItem | null, no: number): ItemWrite {
  return {
    no,
    id: item.id,
    origin: item.origin,
    kind: item.kind,
    facet: item.facet,
    concept: item.concept,
    tier: item.tier,
    topicId: item.topicId,
    pointId: item.pointId,
    position: item.position,
    reserved: item.reserved,
    content: item.content,
    edited: row?.edited ?? null,
    suspended: row?.suspended ?? false,
  };
}

function kindOf(row: KeptItem | null, write: ItemWrite): ChangeKind {
  if (!row || row.retired) return "added";
  if (isMove(row, write)) return "moved";
  // Where the learner's own text stands, a new text of the source changes nothing that is seen.
  return row.content !== write.content && row.edited === null ? "changed" : "unchanged";
}

function titleOf(item: ItemWrite, lang: Lang): string {
  return (item.reserved ? reservedTitle : itemTitle(item.kind, item.content, item.edited))[lang];
}

function rowDiffers(row: KeptItem, write: ItemWrite): boolean {
  return (
    row.content !== write.content ||
    row.position !== write.position ||
    row.tier !== write.tier ||
    row.topicId !== write.topicId ||
    row.pointId !== write.pointId ||
    row.concept !== write.concept ||
    row.facet !== write.facet ||
    row.kind !== write.kind ||
    row.reserved !== write.reserved
  );
}
