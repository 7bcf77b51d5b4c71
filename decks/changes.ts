// What a merge does to topics, points and items, in the words of the preview: five lists, each entry with its place.
import type { TierRank } from "./types.ts";

export type Place = { outline: string; topic: string; tier: TierRank | null };

/** One line of a merge. `before` is what it was called, where that differs; `reviews` are kept in every case. */
export type Change = { title: string; before: string | null; from: Place | null; to: Place | null; reviews: number };

export type ChangeKind = "added" | "changed" | "moved" | "retired" | "unchanged";
export type Changes = Record<ChangeKind, Change[]>;

export function noChanges(): Changes {
  return { added: [], changed: [], moved: [], retired: [], unchanged: [] };
}

/** Whether something stands in another tier or topic than before. A topic is known by its row: a new title is no move. */
export function isMove(
  before: { tier: TierRank | null; topicId: number },
  after: { tier: TierRank | null; topicId: number },
): boolean {
  return before.topicId !== after.topicId || before.tier !== after.tier;
}
