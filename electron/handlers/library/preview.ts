// The preview of an import: what comes in, what it would change, and what the deck will hold.
import type { Subject } from "../../../decks/bank/schema.ts";
import { nameConflicts, offeredConcepts } from "../../../decks/coverage.ts";
import { describeSteps, type ItemWrite } from "../../../decks/merge-items.ts";
import { livePart, type TreeOutline } from "../../../decks/tree.ts";
import type { Lang } from "../../../decks/types.ts";
import type { Output } from "../../contract.ts";
import type { ImportPlan } from "./plan.ts";

type Preview = Output<"library.preview">;

/** The preview of a plan, item titles in `lang`. */
export function previewOf(plan: ImportPlan, subject: Subject | null, lang: Lang, token: string, all: boolean): Preview {
  const { outlines, deck, reading } = plan;
  const before = topicNames(plan.before);
  const after = topicNames(outlines.outlines);
  const shown = all ? outlines.outlines : [...outlines.rows.values()];
  const known = new Set(plan.before.flatMap((outline) => (livePart(outline) ? [outline.id] : [])));
  return {
    token,
    outlines: shown.map((outline) => summary(outline, !known.has(outline.id))),
    skipped: reading.skipped,
    rule: plan.rule,
    conflicts: nameConflicts(deck.conflicts, subject),
    topics: outlines.topics,
    points: outlines.points,
    items: describeSteps(plan.items, lang, before, after),
    deck: contents(plan.items.live, deck.tierCount),
    offered: subject ? offeredConcepts(outlines.outlines, subject) : [],
  };
}

function summary(outline: TreeOutline, isNew: boolean): Preview["outlines"][number] {
  const tiers = new Map(outline.tiers.map(({ rank, title }) => [rank, { rank, title, topics: 0, points: 0 }]));
  let points = 0;
  let practicePoints = 0;
  let matchedPoints = 0;
  for (const topic of outline.topics) {
    const tier =
      topic.tier === null
        ? undefined
        : (tiers.get(topic.tier) ?? { rank: topic.tier, title: "", topics: 0, points: 0 });
    if (tier) {
      tiers.set(tier.rank, tier);
      tier.topics += 1;
      tier.points += topic.points.length;
    }
    points += topic.points.length;
    for (const point of topic.points) {
      if (point.facet === "practice") practicePoints += 1;
      if (point.concepts.length > 0) matchedPoints += 1;
    }
  }
  return {
    name: outline.name,
    fileName: outline.fileName,
    isNew,
    subject: outline.subject,
    tiers: [...tiers.values()].sort((a, b) => a.rank - b.rank),
    topics: outline.topics.length,
    points,
    practicePoints,
    matchedPoints,
  };
}

function contents(live: readonly ItemWrite[], tierCount: number): Preview["deck"] {
  const tiers = Array.from({ length: tierCount }, (_, i) => ({ rank: i + 1, items: 0 }));
  let cards = 0;
  let outlineCards = 0;
  for (const item of live) {
    const tier = tiers[item.tier - 1];
    if (tier) tier.items += 1;
    if (item.kind === "card") cards += 1;
    if (item.origin === "outline") outlineCards += 1;
  }
  return { cards, scenarios: live.length - cards, outlineCards, tiers };
}

type Names = (topicId: number) => { outline: string; topic: string };

function topicNames(outlines: readonly TreeOutline[]): Names {
  const names = new Map<number, { outline: string; topic: string }>();
  for (const { name, topics } of outlines)
    for (const { id, title } of topics) names.set(id, { outline: name, topic: title });
  return (topicId) => names.get(topicId) ?? { outline: "", topic: "" };
}
