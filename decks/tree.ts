// The outlines of a library as a tree of rows: what is kept of a parsed outline, with the ids that memory hangs on.
import type { Facet, Outline, Point, TierRank, Topic } from "./types.ts";

/** Where an outline comes from: a file, the built-in subject, or the concepts accepted beyond the outlines. */
export type OutlineOrigin = "file" | "builtin" | "extras";

/** A point as it is kept. `id` is its identity for ever: rewording and moving keep it. */
export type TreePoint = {
  id: number;
  topicId: number;
  text: string;
  term: string | null;
  parts: string[];
  parents: string[];
  facet: Facet;
  line: number;
  position: number;
  writtenId: string | null;
  /** Concepts of the subject that it names, the main one first; empty where none fits. */
  concepts: string[];
  retired: boolean;
};

export type TreeTopic = {
  id: number;
  outlineId: number;
  title: string;
  number: string;
  tier: TierRank | null;
  facet: Facet;
  position: number;
  writtenId: string | null;
  retired: boolean;
  points: TreePoint[];
};

export type TreeOutline = {
  id: number;
  name: string;
  position: number;
  fileName: string;
  /** The subject whose bank serves it; null where none does. */
  subject: string | null;
  origin: OutlineOrigin;
  removed: boolean;
  tiers: Array<{ rank: TierRank; title: string }>;
  topics: TreeTopic[];
};

/** An outline on its way in: parsed, with the concepts of its points, without ids. */
export type IncomingOutline = {
  name: string;
  fileName: string;
  subject: string | null;
  origin: OutlineOrigin;
  tiers: Array<{ rank: TierRank; title: string }>;
  topics: Array<Omit<Topic, "points" | "line"> & { points: IncomingPoint[] }>;
};
export type IncomingPoint = Point & { concepts: string[] };

/** The same outline without what is retired; null where it was removed. */
export function livePart(outline: TreeOutline): TreeOutline | null {
  if (outline.removed) return null;
  const topics = outline.topics
    .filter((topic) => !topic.retired)
    .map((topic) => ({ ...topic, points: topic.points.filter((point) => !point.retired) }));
  return { ...outline, topics };
}

/** A kept outline in the form that the parser gives, for what works on parsed outlines. */
export function asOutline(outline: TreeOutline): Outline {
  return {
    name: outline.name,
    line: 1,
    tiers: outline.tiers.map(({ rank, title }) => ({ line: 1, rank, title, writtenId: null })),
    topics: outline.topics.map((topic) => ({ ...topic, line: 1 })),
  };
}

/** The number of tiers of a deck: the lowest rank that its outlines name; the extras follow the others. At least 1. */
export function tierCountOf(outlines: readonly TreeOutline[], fallback: number): number {
  let lowest = 0;
  for (const outline of outlines) {
    if (outline.origin === "extras") continue;
    for (const { rank } of outline.tiers) lowest = Math.max(lowest, rank);
  }
  return lowest > 0 ? lowest : fallback;
}

/** A tier of the subject in a deck with fewer tiers: the lowest one that there is. */
export function clampTier(tier: TierRank, tierCount: number): TierRank {
  return Math.max(1, Math.min(tier, tierCount));
}
