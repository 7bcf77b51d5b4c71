// What became of each line while an outline is built, so that none is forgotten and none counted twice.
import type { Skipped, SkipReason } from "../types.ts";
import type { Line, LineKind } from "./lines.ts";

/** `fate` holds for each line "used" (tier, topic or point), the reason it was passed over, or nothing yet. */
export type Ledger = {
  lines: readonly Line[];
  fate: Array<SkipReason | "used" | undefined>;
  /** Ids that were met; a second one of the same name is not taken. */
  ids: Set<string>;
  /** The number of the first line that is too long for what it is. */
  tooLong: number | null;
};

/** Titles and points are no longer than this many characters. */
export const longestText = 4000;

export function openLedger(lines: readonly Line[]): Ledger {
  return {
    lines,
    fate: new Array<SkipReason | "used" | undefined>(lines.length).fill(undefined),
    ids: new Set(),
    tooLong: null,
  };
}

/** A line that became a tier, a topic or a point; that is stronger than having been passed over. */
export function use(ledger: Ledger, index: number): void {
  ledger.fate[index] = "used";
}

export function skip(ledger: Ledger, index: number, reason: SkipReason): void {
  ledger.fate[index] ??= reason;
}

/** The lines that were passed over, in order; one that nobody spoke for is prose. */
export function skippedLines(ledger: Ledger): Skipped[] {
  const skipped: Skipped[] = [];
  ledger.lines.forEach((line, index) => {
    const fate = ledger.fate[index] ?? "prose";
    if (fate !== "used") skipped.push({ line: line.number, text: line.raw, reason: fate });
  });
  return skipped;
}

/** A written id at its first place; null for none and for one that is taken. */
export function claimId(ledger: Ledger, id: string | null): string | null {
  if (id === null || ledger.ids.has(id)) return null;
  ledger.ids.add(id);
  return id;
}

/** Remembers a title or point that is too long. */
export function measure(ledger: Ledger, text: string, line: number): void {
  if (text.length > longestText) ledger.tooLong ??= line;
}

/** The reason to pass over a line whose kind alone says that it has no content; null for any other. */
export function noContent(kind: LineKind): SkipReason | null {
  switch (kind) {
    case "rule":
    case "code":
    case "comment":
    case "front-matter":
    case "empty":
    case "table-rule":
      return kind;
    case "table-head":
      return "table-rule";
    default:
      return null;
  }
}
