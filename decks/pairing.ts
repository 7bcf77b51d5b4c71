// Finds again what an outline said before: pairs incoming topics and points with the rows that are kept of them.
import { likenessOf, type Profile, profileOf } from "./outline/likeness.ts";
import { normaliseText } from "./outline/normalise.ts";
import type { IncomingOutline, IncomingPoint, TreeOutline, TreePoint, TreeTopic } from "./tree.ts";
import type { TierRank } from "./types.ts";

type IncomingTopic = IncomingOutline["topics"][number];

/** The pairs of one import: what is not in a map is new. Each kept row is in it at most once. */
export type Pairing = {
  outlines: Map<IncomingOutline, TreeOutline>;
  topics: Map<IncomingTopic, TreeTopic>;
  points: Map<IncomingPoint, TreePoint>;
};

const topicLikeness = 0.6;
const pointLikeness = 0.5;
const sameTermLikeness = 0.75;
const sharedPoints = 0.5;
// Likeness compares pairs: only leftovers come so far, a hundred a side at once, and a bounded number over all.
const leftoversAtOnce = 100;
const comparedPoints = 30;
const comparisonBudget = 300_000;

/**
 * Pairs by written id, then by the same text, then by likeness; never by place alone. A point is sought in its own topic
 * first; the same words elsewhere are the same point moved. Retired rows are found again by id or the same words only.
 * Linear in the number of topics and points, but for a bounded number of comparisons.
 */
export function pair(kept: readonly TreeOutline[], incoming: readonly IncomingOutline[]): Pairing {
  const pairing: Pairing = { outlines: pairOutlines(kept, incoming), topics: new Map(), points: new Map() };
  const budget = { left: comparisonBudget };
  for (const [next, old] of pairing.outlines) pairTopics(old, next, pairing, budget);
  pairPoints(pairing, budget);
  return pairing;
}

// ---------------------------------------------------------------- outlines

function pairOutlines(
  kept: readonly TreeOutline[],
  incoming: readonly IncomingOutline[],
): Map<IncomingOutline, TreeOutline> {
  const candidates: Array<Candidate<IncomingOutline, TreeOutline>> = [];
  const looks = new Map<TreeOutline | IncomingOutline, Look>();
  for (const outline of [...kept, ...incoming]) looks.set(outline, lookOf(outline));
  for (const next of incoming) {
    for (const row of kept) {
      const score = outlineScore(next, row, looks.get(next), looks.get(row));
      if (score > 0) candidates.push({ next, row, score });
    }
  }
  const pairs = new Map<IncomingOutline, TreeOutline>();
  const taken = new Set<TreeOutline>();
  greedy(candidates, pairs, taken, (next, row) => {
    pairs.set(next, row);
    taken.add(row);
  });
  return pairs;
}

type Look = { name: string; titles: Set<string> };

// A name may carry the number that `uniqueName` put behind it.
function lookOf(outline: TreeOutline | IncomingOutline): Look {
  return {
    name: normaliseText(outline.name.replace(/ \(\d+\)$/, "")),
    titles: new Set(outline.topics.map((topic) => normaliseText(topic.title))),
  };
}

// What an outline says counts more than what it is called: a heading may be renamed, two headings swapped, and two documents
// may both be called "Notes". The same name in the same file is the same outline even if all of it was rewritten.
function outlineScore(next: IncomingOutline, row: TreeOutline, nextLook?: Look, rowLook?: Look): number {
  if (next.origin !== row.origin || !nextLook || !rowLook) return 0;
  const sameFile = next.fileName === row.fileName;
  if (next.origin !== "file") return sameFile ? 10 : 0;
  const sameName = nextLook.name === rowLook.name;
  if (!sameFile && !sameName) return 0;
  const share = sharedTitles(nextLook, rowLook);
  const live = row.removed ? 0 : 0.5;
  if (sameName && (sameFile || share > 0)) return (sameFile ? 4 : 3) + 4 * share + live;
  return sameFile && share >= sharedPoints ? 2 + 4 * share + live : 0;
}

/** The share of topic titles that two outlines have in common, of the one that has fewer. */
function sharedTitles(a: Look, b: Look): number {
  const [few, many] = a.titles.size < b.titles.size ? [a.titles, b.titles] : [b.titles, a.titles];
  let shared = 0;
  for (const title of few) if (many.has(title)) shared += 1;
  return shared / Math.max(1, few.size);
}

/** Whether `kept` is `name` with the number that `uniqueName` put behind it. */
export function isNumbered(kept: string, name: string): boolean {
  return kept.startsWith(`${name} (`) && /^ \(\d+\)$/.test(kept.slice(name.length));
}

/** A name that none of `taken` has: the name itself, or with " (2)", " (3)" behind it. */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let n = 2; ; n += 1) if (!taken.has(`${name} (${n})`)) return `${name} (${n})`;
}

// ---------------------------------------------------------------- topics

function pairTopics(old: TreeOutline, next: IncomingOutline, pairing: Pairing, budget: { left: number }): void {
  const { topics: pairs } = pairing;
  const taken = new Set<TreeTopic>();
  const keep = (topic: IncomingTopic, row: TreeTopic): void => {
    pairs.set(topic, row);
    taken.add(row);
  };
  const isRetired = (topic: TreeTopic): boolean => old.removed || topic.retired;
  const rows = [...old.topics.filter((topic) => !isRetired(topic)), ...old.topics.filter(isRetired)];

  type Titled = { title: string; tier: TierRank | null; writtenId: string | null };
  pairByKey(next.topics, rows, pairs, taken, (topic: Titled) => topic.writtenId, keep);
  // A title may stand in two tiers: the same tier first.
  pairByKey(next.topics, rows, pairs, taken, (topic: Titled) => `${topic.tier} ${normaliseText(topic.title)}`, keep);
  pairByKey(next.topics, rows, pairs, taken, (topic: Titled) => normaliseText(topic.title), keep);

  const openRows = rows.filter((row) => !taken.has(row) && !isRetired(row));
  const open = next.topics.filter((topic) => !pairs.has(topic));
  if (open.length === 0 || openRows.length === 0) return;
  greedy(likeTopics(open, openRows, budget), pairs, taken, keep);
}

type Candidate<N, R> = { next: N; row: R; score: number };

type TopicLook = { title: Profile; texts: Set<string>; points: Profile[] };

/**
 * Topics that are the same one retitled: alike in title, or in at least half of their points, reworded ones counted by
 * their likeness. What is alike in both comes first.
 */
function likeTopics(
  open: readonly IncomingTopic[],
  rows: readonly TreeTopic[],
  budget: { left: number },
): Array<Candidate<IncomingTopic, TreeTopic>> {
  const sharing = rowsByPointText(rows);
  const looks = new Map<TreeTopic, TopicLook>();
  const candidates: Array<Candidate<IncomingTopic, TreeTopic>> = [];
  for (const [i, next] of open.entries()) {
    const look = lookOfTopic(next);
    const byTitle = i < leftoversAtOnce ? rows.slice(0, leftoversAtOnce) : [];
    const near = new Set([...byTitle, ...[...look.texts].flatMap((text) => sharing.get(text) ?? [])]);
    for (const row of near) {
      if (budget.left-- <= 0) return candidates;
      if (!compatible(next, row)) continue;
      let rowLook = looks.get(row);
      if (!rowLook) {
        rowLook = lookOfTopic({ title: row.title, points: row.points.filter((point) => !point.retired) });
        looks.set(row, rowLook);
      }
      const title = likenessOf(look.title, rowLook.title);
      const points = pointsLikeness(look, rowLook, budget);
      if (title >= topicLikeness || points >= sharedPoints) candidates.push({ next, row, score: title + points });
    }
  }
  return candidates;
}

/** The topics in which a point of the same words stands; of a text that many have, the first few. */
function rowsByPointText(rows: readonly TreeTopic[]): Map<string, TreeTopic[]> {
  const byText = new Map<string, TreeTopic[]>();
  for (const row of rows) {
    for (const point of row.points) {
      if (point.retired) continue;
      const key = normaliseText(point.text);
      const known = byText.get(key);
      if (!known) byText.set(key, [row]);
      else if (known.length < 8) known.push(row);
    }
  }
  return byText;
}

function lookOfTopic(topic: { title: string; points: ReadonlyArray<{ text: string }> }): TopicLook {
  return {
    title: profileOf(topic.title),
    texts: new Set(topic.points.map((point) => normaliseText(point.text))),
    points: topic.points.slice(0, comparedPoints).map((point) => profileOf(point.text)),
  };
}

/** Dice's coefficient over the points of two topics; a point that is only like another counts as much as it is like it. */
function pointsLikeness(a: TopicLook, b: TopicLook, budget: { left: number }): number {
  const total = a.texts.size + b.texts.size;
  if (total === 0) return 0;
  let shared = 0;
  for (const text of a.texts) if (b.texts.has(text)) shared += 1;
  const exact = (2 * shared) / total;
  // Without a point in common there is nothing to begin with, and with half of them nothing left to find out.
  if (shared === 0 || exact >= sharedPoints) return exact;
  let alike = shared;
  for (const point of a.points) {
    let best = 0;
    for (const other of b.points) {
      if (budget.left-- <= 0) return exact;
      const score = likenessOf(point, other);
      if (score < 1) best = Math.max(best, score);
    }
    if (best >= pointLikeness) alike += best;
  }
  return (2 * alike) / total;
}

// ---------------------------------------------------------------- points

function pairPoints(pairing: Pairing, budget: { left: number }): void {
  const { outlines, topics, points: pairs } = pairing;
  const taken = new Set<TreePoint>();
  const keep = (point: IncomingPoint, row: TreePoint): void => {
    pairs.set(point, row);
    taken.add(row);
  };
  const outlineRows: Array<{ next: IncomingOutline; live: TreePoint[]; retired: TreePoint[] }> = [];
  for (const [next, old] of outlines) {
    const rows = { next, live: [] as TreePoint[], retired: [] as TreePoint[] };
    for (const topic of old.topics)
      for (const point of topic.points) (old.removed || point.retired ? rows.retired : rows.live).push(point);
    outlineRows.push(rows);
  }
  const textOf = (point: { text: string }): string => normaliseText(point.text);

  for (const { next, live, retired } of outlineRows)
    pairByKey(pointsOf(next), [...live, ...retired], pairs, taken, (point: Named) => point.writtenId, keep);
  for (const [topic, row] of topics) {
    const rows = [...row.points.filter((point) => !point.retired), ...row.points.filter((point) => point.retired)];
    // The same words may stand under two parents: the same parent first.
    const inPlace = (point: { text: string; parents: string[]; facet: string }): string =>
      [textOf(point), point.facet, ...point.parents.map(normaliseText)].join("\n");
    pairByKey(topic.points, rows, pairs, taken, inPlace, keep);
    pairByKey(topic.points, rows, pairs, taken, textOf, keep);
  }
  // The same words gone from one place and new in another have moved; that is stronger than being like a neighbour.
  for (const { next, live } of outlineRows) pairByKey(pointsOf(next), live, pairs, taken, textOf, keep);
  const everywhere = outlineRows.flatMap(({ live }) => live);
  pairByKey(
    outlineRows.flatMap(({ next }) => pointsOf(next)),
    everywhere,
    pairs,
    taken,
    textOf,
    keep,
  );
  for (const [topic, row] of topics) pairByLikeness(topic, row, pairing, taken, budget, keep);
  for (const { next, retired } of outlineRows) pairByKey(pointsOf(next), retired, pairs, taken, textOf, keep);
}

function pairByLikeness(
  topic: IncomingTopic,
  row: TreeTopic,
  { points: pairs }: Pairing,
  taken: Set<TreePoint>,
  budget: { left: number },
  keep: (point: IncomingPoint, row: TreePoint) => void,
): void {
  const open = topic.points.filter((point) => !pairs.has(point)).slice(0, leftoversAtOnce);
  if (open.length === 0) return;
  const rows = row.points.filter((point) => !point.retired && !taken.has(point)).slice(0, leftoversAtOnce);
  if (rows.length === 0) return;
  const profiled = rows.map((old) => ({ old, look: lookOfPoint(old) }));
  const candidates: Array<Candidate<IncomingPoint, TreePoint>> = [];
  for (const point of open) {
    const look = lookOfPoint(point);
    for (const { old, look: oldLook } of profiled) {
      if (budget.left-- <= 0) break;
      // "KEDA: ..." stays the point on KEDA however the text behind the colon is rewritten.
      const sameTerm = look.term !== null && look.term === oldLook.term;
      const score = Math.max(likenessOf(look.text, oldLook.text), sameTerm ? sameTermLikeness : 0);
      if (score >= pointLikeness && compatible(point, old)) candidates.push({ next: point, row: old, score });
    }
  }
  greedy(candidates, pairs, taken, keep);
}

function lookOfPoint(point: { text: string; term: string | null }): { text: Profile; term: string | null } {
  return { text: profileOf(point.text), term: point.term === null ? null : normaliseText(point.term) };
}

// ---------------------------------------------------------------- both

type Named = { writtenId: string | null };

/** Two different written ids say that these are two things, whatever they look like. */
function compatible(next: Named, row: Named): boolean {
  return next.writtenId === null || row.writtenId === null || next.writtenId === row.writtenId;
}

/** Pairs what has the same key, in order, first come first served. */
function pairByKey<N extends Named & K, R extends Named & K, K>(
  incoming: readonly N[],
  rows: readonly R[],
  pairs: ReadonlyMap<N, R>,
  taken: ReadonlySet<R>,
  keyOf: (value: K) => string | null,
  keep: (next: N, row: R) => void,
): void {
  const open = incoming.filter((next) => !pairs.has(next));
  if (open.length === 0) return;
  const byKey = new Map<string, R[]>();
  for (const row of rows) {
    const key = taken.has(row) ? null : keyOf(row);
    if (key === null) continue;
    const known = byKey.get(key);
    if (known) known.push(row);
    else byKey.set(key, [row]);
  }
  if (byKey.size === 0) return;
  const used = new Map<string, number>();
  for (const next of open) {
    const key = keyOf(next);
    const found = key === null ? undefined : byKey.get(key);
    if (key === null || !found) continue;
    const from = used.get(key) ?? 0;
    const row = found[from];
    if (!row || !compatible(next, row)) continue;
    used.set(key, from + 1);
    keep(next, row);
  }
}

/** Pairs the best candidates first, each side once. */
function greedy<N, R>(
  candidates: Array<Candidate<N, R>>,
  pairs: ReadonlyMap<N, R>,
  taken: ReadonlySet<R>,
  keep: (next: N, row: R) => void,
): void {
  candidates.sort((a, b) => b.score - a.score);
  for (const { next, row } of candidates) if (!pairs.has(next) && !taken.has(row)) keep(next, row);
}

function pointsOf(outline: IncomingOutline): IncomingPoint[] {
  return outline.topics.flatMap((topic) => topic.points);
}
