// Finds what carries the tiers of a document (headings, bold or plain lines, list entries, a table, tags) and how many
// outlines it holds.
import { readInline } from "./inline.ts";
import { isTierLine, type Line } from "./lines.ts";
import { type TierMark, tierMark } from "./ordinals.ts";
import { tierColumn } from "./table.ts";
import { headingTag, tagOf } from "./tags.ts";

/** What carries the tiers of a range of lines. `sure`: at least two different tiers were found. */
type Carrier =
  /** `tagged`: the headings are topics, each with its tier in brackets ("Ownership (P0)"). */
  | { kind: "heading"; level: number; weak: boolean; sure: boolean; tagged: boolean }
  /** `level` is set where some of the tiers stand in headings of that level. */
  | { kind: "line"; weak: boolean; sure: boolean; level: number | null }
  | { kind: "list"; depth: number; sure: boolean }
  | { kind: "table"; sure: true }
  | { kind: "tag"; sure: true };

/** One outline of a file: its lines from `from` up to `to`, without the heading that names it. */
export type Span = {
  /** The heading that names it, as an index of the lines; null if none does. */
  name: number | null;
  from: number;
  to: number;
  carrier: Carrier;
  /** Sections after it, outside of it, that hold best practices. */
  extras: Array<[number, number]>;
};

/** The marks of lines, found when they are asked for. */
export type Marks = Map<number, TierMark | null>;

type Range = { heading: number | null; from: number; to: number };

/** A tier that is no heading stands between the level of the heading above it and the next one. */
const lineStep = 0.5;
const listStep = 0.6;
const depthStep = 0.0001;

/**
 * Divides the lines into outlines. Headings above the tiers name outlines: if two of them hold tiers, there are two. Lines
 * and list entries that carry tiers become headings. Empty if there is no tier at all.
 */
export function findOutlines(lines: Line[], marks: Marks): Span[] {
  const spans: Span[] = [];
  divide(lines, marks, { heading: null, from: 0, to: lines.length }, null, null, spans);
  return spans;
}

/** The tier mark of a heading, a label or a line; null if it names none. */
export function markOf(lines: readonly Line[], marks: Marks, index: number): TierMark | null {
  const known = marks.get(index);
  if (known !== undefined) return known;
  const line = lines[index];
  const found = line === undefined ? null : readMark(line);
  marks.set(index, found);
  return found;
}

function readMark(line: Line): TierMark | null {
  if (line.text.length > 2000) return null;
  const mark = tierMark(readInline(line.text).text);
  if (mark === null || line.kind === "heading") return mark;
  if (line.kind === "bold") return mark.lead || mark.whole ? mark : null;
  if (line.kind === "text") return isTierLine(line.text) ? mark : null;
  if (line.kind !== "item" || line.text.length > 120) return null;
  return mark.whole || (mark.lead && mark.strength === "explicit") ? mark : null;
}

// Headings have at most six levels, and lines and entries that became headings a few more: the depth is bounded.
function divide(
  lines: Line[],
  marks: Marks,
  range: Range,
  name: number | null,
  enclosing: Carrier | null,
  spans: Span[],
): void {
  const carrier = carrierOf(lines, marks, range) ?? enclosing;
  if (carrier === null) return;
  if (carrier.kind === "table" || carrier.kind === "tag") {
    spans.push({ name, from: range.from, to: range.to, carrier, extras: [] });
    return;
  }
  const level = carrier.kind === "heading" ? carrier.level : raise(lines, marks, range, carrier);
  const parts = partsAbove(lines, range, level);
  const weak = carrier.kind !== "list" && carrier.weak;
  const tagged = carrier.kind === "heading" && tagsTopics(lines, marks, range, level, parts);
  const heading: Carrier = { kind: "heading", level, weak, sure: carrier.sure, tagged };
  if (parts.length === 0 || tagged) {
    spans.push({ name, from: range.from, to: range.to, carrier: heading, extras: [] });
    return;
  }
  const holders = new Set(parts.filter((part) => holdsTiers(lines, marks, part, heading)));
  for (const part of parts) {
    if (holders.has(part)) {
      divide(lines, marks, part, holders.size > 1 ? part.heading : (name ?? part.heading), heading, spans);
    } else {
      spans.at(-1)?.extras.push([part.heading ?? part.from, part.to]);
    }
  }
}

/** The range divided at its shallowest headings, if these stand above the tiers. */
function partsAbove(lines: readonly Line[], range: Range, level: number): Range[] {
  let shallowest = level;
  for (let at = range.from; at < range.to; at += 1) {
    const line = lines[at];
    if (line?.kind === "heading") shallowest = Math.min(shallowest, line.level);
  }
  if (shallowest === level) return [];
  const parts: Range[] = [{ heading: null, from: range.from, to: range.to }];
  for (let at = range.from; at < range.to; at += 1) {
    const line = lines[at];
    if (line?.kind !== "heading" || line.level !== shallowest) continue;
    const open = parts.at(-1);
    if (open) open.to = at;
    parts.push({ heading: at, from: at + 1, to: range.to });
  }
  return parts.filter((part) => part.heading !== null || part.to > part.from);
}

/**
 * Whether headings are topics with tags rather than tiers: every one has its tier in brackets, some tier comes twice, and
 * no heading stands below them. Headings above them are areas then, if they stand under a title or are three or more.
 */
function tagsTopics(
  lines: readonly Line[],
  marks: Marks,
  range: Range,
  level: number,
  parts: readonly Range[],
): boolean {
  const orders = new Set<number>();
  let count = 0;
  for (let at = range.from; at < range.to; at += 1) {
    const line = lines[at];
    if (line?.kind !== "heading" || line.level < level) continue;
    if (line.level > level) return false;
    const mark = markOf(lines, marks, at);
    if (mark === null || mark.strength === "weak") continue;
    if (headingTag(readInline(line.text).text) === null) return false;
    orders.add(mark.order);
    count += 1;
  }
  const areas = parts.filter((part) => part.heading !== null).length;
  return orders.size > 1 && count > orders.size && areas !== 2;
}

function holdsTiers(lines: Line[], marks: Marks, part: Range, carrier: Carrier): boolean {
  if (carrier.kind !== "heading") return false;
  for (let at = part.from; at < part.to; at += 1) {
    const line = lines[at];
    if (line?.kind === "heading" && line.level === carrier.level && namesTier(lines, marks, at, carrier.weak))
      return true;
  }
  const own = carrierOf(lines, marks, part);
  return own?.sure === true && (own.kind === "heading" || own.kind === "line" || own.kind === "list");
}

/** Whether a heading names a tier, weak words included if they carry the tiers of this document. */
export function namesTier(lines: readonly Line[], marks: Marks, index: number, weak: boolean): boolean {
  const mark = markOf(lines, marks, index);
  return mark !== null && (mark.strength !== "weak" || weak);
}

/** Makes headings of the lines or list entries that carry tiers; gives their level. */
function raise(lines: Line[], marks: Marks, range: Range, carrier: Carrier & { kind: "line" | "list" }): number {
  const carries = (index: number): boolean => {
    const line = lines[index];
    if (carrier.kind === "list") return line?.kind === "item" && line.depth <= carrier.depth;
    return (line?.kind === "bold" || line?.kind === "text") && namesTier(lines, marks, index, carrier.weak);
  };
  let above = 0;
  for (let at = 0; at < range.to; at += 1) {
    if (at >= range.from && carries(at)) break;
    const line = lines[at];
    if (line?.kind === "heading") above = line.level;
  }
  const step = carrier.kind === "line" ? lineStep : listStep;
  const base = (carrier.kind === "line" ? carrier.level : null) ?? above + step;
  for (let at = range.from; at < range.to; at += 1) {
    const line = lines[at];
    if (line === undefined || !carries(at)) continue;
    markOf(lines, marks, at);
    line.kind = "heading";
    line.level = base + (carrier.kind === "list" ? line.depth * depthStep : 0);
  }
  return base + (carrier.kind === "list" ? carrier.depth * depthStep : 0);
}

// --- what carries the tiers ---

function carrierOf(lines: Line[], marks: Marks, range: Range): Carrier | null {
  const heading = headingCarrier(lines, marks, range);
  if (heading?.sure && !heading.weak) return heading;
  const line = lineCarrier(lines, marks, range);
  const mixed = heading === null || line === null ? null : mixedCarrier(lines, marks, range, heading.level);
  if (mixed !== null) return mixed;
  if (line?.sure && !line.weak) return line;
  const list = listCarrier(lines, marks, range);
  if (list?.sure) return list;
  if (hasTable(lines, range)) return { kind: "table", sure: true };
  if (heading?.sure) return heading;
  if (line?.sure) return line;
  if (hasTags(lines, range)) return { kind: "tag", sure: true };
  return heading ?? line ?? list;
}

/** The tiers named at one place of the hierarchy. */
type Tally = { explicit: Set<number>; word: Set<number>; weak: Set<number>; firm: boolean };

function count(tally: Tally, mark: TierMark): void {
  tally[mark.strength].add(mark.order);
  tally.firm ||= mark.whole || mark.lead;
}

function newTally(): Tally {
  return { explicit: new Set(), word: new Set(), weak: new Set(), firm: false };
}

/** At least two different tiers of one kind, or a code beside a word. */
function isSure({ explicit, word }: Tally): boolean {
  return explicit.size > 1 || word.size > 1 || (explicit.size > 0 && word.size > 0);
}

function headingCarrier(lines: Line[], marks: Marks, range: Range): (Carrier & { kind: "heading" }) | null {
  const tallies = new Map<number, Tally>();
  const headings = new Map<number, number>();
  let first: number | null = null;
  for (let at = range.from; at < range.to; at += 1) {
    const line = lines[at];
    if (line?.kind !== "heading") continue;
    first ??= at;
    headings.set(line.level, (headings.get(line.level) ?? 0) + 1);
    const mark = markOf(lines, marks, at);
    if (mark === null) continue;
    const tally = tallies.get(line.level) ?? newTally();
    count(tally, mark);
    tallies.set(line.level, tally);
  }
  const levels = [...tallies.keys()].sort((a, b) => a - b);
  const strong = levels.filter((level) => {
    const tally = tallies.get(level);
    return tally !== undefined && tally.explicit.size + tally.word.size > 0;
  });
  const sure = strong.find((level) => isSure(tallies.get(level) ?? newTally()));
  for (const level of strong) {
    const tally = tallies.get(level) ?? newTally();
    if (level === sure) return { kind: "heading", level, weak: tally.explicit.size === 0, sure: true, tagged: false };
    // A title may speak of a tier, and a section may be called important: several tiers below it tell more.
    const isTitle =
      range.heading === null && headings.get(level) === 1 && first !== null && lines[first]?.level === level;
    if (isTitle && level !== strong.at(-1)) continue;
    // "All that you must know" is a phrase; a lone word is a tier only where it begins the title.
    if (tally.explicit.size === 0 && !tally.firm) continue;
    if (sure !== undefined && tally.explicit.size === 0) continue;
    const mixed = tally.explicit.size === 0 && tally.weak.size > 0;
    return { kind: "heading", level, weak: mixed, sure: mixed, tagged: false };
  }
  const weak = levels.find((level) => (tallies.get(level)?.weak.size ?? 0) > 1);
  return weak === undefined ? null : { kind: "heading", level: weak, weak: true, sure: true, tagged: false };
}

/** Tiers of which some stand in headings, as where only some titles are underlined: together they must be more. */
function mixedCarrier(lines: Line[], marks: Marks, range: Range, level: number): Carrier | null {
  const inHeadings = newTally();
  const inLines = newTally();
  for (let at = range.from; at < range.to; at += 1) {
    const line = lines[at];
    const tally =
      line?.kind === "heading" && line.level === level
        ? inHeadings
        : line?.kind === "bold" || (line?.kind === "text" && line.text.length <= 120)
          ? inLines
          : null;
    const mark = tally === null ? null : markOf(lines, marks, at);
    if (tally !== null && mark !== null) count(tally, mark);
  }
  const adds = (kind: "explicit" | "word"): boolean =>
    inHeadings[kind].size > 0 && [...inLines[kind]].some((order) => !inHeadings[kind].has(order));
  return adds("explicit") || adds("word")
    ? { kind: "line", weak: inHeadings.explicit.size === 0, sure: true, level }
    : null;
}

function lineCarrier(lines: Line[], marks: Marks, range: Range): (Carrier & { kind: "line" }) | null {
  const tally = newTally();
  for (let at = range.from; at < range.to; at += 1) {
    const line = lines[at];
    if (line === undefined || (line.kind !== "bold" && line.kind !== "text")) continue;
    if (line.kind === "text" && line.text.length > 120) continue;
    const mark = markOf(lines, marks, at);
    if (mark !== null) count(tally, mark);
  }
  if (isSure(tally)) return { kind: "line", weak: tally.explicit.size === 0, sure: true, level: null };
  if (tally.explicit.size + tally.word.size > 0 && (tally.explicit.size > 0 || tally.firm)) {
    const mixed = tally.explicit.size === 0 && tally.weak.size > 0;
    return { kind: "line", weak: mixed, sure: mixed, level: null };
  }
  return tally.weak.size > 1 ? { kind: "line", weak: true, sure: true, level: null } : null;
}

function listCarrier(lines: Line[], marks: Marks, range: Range): (Carrier & { kind: "list" }) | null {
  const tallies = new Map<number, Tally>();
  for (let at = range.from; at < range.to; at += 1) {
    const line = lines[at];
    if (line?.kind !== "item" || line.children === 0 || line.text.length > 120) continue;
    const mark = markOf(lines, marks, at);
    if (mark === null || mark.strength === "weak") continue;
    const tally = tallies.get(line.depth) ?? newTally();
    count(tally, mark);
    tallies.set(line.depth, tally);
  }
  const depths = [...tallies.keys()].sort((a, b) => a - b);
  const sure = depths.find((depth) => isSure(tallies.get(depth) ?? newTally()));
  if (sure !== undefined) return { kind: "list", depth: sure, sure: true };
  const one = depths.find((depth) => tallies.get(depth)?.firm === true);
  return one === undefined ? null : { kind: "list", depth: one, sure: false };
}

function hasTable(lines: readonly Line[], range: Range): boolean {
  for (let at = range.from; at < range.to; at += 1) {
    if (lines[at]?.kind === "table-head" && tierColumn(lines, at) !== null) return true;
  }
  return false;
}

/** Tags on the points themselves: two different ones at least, on half of the points or more. */
function hasTags(lines: readonly Line[], range: Range): boolean {
  const orders = new Set<number>();
  let tagged = 0;
  let leaves = 0;
  for (let at = range.from; at < range.to; at += 1) {
    const line = lines[at];
    if (line?.kind !== "item" || line.children > 0) continue;
    leaves += 1;
    const tag = tagOf(line.text);
    if (tag === null) continue;
    tagged += 1;
    orders.add(tag.mark.order);
  }
  return orders.size > 1 && tagged * 2 >= leaves;
}
