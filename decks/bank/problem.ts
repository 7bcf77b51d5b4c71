// What is wrong with authored data, and where it stands.

/** A line of a file; lines are numbered from 1. */
export type Place = { file: string; line: number };

/** A fault that stops the bank from landing. `message` says what is wrong and how to mend it. */
export type Problem = Place & { rule: string; message: string };

/** The way from an entry to a part of it, as in `["options", 2, "reason", "en"]`. */
export type Path = ReadonlyArray<string | number>;

/** Which part of an entry is meant: its path, a line within a block of text (from 1), and which of several with one id (from 0). */
export type Where = { path?: Path; within?: number; nth?: number };

/**
 * Where the entry with this id stands. `topic:x` and `concept:x` ask for entries of the taxonomy, `taxonomy` for the
 * file itself. Never fails: what is unknown stands at line 1 of the taxonomy.
 */
export type Locate = (id: string, where?: Where) => Place;

/** A fault as a rule finds it, before its place is looked up. */
export type Finding = { rule: string; id: string; where?: Where; message: string };

/** One problem as a line of a terminal: `file:line: message (rule)`. */
export function problemLine(problem: Problem): string {
  return `${problem.file}:${problem.line}: ${problem.message} (${problem.rule})`;
}

/** By file, then line, then rule; the same faults always come in the same order. */
export function byPlace(a: Problem, b: Problem): number {
  return compare(a.file, b.file) || a.line - b.line || compare(a.rule, b.rule) || compare(a.message, b.message);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
