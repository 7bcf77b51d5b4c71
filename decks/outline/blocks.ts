// The lines of one outline as blocks (a tier, or a section that runs through all tiers), each a tree of sections and items.

import type { Facet, SkipReason } from "../types.ts";
import { plainText, readInline } from "./inline.ts";
import { type Ledger, measure, noContent, skip } from "./ledger.ts";
import type { Line } from "./lines.ts";
import type { TierMark } from "./ordinals.ts";
import { isQuestion, saysConcepts, saysPractice, sectionReason } from "./skip.ts";
import { rowText } from "./table.ts";
import { headingTag } from "./tags.ts";
import { type Marks, markOf, namesTier, type Span } from "./tiers.ts";
import { newTitleState, readTitle, type Title, type TitleState } from "./titles.ts";

/** A bullet, an entry or a row with those below it. */
export type Item = {
  index: number;
  line: Line;
  facet: Facet;
  children: Item[];
  /** Lines of the same paragraph, and of later ones. */
  more: number[];
  later: number[];
};

/** A heading below the tier. A marker only switches the facet, as "Best practice" below a topic does. */
export type Section = Title & {
  index: number;
  level: number;
  facet: Facet;
  marker: boolean;
  /** Whether it is a label rather than a heading. */
  label: boolean;
  items: Item[];
  sections: Section[];
};

export type Block = {
  index: number;
  line: Line;
  title: Title;
  /** What the tier is called, which is not the title where the heading is a topic with a tag. */
  tierTitle: string;
  /** Null in a section that names no tier. */
  mark: TierMark | null;
  facet: Facet;
  root: Section;
};

type Building = {
  ledger: Ledger;
  lines: readonly Line[];
  marks: Marks;
  titles: TitleState;
  blocks: Block[];
  block: Block | null;
  stack: Section[];
  items: Map<number, Item>;
  /** While it is set, everything down to a heading of this level is passed over. */
  passing: { reason: SkipReason; level: number } | null;
  /** Whether a tier was met. */
  started: boolean;
  /** The first heading without a mark before the first tier, which may be the document's title. */
  preface: number | null;
};

const labelLevel = 7;
const belowLabel = 7.5;

/** Reads the blocks of an outline whose tiers stand in headings. `title` is a heading that can name it. */
export function readBlocks(ledger: Ledger, marks: Marks, span: Span): { blocks: Block[]; title: number | null } {
  const building = newBuilding(ledger, marks);
  const { carrier } = span;
  if (carrier.kind !== "heading") return { blocks: [], title: null };
  for (let at = span.from; at < span.to; at += 1) {
    const line = ledger.lines[at];
    if (line?.kind === "heading" && line.level <= carrier.level) openBlock(building, at, line, carrier);
    else if (line !== undefined) readLine(building, at, line);
  }
  return { blocks: building.blocks, title: bareTitle(building) };
}

/** The heading before the first tier if nothing is listed below it; then it is a title and no section. */
function bareTitle({ lines, preface }: Building): number | null {
  if (preface === null) return null;
  for (let at = preface + 1; lines[at] !== undefined && lines[at]?.kind !== "heading"; at += 1) {
    if (lines[at]?.kind === "item") return null;
  }
  return preface;
}

/** Reads a section that stands after an outline and holds best practices; no block if it does not. */
export function readExtra(ledger: Ledger, marks: Marks, [from, to]: readonly [number, number]): Block[] {
  const first = ledger.lines[from];
  if (first?.kind !== "heading" || !saysPractice(plainText(first.text))) return [];
  const building = newBuilding(ledger, marks);
  const title = readTitle(building.titles, first);
  begin(building, {
    index: from,
    line: first,
    title,
    tierTitle: title.title,
    mark: null,
    facet: "practice",
    root: rootOf(title, from, "practice"),
  });
  for (let at = from + 1; at < to; at += 1) {
    const line = ledger.lines[at];
    if (line !== undefined) readLine(building, at, line);
  }
  return building.blocks;
}

function newBuilding(ledger: Ledger, marks: Marks): Building {
  return {
    ledger,
    lines: ledger.lines,
    marks,
    titles: newTitleState(),
    blocks: [],
    block: null,
    stack: [],
    items: new Map(),
    passing: null,
    started: false,
    preface: null,
  };
}

function openBlock(
  building: Building,
  index: number,
  line: Line,
  carrier: Span["carrier"] & { kind: "heading" },
): void {
  building.passing = null;
  const title = readTitle(building.titles, line);
  measure(building.ledger, title.title, line.number);
  const isArea = line.level < carrier.level;
  const named = !isArea && namesTier(building.lines, building.marks, index, carrier.weak);
  const mark = named ? markOf(building.lines, building.marks, index) : null;
  const practice = saysPractice(title.title);
  if (mark === null && (isArea || !practice)) {
    const reason = sectionReason(title.title, false) ?? (isArea ? "group" : null);
    if (reason !== null || !building.started) {
      if (!building.started && (reason === null || reason === "group")) building.preface ??= index;
      building.block = null;
      building.passing = { reason: reason ?? "outside", level: line.level };
      skip(building.ledger, index, reason ?? "outside");
      return;
    }
  }
  const facet: Facet = practice ? "practice" : "concept";
  building.started ||= mark !== null;
  const tag = carrier.tagged && mark !== null ? headingTag(title.title) : null;
  const tierTitle = tag?.tag ?? title.title;
  if (tag !== null) title.title = tag.text;
  begin(building, { index, line, title, tierTitle, mark, facet, root: rootOf(title, index, facet) });
}

function rootOf(title: Title, index: number, facet: Facet): Section {
  return { ...title, index, level: 0, facet, marker: false, label: false, items: [], sections: [] };
}

function begin(building: Building, block: Block): void {
  building.block = block;
  building.blocks.push(block);
  building.stack = [block.root];
  building.items = new Map();
}

function readLine(building: Building, index: number, line: Line): void {
  const reason = noContent(line.kind);
  if (reason !== null) skip(building.ledger, index, reason);
  else if (line.kind === "heading") readHeading(building, index, line);
  else if (line.kind === "bold") readLabel(building, index, line);
  else if (line.kind === "item" || line.kind === "table-row") readItem(building, index, line);
  else if (line.kind === "continuation") readContinuation(building, index, line);
  else readText(building, index, line);
}

/** Passes a line over where no block is open or a section of advice is; tells whether it did. */
function passes(building: Building, index: number, line: Line): boolean {
  const { passing, block, ledger } = building;
  if (passing === null && block !== null) return false;
  const spoken = line.kind === "text" || line.kind === "quote" || line.kind === "continuation";
  const asks = isQuestion(line.text);
  skip(ledger, index, asks ? "question" : spoken ? "prose" : (passing?.reason ?? "outside"));
  return true;
}

function readHeading(building: Building, index: number, line: Line): void {
  const { passing } = building;
  if (passing !== null && passing.level < line.level) {
    skip(building.ledger, index, passing.reason);
    return;
  }
  if (building.block === null) {
    skip(building.ledger, index, "outside");
    return;
  }
  building.passing = null;
  const title = readTitle(building.titles, line);
  const reason = namesTier(building.lines, building.marks, index, false) ? null : sectionReason(title.title, true);
  if (reason !== null) {
    building.passing = { reason, level: line.level };
    skip(building.ledger, index, reason);
    return;
  }
  measure(building.ledger, title.title, line.number);
  const parent = closeTo(building, line.level);
  const practice = saysPractice(title.title);
  const marker = parent.level > 0 && (practice || saysConcepts(title.title));
  openSection(building, parent, { ...title, index, level: line.level, marker, label: false, practice });
}

/** A line that is bold as a whole: a switch of the facet, or a small heading. */
function readLabel(building: Building, index: number, line: Line): void {
  if (passes(building, index, line)) return;
  const { text, writtenId } = readInline(line.text);
  const title = text.replace(/[:：]$/, "").trim();
  const practice = saysPractice(title);
  if (practice || saysConcepts(title)) {
    openMarker(building, index, title, practice);
    return;
  }
  if (isQuestion(title)) {
    skip(building.ledger, index, "question");
    return;
  }
  const parent = closeTo(building, labelLevel);
  measure(building.ledger, title, line.number);
  openSection(building, parent, {
    title,
    number: "",
    writtenId,
    index,
    level: labelLevel,
    marker: false,
    label: true,
    practice,
  });
}

/** "Best practice" as a label: below a topic that is a label itself it belongs to that topic. */
function openMarker(building: Building, index: number, title: string, practice: boolean): void {
  const top = building.stack.at(-1);
  const below = building.stack.at(-2);
  const inLabel = top?.label === true && !top.marker && below?.level === 0;
  const inMarker = top?.level === belowLabel;
  const level = inLabel || inMarker ? belowLabel : labelLevel;
  const parent = closeTo(building, level);
  openSection(building, parent, {
    title,
    number: "",
    writtenId: null,
    index,
    level,
    marker: true,
    label: true,
    practice,
  });
}

function closeTo(building: Building, level: number): Section {
  while (building.stack.length > 1 && (building.stack.at(-1)?.level ?? 0) >= level) building.stack.pop();
  return building.stack.at(-1) ?? rootOf({ title: "", number: "", writtenId: null }, 0, "concept");
}

function openSection(
  building: Building,
  parent: Section,
  { practice, ...given }: Omit<Section, "facet" | "items" | "sections"> & { practice: boolean },
): void {
  const facet = practice ? "practice" : given.marker ? "concept" : parent.facet;
  const section: Section = { ...given, facet, items: [], sections: [] };
  parent.sections.push(section);
  building.stack.push(section);
}

function readItem(building: Building, index: number, line: Line): void {
  if (passes(building, index, line)) return;
  const section = building.stack.at(-1);
  if (section === undefined) {
    skip(building.ledger, index, "outside");
    return;
  }
  if (line.kind === "table-row") {
    line.text = rowText(line.cells);
    if (!/[\p{L}\p{N}]/u.test(line.text)) {
      skip(building.ledger, index, "empty");
      return;
    }
  }
  const item: Item = { index, line, facet: section.facet, children: [], more: [], later: [] };
  building.items.set(index, item);
  const parent = building.items.get(line.parent);
  if (parent !== undefined) {
    item.facet = parent.facet;
    parent.children.push(item);
    return;
  }
  const entry = entryBefore(building);
  if (entry === null) section.items.push(item);
  else if (line.mark === "") entry.children.push(item);
  else {
    // A new entry ends the label below the last one.
    building.stack.pop();
    const root = building.block?.root ?? section;
    item.facet = root.facet;
    root.items.push(item);
  }
}

/** Below a tier whose topics are numbered entries, the bullets after a "Best practice" label belong to the last entry. */
function entryBefore(building: Building): Item | null {
  const marker = building.stack.at(-1);
  const root = building.stack.at(-2);
  if (marker === undefined || root === undefined || !marker.marker || root.level !== 0) return null;
  const entry = root.items.at(-1);
  return entry === undefined || entry.line.mark === "" || entry.children.length === 0 ? null : entry;
}

function readContinuation(building: Building, index: number, line: Line): void {
  if (passes(building, index, line)) return;
  const item = building.items.get(line.parent);
  if (item === undefined) {
    readText(building, index, line);
    return;
  }
  (line.blankBefore || item.later.length > 0 ? item.later : item.more).push(index);
}

function readText(building: Building, index: number, line: Line): void {
  if (passes(building, index, line)) return;
  const label =
    line.text.length <= 60 && /[:：]$/.test(line.text)
      ? plainText(line.text)
          .replace(/[:：]$/, "")
          .trim()
      : "";
  if (label !== "" && saysPractice(label)) {
    openMarker(building, index, label, true);
    return;
  }
  skip(building.ledger, index, isQuestion(line.text) ? "question" : "prose");
}
