// Puts an outline together: its name, its tiers in order, the topics of each, and what becomes of the lines between.

import type { Outline, SkipReason, Tier, TierRank, Topic } from "../types.ts";
import { type Block, readBlocks, readExtra } from "./blocks.ts";
import { readInline } from "./inline.ts";
import { claimId, type Ledger, measure, noContent, skip, use } from "./ledger.ts";
import type { Line } from "./lines.ts";
import { readRecords } from "./records.ts";
import { isQuestion, sectionReason } from "./skip.ts";
import type { Marks, Span } from "./tiers.ts";
import { topicsOf } from "./topics.ts";

/** One outline of a file; `alone` lets the only title of the document name it. */
export function outlineOf(
  ledger: Ledger,
  marks: Marks,
  span: Span,
  alone: boolean,
  fileName: string,
  taken: Set<string>,
): Outline {
  const { tiers, topics, title } =
    span.carrier.kind === "heading" ? fromBlocks(ledger, marks, span) : readRecords(ledger, span);
  const heading = span.name ?? (alone ? title : null);
  const line = ledger.lines[heading ?? -1];
  if (heading !== null) {
    ledger.fate[heading] = "document-title";
  }
  const own = line === undefined ? "" : readInline(line.text).text;
  measure(ledger, own, line?.number ?? 0);
  const name = uniqueName(own !== "" ? own : baseName(fileName), taken);
  return { name, line: line?.number ?? tiers[0]?.line ?? 1, tiers, topics };
}

function fromBlocks(
  ledger: Ledger,
  marks: Marks,
  span: Span,
): { tiers: Tier[]; topics: Topic[]; title: number | null } {
  const { blocks, title } = readBlocks(ledger, marks, span);
  for (const extra of span.extras) blocks.push(...readExtra(ledger, marks, extra));
  const { tiers, rankOf } = tiersOf(ledger, blocks);
  const topics: Topic[] = [];
  for (const block of blocks) {
    const found = topicsOf(ledger, block, rankOf(block));
    topics.push(...found);
    closeBlock(ledger, block, found);
  }
  return { tiers, topics, title };
}

/** Blocks of the same tier are one tier, called as its first; ranks count the tiers from the most important. */
function tiersOf(
  ledger: Ledger,
  blocks: readonly Block[],
): { tiers: Tier[]; rankOf: (block: Block) => TierRank | null } {
  const explicit = blocks.flatMap(({ mark }) => (mark?.strength === "explicit" ? [mark.order] : []));
  const lowest = explicit.reduce((best, order) => Math.min(best, order), Number.POSITIVE_INFINITY);
  const highest = explicit.reduce((best, order) => Math.max(best, order), 0);
  const orderOf = ({ mark }: Block): number | null => {
    if (mark === null) return null;
    // A weak word sorts just before the strong one of its rank.
    const order = mark.strength === "weak" ? mark.order * 10 - 2 : mark.order;
    if (mark.strength === "explicit" || explicit.length === 0) return order;
    // Beside codes a word for the most important is the first of them, or stands before "second priority".
    if (order > 10) return highest + order / 100;
    return lowest > 1 ? lowest - 1 : lowest;
  };
  const first = new Map<number, Block>();
  for (const block of blocks) {
    const order = orderOf(block);
    if (order === null) continue;
    if (!first.has(order)) {
      first.set(order, block);
      use(ledger, block.index);
    }
  }
  const orders = [...first.keys()].sort((a, b) => a - b);
  const ranks = new Map(orders.map((order, at) => [order, at + 1]));
  const tiers = [...first].map(([order, { line, title, tierTitle }]) => ({
    line: line.number,
    rank: ranks.get(order) ?? 1,
    title: tierTitle,
    writtenId: claimId(ledger, title.writtenId),
  }));
  tiers.sort((a, b) => a.rank - b.rank);
  return {
    tiers,
    rankOf: (block) => {
      const order = orderOf(block);
      return order === null ? null : (ranks.get(order) ?? null);
    },
  };
}

/** Accounts for the heading of a block that became neither a tier nor a topic. */
function closeBlock(ledger: Ledger, block: Block, topics: readonly Topic[]): void {
  if (topics.some((topic) => topic.line === block.line.number)) {
    use(ledger, block.index);
    return;
  }
  const reason: SkipReason =
    block.mark !== null
      ? "same-tier"
      : block.facet === "practice"
        ? "block-marker"
        : topics.length > 0
          ? "group"
          : "outside";
  skip(ledger, block.index, reason);
}

/** Accounts for what stands outside of all outlines. */
export function accountForRest(ledger: Ledger, spans: readonly Span[]): void {
  let reason: SkipReason = "outside";
  let level = 0;
  let inside = 0;
  ledger.lines.forEach((line, index) => {
    while (inside < spans.length && index >= (spans[inside]?.to ?? 0)) inside += 1;
    const span = spans[inside];
    const within = span !== undefined && index >= span.from;
    if (line.kind === "heading" && !within) {
      const own = sectionReason(readInline(line.text).text, false);
      if (own !== null || line.level <= level) {
        reason = own ?? "outside";
        level = line.level;
      }
    }
    if (ledger.fate[index] === undefined) skip(ledger, index, restReason(line, reason));
  });
}

function restReason(line: Line, reason: SkipReason): SkipReason {
  const without = noContent(line.kind);
  if (without !== null) return without;
  if (isQuestion(line.text)) return "question";
  const spoken = line.kind === "text" || line.kind === "quote" || line.kind === "continuation";
  return spoken ? "prose" : reason;
}

/** A name that no outline before has. */
function uniqueName(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name} (${count})`;
  taken.add(free);
  return free;
}

function baseName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? "";
  const dot = last.lastIndexOf(".");
  const name = (dot > 0 ? last.slice(0, dot) : last).trim();
  return name === "" ? "outline" : name;
}
