// Turns the findings of the schema into sentences that say how to mend them.
import type { z } from "zod";
import type { Path } from "./problem.ts";

type Issue = z.core.$ZodIssue;

/** A sentence, and the further steps from the issue's path to the part that it is about. */
type Fault = { at: Path; message: string };

/** What to tell the writer of one schema issue; an issue on several unknown keys gives a sentence for each. */
export function sentenceFor(issue: Issue, raw: unknown): Fault[] {
  const name = nameOf(issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        at: [key],
        message: `the key "${key}" is not known here: remove it or correct its spelling`,
      }));
    case "invalid_type": {
      const value = valueAt(raw, issue.path);
      if (value === undefined || value === null) return one(`${name} is missing: add ${article(issue.expected)}`);
      if (issue.expected === "string" && typeof value === "number") {
        return one(`${name} is read as a number: put it in quotes, as in "1.36"`);
      }
      return one(`${name} is ${article(typeName(value))}: write ${article(issue.expected)}`);
    }
    case "too_small":
      if (issue.origin === "array") return one(`${name} has too few entries: give at least ${issue.minimum}`);
      if (issue.origin === "string") return one(`${name} is empty: write it`);
      return one(`${name} is too small: the least is ${issue.minimum}`);
    case "too_big":
      if (issue.origin === "array") return one(`${name} has too many entries: give at most ${issue.maximum}`);
      if (issue.origin === "string") return one(`${name} is too long: at most ${issue.maximum} characters`);
      return one(`${name} is too big: the most is ${issue.maximum}`);
    case "invalid_value":
      return one(`${name} is none of the known words: write ${listOf(issue.values.map(String))}`);
    case "invalid_union":
      return one(`${name} is none of the known words: write "card", "scenario" or "chain"`);
    case "invalid_format":
      return one(`${name} is malformed: write ${expectedFormat(issue)}`);
    default:
      return one(`${name} is not valid: ${issue.message}`);
  }
}

function one(message: string): Fault[] {
  return [{ at: [], message }];
}

function expectedFormat(issue: Extract<Issue, { code: "invalid_format" }>): string {
  if (issue.format !== "regex") return issue.message;
  if (!issue.message.startsWith("Invalid")) return issue.message;
  return issue.pattern ? `something that matches ${issue.pattern}` : issue.message;
}

function nameOf(path: ReadonlyArray<PropertyKey>): string {
  // The line says which entry of the file's list is meant; its number would only be counted wrong.
  const own = typeof path[1] === "number" && path.length > 2 ? path.slice(2) : path;
  const words = own.map((step) => (typeof step === "number" ? `${step + 1}` : String(step)));
  return words.length === 0 ? "the file" : `"${words.join(".")}"`;
}

function valueAt(raw: unknown, path: ReadonlyArray<PropertyKey>): unknown {
  let value = raw;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

function typeName(value: unknown): string {
  return Array.isArray(value) ? "array" : typeof value;
}

function article(type: string): string {
  const words: Record<string, string> = {
    string: "a text",
    number: "a number",
    int: "a whole number",
    boolean: "true or false",
    array: "a list",
    object: "an entry with keys of its own",
  };
  return words[type] ?? type;
}

function listOf(values: string[]): string {
  const quoted = values.map((value) => `"${value}"`);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted[quoted.length - 1]}`;
}
