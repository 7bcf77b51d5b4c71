// Finds the concepts of a subject that a point names, by their names and aliases, the longest first.
import type { Taxonomy } from "../bank/schema.ts";
import type { Outline, Point } from "../types.ts";
import { latin, normaliseText } from "./normalise.ts";

/** The aliases of a subject, ready for searching. Made by `buildMatcher`. */
export type Matcher = { nodes: Node[]; aliases: Alias[]; known: Map<string, string[]> };

/** Where the concepts were found: in the point's own words, in what encloses it, or nowhere. */
export type Match = { concepts: string[]; via: "point" | "topic" | "none" };

type Alias = { concept: string; length: number; headWord: boolean; tailWord: boolean };
/** A state of the search: the characters that lead on, where to go on if none does, and the alias that ends here. */
type Node = { next: Map<string, number>; fail: number; alias: number; output: number };
type Hit = { from: number; to: number; alias: Alias };

/** The texts around points are met again and again; so many of them are remembered. */
const remembered = 4096;
const ownShare = 1 / 3;

/**
 * Prepares the names and aliases of a subject. An alias that two concepts claim goes to the first. A name in CamelCase is
 * also found as separate words ("NetworkPolicy", "network policy").
 */
export function buildMatcher(taxonomy: Taxonomy): Matcher {
  const matcher: Matcher = { nodes: [newNode()], aliases: [], known: new Map() };
  const seen = new Set<string>();
  const written: Array<[string, string]> = [];
  for (const topic of taxonomy.topics) {
    for (const { id, name, aliases } of topic.concepts) {
      for (const alias of [name.en, name.zh, ...aliases]) written.push([alias, id]);
    }
  }
  // What is written wins over what is derived from another concept's spelling.
  for (const [alias, id] of written) insert(matcher, seen, normaliseText(alias), id);
  for (const [alias, id] of written) for (const form of derivedForms(alias)) insert(matcher, seen, form, id);
  link(matcher.nodes);
  return matcher;
}

/**
 * The concepts that a point names, the main one first: in the order of their places, so that those in the term come
 * before those behind the colon. Where its own words name none, the enclosing bullets are asked, the nearest first, and
 * then the title of the topic.
 */
export function matchPoint(matcher: Matcher, topicTitle: string, point: Pick<Point, "text" | "parents">): Match {
  const own = matchText(matcher, point.text);
  if (own.length > 0) return { concepts: own, via: "point" };
  for (let at = point.parents.length - 1; at >= 0; at -= 1) {
    const around = matchAgain(matcher, point.parents[at] ?? "");
    if (around.length > 0) return { concepts: around, via: "topic" };
  }
  const topic = matchAgain(matcher, topicTitle);
  return topic.length > 0 ? { concepts: topic, via: "topic" } : { concepts: [], via: "none" };
}

/** The concepts that a text names, each once, by place. Linear in the text, whatever the number of aliases. */
export function matchText(matcher: Matcher, text: string): string[] {
  const plain = normaliseText(text);
  const concepts = new Set<string>();
  for (const hit of longestFirst(hitsIn(matcher, plain), plain.length)) concepts.add(hit.alias.concept);
  return [...concepts];
}

/** The share of an outline's points that name a concept themselves or through what encloses them; 0 without points. */
export function subjectFit(outline: Outline, matcher: Matcher): number {
  let all = 0;
  let named = 0;
  for (const topic of outline.topics) {
    for (const point of topic.points) {
      all += 1;
      if (matchPoint(matcher, topic.title, point).via !== "none") named += 1;
    }
  }
  return all === 0 ? 0 : named / all;
}

/** Whether an outline is one of the subject: at least a third of its points name concepts of it. */
export function belongsToSubject(outline: Outline, matcher: Matcher): boolean {
  return subjectFit(outline, matcher) >= ownShare;
}

// --- building ---

function newNode(): Node {
  return { next: new Map(), fail: 0, alias: -1, output: 0 };
}

function insert(matcher: Matcher, seen: Set<string>, plain: string, concept: string): void {
  if (plain === "" || seen.has(plain)) return;
  seen.add(plain);
  let at = 0;
  for (const char of units(plain)) {
    const known = matcher.nodes[at]?.next.get(char);
    if (known !== undefined) at = known;
    else {
      matcher.nodes.push(newNode());
      matcher.nodes[at]?.next.set(char, matcher.nodes.length - 1);
      at = matcher.nodes.length - 1;
    }
  }
  const node = matcher.nodes[at];
  if (node) node.alias = matcher.aliases.length;
  matcher.aliases.push({
    concept,
    length: plain.length,
    headWord: latin.test(plain[0] ?? ""),
    tailWord: latin.test(plain.at(-1) ?? ""),
  });
}

function derivedForms(alias: string): string[] {
  const forms: string[] = [];
  const apart = alias.replace(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu, " ");
  if (apart !== alias) forms.push(normaliseText(apart));
  for (const form of [normaliseText(alias), ...forms]) {
    if (/[^aeiou\W\d]y$/.test(form)) forms.push(`${form.slice(0, -1)}ies`);
  }
  return forms;
}

/** Sets for each state where the search goes on after a mismatch: to the longest end of it that begins an alias. */
function link(nodes: Node[]): void {
  const queue: number[] = [...(nodes[0]?.next.values() ?? [])];
  for (let head = 0; head < queue.length; head += 1) {
    const at = queue[head] ?? 0;
    const node = nodes[at];
    if (!node) continue;
    for (const [char, to] of node.next) {
      let back = node.fail;
      while (back !== 0 && !nodes[back]?.next.has(char)) back = nodes[back]?.fail ?? 0;
      const target = nodes[to];
      if (target) target.fail = nodes[back]?.next.get(char) ?? 0;
      queue.push(to);
    }
    const fail = nodes[node.fail];
    node.output = fail && fail.alias >= 0 ? node.fail : (fail?.output ?? 0);
  }
}

// --- searching ---

function hitsIn({ nodes, aliases }: Matcher, plain: string): Hit[] {
  const hits: Hit[] = [];
  let state = 0;
  let end = 0;
  for (const char of units(plain)) {
    end += char.length;
    while (state !== 0 && !nodes[state]?.next.has(char)) state = nodes[state]?.fail ?? 0;
    state = nodes[state]?.next.get(char) ?? 0;
    for (let at = state; at !== 0; at = nodes[at]?.output ?? 0) {
      const alias = aliases[nodes[at]?.alias ?? -1];
      const to = alias === undefined ? null : wordEnd(plain, end - alias.length, end, alias);
      if (alias !== undefined && to !== null) hits.push({ from: end - alias.length, to, alias });
    }
  }
  return hits;
}

/** The end of an alias with its plural ending; null where a word goes on before or after it. */
function wordEnd(plain: string, from: number, to: number, alias: Alias): number | null {
  if (alias.headWord && from > 0 && latin.test(plain[from - 1] ?? "")) return null;
  if (!alias.tailWord) return to;
  const ends = [to];
  if (plain[to] === "s") ends.push(to + 1);
  if (plain[to] === "e" && plain[to + 1] === "s") ends.push(to + 2);
  return ends.find((end) => end >= plain.length || !latin.test(plain[end] ?? "")) ?? null;
}

/** Leaves out every hit that overlaps a longer one, and sorts the rest by place. */
function longestFirst(hits: Hit[], length: number): Hit[] {
  if (hits.length < 2) return hits;
  const byLength = [...hits].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const taken = new Uint8Array(length + 1);
  const kept: Hit[] = [];
  for (const hit of byLength) {
    // Whatever was taken before is at least as long, so it covers one of the two ends if it overlaps.
    if (taken[hit.from] === 1 || taken[hit.to - 1] === 1) continue;
    taken.fill(1, hit.from, hit.to);
    kept.push(hit);
  }
  return kept.sort((a, b) => a.from - b.from);
}

function matchAgain(matcher: Matcher, text: string): string[] {
  const known = matcher.known.get(text);
  if (known !== undefined) return known;
  if (matcher.known.size >= remembered) matcher.known.clear();
  const found = matchText(matcher, text);
  matcher.known.set(text, found);
  return found;
}

/** Characters as UTF-16 units: positions are those of the text. */
function* units(plain: string): Generator<string> {
  for (let at = 0; at < plain.length; at += 1) yield plain[at] ?? "";
}
