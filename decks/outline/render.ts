// Writes an outline as Markdown that the parser reads back as the same outline.

import type { Facet, Lang, Outline, Point, Topic } from "../types.ts";
import { readInline } from "./inline.ts";
import { tierMark } from "./ordinals.ts";
import { saysPractice } from "./skip.ts";
import { partsOf, splitTerm } from "./wording.ts";

/** `boxes` puts an empty check box before each point. */
export type RenderOptions = { boxes: boolean };

const words: Record<Lang, { practice: string; concepts: string; all: string; tier: (rank: number) => string[] }> = {
  en: {
    practice: "Best practices",
    concepts: "Concepts",
    all: "Other topics",
    tier: (rank) => [`Tier ${rank}: `, `P${rank - 1}: `, `Tier ${rank}`],
  },
  zh: {
    practice: "最佳实践",
    concepts: "概念",
    all: "其他主题",
    tier: (rank) => [`第${rank}优先级：`, `P${rank - 1}：`, `第${rank}优先级`],
  },
};

/**
 * The outline in its plainest form: a heading for the name, each tier and each topic, a bullet for each point, sub-bullets
 * for those with parents, a bold label where best practices begin, `{#id}` behind what has a written id. Tiers whose titles
 * do not tell their order get "Tier 1:" in front. Topics without a tier come last. Parsing the result gives an equal
 * outline but for line numbers, if topics stand by tier; a second rendering is equal to the first.
 */
export function renderOutline(outline: Outline, options: RenderOptions = { boxes: false }): string {
  const lang = languageOf(outline);
  const lines = [`# ${escaped(outline.name)}`, ""];
  const titles = tierTitles(outline, lang);
  outline.tiers.forEach((tier, at) => {
    const title = titles[at] ?? tier.title;
    lines.push(`## ${heading(title)}${idOf(tier.writtenId)}`, "");
    const base: Facet = saysPractice(title) ? "practice" : "concept";
    const topics = outline.topics.filter((topic) => topic.tier === tier.rank);
    topics.forEach((topic, place) => {
      if (place === 0 && isFlat(topic, tier.title, title)) writePoints(lines, topic.points, base, lang, options);
      else writeTopic(lines, topic, topics[place - 1], base, lang, options);
    });
  });
  let open: Facet | null = null;
  const loose = outline.topics.filter((topic) => topic.tier === null);
  loose.forEach((topic, place) => {
    if (topic.facet !== open)
      lines.push(`## ${topic.facet === "practice" ? words[lang].practice : words[lang].all}`, "");
    writeTopic(lines, topic, topic.facet === open ? loose[place - 1] : undefined, topic.facet, lang, options);
    open = topic.facet;
  });
  return `${lines.join("\n").trimEnd()}\n`;
}

/** Chinese if its titles or first points have Chinese characters. */
function languageOf({ name, tiers, topics }: Outline): Lang {
  const points = topics.slice(0, 20).map((topic) => topic.points[0]?.text ?? "");
  const words = [name, ...[...tiers, ...topics].map(({ title }) => title), ...points].join(" ");
  return /\p{Script=Han}/u.test(words) ? "zh" : "en";
}

/** The titles as they are if they tell the order of the tiers, else with a mark in front. */
function tierTitles(outline: Outline, lang: Lang): string[] {
  const given = outline.tiers.map(({ title }) => title);
  // Weak words, and a word alone, give way to marks that stand in topics.
  const free = outline.topics.every((topic) => given.includes(topic.title) || tierMark(topic.title) === null);
  if (tellOrder(given, free)) return given;
  for (const prefix of [0, 1]) {
    const marked = outline.tiers.map(({ rank, title }) => `${words[lang].tier(rank)[prefix] ?? ""}${title}`);
    if (tellOrder(marked, free)) return marked;
  }
  return outline.tiers.map(({ rank }) => words[lang].tier(rank)[2] ?? "");
}

function tellOrder(titles: readonly string[], free: boolean): boolean {
  const marks = titles.map((title) => tierMark(title));
  const first = marks[0] ?? null;
  if (first === null) return false;
  const lone = marks.length < 2;
  if (first.strength === "weak" && (lone || !free)) return false;
  if (first.strength === "word" && lone && !(free && first.whole)) return false;
  return marks.every((mark, at) => {
    const before = marks[at - 1] ?? null;
    return mark?.strength === first.strength && (before === null || before.order < mark.order);
  });
}

/** A topic that only takes the place of a tier's flat list. */
function isFlat(topic: Topic, ...tierTitle: string[]): boolean {
  const plain = topic.number === "" && topic.writtenId === null && tierTitle.every((title) => title === topic.title);
  return plain && topic.points.length > 0 && topic.points.every((point) => point.parents.length === 0);
}

function writeTopic(
  lines: string[],
  topic: Topic,
  before: Topic | undefined,
  around: Facet,
  lang: Lang,
  options: RenderOptions,
): void {
  lines.push(`### ${numbered(topic.number, before?.number ?? "")}${heading(topic.title)}${idOf(topic.writtenId)}`, "");
  writePoints(lines, topic.points, saysPractice(topic.title) ? "practice" : around, lang, options);
}

function writePoints(lines: string[], points: readonly Point[], base: Facet, lang: Lang, options: RenderOptions): void {
  let facet = base;
  let open: Array<{ text: string; holds: boolean }> = [];
  for (const point of points) {
    if (point.facet !== facet) {
      if (open.length > 0) lines.push("");
      lines.push(`**${point.facet === "practice" ? words[lang].practice : words[lang].concepts}**`, "");
      facet = point.facet;
      open = [];
    }
    let depth = 0;
    while (depth < point.parents.length && open[depth]?.holds === true && open[depth]?.text === point.parents[depth])
      depth += 1;
    open.length = Math.min(open.length, depth);
    for (; depth < point.parents.length; depth += 1) {
      const label = point.parents[depth] ?? "";
      lines.push(`${"  ".repeat(depth)}- ${groupLabel(label)}`);
      open.push({ text: label, holds: true });
    }
    const box = options.boxes ? "[ ] " : "";
    lines.push(`${"  ".repeat(depth)}- ${box}${pointText(point)}${idOf(point.writtenId)}`);
    open.push({ text: point.text, holds: point.term !== null });
  }
  if (points.length > 0) lines.push("");
}

/** A label that only gathers; with a colon at the end where it would read as a point itself. */
function groupLabel(label: string): string {
  const text = bullet(escaped(label));
  return splitTerm(label) === null ? text : `${text}:`;
}

/** The point's text, escaped so that it has the same term and parts again. */
function pointText(point: Point): string {
  const plain = bullet(escaped(point.text));
  const literal = `\`${point.text}\``;
  const colons = bullet(escaped(point.text).replace(/(?<!\\)([:/,;])/g, "\\$1"));
  return [plain, colons, literal].find((form) => readsAs(form, point)) ?? plain;
}

function readsAs(form: string, point: Point): boolean {
  const { text, code } = readInline(form);
  const term = splitTerm(text, code);
  if (text !== point.text || (term?.term ?? null) !== point.term) return false;
  const from = term === null ? 0 : text.length - term.rest.length;
  const inRest = code.filter(([start]) => start >= from).map(([a, b]): [number, number] => [a - from, b - from]);
  const parts = partsOf(term?.rest ?? text, inRest);
  return parts.length === point.parts.length && parts.every((part, at) => part === point.parts[at]);
}

/** What would not begin a bullet's text: a check box, or signs alone, which are a rule. */
function bullet(text: string): string {
  if (/^\[.\]/u.test(text)) return `\\${text}`;
  if (/^[-*_=~─━═—–|:\s]+$/.test(text)) return text.replace(/[-*_=~|:]/g, "\\$&");
  return text;
}

/** A heading's text; signs at its end would be taken for its closing. */
function heading(title: string): string {
  return escaped(title).replace(/(?<!\\)#+$/, (signs) => signs.replace(/#/g, "\\#"));
}

/** The text with its Markdown signs escaped, if it has any. */
function escaped(text: string): string {
  const read = readInline(text);
  if (read.text === text && read.writtenId === null && read.code.length === 0) return text;
  return text.replace(/[\\`*_~=[\]<>!{}#|]/g, "\\$&");
}

function numbered(number: string, before: string): string {
  if (number === "") return "";
  if (number.includes(".")) return `${number} `;
  if (/^[一二三四五六七八九十]+$/.test(number)) return `${number}、`;
  // A letter out of its sequence is not taken for a number before a full stop.
  const follows = number === "A" || number === "a" || number.charCodeAt(0) === before.charCodeAt(0) + 1;
  return /^[A-Za-z]/.test(number) && !follows ? `(${number}) ` : `${number}. `;
}

function idOf(writtenId: string | null): string {
  return writtenId === null ? "" : ` {#${writtenId}}`;
}
