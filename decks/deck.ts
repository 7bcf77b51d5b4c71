// Makes the deck: the bank's items and the outline's own cards, each with its tier, topic and point.
import type { BankItem, Subject } from "./bank/schema.ts";
import { deckTierCount } from "./coverage.ts";
import { type ItemKind, writeBankItem } from "./item-content.ts";
import { normaliseText } from "./outline/normalise.ts";
import { type Ranked, reconcile } from "./outline/reconcile.ts";
import { outlineCardContent } from "./outline-cards.ts";
import { clampTier, type TreeOutline, type TreePoint, type TreeTopic } from "./tree.ts";
import type { Conflict, Facet, ReconcileRule, TierRank } from "./types.ts";

/** Where an item stands. */
export type Placement = { tier: TierRank; topicId: number; pointId: number };

/** An item of a deck. `position` is its place in the order of the whole deck. */
export type DeckItem = Placement & {
  id: string;
  origin: "bank" | "outline" | "own";
  kind: ItemKind;
  facet: Facet;
  /** The concept that makes items siblings. */
  concept: string;
  /** Dealt in mock exams alone. */
  reserved: boolean;
  /** 1..3; 0 where nobody said. */
  difficulty: number;
  content: string;
  position: number;
};

export type Deck = {
  items: DeckItem[];
  conflicts: Conflict[];
  tierCount: number;
  /** The tier of any live point by the rule, and the concept that its own cards belong to. */
  pointPlace: Map<number, Placement & { concept: string }>;
  /** Rank of each live point in outline order. */
  order: Map<number, number>;
};

/**
 * Every bank item that isn't retired and whose main concept an outline names, and an outline card for each point that no
 * card of the bank covers.
 * @param outlines live outlines in order, without retired rows; an item stands once however many of them name it
 */
export function generateDeck(input: {
  outlines: readonly TreeOutline[];
  subject: Subject | null;
  rule: ReconcileRule;
}): Deck {
  const { outlines, subject, rule } = input;
  const tierCount = deckTierCount(outlines, subject);
  const { tiers, conflicts } = tiersOfConcepts(outlines, rule);
  const mentions = collectMentions(outlines);
  const tierOf = (concept: string | undefined, own: TierRank | null): TierRank => {
    const resolved = concept === undefined ? undefined : tiers.get(concept);
    return resolved === undefined ? tierWithoutOwn(own, tierCount) : clampTier(resolved, tierCount);
  };

  const order = new Map<number, number>();
  const pointPlace: Deck["pointPlace"] = new Map();
  for (const { topic, point } of eachPoint(outlines)) {
    order.set(point.id, order.size);
    const tier = tierOf(point.concepts[0], topic.tier);
    pointPlace.set(point.id, { tier, topicId: topic.id, pointId: point.id, concept: conceptOf(point) });
  }

  const items: DeckItem[] = [];
  const covered = new Set<string>();
  for (const item of subject?.items ?? []) {
    const concept = item.concepts[0];
    const places = concept === undefined ? undefined : mentions.get(concept);
    if (item.retired || concept === undefined || !places) continue;
    if (item.kind === "card") covered.add(concept);
    const tier = tierOf(concept, null);
    const { topic, point } = bestPlace(places, tier, item.facet);
    items.push(bankItem(item, concept, { tier, topicId: topic.id, pointId: point.id }));
  }
  for (const { topic, point } of eachPoint(outlines)) {
    if (point.concepts.some((concept) => covered.has(concept))) continue;
    const place = pointPlace.get(point.id);
    if (place) items.push(outlineItem(topic, point, place));
  }
  return { items: arrange(items, (id) => order.get(id) ?? 0), conflicts, tierCount, pointPlace, order };
}

/**
 * Puts items in the order in which they are introduced: by tier, then by outline order of their points, concept before
 * practice, the easier first. Items of one concept may stand side by side; the queue keeps them apart.
 */
export function arrange(items: readonly DeckItem[], orderOf: (pointId: number) => number): DeckItem[] {
  return items
    .map((item, at) => ({ item, at, point: orderOf(item.pointId) }))
    .sort(
      (a, b) =>
        a.item.tier - b.item.tier ||
        a.point - b.point ||
        facetOrder[a.item.facet] - facetOrder[b.item.facet] ||
        kindOrder[a.item.kind] - kindOrder[b.item.kind] ||
        a.item.difficulty - b.item.difficulty ||
        a.at - b.at,
    )
    .map(({ item }, position) => ({ ...item, position }));
}

const facetOrder: Record<Facet, number> = { concept: 0, practice: 1 };
const kindOrder: Record<ItemKind, number> = { card: 0, scenario: 1, chain: 2 };

// A block that runs through all tiers (best practices) has no tier of its own. What it says of a concept goes with that
// concept; what no tier names goes to the second: it is wanted in production, and it isn't where a beginner begins.
const throughAllTiers: TierRank = 2;

/** The tier of a point whose concept no tier names: its topic's, or the second in a block that runs through all tiers. */
export function tierWithoutOwn(topicTier: TierRank | null, tierCount: number): TierRank {
  return clampTier(topicTier ?? throughAllTiers, tierCount);
}

/** The id of the card made from a point: the point's own identity, so that a reworded point keeps its card's memory. */
export function outlineCardId(pointId: number): string {
  return `outline-${pointId}`;
}

/** The concept that a point's own cards belong to: its main one, else a name made of its term or text, marked by `~`. */
export function conceptOf(point: Pick<TreePoint, "concepts" | "term" | "text">): string {
  return point.concepts[0] ?? `~${normaliseText(point.term ?? point.text).slice(0, 200)}`;
}

/**
 * The tier of each concept by the rule, and the conflicts. The extras only rank what no other outline does: they were
 * offered as what the outlines lack.
 */
export function tiersOfConcepts(
  outlines: readonly TreeOutline[],
  rule: ReconcileRule,
): { tiers: Map<string, TierRank>; conflicts: Conflict[] } {
  const ranked = (extras: boolean): Ranked[] =>
    outlines
      .filter((outline) => (outline.origin === "extras") === extras)
      .map((outline) => ({
        name: outline.name,
        tierCount: Math.max(1, ...outline.tiers.map(({ rank }) => rank)),
        points: outline.topics.flatMap(({ tier, points }) => points.map(({ concepts }) => ({ tier, concepts }))),
      }));
  const { tierOf: tiers, conflicts } = reconcile(ranked(false), rule);
  const beyond = reconcile(ranked(true), { kind: "highest" }).tierOf;
  return { tiers: new Map([...beyond, ...tiers]), conflicts };
}

type Mention = { topic: TreeTopic; point: TreePoint; main: boolean };

/** Where each concept is named, in outline order. The extras speak only for concepts that no other outline names. */
function collectMentions(outlines: readonly TreeOutline[]): Map<string, Mention[]> {
  const mentions = new Map<string, Mention[]>();
  const add = (outline: TreeOutline, named: ReadonlySet<string>): void => {
    for (const { topic, point } of eachPoint([outline])) {
      point.concepts.forEach((concept, i) => {
        if (named.has(concept)) return;
        const known = mentions.get(concept);
        const mention = { topic, point, main: i === 0 };
        if (known) known.push(mention);
        else mentions.set(concept, [mention]);
      });
    }
  };
  for (const outline of outlines) if (outline.origin !== "extras") add(outline, new Set());
  const named = new Set(mentions.keys());
  for (const outline of outlines) if (outline.origin === "extras") add(outline, named);
  return mentions;
}

/**
 * The point that an item stands at. A concept item: the first point of the winning tier that is about the concept, else
 * one that mentions it there. A practice item: a practice point first, in the winning tier or in a block through all tiers.
 */
function bestPlace(places: readonly Mention[], tier: TierRank, facet: Facet): Mention {
  let best: Mention | null = null;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const rank = placeRank(place, tier, facet);
    if (rank < bestRank) {
      best = place;
      bestRank = rank;
    }
  }
  if (!best) throw new Error("a concept that is named has a place");
  return best;
}

function placeRank({ topic, point, main }: Mention, tier: TierRank, facet: Facet): number {
  const distance = topic.tier === tier ? 0 : topic.tier === null ? 1 : 1 + Math.abs(topic.tier - tier);
  const fits = point.facet === facet;
  if (facet === "practice" && fits && distance <= 1) return main ? distance : 2 + distance;
  return 10 + distance * 4 + (main ? 0 : 2) + (fits ? 0 : 1);
}

function bankItem(item: BankItem, concept: string, place: Placement): DeckItem {
  return {
    ...place,
    id: item.id,
    origin: "bank",
    kind: item.kind,
    facet: item.facet,
    concept,
    reserved: item.kind === "scenario" && item.mock,
    difficulty: item.difficulty,
    content: writeBankItem(item),
    position: 0,
  };
}

function outlineItem(topic: TreeTopic, point: TreePoint, place: Placement & { concept: string }): DeckItem {
  return {
    ...place,
    id: outlineCardId(point.id),
    origin: "outline",
    kind: "card",
    facet: point.facet,
    reserved: false,
    difficulty: 0,
    content: outlineCardContent(topic, point, place.concept),
    position: 0,
  };
}

function* eachPoint(outlines: readonly TreeOutline[]): Generator<{ topic: TreeTopic; point: TreePoint }> {
  for (const outline of outlines)
    for (const topic of outline.topics) for (const point of topic.points) yield { topic, point };
}
