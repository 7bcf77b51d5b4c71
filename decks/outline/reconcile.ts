// Several outlines of one subject: which tier each concept gets, and where the outlines disagree.
import type { Conflict, ReconcileRule, TierRank } from "../types.ts";

/** What reconciling needs of an outline: its points' tiers and concepts, the main concept first. */
export type Ranked = {
  name: string;
  points: ReadonlyArray<{ tier: TierRank | null; concepts: readonly string[] }>;
  tierCount: number;
};

/** The place of a concept in one outline; `last` is its lowest tier, what it calls optional. */
type Placed = { outline: string; tier: TierRank; last: boolean };

export type Reconciled = {
  tierOf: Map<string, TierRank>;
  /** Where outlines disagree, in the order in which the concepts first appear. */
  conflicts: Conflict[];
  /** For each concept the outlines that rank it, in their order. */
  provenance: Map<string, Placed[]>;
};

/**
 * Gives each concept one tier. In one outline a concept has the best tier of the points it is the main concept of; only
 * where it is nowhere the main one do points count that name it beside another. Points without a tier say nothing.
 * Ranks are compared as they are, also between outlines with different numbers of tiers. They disagree where the ranks
 * differ, and also where one has the concept in its last tier and another has not: the third tier of four is still to be
 * learnt, the third of three is for when it is needed.
 *
 * Rules: `highest` takes the best rank of all outlines; `mean` their mean, a half rounded to the more important tier;
 * `prefer` the named outline's, and the best of the others for a concept that it does not rank.
 */
export function reconcile(outlines: readonly Ranked[], rule: ReconcileRule): Reconciled {
  const provenance = new Map<string, Placed[]>();
  for (const outline of outlines)
    for (const { concepts } of outline.points) for (const id of concepts) touch(provenance, id);
  for (const outline of outlines) {
    for (const [concept, tier] of ranksOf(outline))
      provenance
        .get(concept)
        ?.push({ outline: outline.name, tier, last: tier >= outline.tierCount && outline.tierCount > 1 });
  }
  const tierOf = new Map<string, TierRank>();
  const conflicts: Conflict[] = [];
  for (const [concept, placed] of provenance) {
    if (placed.length === 0) {
      provenance.delete(concept);
      continue;
    }
    const resolved = resolve(placed, rule);
    tierOf.set(concept, resolved);
    if (placed.some(({ tier, last }) => tier !== placed[0]?.tier || last !== placed[0]?.last)) {
      conflicts.push({
        concept,
        tiers: Object.fromEntries(placed.map(({ outline, tier }) => [outline, tier])),
        resolved,
      });
    }
  }
  return { tierOf, conflicts, provenance };
}

function touch(provenance: Map<string, Placed[]>, concept: string): void {
  if (!provenance.has(concept)) provenance.set(concept, []);
}

/** The tier of each concept that one outline ranks. */
function ranksOf(outline: Ranked): Map<string, TierRank> {
  const main = new Map<string, TierRank>();
  const beside = new Map<string, TierRank>();
  for (const { tier, concepts } of outline.points) {
    if (tier === null) continue;
    concepts.forEach((concept, at) => {
      const ranks = at === 0 ? main : beside;
      ranks.set(concept, Math.min(tier, ranks.get(concept) ?? tier));
    });
  }
  for (const [concept, tier] of beside) if (!main.has(concept)) main.set(concept, tier);
  return main;
}

function resolve(placed: readonly Placed[], rule: ReconcileRule): TierRank {
  const tiers = placed.map(({ tier }) => tier);
  if (rule.kind === "prefer") {
    const preferred = placed.find(({ outline }) => outline === rule.outline);
    if (preferred) return preferred.tier;
  }
  if (rule.kind !== "mean") return tiers.reduce((best, tier) => Math.min(best, tier));
  const mean = tiers.reduce((sum, tier) => sum + tier, 0) / tiers.length;
  return Math.ceil(mean - 0.5);
}
