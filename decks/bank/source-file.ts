// One authored YAML file: parsed, checked against its schema, each fault with the line that it stands on.
import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { z } from "zod";
import type { Path, Problem, Where } from "./problem.ts";
import { sentenceFor } from "./schema-sentences.ts";

/** What a file gave: its checked value (null if none can be made of it), all its faults, and the lines of its parts. */
export type SourceFile<T> = { value: T | null; problems: Problem[]; lineOf: (path: Path, within?: number) => number };

/**
 * Reads `text` as YAML and checks it by `schema`. Every fault is reported, not the first alone. Where the faults all
 * stand inside entries of the list `listKey`, those entries are left out of the value and the rest is kept, so that one
 * broken item hides no fault of the others; `kept[i]` is the place in the file of the value's entry `i`.
 */
export function readSourceFile<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
  listKey: string,
): SourceFile<z.output<S>> & { kept: number[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const lineOf = (path: Path, within?: number) => placeInDocument(document, lines, path, within);
  const problems = onePerLine(
    [...document.errors, ...document.warnings].map((fault) => ({
      file,
      line: lines.linePos(fault.pos[0]).line || 1,
      rule: fault.code === "DUPLICATE_KEY" ? "duplicate-key" : "yaml",
      message: yamlSentence(fault.code, fault.message),
    })),
  );
  let aliased = false;
  visit(document, {
    Alias(_, node) {
      aliased = true;
      const line = lines.linePos(node.range?.[0] ?? 0).line || 1;
      problems.push({
        file,
        line,
        rule: "yaml",
        message: `the alias *${node.source} is not read: write the text itself`,
      });
    },
  });
  const unreadable = aliased || document.errors.some((fault) => fault.code !== "DUPLICATE_KEY");
  if (unreadable) return { value: null, problems, lineOf, kept: [] };

  const raw: unknown = document.toJS();
  const first = schema.safeParse(raw, { reportInput: true });
  const size = listIn(raw, listKey).length;
  if (first.success) return { value: first.data, problems, lineOf, kept: upTo(size) };

  const broken = new Set<number>();
  let whole = true;
  for (const issue of first.error.issues) {
    const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
    for (const fault of sentenceFor(issue, raw)) {
      problems.push({ file, line: lineOf([...path, ...fault.at]), rule: "schema", message: fault.message });
    }
    const index = path[1];
    if (path[0] === listKey && typeof index === "number") broken.add(index);
    else whole = false;
  }
  if (!whole) return { value: null, problems, lineOf, kept: [] };
  const kept = upTo(size).filter((index) => !broken.has(index));
  const entries = listIn(raw, listKey);
  const second = schema.safeParse({
    ...(raw as Record<string, unknown>),
    [listKey]: kept.map((index) => entries[index]),
  });
  return { value: second.success ? second.data : null, problems, lineOf, kept: second.success ? kept : [] };
}

/** Joins the path of an entry with the part that is asked for. */
export function within(path: Path, where: Where | undefined): Path {
  return where?.path ? [...path, ...where.path] : path;
}

/** One slip makes the parser stumble several times over on the same line. */
function onePerLine(problems: Problem[]): Problem[] {
  return problems.filter(
    (problem, index) =>
      problems.findIndex((other) => other.line === problem.line && other.rule === problem.rule) === index,
  );
}

function upTo(size: number): number[] {
  return Array.from({ length: size }, (_, index) => index);
}

function listIn(raw: unknown, key: string): unknown[] {
  if (typeof raw !== "object" || raw === null) return [];
  const list = (raw as Record<string, unknown>)[key];
  return Array.isArray(list) ? list : [];
}

/**
 * The line of the deepest part of `path` that exists: the key of a map's entry, the dash's entry of a list. `inText` is
 * a line of a literal block (`|`), counted from 1; other styles of text give the line of their key.
 */
function placeInDocument(document: Document, lines: LineCounter, path: Path, inText?: number): number {
  let node: unknown = document.contents;
  let offset = isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((entry) => isScalar(entry.key) && String(entry.key.value) === String(step));
      if (!pair) break;
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === "number") {
      const entry = node.items[step];
      if (entry === undefined) break;
      offset = rangeStart(entry) ?? offset;
      node = entry;
    } else break;
  }
  const line = lines.linePos(offset).line || 1;
  if (inText === undefined || !isScalar(node) || node.type !== "BLOCK_LITERAL") return line;
  return lines.linePos(node.range?.[0] ?? offset).line + inText;
}

function rangeStart(node: unknown): number | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? (node.range?.[0] ?? undefined) : undefined;
}

function yamlSentence(code: string, message: string): string {
  const said = message.replace(/\s+/g, " ").trim();
  if (code === "DUPLICATE_KEY") return "this key stands twice in one entry: keep one of the two";
  if (code === "TAB_AS_INDENT") return "a tab is used to indent: use spaces";
  return `this is no valid YAML: ${said}. Check the indentation, and quote texts that contain ": " or begin with a sign`;
}
