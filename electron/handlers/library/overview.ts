// The library as it stands: outlines with their points, what each point is met by, and how well it is remembered.

import { type PointItem, readPointItems } from "../../../db/items.ts";
import { importedAt, readTree } from "../../../db/outlines.ts";
import { stableDays } from "../../../db/progress.ts";
import { retrievability } from "../../../db/scheduler.ts";
import { readSetting, tierTitles } from "../../../db/settings.ts";
import type { Subject } from "../../../decks/bank/schema.ts";
import { type Coverage, coverageOf, nameConflicts, offeredConcepts } from "../../../decks/coverage.ts";
import { tiersOfConcepts } from "../../../decks/deck.ts";
import { livePart, type TreeOutline } from "../../../decks/tree.ts";
import type { Context } from "../../context.ts";
import type { Output } from "../../contract.ts";
import { parseBuiltin } from "./source.ts";

type Overview = Output<"library.overview">;
type MapPoint = Overview["outlines"][number]["topics"][number]["points"][number];

export const fingerprintKey = "bank.fingerprint";

const youngDays = 7;

/** Everything that the library screen shows, from a handful of queries however many points there are. */
export function overviewOf({ db, day, settings }: Context, subject: Subject | null): Overview {
  const outlines = readTree(db).flatMap((outline) => livePart(outline) ?? []);
  const items = readPointItems(db);
  const titles = tierTitles(db);
  const imported = importedAt(db);
  const sums = sumItems(outlines, items, day);
  return {
    outlines: outlines.map((outline) => ({
      id: outline.id,
      name: outline.name,
      fileName: outline.fileName,
      origin: outline.origin,
      subject: outline.subject,
      importedAt: imported.get(outline.id) ?? 0,
      tiers: outline.origin === "extras" ? usedTiers(outline, titles) : outline.tiers,
      topics: outline.topics.map(({ id, title, number, tier, facet, points }) => ({
        id,
        title,
        number,
        tier,
        facet,
        points: points.map((point) => ({
          id: point.id,
          text: point.text,
          facet: point.facet,
          ...figures(sums(point.id, point.concepts)),
        })),
      })),
    })),
    rule: settings.rule,
    conflicts: nameConflicts(tiersOfConcepts(outlines, settings.rule).conflicts, subject),
    deck: contents(items),
    bankMoved:
      subject !== null &&
      outlines.some((outline) => outline.subject !== null) &&
      readSetting(db, fingerprintKey) !== subject.fingerprint,
    builtin: subject ? builtins(subject) : [],
    offered: subject ? offeredConcepts(outlines, subject) : [],
  };
}

/** Sums over some items; each item is in one sum for each point that it belongs to. */
type Sum = {
  cards: number;
  authored: number;
  scenarios: number;
  seen: number;
  stable: number;
  learning: boolean;
  recall: number;
};

function emptySum(): Sum {
  return { cards: 0, authored: 0, scenarios: 0, seen: 0, stable: 0, learning: false, recall: 0 };
}

/**
 * A point's items are those about any of its concepts, wherever they stand, and those that stand at it: summed once by
 * concept, and by point what no concept of the point holds already.
 */
function sumItems(
  outlines: readonly TreeOutline[],
  items: readonly PointItem[],
  day: number,
): (pointId: number, concepts: readonly string[]) => Sum {
  const conceptsOf = new Map<number, readonly string[]>();
  for (const outline of outlines)
    for (const topic of outline.topics) for (const point of topic.points) conceptsOf.set(point.id, point.concepts);
  const byConcept = new Map<string, Sum>();
  const byPoint = new Map<number, Sum>();
  for (const item of items) {
    if (item.retired || item.suspended) continue;
    addItem(sumIn(byConcept, item.concept), item, day);
    if (!conceptsOf.get(item.pointId)?.includes(item.concept)) addItem(sumIn(byPoint, item.pointId), item, day);
  }
  return (pointId, concepts) => {
    const total = emptySum();
    for (const concept of concepts) addSum(total, byConcept.get(concept));
    addSum(total, byPoint.get(pointId));
    return total;
  };
}

function sumIn<K>(sums: Map<K, Sum>, key: K): Sum {
  let sum = sums.get(key);
  if (!sum) {
    sum = emptySum();
    sums.set(key, sum);
  }
  return sum;
}

function addItem(sum: Sum, item: PointItem, day: number): void {
  if (item.kind !== "card") {
    sum.scenarios += 1;
    return;
  }
  sum.cards += 1;
  if (item.origin !== "outline" || item.edited) sum.authored += 1;
  if (item.stability === null || item.reviewedDay === null) return;
  sum.seen += 1;
  sum.recall += retrievability(item.stability, day - item.reviewedDay);
  if (item.phase !== "review" || item.stability < youngDays) sum.learning = true;
  else if (item.stability >= stableDays) sum.stable += 1;
}

function addSum(total: Sum, part: Sum | undefined): void {
  if (!part) return;
  total.cards += part.cards;
  total.authored += part.authored;
  total.scenarios += part.scenarios;
  total.seen += part.seen;
  total.stable += part.stable;
  total.learning ||= part.learning;
  total.recall += part.recall;
}

function figures(sum: Sum): Omit<MapPoint, "id" | "text" | "facet"> {
  const coverage: Coverage = coverageOf({ cards: sum.authored, scenarios: sum.scenarios });
  const { cards, scenarios, seen } = sum;
  return {
    coverage,
    memory: memoryOf(sum),
    cards,
    scenarios,
    recall: seen === 0 ? null : Math.min(1, sum.recall / seen),
  };
}

function memoryOf(sum: Sum): MapPoint["memory"] {
  if (sum.seen === 0) return "unseen";
  if (sum.learning) return "learning";
  return sum.stable === sum.cards ? "stable" : "young";
}

function contents(items: readonly PointItem[]): Overview["deck"] {
  const deck = {
    cards: 0,
    scenarios: 0,
    outlineCards: 0,
    ownCards: 0,
    seen: 0,
    stable: 0,
    suspended: 0,
    flagged: 0,
    retired: 0,
  };
  for (const item of items) {
    if (item.flagged) deck.flagged += 1;
    if (item.retired) {
      deck.retired += 1;
      continue;
    }
    if (item.kind === "card") deck.cards += 1;
    else deck.scenarios += 1;
    if (item.origin === "outline") deck.outlineCards += 1;
    if (item.origin === "own") deck.ownCards += 1;
    if (item.stability !== null) deck.seen += 1;
    if (item.stability !== null && item.phase === "review" && item.stability >= stableDays) deck.stable += 1;
    if (item.suspended) deck.suspended += 1;
  }
  return deck;
}

function usedTiers(outline: TreeOutline, titles: readonly string[]): Array<{ rank: number; title: string }> {
  const ranks = new Set(outline.topics.flatMap((topic) => (topic.tier === null ? [] : [topic.tier])));
  return [...ranks].sort((a, b) => a - b).map((rank) => ({ rank, title: titles[rank - 1] ?? "" }));
}

function builtins(subject: Subject): Overview["builtin"] {
  return (["en", "zh"] as const).flatMap((lang) => {
    const outlines = parseBuiltin(subject, lang)?.outlines ?? [];
    return outlines.map(({ name, topics }) => ({
      lang,
      name,
      topics: topics.length,
      points: topics.reduce((sum, topic) => sum + topic.points.length, 0),
    }));
  });
}
