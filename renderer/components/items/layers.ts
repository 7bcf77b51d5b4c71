// An outline of the contract as layers of the strata map.
import type { Output } from "../../api.ts";
import type { Translate } from "../../hooks/useLanguage.ts";
import { levelOf, type MemoryState, type StrataBlock, type StrataLayer } from "../figures/strata.ts";

export type OutlineView = Output<"library.overview">["outlines"][number];
export type TopicView = OutlineView["topics"][number];

const STATES: readonly MemoryState[] = ["stable", "young", "learning", "unseen"];

/** How the points of a topic stand, in words: "8 points: 3 stable, 2 settling, 3 not seen yet". */
export function topicDetail(t: Translate, topic: TopicView): string {
  const states = STATES.flatMap((state) => {
    const n = topic.points.filter((point) => point.memory === state).length;
    return n === 0 ? [] : [t("strata.count", { n, state: t(`memory.${state}`) })];
  });
  const points = t("common.pointsCount", { count: topic.points.length });
  return states.length === 0 ? points : t("strata.detail", { points, states: states.join(", ") });
}

function blockOf(t: Translate, topic: TopicView): StrataBlock {
  return {
    id: topic.id,
    title: topic.number ? `${topic.number} ${topic.title}` : topic.title,
    detail: topicDetail(t, topic),
    cells: topic.points.map((point) => ({
      id: point.id,
      level: levelOf(point.memory),
      missing: point.cards + point.scenarios === 0,
    })),
  };
}

/** The layers of one outline, topics without a tier as the vein through all of them. */
export function layersOf(t: Translate, outline: OutlineView): StrataLayer[] {
  const layers: StrataLayer[] = outline.tiers.map((tier) => ({
    rank: tier.rank,
    title: tier.title,
    blocks: outline.topics.filter((topic) => topic.tier === tier.rank).map((topic) => blockOf(t, topic)),
  }));
  const through = outline.topics.filter((topic) => topic.tier === null);
  if (through.length > 0) {
    layers.push({ rank: null, title: t("common.allTiers"), blocks: through.map((topic) => blockOf(t, topic)) });
  }
  return layers.filter((layer) => layer.blocks.length > 0);
}

/** Several outlines laid together, rank by rank, for a small drawing of the whole deck. */
export function layersOfAll(t: Translate, outlines: readonly OutlineView[]): StrataLayer[] {
  const byRank = new Map<number | null, { title: string; blocks: StrataBlock[] }>();
  for (const outline of outlines) {
    for (const layer of layersOf(t, outline)) {
      const known = byRank.get(layer.rank);
      if (known) known.blocks.push(...layer.blocks);
      else byRank.set(layer.rank, { title: layer.title, blocks: [...layer.blocks] });
    }
  }
  return [...byRank].map(([rank, { title, blocks }]) => ({ rank, title, blocks }));
}
