// The two-way map: what each point of the outlines is met by, and which concepts of the bank no outline names.
import type { Subject } from "./bank/schema.ts";
import { clampTier, type TreeOutline, tierCountOf } from "./tree.ts";
import type { Conflict, Text, TierRank } from "./types.ts";

/** What a point is met by: nothing authored, cards to recall only, or cards and scenarios. */
export type Coverage = "none" | "recall" | "both";

/** The coverage by authored items: a card that was merely made from the point itself doesn't cover it. */
export function coverageOf(authored: { cards: number; scenarios: number }): Coverage {
  if (authored.cards === 0) return "none";
  return authored.scenarios === 0 ? "recall" : "both";
}

/** A concept of the bank that no outline names, with what it would bring. */
export type OfferedConcept = {
  concept: string;
  name: Text;
  topic: Text;
  /** Where it would stand: its tier in the taxonomy, or the deck's lowest if the deck has fewer tiers. */
  tier: TierRank;
  cards: number;
  scenarios: number;
  domains: string[];
  /** The learner took it into the deck. */
  accepted: boolean;
};

/** The concepts of the subject that have items and that no outline but the extras names, in taxonomy order. */
export function offeredConcepts(outlines: readonly TreeOutline[], subject: Subject): OfferedConcept[] {
  const named = new Set<string>();
  const accepted = new Set<string>();
  for (const outline of outlines) {
    const into = outline.origin === "extras" ? accepted : named;
    for (const topic of outline.topics)
      for (const point of topic.points) for (const concept of point.concepts) into.add(concept);
  }
  const tiers = deckTierCount(outlines, subject);
  const counts = countByConcept(subject);
  return subject.taxonomy.topics.flatMap((topic) =>
    topic.concepts.flatMap((concept): OfferedConcept[] => {
      const count = counts.get(concept.id);
      if (named.has(concept.id) || !count) return [];
      return [
        {
          concept: concept.id,
          name: concept.name,
          topic: topic.name,
          tier: clampTier(topic.tier, tiers),
          cards: count.cards,
          scenarios: count.scenarios,
          domains: [...concept.domains],
          accepted: accepted.has(concept.id),
        },
      ];
    }),
  );
}

/** The deck's number of tiers; that of the taxonomy while there is no outline. */
export function deckTierCount(outlines: readonly TreeOutline[], subject: Subject | null): number {
  const inTaxonomy = subject ? Math.max(...subject.taxonomy.topics.map((topic) => topic.tier)) : 4;
  return tierCountOf(outlines, inTaxonomy);
}

function countByConcept(subject: Subject): Map<string, { cards: number; scenarios: number }> {
  const counts = new Map<string, { cards: number; scenarios: number }>();
  for (const item of subject.items) {
    const concept = item.concepts[0];
    if (item.retired || concept === undefined) continue;
    const count = counts.get(concept) ?? { cards: 0, scenarios: 0 };
    if (item.kind === "card") count.cards += 1;
    else count.scenarios += 1;
    counts.set(concept, count);
  }
  return counts;
}

/** A conflict with the name of its concept. */
export type NamedConflict = Conflict & { name: Text };

/** The conflicts with the names of their concepts; the id stands for a concept that the subject doesn't know. */
export function nameConflicts(conflicts: readonly Conflict[], subject: Subject | null): NamedConflict[] {
  const names = conceptNames(subject);
  return conflicts.map((conflict) => ({
    ...conflict,
    name: names.get(conflict.concept) ?? { en: conflict.concept, zh: conflict.concept },
  }));
}

/** The names of all concepts of a subject by id. */
export function conceptNames(subject: Subject | null): Map<string, Text> {
  const names = new Map<string, Text>();
  for (const topic of subject?.taxonomy.topics ?? [])
    for (const concept of topic.concepts) names.set(concept.id, concept.name);
  return names;
}
