// The topics and points of a block: which headings or entries are topics, which bullets are points, which only gather.

import type { Facet, Point, TierRank, Topic } from "../types.ts";
import type { Block, Item, Section } from "./blocks.ts";
import { readInline } from "./inline.ts";
import { claimId, type Ledger, longestText, measure, skip, use } from "./ledger.ts";
import type { Line } from "./lines.ts";
import { saysConcepts, saysPractice } from "./skip.ts";
import { partsOf, splitTerm } from "./wording.ts";

/** A topic that is being filled. */
type Filling = { ledger: Ledger; topic: Topic; said: Set<string> };

/**
 * The topics of a block in the order of the document. Headings are topics if bullets stand directly below them; a heading
 * that only holds headings is an area. Entries of the tier's own list are topics if at least half of them have bullets
 * below them; otherwise the list is flat, and its one topic is called as the tier is.
 */
export function topicsOf(ledger: Ledger, block: Block, tier: TierRank | null): Topic[] {
  const topics: Topic[] = [];
  const { root } = block;
  const markers = root.sections.filter(
    (section) => section.marker && section.items.length + section.sections.length > 0,
  );
  const flat = namedAsTier(ledger, block, tier);
  if (areTopics(root.items)) for (const item of root.items) topics.push(topicOfItem(ledger, item, tier, flat));
  else for (const item of root.items) fill(flat, item, [], root.index);
  for (const marker of markers) fillSection(flat, marker, []);
  if (flat.topic.points.length > 0) topics.unshift(finished(flat.topic));
  for (const section of root.sections) if (!section.marker) addSection(ledger, section, tier, topics);
  for (const section of root.sections) if (section.marker) skip(ledger, section.index, "block-marker");
  return topics;
}

function namedAsTier(ledger: Ledger, { line, title, facet }: Block, tier: TierRank | null): Filling {
  const topic: Topic = { line: line.number, title: title.title, number: "", tier, facet, writtenId: null, points: [] };
  return { ledger, topic, said: new Set() };
}

/** A topic is about practice if it says so or if all of its points are. */
function finished(topic: Topic): Topic {
  if (topic.points.length > 0 && topic.points.every((point) => point.facet === "practice")) topic.facet = "practice";
  return topic;
}

function areTopics(items: readonly Item[]): boolean {
  const withBullets = items.filter((item) => item.children.length > 0 && !isFacetLabel(item));
  return withBullets.length > 0 && withBullets.length * 2 >= items.length;
}

/** A bullet such as "Best practice" with bullets below it. */
function isFacetLabel(item: Item): boolean {
  if (item.children.length === 0 || item.line.text.length > 80) return false;
  const { text, code } = readInline(item.line.text);
  return (saysPractice(text) || saysConcepts(text)) && splitTerm(text, code) === null;
}

// --- topics ---

function topicOfItem(ledger: Ledger, item: Item, tier: TierRank | null, flat: Filling): Topic {
  const { text, writtenId } = readInline(item.line.text);
  const title = text.replace(/[:：]$/, "").trim();
  measure(ledger, title, item.line.number);
  const topic: Topic = {
    line: item.line.number,
    title,
    number: item.line.mark,
    tier,
    facet: saysPractice(title) ? "practice" : item.facet,
    writtenId: claimId(ledger, writtenId),
    points: [],
  };
  const filling: Filling = { ledger, topic, said: new Set() };
  if (item.children.length === 0) {
    // An entry without bullets is a thing to learn itself; its id is the topic's.
    addPoint(filling, item, [], flat.topic.facet === "practice" ? "practice" : topic.facet, item.index);
  } else {
    use(ledger, item.index);
    for (const line of [...item.more, ...item.later]) skip(ledger, line, "prose");
    for (const child of item.children) fill(filling, child, [], item.index, topic.facet);
  }
  return finished(topic);
}

/** Adds the topics of a heading or label; it is an area itself if only headings stand directly below it. */
function addSection(ledger: Ledger, section: Section, tier: TierRank | null, topics: Topic[]): void {
  const isArea =
    !section.label &&
    section.items.length === 0 &&
    section.sections.some((below) => !below.label) &&
    !section.sections.some((below) => below.marker);
  if (isArea) {
    skip(ledger, section.index, "group");
    for (const below of section.sections) addSection(ledger, below, tier, topics);
    return;
  }
  if (section.label && section.items.length + section.sections.length === 0) {
    skip(ledger, section.index, "prose");
    return;
  }
  const topic: Topic = {
    line: ledger.lines[section.index]?.number ?? 0,
    title: section.title,
    number: section.number,
    tier,
    facet: section.facet,
    writtenId: claimId(ledger, section.writtenId),
    points: [],
  };
  use(ledger, section.index);
  fillSection({ ledger, topic, said: new Set() }, section, [], true);
  topics.push(finished(topic));
}

/** Puts the points of a section and of those below it into a topic; sub-headings become parents of their points. */
function fillSection(filling: Filling, section: Section, parents: string[], own = false): void {
  const empty = section.items.length + section.sections.length === 0;
  const inner = own || section.marker ? parents : [...parents, section.title];
  if (!own) skip(filling.ledger, section.index, section.marker ? "block-marker" : empty ? "prose" : "group");
  for (const item of section.items) fill(filling, item, inner, section.index);
  for (const below of section.sections) fillSection(filling, below, inner);
}

// --- points ---

type Step = { item: Item; parents: string[]; parentIndex: number; facet: Facet };

/** Puts an item and all below it into a topic, however deep it goes. */
function fill(filling: Filling, first: Item, parents: string[], parentIndex: number, facet: Facet = first.facet): void {
  const steps: Step[] = [{ item: first, parents, parentIndex, facet: facet === "practice" ? facet : first.facet }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const below = gather(filling, step);
    for (let at = step.item.children.length - 1; at >= 0; at -= 1) {
      const child = step.item.children[at];
      if (child !== undefined)
        steps.push({ ...below, item: child, facet: child.facet === "practice" ? child.facet : below.facet });
    }
  }
}

/** Deals with one item; gives what those below it inherit. */
function gather(filling: Filling, { item, parents, parentIndex, facet }: Step): Omit<Step, "item"> {
  if (item.children.length === 0) {
    addPoint(filling, item, parents, facet, parentIndex);
    return { parents, parentIndex, facet };
  }
  const { text, code } = readInline(item.line.text);
  if (isFacetLabel(item)) {
    passOver(filling.ledger, item, "block-marker");
    return { parents, parentIndex: item.index, facet: saysPractice(text) ? "practice" : "concept" };
  }
  // "Term: text" says something itself; a mere label gathers.
  const says = !/[:：]$/.test(text) && splitTerm(text, code) !== null;
  if (says) addPoint(filling, item, parents, facet, parentIndex);
  else passOver(filling.ledger, item, "group");
  return { parents: [...parents, says ? text : text.replace(/[:：]$/, "").trim()], parentIndex: item.index, facet };
}

function passOver(ledger: Ledger, item: Item, reason: "group" | "block-marker"): void {
  measure(ledger, item.line.text, item.line.number);
  skip(ledger, item.index, reason);
  for (const line of [...item.more, ...item.later]) skip(ledger, line, "prose");
}

function addPoint(filling: Filling, item: Item, parents: string[], facet: Facet, parentIndex: number): void {
  const { ledger, topic, said } = filling;
  const { text, code, writtenId } = readInline(joined(ledger.lines, item));
  measure(ledger, text, item.line.number);
  if (text.length > longestText) return;
  const term = splitTerm(text, code);
  const ownFacet: Facet = term !== null && term.term.length <= 30 && saysPractice(term.term) ? "practice" : facet;
  const key = `${ownFacet} ${parentIndex} ${text}`;
  const reason = text === "" ? "empty" : said.has(key) ? "duplicate" : null;
  const further = [...item.more, ...item.later];
  if (reason !== null) {
    for (const index of [item.index, ...further]) skip(ledger, index, reason);
    return;
  }
  said.add(key);
  for (const index of [item.index, ...further]) use(ledger, index);
  topic.points.push(
    newPoint(text, code, term, {
      line: item.line.number,
      facet: ownFacet,
      writtenId: claimId(ledger, writtenId),
      parents,
      more: further.map((index) => ledger.lines[index]?.number ?? 0),
    }),
  );
}

/** A point with its term and parts. */
export function newPoint(
  text: string,
  code: Array<[number, number]>,
  term: ReturnType<typeof splitTerm>,
  given: Pick<Point, "line" | "facet" | "writtenId" | "parents"> & { more: number[] },
): Point {
  const { line, facet, writtenId, parents, more } = given;
  const from = term === null ? 0 : text.length - term.rest.length;
  const inRest: Array<[number, number]> = code.filter(([start]) => start >= from).map(([a, b]) => [a - from, b - from]);
  const parts = partsOf(term?.rest ?? text, inRest);
  const point: Point = { line, text, term: term?.term ?? null, parts, facet, writtenId, parents };
  return more.length === 0 ? point : { ...point, more };
}

/** The paragraph of an item: its lines joined by a space, or by nothing between Chinese characters. */
function joined(lines: readonly Line[], item: Item): string {
  if (item.more.length === 0) return item.line.text;
  let last = item.line.text.at(-1) ?? "";
  const pieces = [item.line.text];
  for (const index of item.more) {
    const text = lines[index]?.text ?? "";
    if (!(isWide(last) && isWide(text[0] ?? ""))) pieces.push(" ");
    pieces.push(text);
    last = text.at(-1) ?? last;
  }
  return pieces.join("");
}

function isWide(char: string): boolean {
  return /[\u2e80-\u9fff\uff00-\uff60\u3000-\u303f]/.test(char);
}
