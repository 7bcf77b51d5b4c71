// Outlines for tests: Markdown in, trees with ids out, as an import would make them.
import type { Subject } from "../../decks/bank/schema.ts";
import { readIncoming, rereadOutline } from "../../decks/incoming.ts";
import { mergeOutlines, type NextIds, type OutlineMerge } from "../../decks/merge.ts";
import { parseOutline } from "../../decks/outline/parse.ts";
import type { IncomingOutline, TreeOutline } from "../../decks/tree.ts";

/** The outlines of a text as they come in. Throws on a text that the parser refuses. */
export function incoming(text: string, subject: Subject | null = null, fileName = "bees.md"): IncomingOutline[] {
  const parsed = parseOutline(text, fileName);
  if (!parsed.ok) throw new Error(`refused: ${parsed.problem.code}`);
  return parsed.file.outlines.map((outline) => readIncoming(outline, fileName, "file", subject));
}

/** A library in memory that takes one import after the other, as the database would. */
export type Shelf = {
  /** Everything kept, retired rows among it. */
  kept: () => TreeOutline[];
  live: () => TreeOutline[];
  take: (outlines: IncomingOutline[], options?: { subject?: Subject | null; remove?: number[] }) => OutlineMerge;
};

export function shelf(): Shelf {
  let kept: TreeOutline[] = [];
  let live: TreeOutline[] = [];
  return {
    kept: () => kept,
    live: () => live,
    take: (outlines, { subject = null, remove = [] } = {}) => {
      const merge = mergeOutlines({
        kept,
        incoming: outlines,
        remove,
        next: nextIds(kept),
        reviews: { topics: new Map(), points: new Map() },
        listOthers: false,
        reread: (outline) => rereadOutline(outline, subject),
      });
      live = merge.outlines;
      kept = withRetired(kept, merge);
      return merge;
    },
  };
}

function nextIds(kept: readonly TreeOutline[]): NextIds {
  const topics = kept.flatMap((outline) => outline.topics);
  const points = topics.flatMap((topic) => topic.points);
  const after = (ids: number[]): number => Math.max(0, ...ids) + 1;
  return {
    outline: after(kept.map(({ id }) => id)),
    topic: after(topics.map(({ id }) => id)),
    point: after(points.map(({ id }) => id)),
    item: 1,
  };
}

// What a merge retires stays, marked, in the place it had.
function withRetired(kept: readonly TreeOutline[], merge: OutlineMerge): TreeOutline[] {
  const liveTopics = new Set(merge.outlines.flatMap((outline) => outline.topics.map(({ id }) => id)));
  const livePoints = new Set(
    merge.outlines.flatMap((outline) => outline.topics.flatMap((topic) => topic.points.map(({ id }) => id))),
  );
  const old = new Map(kept.map((outline) => [outline.id, outline]));
  const retired = (outline: TreeOutline): TreeOutline["topics"] =>
    outline.topics
      .filter(({ id }) => !liveTopics.has(id))
      .map((topic) => ({
        ...topic,
        retired: true,
        points: topic.points.filter(({ id }) => !livePoints.has(id)).map((point) => ({ ...point, retired: true })),
      }));
  const now = merge.outlines.map((outline) => {
    const before = old.get(outline.id);
    const topics = outline.topics.map((topic) => {
      const was = before?.topics.find(({ id }) => id === topic.id);
      const gone = was?.points.filter(({ id }) => !livePoints.has(id)).map((point) => ({ ...point, retired: true }));
      return { ...topic, points: [...topic.points, ...(gone ?? [])] };
    });
    return { ...outline, topics: [...topics, ...(before ? retired(before) : [])] };
  });
  const kinds = new Set(now.map(({ id }) => id));
  const removed = kept
    .filter(({ id }) => !kinds.has(id))
    .map((outline) => ({ ...outline, removed: true, topics: retired(outline) }));
  return [...now, ...removed];
}

/** The titles in each list of changes, for comparing a whole preview at once. Empty lists are left out. */
export function titles(changes: OutlineMerge["topics"]): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([kind, list]) =>
      list.length > 0 ? [[kind, list.map(({ title }) => title)]] : [],
    ),
  );
}
