// Outlines on their way in: from a parsed file, or from the concepts that were accepted beyond the outlines.
import type { Subject } from "./bank/schema.ts";
import { belongsToSubject, buildMatcher, type Matcher, matchPoint } from "./outline/match.ts";
import {
  asOutline,
  clampTier,
  type IncomingOutline,
  type OutlineOrigin,
  type TreeOutline,
  type TreePoint,
} from "./tree.ts";
import type { Lang, Outline, Point, Text } from "./types.ts";

const matchers = new WeakMap<Subject, Matcher>();

function matcherOf(subject: Subject): Matcher {
  let matcher = matchers.get(subject);
  if (!matcher) {
    matcher = buildMatcher(subject.taxonomy);
    matchers.set(subject, matcher);
  }
  return matcher;
}

// A topic's title says where a point stands, not what it is about: cards on the topic's concept would pass for cards on
// the point, and it would never be asked. The enclosing bullets do say what it is about.
function conceptsOf(matcher: Matcher, point: Pick<Point, "text" | "parents">): string[] {
  return matchPoint(matcher, "", point).concepts;
}

/** A parsed outline with the concepts of its points. An outline of another field names none, and no bank serves it. */
export function readIncoming(
  outline: Outline,
  fileName: string,
  origin: OutlineOrigin,
  subject: Subject | null,
): IncomingOutline {
  const matcher = subject ? matcherOf(subject) : null;
  const serves = matcher !== null && belongsToSubject(outline, matcher) ? matcher : null;
  return {
    name: outline.name,
    fileName,
    subject: serves && subject ? subject.taxonomy.subject : null,
    origin,
    tiers: outline.tiers.map(({ rank, title }) => ({ rank, title })),
    topics: outline.topics.map(({ line: _, points, ...topic }) => ({
      ...topic,
      points: points.map((point) => ({ ...point, concepts: serves ? conceptsOf(serves, point) : [] })),
    })),
  };
}

/** What the subject of this moment says of an outline that is kept: whether it serves it, and the concepts of its points. */
export function rereadOutline(
  outline: TreeOutline,
  subject: Subject | null,
): { subject: string | null; conceptsOf: (topic: unknown, point: TreePoint) => string[] } {
  if (!subject) return { subject: null, conceptsOf: () => [] };
  const name = subject.taxonomy.subject;
  if (outline.origin === "extras") {
    const known = new Set(subject.taxonomy.topics.flatMap((topic) => topic.concepts.map((concept) => concept.id)));
    const own = ({ writtenId }: TreePoint): string[] => (writtenId !== null && known.has(writtenId) ? [writtenId] : []);
    return { subject: name, conceptsOf: (_, point) => own(point) };
  }
  const matcher = matcherOf(subject);
  if (!belongsToSubject(asOutline(outline), matcher)) return { subject: null, conceptsOf: () => [] };
  return { subject: name, conceptsOf: (_, point) => conceptsOf(matcher, point) };
}

/** The name of the outline that holds the accepted concepts. */
export const extrasName: Text = { en: "Beyond the outlines", zh: "大纲之外" };
/** Its file name: it is known by it. */
export const extrasFile = "extras";

/**
 * The accepted concepts as an outline: the taxonomy's topics that hold any of them, one point a concept, each in the tier
 * that it was offered in. Topics and points are known by the taxonomy's ids, in whichever language they are shown.
 */
export function extrasOutline(
  concepts: ReadonlySet<string>,
  subject: Subject,
  tierCount: number,
  lang: Lang,
): IncomingOutline {
  const topics = subject.taxonomy.topics.flatMap((topic) => {
    const accepted = topic.concepts.filter((concept) => concepts.has(concept.id));
    if (accepted.length === 0) return [];
    return [
      {
        title: topic.name[lang],
        number: "",
        tier: clampTier(topic.tier, tierCount),
        facet: topic.facet,
        writtenId: topic.id,
        points: accepted.map((concept, i) => ({
          line: i + 1,
          text: concept.name[lang],
          term: null,
          parts: [],
          facet: topic.facet,
          writtenId: concept.id,
          parents: [],
          concepts: [concept.id],
        })),
      },
    ];
  });
  return {
    name: extrasName[lang],
    fileName: extrasFile,
    subject: subject.taxonomy.subject,
    origin: "extras",
    tiers: [],
    topics,
  };
}
