// What the strata map draws, as plain values: layers, blocks in them, cells that fill.
import type {} from "react";

declare module "react" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to the library's own
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}

/** A cell: a point of the outline, or a question of a paper. `level` 0..1 is how far it has filled. */
type StrataCell = {
  id: number | string;
  level: number;
  /** Nothing can fill it yet: no item, no question. Drawn as a gap. */
  missing?: boolean;
};

/** A block: a topic. Its width follows the number of its cells. */
export type StrataBlock = {
  id: number | string;
  title: string;
  cells: readonly StrataCell[];
  /** The state in words, said after the title to screen readers and in the table. */
  detail: string;
};

/** A layer: a tier, 1 the lowest because it carries the rest; rank null runs through all layers. */
export type StrataLayer = { rank: number | null; title: string; blocks: readonly StrataBlock[] };

export type MemoryState = "unseen" | "learning" | "young" | "stable";

const LEVEL: Record<MemoryState, number> = { unseen: 0, learning: 0.3, young: 0.65, stable: 1 };

/** How far a cell has filled for a state of memory. */
export function levelOf(memory: MemoryState): number {
  return LEVEL[memory];
}

/** The mean level of all cells of some blocks, 0 where there are none. */
export function settled(blocks: readonly StrataBlock[]): number {
  let cells = 0;
  let sum = 0;
  for (const block of blocks) {
    cells += block.cells.length;
    for (const cell of block.cells) sum += cell.level;
  }
  return cells === 0 ? 0 : sum / cells;
}

/** Layers as they lie: the highest rank on top, tier 1 at the bottom; the vein (rank null) is apart. */
export function lieOf(layers: readonly StrataLayer[]): { lying: StrataLayer[]; vein: StrataLayer | null } {
  const lying = layers.filter((layer) => layer.rank !== null).sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0));
  const through = layers.find((layer) => layer.rank === null);
  return { lying, vein: through && through.blocks.length > 0 ? through : null };
}

/**
 * The upper edge of a layer as a path in a box of 1000 by `height`, closed along the bottom: a quiet line, the same for
 * the same rank every time. The line alone (not closed) with `open`.
 */
export function edgeOf(rank: number, height: number, open = false): string {
  const phase = rank * 2.399963;
  const points: string[] = [];
  for (let step = 0; step <= 40; step++) {
    const x = step * 25;
    const turn = (x / 1000) * Math.PI * 2;
    const wave =
      0.5 * Math.sin(turn * 1.5 + phase) +
      0.3 * Math.sin(turn * 3.3 + phase * 1.7) +
      0.2 * Math.sin(turn * 6.1 + phase * 0.6);
    points.push(`${x} ${((1 + wave) * 0.5 * (height - 2) + 1).toFixed(1)}`);
  }
  const line = `M${points.join("L")}`;
  return open ? line : `${line}V${height}H0Z`;
}

export type Move = "left" | "right" | "up" | "down" | "first" | "last";

/** A block's place on the screen, for moving between blocks by arrow keys. */
export type Spot = { id: number | string; left: number; top: number; width: number; height: number };

/** The block that a move leads to; the same one where there is none that way. */
export function moveFrom(spots: readonly Spot[], from: number | string, move: Move): number | string {
  const here = spots.find((spot) => spot.id === from);
  if (!here) return spots[0]?.id ?? from;
  if (move === "first") return spots[0]?.id ?? from;
  if (move === "last") return spots.at(-1)?.id ?? from;
  const middle = (spot: Spot) => ({ x: spot.left + spot.width / 2, y: spot.top + spot.height / 2 });
  const at = middle(here);
  let best: { id: number | string; cost: number } | null = null;
  for (const spot of spots) {
    if (spot.id === from) continue;
    const to = middle(spot);
    const dx = to.x - at.x;
    const dy = to.y - at.y;
    const sameRow = Math.abs(dy) < Math.min(here.height, spot.height) / 2;
    const ahead =
      move === "left"
        ? sameRow && dx < 0
        : move === "right"
          ? sameRow && dx > 0
          : !sameRow && (move === "up" ? dy < 0 : dy > 0);
    if (!ahead) continue;
    const cost = move === "left" || move === "right" ? Math.abs(dx) : Math.abs(dy) * 4 + Math.abs(dx);
    if (!best || cost < best.cost) best = { id: spot.id, cost };
  }
  return best?.id ?? from;
}

/** The colour of a rank; ranks beyond the sixth share the last. */
export function hueOf(rank: number | null): { "--tier": string; "--tier-ink": string } {
  if (rank === null) return { "--tier": "var(--line-strong)", "--tier-ink": "var(--ink-soft)" };
  const n = Math.min(6, Math.max(1, rank));
  return { "--tier": `var(--tier-${n})`, "--tier-ink": `var(--tier-${n}-ink)` };
}
