// The blueprint of a mock exam: cells with exact shares, whole questions by largest remainder, and the paper drawn from it.
import { partSeed, shuffled } from "./random.ts";
import { divide } from "./share.ts";
import type { TierRank } from "./types.ts";

/** A scenario that a paper may hold. */
export type PoolItem = {
  itemNo: number;
  tier: TierRank;
  topicId: number;
  concept: string;
  /** Exam domains of its main concept, as `exam:domain`. */
  domains: readonly string[];
  reserved: boolean;
  /** The newest paper that held it, counted upwards; 0 for none. */
  lastPaper: number;
};

/** A cell before its questions are counted: how heavy it is and which scenarios belong to it. */
export type CellPlan = {
  key: string;
  tier: TierRank | null;
  topicId: number | null;
  weight: number;
  items: readonly PoolItem[];
};

export type Cell = CellPlan & {
  /** Its part of the exam, 0..1. */
  share: number;
  /** Its exact number of questions before rounding. */
  exact: number;
  questions: number;
};

export type Blueprint = { size: number; cells: Cell[]; short: Cell[] };

/**
 * Divides `size` questions over the cells by largest remainder: each gets its exact share rounded up or down.
 * `short` holds the cells that have fewer scenarios than questions.
 */
export function compileBlueprint(plans: readonly CellPlan[], size: number): Blueprint {
  const sum = plans.reduce((total, plan) => total + plan.weight, 0);
  const exact = plans.map((plan) => (sum > 0 ? (size * plan.weight) / sum : 0));
  const tiers = [...new Set(plans.map((plan) => plan.tier))];
  const placesOf = (tier: CellPlan["tier"]): number[] => plans.flatMap((plan, i) => (plan.tier === tier ? [i] : []));
  const exactOf = (tier: CellPlan["tier"]): number => placesOf(tier).reduce((all, i) => all + (exact[i] ?? 0), 0);
  const { counts: ofTier } = divide(size, tiers.map(exactOf));
  const counts = new Map<number, number>();
  for (const [t, tier] of tiers.entries()) {
    const places = placesOf(tier);
    const own = roundTo(
      places.map((i) => exact[i] ?? 0),
      ofTier[t] ?? 0,
    );
    for (const [k, i] of places.entries()) counts.set(i, own[k] ?? 0);
  }
  const cells = plans.map((plan, i) => ({
    ...plan,
    share: sum > 0 ? plan.weight / sum : 0,
    exact: exact[i] ?? 0,
    questions: counts.get(i) ?? 0,
  }));
  return { size, cells, short: cells.filter((cell) => cell.questions > cell.items.length) };
}

// Each part up or down to a whole number, so that they sum to `total`, which is the parts' own sum up or down: the largest
// remainders go up, equal ones the earlier first.
function roundTo(parts: readonly number[], total: number): number[] {
  const counts = parts.map((part) => Math.floor(part + 1e-9));
  const remainder = (i: number): number => (parts[i] ?? 0) - (counts[i] ?? 0);
  const order = parts.map((_, i) => i).sort((a, b) => remainder(b) - remainder(a) || a - b);
  let left = total - counts.reduce((a, b) => a + b, 0);
  for (const i of order) {
    if (left <= 0) break;
    counts[i] = (counts[i] ?? 0) + 1;
    left -= 1;
  }
  return counts;
}

/**
 * The cells of a whole outline or a part of it: tier by tier with the tier's exam weight, within a tier by topic, each
 * topic as heavy as `topicWeight` says. Tiers without any scenario leave their weight to the others.
 */
export function topicCells(
  pool: readonly PoolItem[],
  examWeight: (tier: TierRank) => number,
  topicWeight: (topicId: number) => number,
): CellPlan[] {
  const byCell = new Map<string, PoolItem[]>();
  for (const item of pool) {
    const key = `${item.tier}:${item.topicId}`;
    const items = byCell.get(key);
    if (items) items.push(item);
    else byCell.set(key, [item]);
  }
  const cells = [...byCell.entries()].flatMap(([key, items]) => {
    const [first] = items;
    return first ? [{ key, tier: first.tier, topicId: first.topicId, items }] : [];
  });
  const inTier = (tier: TierRank): number =>
    cells.filter((cell) => cell.tier === tier).reduce((sum, cell) => sum + topicWeight(cell.topicId), 0);
  return cells
    .map((cell) => ({
      ...cell,
      weight: (examWeight(cell.tier) * topicWeight(cell.topicId)) / Math.max(1e-9, inTier(cell.tier)),
    }))
    .sort((a, b) => a.tier - b.tier || a.topicId - b.topicId);
}

/** An exam's published domains with their shares in percent. */
export type DomainShares = { prefix: string; domains: ReadonlyArray<{ id: string; percent: number }> };

/** The KCNA curriculum as published by the CNCF (github.com/cncf/curriculum, KCNA_Curriculum.pdf, read 2026-03-14). */
export const kcna: DomainShares = {
  prefix: "kcna",
  domains: [
    { id: "kcna:fundamentals", percent: 44 },
    { id: "kcna:orchestration", percent: 28 },
    { id: "kcna:delivery", percent: 16 },
    { id: "kcna:architecture", percent: 12 },
  ],
};

/** The cells of an exam by domains. A scenario of several domains belongs to the one that has the fewest. */
export function domainCells(pool: readonly PoolItem[], shares: DomainShares): CellPlan[] {
  const counts = new Map(shares.domains.map(({ id }) => [id, pool.filter((item) => item.domains.includes(id)).length]));
  const home = (item: PoolItem): string | null => {
    const own = shares.domains.filter(({ id }) => item.domains.includes(id));
    return own.length === 0
      ? null
      : own.reduce((a, b) => ((counts.get(b.id) ?? 0) < (counts.get(a.id) ?? 0) ? b : a)).id;
  };
  return shares.domains.map(({ id, percent }) => ({
    key: id,
    tier: null,
    topicId: null,
    weight: percent / 100,
    items: pool.filter((item) => home(item) === id),
  }));
}

/** One question of a drawn paper. */
export type DrawnItem = { item: PoolItem; cell: string };

/**
 * Draws the paper of a blueprint. Within a cell the scenarios come first whose last paper is longest ago, so that two
 * papers in a row share as few as the bank allows; then those that are reserved for mocks; equal ones by the seed.
 */
export function drawPaper(blueprint: Blueprint, seed: number): DrawnItem[] {
  const drawn = blueprint.cells.flatMap((cell, i) => {
    const order = shuffled(cell.items, partSeed(seed, i)).sort(
      (a, b) => a.lastPaper - b.lastPaper || Number(b.reserved) - Number(a.reserved),
    );
    return order.slice(0, cell.questions).map((item) => ({ item, cell: cell.key }));
  });
  return shuffled(drawn, partSeed(seed, -2));
}
