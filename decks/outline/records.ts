// Outlines without tier headings: the rows of a table with a tier column, or points that carry their tier as a tag.

import type { Facet, SkipReason, Tier, TierRank, Topic } from "../types.ts";
import { plainText, readInline } from "./inline.ts";
import { claimId, type Ledger, longestText, measure, noContent, skip, use } from "./ledger.ts";
import type { Line } from "./lines.ts";
import type { TierMark } from "./ordinals.ts";
import { isQuestion, saysPractice, sectionReason } from "./skip.ts";
import { type Columns, cellMark, tierColumn } from "./table.ts";
import { tagOf } from "./tags.ts";
import type { Span } from "./tiers.ts";
import { newTitleState, readTitle } from "./titles.ts";
import { newPoint } from "./topics.ts";
import { splitTerm } from "./wording.ts";

/** A point with the tier that it names itself. */
type Entry = {
  index: number;
  line: Line;
  text: string;
  tier: number | null;
  tierTitle: string;
  topic: Place;
  facet: Facet;
};
/** The heading, entry or cell that an entry stands under. */
type Place = { index: number | null; title: string; number: string; writtenId: string | null };

type Reading = {
  ledger: Ledger;
  entries: Entry[];
  orders: Map<number, { title: string; line: number }>;
  place: Place;
  facet: Facet;
};

const nowhere: Place = { index: null, title: "", number: "", writtenId: null };

/** Tiers and topics of such an outline, and the heading that can name it. */
export function readRecords(ledger: Ledger, span: Span): { tiers: Tier[]; topics: Topic[]; title: number | null } {
  const reading: Reading = { ledger, entries: [], orders: new Map(), place: nowhere, facet: "concept" };
  const title = soleHeading(ledger.lines, span);
  const titles = newTitleState();
  let passing: SkipReason | null = null;
  const names: Place[] = [];
  for (let at = span.from; at < span.to; at += 1) {
    const line = ledger.lines[at];
    if (line === undefined) continue;
    if (line.kind === "heading" || line.kind === "bold") {
      const found = readTitle(titles, line);
      measure(ledger, found.title, line.number);
      passing = at === title ? null : sectionReason(found.title, false);
      if (saysPractice(found.title) && line.kind === "bold") {
        reading.facet = "practice";
        skip(ledger, at, "block-marker");
        continue;
      }
      reading.facet = saysPractice(found.title) ? "practice" : "concept";
      reading.place = at === title ? nowhere : { index: at, ...found };
      names[line.depth] = reading.place;
      if (passing !== null) skip(ledger, at, passing);
    } else if (line.kind === "table-head" && span.carrier.kind === "table") {
      at = readTable(reading, at);
    } else if (line.kind === "item" && span.carrier.kind === "tag" && passing === null) {
      readTagged(reading, at, line);
    } else {
      skip(ledger, at, reasonOf(line, passing));
    }
  }
  return { ...build(reading), title };
}

function reasonOf(line: Line, passing: SkipReason | null): SkipReason {
  const without = noContent(line.kind);
  if (without !== null) return without;
  const listed = line.kind === "item" || line.kind === "table-row";
  if (isQuestion(line.text) && (!listed || passing !== null)) return "question";
  return listed ? (passing ?? "outside") : "prose";
}

/** The first heading, if it is the only one of its level and none stands above it. */
function soleHeading(lines: readonly Line[], span: Span): number | null {
  let first: number | null = null;
  let level = 0;
  for (let at = span.from; at < span.to; at += 1) {
    const line = lines[at];
    if (line?.kind !== "heading") continue;
    if (first === null) {
      first = at;
      level = line.level;
    } else if (line.level <= level) return null;
  }
  return first;
}

// --- tables ---

function readTable(reading: Reading, head: number): number {
  const { ledger } = reading;
  const columns = tierColumn(ledger.lines, head);
  let tier: { mark: TierMark; title: string } | null = null;
  let topic: Place = reading.place;
  let at = head;
  for (; at < ledger.lines.length; at += 1) {
    const line = ledger.lines[at];
    if (line === undefined || (at > head && line.kind !== "table-rule" && line.kind !== "table-row")) break;
    if (line.kind !== "table-row") {
      skip(ledger, at, "table-rule");
      continue;
    }
    if (columns === null) {
      skip(ledger, at, "outside");
      continue;
    }
    const mark = cellMark(ledger.lines, at, columns.tier, columns.moscow);
    const cell = plainText(line.cells[columns.tier] ?? "");
    // An empty cell goes on with the one above it.
    tier = mark !== null ? { mark, title: cell } : cell === "" ? tier : null;
    topic = topicOfRow(line, columns, topic, reading.place);
    if (tier === null) skip(ledger, at, "outside");
    else readRow(reading, at, line, columns, tier, topic);
  }
  return at - 1;
}

function topicOfRow(line: Line, { topic }: Columns, above: Place, place: Place): Place {
  if (topic === null) return place;
  const { text, writtenId } = readInline(line.cells[topic] ?? "");
  return text === "" || text === above.title ? above : { index: null, title: text, number: "", writtenId };
}

function readRow(
  reading: Reading,
  index: number,
  line: Line,
  columns: Columns,
  tier: { mark: TierMark; title: string },
  topic: Place,
): void {
  const notes = columns.notes.map((column) => line.cells[column] ?? "").filter((cell) => cell !== "");
  const points = (line.cells[columns.point] ?? "")
    .split(/<br\s{0,3}\/?>/i)
    .map((piece) => piece.replace(/^\s*[-*•]\s+/, "").trim());
  const filled = points.filter((piece) => piece !== "");
  if (filled.length === 0) {
    skip(reading.ledger, index, "empty");
    return;
  }
  for (const piece of filled) {
    const text = notes.length > 0 && filled.length === 1 ? `${piece}: ${notes.join("; ")}` : piece;
    addEntry(reading, { index, line, text, tier: tier.mark.order, tierTitle: tier.title, topic, facet: reading.facet });
  }
}

// --- tags ---

function readTagged(reading: Reading, index: number, line: Line): void {
  if (line.children > 0) {
    const { text, writtenId } = readInline(tagOf(line.text)?.text ?? line.text);
    reading.place = { index, title: text.replace(/[:：]$/, "").trim(), number: line.mark, writtenId };
    return;
  }
  const tag = tagOf(line.text);
  const tier = tag?.mark.order ?? null;
  const tierTitle =
    tag === null
      ? ""
      : plainText(line.text)
          .replace(tag.text, "")
          .replace(/[[\](){}（）【】:：]/g, "")
          .trim();
  addEntry(reading, {
    index,
    line,
    text: tag?.text ?? line.text,
    tier,
    tierTitle,
    topic: reading.place,
    facet: reading.facet,
  });
}

// --- building ---

function addEntry(reading: Reading, entry: Entry): void {
  if (entry.tier === null && entry.topic.title === "") {
    skip(reading.ledger, entry.index, "outside");
    return;
  }
  reading.entries.push(entry);
  if (entry.tier !== null && !reading.orders.has(entry.tier)) {
    reading.orders.set(entry.tier, { title: entry.tierTitle, line: entry.line.number });
  }
}

function build({ ledger, entries, orders }: Reading): { tiers: Tier[]; topics: Topic[] } {
  const sorted = [...orders.keys()].sort((a, b) => a - b);
  const tiers: Tier[] = sorted.map((order, at) => ({
    line: orders.get(order)?.line ?? 1,
    rank: at + 1,
    title: orders.get(order)?.title ?? "",
    writtenId: null,
  }));
  const rankOf = (order: number | null): TierRank | null => (order === null ? null : sorted.indexOf(order) + 1);
  const topics = new Map<string, { topic: Topic; said: Set<string> }>();
  for (const entry of entries) {
    const rank = rankOf(entry.tier);
    const title =
      entry.topic.title !== "" ? entry.topic.title : (tiers.find((tier) => tier.rank === rank)?.title ?? "");
    const key = `${rank} ${entry.topic.index ?? ""} ${title}`;
    const known = topics.get(key) ?? { topic: newTopic(ledger, entry, title, rank), said: new Set<string>() };
    topics.set(key, known);
    addPoint(ledger, known, entry);
  }
  return { tiers, topics: [...topics.values()].map(({ topic }) => topic) };
}

function newTopic(ledger: Ledger, { topic, line, facet }: Entry, title: string, tier: TierRank | null): Topic {
  if (topic.index !== null) use(ledger, topic.index);
  const at = topic.index === null ? line.number : (ledger.lines[topic.index]?.number ?? line.number);
  return {
    line: at,
    title,
    number: topic.number,
    tier,
    facet,
    writtenId: claimId(ledger, topic.writtenId),
    points: [],
  };
}

function addPoint(ledger: Ledger, { topic, said }: { topic: Topic; said: Set<string> }, entry: Entry): void {
  const { text, code, writtenId } = readInline(entry.text);
  measure(ledger, text, entry.line.number);
  if (text.length > longestText) return;
  if (text === "" || said.has(text)) {
    skip(ledger, entry.index, text === "" ? "empty" : "duplicate");
    return;
  }
  said.add(text);
  use(ledger, entry.index);
  const given = {
    line: entry.line.number,
    facet: entry.facet,
    writtenId: claimId(ledger, writtenId),
    parents: [],
    more: [],
  };
  topic.points.push(newPoint(text, code, splitTerm(text, code), given));
}
