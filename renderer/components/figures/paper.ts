// What the map of a paper draws, as plain values: layers, blocks in them, a cell a question.

export type QuestionState = "open" | "right" | "wrong" | "skipped" | "missing";

/** A block: a topic or a domain. Its width follows the number of its questions. */
export type PaperBlock = {
  id: string;
  title: string;
  cells: readonly QuestionState[];
  /** The state in words, said after the title to screen readers and in the table. */
  detail: string;
};

/** A layer: a tier, or a domain of an exam that has tiers of none; the lowest carries the rest. */
export type PaperLayer = { rank: number; title: string; note: string; blocks: readonly PaperBlock[] };

const ORDER: readonly QuestionState[] = ["open", "right", "wrong", "skipped", "missing"];

/** The states that a paper shows, in the order of its legend. */
export function statesOf(layers: readonly PaperLayer[]): QuestionState[] {
  const shown = new Set(layers.flatMap((layer) => layer.blocks.flatMap((block) => block.cells)));
  return ORDER.filter((state) => shown.has(state));
}

/** As many cells of each state as are counted, in the order of the legend: right ones first, missing ones last. */
export function cellsOf(counts: Partial<Record<QuestionState, number>>): QuestionState[] {
  return ORDER.flatMap((state) => Array.from({ length: counts[state] ?? 0 }, () => state));
}
