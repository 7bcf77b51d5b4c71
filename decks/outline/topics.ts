// The topics and points of a block: which headings or entries are topics, which bullets are points, which only gather.

import type { Facet, Point, TierRank, Topic } from "../types.ts";
import type { Block, Item, Section } from "./blocks.ts";
import { readInline } from "./inline.ts";
import { claimId, type Ledger, longestText, measure, skip, use } from "./ledger.ts";
import type { Line } from "./lines.ts";
import { saysConcepts, saysPractice } from "./skip.ts";
import { partsOf, splitTerm } from "./wording.ts";

/** A topic that is being filled: what was said in it, and the places below it by the labels that lead to them. */
type Filling = { ledger: Ledger; topic: Topic; said: Set<string>; places: Map<string, Place> };

/** A place below a topic. Its number stands for all of its labels, so that they need not be compared one by one. */
type Place = { parents: string[]; number: number };

const top: Place = { parents: [], number: 0 };

function newFilling(ledger: Ledger, topic: Topic): Filling {
  return { ledger, topic, said: new Set(), places: new Map() };
}

/** The place below another one under a label; the same labels lead to the same place. */
function below({ places }: Filling, place: Place, label: string): Place {
  const key = `${place.number} ${label}`;
  const known = places.get(key);
  if (known !== undefined) return known;
  const found: Place = { parents: [...place.parents, label], number: places.size + 1 };
  places.set(key, found);
  return found;
}

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
  if (areTopics(root.items)) for (const item of root.items) topics.push(topicOfItem(ledger, item, tier));
  else for (const item of root.items) fill(flat, item, top);
  for (const marker of markers) fillSection(flat, marker, top);
  if (flat.topic.points.length > 0) topics.unshift(finished(flat.topic));
  for (const section of root.sections) if (!section.marker) addSection(ledger, section, tier, topics);
  for (const section of root.sections) if (section.marker) skip(ledger, section.index, "block-marker");
  return topics;
}

function namedAsTier(ledger: Ledger, { line, title, facet }: Block, tier: TierRank | null): Filling {
  const topic: Topic = { line: line.number, title: title.title, number: "", tier, facet, writtenId: null, points: [] };
  return newFilling(ledger, topic);
}

/** A topic in a tier is about practice if it says so or if all of its points are. */
function finished(topic: Topic): Topic {
  const { points, tier, title } = topic;
  if (points.length > 0 && points.every((point) => point.facet === "practice")) topic.facet = "practice";
  if (points.length === 0 && tier !== null && !saysPractice(title)) topic.facet = "concept";
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

function topicOfItem(ledger: Ledger, item: Item, tier: TierRank | null): Topic {
  const { text, code, writtenId } = readInline(item.line.text);
  // "Pod: smallest unit" with bullets below it is a topic called "Pod" and a point of it; "Chapter 3: torts" is a title.
  const term = item.children.length === 0 || item.line.mark !== "" ? null : splitTerm(text, code);
  const says = term !== null && !/\d$|^第/.test(term.term);
  const title = says ? term.term : text.replace(/[:：]$/, "").trim();
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
  const filling = newFilling(ledger, topic);
  // An entry without bullets is a thing to learn itself; its id is the topic's.
  if (item.children.length === 0 || says) addPoint(filling, item, top, topic.facet);
  else {
    use(ledger, item.index);
    for (const line of [...item.more, ...item.later]) skip(ledger, line, "prose");
  }
  for (const child of item.children) fill(filling, child, top, topic.facet);
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
  if (section.label && !holdsItems(section)) {
    passOverLabels(ledger, section);
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
  fillSection(newFilling(ledger, topic), section, top, true);
  topics.push(finished(topic));
}

/** Puts the points of a section and of those below it into a topic; sub-headings become parents of their points. */
function fillSection(filling: Filling, section: Section, place: Place, own = false): void {
  const inner = own || section.marker ? place : below(filling, place, section.title);
  const reason = section.marker ? "block-marker" : holdsItems(section) ? "group" : "prose";
  if (!own) skip(filling.ledger, section.index, reason);
  for (const item of section.items) fill(filling, item, inner);
  for (const child of section.sections) fillSection(filling, child, inner);
}

function holdsItems(section: Section): boolean {
  return section.items.length > 0 || section.sections.some(holdsItems);
}

/** Labels without a bullet below them are text. */
function passOverLabels(ledger: Ledger, section: Section): void {
  skip(ledger, section.index, section.marker ? "block-marker" : "prose");
  for (const below of section.sections) passOverLabels(ledger, below);
}

// --- points ---

type Step = { item: Item; place: Place; facet: Facet };

/** Puts an item and all below it into a topic, however deep it goes. */
function fill(filling: Filling, first: Item, place: Place, facet: Facet = first.facet): void {
  const steps: Step[] = [{ item: first, place, facet: facet === "practice" ? facet : first.facet }];
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const inner = gather(filling, step);
    for (let at = step.item.children.length - 1; at >= 0; at -= 1) {
      const child = step.item.children[at];
      if (child === undefined) continue;
      steps.push({ ...inner, item: child, facet: child.facet === "practice" ? child.facet : inner.facet });
    }
  }
}

/** Deals with one item; gives what those below it inherit. */
function gather(filling: Filling, { item, place, facet }: Step): Omit<Step, "item"> {
  const { ledger } = filling;
  if (item.children.length === 0) {
    addPoint(filling, item, place, facet);
    return { place, facet };
  }
  if (isFacetLabel(item)) {
    passOver(ledger, item, "block-marker");
    return { place, facet: saysPractice(item.line.text) ? "practice" : "concept" };
  }
  const { text, code } = readInline(joined(ledger.lines, item));
  // "Term: text" says something itself; a mere label gathers.
  const says = !/[:：]$/.test(text) && splitTerm(text, code) !== null;
  if (says) addPoint(filling, item, place, facet);
  else passOver(ledger, item, "group");
  const label = says ? text : text.replace(/[:：]$/, "").trim();
  return { place: below(filling, place, label), facet };
}

function passOver(ledger: Ledger, item: Item, reason: "group" | "block-marker"): void {
  measure(ledger, item.line.text, item.line.number);
  skip(ledger, item.index, reason);
  for (const line of [...item.more, ...item.later]) skip(ledger, line, reason);
}

function addPoint(filling: Filling, item: Item, place: Place, facet: Facet): void {
  const { ledger, topic, said } = filling;
  const { text, code, writtenId } = readInline(joined(ledger.lines, item));
  measure(ledger, text, item.line.number);
  if (text.length > longestText) return;
  const term = splitTerm(text, code);
  const ownFacet: Facet = term !== null && term.term.length <= 30 && saysPractice(term.term) ? "practice" : facet;
  const key = `${ownFacet} ${place.number} ${text}`;
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
      parents: place.parents,
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
