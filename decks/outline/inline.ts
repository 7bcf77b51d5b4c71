// The words of a line without its Markdown: emphasis, code ticks, links, tags and an explicit id are taken off.

/** A line's words; `code` holds the half-open ranges of `text` that stood between code ticks or were escaped. */
export type Inline = { text: string; code: Array<[number, number]>; writtenId: string | null };

const special = /[\\`*_~=[\]<!]/;
const specials = /[\\`*_~=[\]<!]/g;
const invisible = /[\u200b\u2060\ufeff]/g;
const tag =
  /^\/?(?:a|b|i|u|s|p|em|br|hr|kbd|sub|sup|div|del|ins|img|code|mark|span|font|small|strong|center|summary|details)(?:\s[^<>]*)?\/?$/i;
/** A tag, an autolink or a wiki link longer than this is taken as text: looking further would not be linear. */
const reach = 400;

type Piece = { text: string; code: boolean };

/** The words of one line of Markdown. Linear in its length; what does not close stays as written. */
export function readInline(source: string): Inline {
  const { body, writtenId } = takeId(source.replace(invisible, "").trim());
  if (!special.test(body)) return { text: body, code: [], writtenId };
  return { ...join(pieces(body)), writtenId };
}

/** The words alone. */
export function plainText(source: string): string {
  return readInline(source).text;
}

/** Takes `{#id}` off the end of a line. An id is made of letters, digits, `_`, `.` and `-`. */
function takeId(line: string): { body: string; writtenId: string | null } {
  const open = line.endsWith("}") ? line.lastIndexOf("{#") : -1;
  if (open < 0) return { body: line, writtenId: null };
  const id = line.slice(open + 2, -1);
  if (id.length > 100 || !/^[\w.-]+$/.test(id)) return { body: line, writtenId: null };
  return { body: line.slice(0, open).trimEnd(), writtenId: id };
}

function pieces(body: string): Piece[] {
  const out: Piece[] = [];
  const runs = tickRuns(body);
  const closing = closingParens(body);
  const open = new Map<string, number[]>();
  const brackets: number[] = [];
  let at = 0;
  while (at < body.length) {
    specials.lastIndex = at;
    const next = specials.exec(body)?.index ?? body.length;
    if (next > at) out.push({ text: body.slice(at, next), code: false });
    at = next;
    const char = body[at];
    if (char === undefined) break;
    if (char === "\\") {
      const escaped = body[at + 1] ?? "";
      const taken = escaped !== "" && /[!-/:-@[-`{-~]/.test(escaped);
      // What is escaped is meant as it stands, as in code.
      out.push({ text: taken ? escaped : char, code: taken });
      at += taken ? 2 : 1;
    } else if (char === "`") {
      at = readCode(body, at, runs, out);
    } else if (char === "<") {
      at = readAngle(body, at, out);
    } else if (char === "[") {
      at = readOpenBracket(body, at, out, brackets);
    } else if (char === "]") {
      at = readCloseBracket(body, at, out, brackets, closing);
    } else if (char === "!") {
      out.push({ text: char, code: false });
      at += 1;
    } else {
      at = readEmphasis(body, at, char, out, open);
    }
  }
  return out;
}

/** The places of each run of code ticks by its length, so that its partner is found without a search. */
function tickRuns(body: string): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const match of body.matchAll(/`+/g)) {
    const places = runs.get(match[0].length);
    if (places) places.push(match.index);
    else runs.set(match[0].length, [match.index]);
  }
  for (const places of runs.values()) places.reverse();
  return runs;
}

function readCode(body: string, at: number, runs: Map<number, number[]>, out: Piece[]): number {
  const length = runLength(body, at, "`");
  const places = runs.get(length) ?? [];
  while ((places.at(-1) ?? Number.POSITIVE_INFINITY) <= at) places.pop();
  const end = places.at(-1);
  if (end === undefined) {
    out.push({ text: body.slice(at, at + length), code: false });
    return at + length;
  }
  const inside = body.slice(at + length, end);
  const padded = inside.startsWith(" ") && inside.endsWith(" ") && inside.trim() !== "";
  out.push({ text: padded ? inside.slice(1, -1) : inside, code: true });
  return end + length;
}

function readAngle(body: string, at: number, out: Piece[]): number {
  if (body.startsWith("<!--", at)) {
    const end = body.slice(at, at + reach).indexOf("-->");
    if (end > 0) return at + end + 3;
  }
  const end = body.slice(at, at + reach).indexOf(">");
  const inside = end > 0 ? body.slice(at + 1, at + end) : "";
  if (/^(?:https?|mailto):\S+$/.test(inside)) {
    out.push({ text: inside, code: true });
    return at + end + 1;
  }
  if (tag.test(inside)) {
    if (/^br/i.test(inside)) out.push({ text: " ", code: false });
    return at + end + 1;
  }
  out.push({ text: "<", code: false });
  return at + 1;
}

function readOpenBracket(body: string, at: number, out: Piece[], brackets: number[]): number {
  if (body[at + 1] === "[") {
    const end = body.slice(at, at + reach).indexOf("]]");
    const inside = end > 0 ? body.slice(at + 2, at + end) : "";
    if (inside !== "" && !inside.includes("[")) {
      out.push({ text: inside.slice(inside.lastIndexOf("|") + 1), code: false });
      return at + end + 2;
    }
  }
  brackets.push(out.length);
  out.push({ text: "[", code: false });
  return at + 1;
}

function readCloseBracket(
  body: string,
  at: number,
  out: Piece[],
  brackets: number[],
  closing: Map<number, number>,
): number {
  const opener = brackets.pop();
  const end = opener === undefined ? null : linkEnd(body, at + 1, closing);
  if (opener === undefined || end === null) {
    out.push({ text: "]", code: false });
    return at + 1;
  }
  blank(out, opener);
  if (out[opener - 1]?.text === "!") blank(out, opener - 1);
  return end;
}

/** Where the address after a link's text ends; null if no address follows. */
function linkEnd(body: string, at: number, closing: Map<number, number>): number | null {
  if (body[at] === "(") {
    const end = closing.get(at);
    if (end === undefined) return null;
    const address = body.slice(at + 1, end).trim();
    return /^(?:<[^<>]*>|\S*)(?:\s+["'(].*)?$/.test(address) ? end + 1 : null;
  }
  if (body[at] === "[") {
    const end = body.slice(at, at + reach).indexOf("]");
    return end > 0 ? at + end + 1 : null;
  }
  return null;
}

function closingParens(body: string): Map<number, number> {
  const closing = new Map<number, number>();
  if (!body.includes("](")) return closing;
  const open: number[] = [];
  for (let at = 0; at < body.length; at += 1) {
    if (body[at] === "(") open.push(at);
    else if (body[at] === ")") {
      const start = open.pop();
      if (start !== undefined) closing.set(start, at);
    }
  }
  return closing;
}

/**
 * A run of `*`, `_`, `~` or `=`. Unlike CommonMark a run may close after a bracket or a quotation mark, because Chinese
 * text has no spaces there; and a run between two Latin letters or digits is text (2*3, snake_case).
 */
function readEmphasis(body: string, at: number, char: string, out: Piece[], open: Map<string, number[]>): number {
  const length = runLength(body, at, char);
  const end = at + length;
  const run = body.slice(at, end);
  const usable = char === "~" || char === "=" ? length === 2 : length <= 3;
  if (usable) {
    const before = body[at - 1] ?? " ";
    const after = body[end] ?? " ";
    const word = char === "_" ? /[\p{L}\p{N}_]/u : /[A-Za-z0-9]/;
    const canOpen = !isSpace(after) && !(word.test(before) && (char === "_" || word.test(after)));
    const canClose = !isSpace(before) && !(char === "_" && word.test(after));
    const openers = open.get(run);
    if (canClose && openers !== undefined && openers.length > 0) {
      blank(out, openers.pop() ?? -1);
      return end;
    }
    if (canOpen) {
      if (openers) openers.push(out.length);
      else open.set(run, [out.length]);
    }
  }
  out.push({ text: run, code: false });
  return end;
}

function join(parts: Piece[]): { text: string; code: Array<[number, number]> } {
  const words: string[] = [];
  const code: Array<[number, number]> = [];
  let length = 0;
  for (const part of parts) {
    if (part.code && part.text !== "") code.push([length, length + part.text.length]);
    words.push(part.text);
    length += part.text.length;
  }
  const whole = words.join("");
  const text = whole.trim();
  const shift = whole.length - whole.trimStart().length;
  return { text, code: shift === 0 ? code : code.map(([from, to]) => [from - shift, to - shift]) };
}

function blank(out: Piece[], index: number): void {
  const piece = out[index];
  if (piece) out[index] = { text: "", code: piece.code };
}

function runLength(body: string, at: number, char: string): number {
  let end = at;
  while (body[end] === char) end += 1;
  return end - at;
}

function isSpace(char: string): boolean {
  return /\s/.test(char);
}
