// An outline's points with the concepts of the subject that each names, for the lint's look at what is covered.
import { buildMatcher, matchPoint } from "../outline/match.ts";
import type { Outline } from "../types.ts";
import type { OutlineToCover } from "./rules/amounts.ts";
import type { Taxonomy } from "./schema.ts";

/** The points of `outline` for `lintBank`; `file` is where its problems are shown. */
export function outlineToCover(file: string, outline: Outline, taxonomy: Taxonomy): OutlineToCover {
  const matcher = buildMatcher(taxonomy);
  return {
    name: file,
    points: outline.topics.flatMap((topic) =>
      topic.points.map((point) => ({
        line: point.line,
        text: point.text,
        tier: topic.tier,
        topic: topic.title,
        concepts: matchPoint(matcher, topic.title, point).concepts,
      })),
    ),
  };
}
