// The words of the product as types: outline, tier, topic, point, concept, item, deck.

/** The languages of the interface and of every authored text. */
export type Lang = "en" | "zh";

/** The same sentence in both languages. */
export type Text = { en: string; zh: string };

/** What a point or an item is about: how a thing works, or how it is best used. */
export type Facet = "concept" | "practice";

/** Rank of a tier, 1 is the most important. */
export type TierRank = number;

/** A line of an outline that gave nothing to learn, with the reason; lines are numbered from 1. */
export type Skipped = { line: number; text: string; reason: SkipReason };

/** Why a line was passed over. One word each, so that screen and terminal can say it in their own language. */
export type SkipReason =
  | "document-title" // the heading that names an outline
  | "route-overview" // "study route", "suggested order"
  | "study-advice" // "how to study", "tips", "next steps"
  | "deliverables" // what the reader is asked to produce
  | "question" // a question to the reader
  | "prose" // a sentence outside of any list
  | "rule" // a horizontal line
  | "table-rule" // the header or the dashes of a table
  | "block-marker" // a label such as **Best Practice** that switches the facet
  | "code" // inside a fenced block
  | "front-matter" // YAML before the first line of text
  | "comment" // an HTML comment
  | "duplicate" // word for word a point that its topic already has
  | "group" // a heading or bullet that only gathers the points below it; it stands in their `parents`
  | "same-tier" // a further heading of a tier that is already there
  | "outside" // a list or heading that stands in no tier
  | "empty"; // a bullet or heading without text

/** A leaf of the outline. `facet` is practice inside a best-practice block. */
export type Point = {
  line: number;
  /** As written, without the bullet and without Markdown emphasis; never normalised. */
  text: string;
  /** The part before the first colon, if the point has the form "term: text". */
  term: string | null;
  /** The parts of an enumeration ("A, B and C"), empty if it is none. */
  parts: string[];
  facet: Facet;
  /** From an explicit `{#id}`. */
  writtenId: string | null;
  /** The enclosing bullets and sub-headings below the topic, outermost first, without a closing colon. */
  parents: string[];
  /** Further lines of the same bullet, if it has any. */
  more?: number[];
};

/** A heading or numbered entry. `tier` is null in a block that runs through all tiers (best practices). */
export type Topic = {
  line: number;
  title: string;
  /** "1.2", "A", "3" as written, empty if none. */
  number: string;
  tier: TierRank | null;
  facet: Facet;
  writtenId: string | null;
  points: Point[];
};

export type Tier = { line: number; rank: TierRank; title: string; writtenId: string | null };

/** A parsed document, or one of several in one file. */
export type Outline = {
  name: string;
  /** 1-based line of the heading that names it, or of its first tier. */
  line: number;
  tiers: Tier[];
  topics: Topic[];
};

/**
 * Everything that one file says: every non-blank line is a tier, a topic, a point (or its `more`) or skipped, and
 * `lines` counts them. A topic that has no line of its own (a tier with a flat list, the row of a table) shares the line
 * of its tier or of its first point.
 */
export type ParsedFile = { outlines: Outline[]; skipped: Skipped[]; lines: number };

/** Why a file was refused; `line` is where known. */
export type ParseProblem = {
  code: "empty" | "binary" | "too-long" | "no-tier" | "no-point";
  line: number | null;
  /** What was looked for and what was found, for the sentence shown. */
  found: { headings: number; bullets: number; lines: number };
};

/** How tier conflicts between outlines are resolved. */
export type ReconcileRule = { kind: "highest" } | { kind: "mean" } | { kind: "prefer"; outline: string };

/** The places that name a concept in several outlines, and the tier that the rule gives it. */
export type Conflict = { concept: string; tiers: Record<string, TierRank>; resolved: TierRank };
