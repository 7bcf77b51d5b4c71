// Outlines in a compact form for comparing, and the account of a file's lines.
import { parseOutline } from "../../../decks/outline/parse.ts";
import type { Outline, ParsedFile, Point } from "../../../decks/types.ts";

/** Parses and insists on success. */
export function parsed(text: string, fileName = "notes.md"): ParsedFile {
  const result = parseOutline(text, fileName);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.file;
}

/** Name, tiers, topics and points, a line each: "= rank title", "+ tier number title", "- text" or "* practice". */
export function shape(outline: Outline): string[] {
  const rows = [`# ${outline.name}`, ...outline.tiers.map((tier) => `  = ${tier.rank} ${tier.title}`)];
  for (const topic of outline.topics) {
    const title = [topic.tier ?? "~", topic.number, topic.title, topic.facet === "practice" ? "(practice)" : ""];
    rows.push(`    + ${title.filter((word) => word !== "").join(" ")}`);
    for (const { facet, parents, text } of topic.points) {
      rows.push(`      ${facet === "practice" ? "*" : "-"} ${[...parents, text].join(" > ")}`);
    }
  }
  return rows;
}

export function shapes(text: string, fileName?: string): string[] {
  return parsed(text, fileName).outlines.flatMap(shape);
}

export function pointsOf(file: ParsedFile): Point[] {
  return file.outlines.flatMap((outline) => outline.topics.flatMap((topic) => topic.points));
}

/** An outline without what depends on lines, its topics in the order of the tiers. */
export function withoutLines(outline: Outline): unknown {
  const place = (tier: number | null): number => tier ?? Number.POSITIVE_INFINITY;
  return {
    name: outline.name,
    tiers: outline.tiers.map(({ line: _, ...tier }) => tier),
    topics: [...outline.topics]
      .sort((a, b) => place(a.tier) - place(b.tier))
      .map(({ line: _, points, ...topic }) => ({
        ...topic,
        points: points.map(({ line: __, more: ___, ...point }) => point),
      })),
  };
}

/**
 * For each line how often it is accounted for: as a point or one of its further lines, as skipped, and as a tier or
 * topic where it is no point (a row of a table is tier, topic and point at once).
 */
export function account(file: ParsedFile): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (line: number): void => {
    counts.set(line, (counts.get(line) ?? 0) + 1);
  };
  const points = new Set(pointsOf(file).flatMap((point) => [point.line, ...(point.more ?? [])]));
  const titles = new Set(
    file.outlines
      .flatMap(({ tiers, topics }) => [...tiers, ...topics].map(({ line }) => line))
      .filter((line) => !points.has(line)),
  );
  for (const line of [...points, ...titles]) add(line);
  for (const { line } of file.skipped) add(line);
  return counts;
}

/** The numbers of the lines that are not blank. */
export function filledLines(text: string): number[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, at) => (line.trim() === "" ? [] : [at + 1]));
}
