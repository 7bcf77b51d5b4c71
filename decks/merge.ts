// Merges outlines into the library: which rows are new, written anew or retired, and the lists that the preview shows.
import { type Changes, noChanges, type Place } from "./changes.ts";
import { isNumbered, type Pairing, pair, uniqueName } from "./pairing.ts";
import type { IncomingOutline, IncomingPoint, TreeOutline, TreePoint, TreeTopic } from "./tree.ts";
import { livePart } from "./tree.ts";

/** The first ids that are free, a table each. */
export type NextIds = { outline: number; topic: number; point: number; item: number };

/** Reviews behind each topic and point, by id; what is not in a map has none. */
export type ReviewsBehind = { topics: ReadonlyMap<number, number>; points: ReadonlyMap<number, number> };

export type OutlineMergeInput = {
  /** Everything that is kept, with what is retired. */
  kept: readonly TreeOutline[];
  incoming: readonly IncomingOutline[];
  /** Ids of outlines to retire. */
  remove: readonly number[];
  next: NextIds;
  reviews: ReviewsBehind;
  /** Whether outlines that don't come in are listed as unchanged; else only those that come in are spoken of. */
  listOthers: boolean;
  /** What the subject of this moment says of an outline that doesn't come in: its points' concepts may be others by now. */
  reread: (outline: TreeOutline) => {
    subject: string | null;
    conceptsOf: (topic: TreeTopic, point: TreePoint) => string[];
  };
};

export type OutlineMerge = {
  /** The live outlines after it, in order, without retired rows. */
  outlines: TreeOutline[];
  /** The row of each incoming outline. */
  rows: Map<IncomingOutline, TreeOutline>;
  writes: OutlineWrites;
  topics: Changes;
  points: Changes;
};

export type OutlineWrites = {
  /** `update` holds every outline that came in: it was read again, even if nothing of it changed. */
  outlines: { insert: TreeOutline[]; update: TreeOutline[]; remove: number[] };
  /** Outlines that didn't come in and that another subject serves now, or none. */
  subjects: Array<{ id: number; subject: string | null }>;
  topics: { insert: TreeTopic[]; update: TreeTopic[]; retire: number[] };
  points: { insert: TreePoint[]; update: TreePoint[]; retire: number[] };
  /** Kept points whose concepts are others now. */
  concepts: TreePoint[];
};

/**
 * Merges `incoming` into `kept`. Rows keep their ids through rewording, renaming, moving and a change of tier; what is
 * gone is retired, and what is named again is the old row, its history with it. Nothing is deleted.
 */
export function mergeOutlines(input: OutlineMergeInput): OutlineMerge {
  const { kept, incoming, next, reviews } = input;
  const writes: OutlineWrites = {
    outlines: { insert: [], update: [], remove: [] },
    subjects: [],
    topics: { insert: [], update: [], retire: [] },
    points: { insert: [], update: [], retire: [] },
    concepts: [],
  };
  const merge: OutlineMerge = { outlines: [], rows: new Map(), writes, topics: noChanges(), points: noChanges() };
  const pairing = pair(kept, incoming);
  const before = indexBefore(kept);
  const ids = { ...next };
  const cameIn = new Set(pairing.outlines.values());
  const names = new Set(kept.flatMap((outline) => (cameIn.has(outline) ? [] : [outline.name])));
  let lastPosition = kept.reduce((last, outline) => Math.max(last, outline.position), 0);

  for (const arriving of incoming) {
    const row = pairing.outlines.get(arriving);
    const keepsName = row !== undefined && isNumbered(row.name, arriving.name) && !names.has(row.name);
    const name = keepsName ? row.name : uniqueName(arriving.name, names);
    names.add(name);
    if (!row) lastPosition += 1;
    const outline: TreeOutline = {
      id: row?.id ?? ids.outline++,
      name,
      position: row?.position ?? lastPosition,
      fileName: arriving.fileName,
      subject: arriving.subject,
      origin: arriving.origin,
      removed: false,
      tiers: arriving.tiers.map(({ rank, title }) => ({ rank, title })),
      topics: [],
    };
    (row ? writes.outlines.update : writes.outlines.insert).push(outline);
    arriving.topics.forEach((topic, position) => {
      outline.topics.push(mergeTopic(topic, position, outline, pairing, before, ids, merge, reviews));
    });
    merge.rows.set(arriving, outline);
    merge.outlines.push(outline);
  }
  retireTheRest(input, pairing, merge, before);
  merge.outlines.sort((a, b) => a.position - b.position);
  return merge;
}

type Before = { topics: Map<number, TreeTopic>; outlines: Map<number, TreeOutline> };

function indexBefore(kept: readonly TreeOutline[]): Before {
  const topics = new Map<number, TreeTopic>();
  for (const outline of kept) for (const topic of outline.topics) topics.set(topic.id, topic);
  return { topics, outlines: new Map(kept.map((outline) => [outline.id, outline])) };
}

function mergeTopic(
  arriving: IncomingOutline["topics"][number],
  position: number,
  outline: TreeOutline,
  pairing: Pairing,
  before: Before,
  ids: NextIds,
  merge: OutlineMerge,
  reviews: ReviewsBehind,
): TreeTopic {
  const row = pairing.topics.get(arriving);
  const topic: TreeTopic = {
    id: row?.id ?? ids.topic++,
    outlineId: outline.id,
    title: arriving.title,
    number: arriving.number,
    tier: arriving.tier,
    facet: arriving.facet,
    position,
    writtenId: arriving.writtenId,
    retired: false,
    points: [],
  };
  const wasLive = row !== undefined && !row.retired && before.outlines.get(row.outlineId)?.removed === false;
  if (!row) merge.writes.topics.insert.push(topic);
  else if (row.retired || topicDiffers(row, topic)) merge.writes.topics.update.push(topic);

  const to: Place = { outline: outline.name, topic: topic.title, tier: topic.tier };
  const from = row && wasLive ? placeOf(row, before) : null;
  const change = {
    title: topic.title,
    before: from && row && row.title !== topic.title ? row.title : null,
    from,
    to,
    reviews: reviews.topics.get(topic.id) ?? 0,
  };
  if (!row || !from) merge.topics.added.push(change);
  else if (from.tier !== to.tier) merge.topics.moved.push(change);
  else if (row.title !== topic.title || row.facet !== topic.facet) merge.topics.changed.push(change);
  else merge.topics.unchanged.push(change);

  arriving.points.forEach((point, at) => {
    topic.points.push(mergePoint(point, at, topic, to, pairing, before, ids, merge, reviews));
  });
  return topic;
}

function mergePoint(
  arriving: IncomingPoint,
  position: number,
  topic: TreeTopic,
  to: Place,
  pairing: Pairing,
  before: Before,
  ids: NextIds,
  merge: OutlineMerge,
  reviews: ReviewsBehind,
): TreePoint {
  const row = pairing.points.get(arriving);
  const point: TreePoint = {
    id: row?.id ?? ids.point++,
    topicId: topic.id,
    text: arriving.text,
    term: arriving.term,
    parts: arriving.parts,
    parents: arriving.parents,
    facet: arriving.facet,
    line: arriving.line,
    position,
    writtenId: arriving.writtenId,
    concepts: arriving.concepts,
    retired: false,
  };
  const oldTopic = row ? before.topics.get(row.topicId) : undefined;
  const wasLive =
    row !== undefined &&
    !row.retired &&
    oldTopic !== undefined &&
    before.outlines.get(oldTopic.outlineId)?.removed === false;
  if (!row) merge.writes.points.insert.push(point);
  else {
    if (row.retired || pointDiffers(row, point)) merge.writes.points.update.push(point);
    if (!sameList(row.concepts, point.concepts)) merge.writes.concepts.push(point);
  }

  const from = oldTopic && wasLive ? placeOf(oldTopic, before) : null;
  const change = {
    title: point.text,
    before: from && row && row.text !== point.text ? row.text : null,
    from,
    to,
    reviews: reviews.points.get(point.id) ?? 0,
  };
  if (!row || !from) merge.points.added.push(change);
  // A point whose topic went to another tier went with it: the topic's line says so.
  else if (row.topicId !== topic.id) merge.points.moved.push(change);
  else if (row.text !== point.text || row.facet !== point.facet) merge.points.changed.push(change);
  else merge.points.unchanged.push(change);
  return point;
}

/** Retires what no outline names any more and keeps the outlines that the import doesn't speak of. */
function retireTheRest(input: OutlineMergeInput, pairing: Pairing, merge: OutlineMerge, before: Before): void {
  const cameIn = new Set(pairing.outlines.values());
  const keptTopics = new Set(pairing.topics.values());
  const keptPoints = new Set(pairing.points.values());
  const remove = new Set(input.remove);
  for (const outline of input.kept) {
    if (outline.removed && !cameIn.has(outline)) continue;
    if (cameIn.has(outline) || remove.has(outline.id)) {
      if (!cameIn.has(outline)) merge.writes.outlines.remove.push(outline.id);
      for (const topic of outline.topics)
        retireTopic(topic, outline, keptTopics, keptPoints, merge, before, input.reviews);
      continue;
    }
    const live = livePart(outline);
    if (!live) continue;
    const read = rereadConcepts(live, input, merge.writes);
    merge.outlines.push(read);
    if (input.listOthers) listUnchanged(read, merge, input.reviews);
  }
}

function rereadConcepts(outline: TreeOutline, { reread }: OutlineMergeInput, writes: OutlineWrites): TreeOutline {
  const { subject, conceptsOf } = reread(outline);
  if (subject !== outline.subject) writes.subjects.push({ id: outline.id, subject });
  const topics = outline.topics.map((topic) => ({
    ...topic,
    points: topic.points.map((point) => {
      const concepts = conceptsOf(topic, point);
      if (sameList(point.concepts, concepts)) return point;
      const changed = { ...point, concepts };
      writes.concepts.push(changed);
      return changed;
    }),
  }));
  return { ...outline, subject, topics };
}

function retireTopic(
  topic: TreeTopic,
  outline: TreeOutline,
  keptTopics: ReadonlySet<TreeTopic>,
  keptPoints: ReadonlySet<TreePoint>,
  merge: OutlineMerge,
  before: Before,
  reviews: ReviewsBehind,
): void {
  const from = placeOf(topic, before);
  if (!keptTopics.has(topic) && !topic.retired) {
    merge.writes.topics.retire.push(topic.id);
    // Rows of a removed outline are retired already; the screen hears of each retirement once.
    if (!outline.removed)
      merge.topics.retired.push({
        title: topic.title,
        before: null,
        from,
        to: null,
        reviews: reviews.topics.get(topic.id) ?? 0,
      });
  }
  for (const point of topic.points) {
    if (keptPoints.has(point) || point.retired) continue;
    merge.writes.points.retire.push(point.id);
    if (!outline.removed)
      merge.points.retired.push({
        title: point.text,
        before: null,
        from,
        to: null,
        reviews: reviews.points.get(point.id) ?? 0,
      });
  }
}

function listUnchanged(outline: TreeOutline, merge: OutlineMerge, reviews: ReviewsBehind): void {
  for (const topic of outline.topics) {
    const place: Place = { outline: outline.name, topic: topic.title, tier: topic.tier };
    merge.topics.unchanged.push({
      title: topic.title,
      before: null,
      from: place,
      to: place,
      reviews: reviews.topics.get(topic.id) ?? 0,
    });
    for (const point of topic.points)
      merge.points.unchanged.push({
        title: point.text,
        before: null,
        from: place,
        to: place,
        reviews: reviews.points.get(point.id) ?? 0,
      });
  }
}

function placeOf(topic: TreeTopic, before: Before): Place {
  return { outline: before.outlines.get(topic.outlineId)?.name ?? "", topic: topic.title, tier: topic.tier };
}

function topicDiffers(a: TreeTopic, b: TreeTopic): boolean {
  return (
    a.outlineId !== b.outlineId ||
    a.title !== b.title ||
    a.number !== b.number ||
    a.tier !== b.tier ||
    a.facet !== b.facet ||
    a.position !== b.position ||
    a.writtenId !== b.writtenId
  );
}

function pointDiffers(a: TreePoint, b: TreePoint): boolean {
  return (
    a.topicId !== b.topicId ||
    a.text !== b.text ||
    a.term !== b.term ||
    a.facet !== b.facet ||
    a.line !== b.line ||
    a.position !== b.position ||
    a.writtenId !== b.writtenId ||
    !sameList(a.parts, b.parts) ||
    !sameList(a.parents, b.parents)
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
