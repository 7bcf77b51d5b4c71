// Tells for each line of an outline what kind of line it is, and which list entry it stands under.
import { plainText } from "./inline.ts";
import { letterFits, type Numbering, readNumbering } from "./numbering.ts";
import { tierMark } from "./ordinals.ts";
import { saysPractice, sectionReason } from "./skip.ts";
import { cellsOf, closingFences, commentEnd, fenceOf, lastIndexWith, startsTable } from "./spans.ts";

export type LineKind =
  | "heading"
  | "bold" // a line that is bold as a whole, a label or a small heading
  | "item" // a bullet or a numbered entry
  | "continuation" // a further line of the entry above
  | "text"
  | "quote" // a line of a quotation inside a document that is none
  | "rule"
  | "table-head"
  | "table-rule"
  | "table-row"
  | "code"
  | "comment"
  | "front-matter"
  | "empty"; // a marker without text

/** A line that is not blank. */
export type Line = {
  /** From 1. */
  number: number;
  kind: LineKind;
  /** As it stands, without the space around it. */
  raw: string;
  /** Without its marker, still Markdown. */
  text: string;
  indent: number;
  /** Of a heading; a tier that is no heading gets a fraction, so that it stands between the headings around it. */
  level: number;
  /** The number of an entry, "" for a bullet. */
  mark: string;
  /** The list entry that it stands under or continues, as an index of the lines; -1 if none. */
  parent: number;
  /** How many entries stand directly below this one. */
  children: number;
  /** How many entries this one stands below. */
  depth: number;
  blankBefore: boolean;
  cells: string[];
};

/** How a document is to be read; found by `manner`, changed by a second reading where the first finds nothing. */
export type Manner = {
  /** No bullets at all: indentation alone makes the list. */
  bare: boolean;
  /** The signs of headings at the start of a line: Markdown, Org or AsciiDoc. */
  headings: "#" | "*" | "=";
  /** Quotation marks stand before most lines: the document is read without them. */
  quoted: boolean;
  /** The document stands in a code fence as a whole. */
  fenced: boolean;
};

/** No line is longer than this many characters. */
export const longestLine = 20_000;

type Open = { index: number; indent: number; style: string; value: number };
type Reading = {
  lines: Line[];
  stack: Open[];
  manner: Manner;
  lastLetter: number | null;
  sayings: Set<Line>;
  pictures: Set<Line>;
};

const bullet = /^([-*+•·‣◦▪▫■□●○◆◇★☆►▶➤➢✓✔√☐☑※・–—])(?:\s+|$)/;
/** These begin an entry even without a space after them. */
const tightBullet = /^(?:[•‣◦▪▫■□●○◆◇►▶➤➢☐☑・]|-(?=\p{Script=Han}))/u;
const outerBullets = "●■◆★•*+";
const innerBullets = "○◦▪▫□–-·‣";
const taskBox = /^\[[ xX✓]\](?:\s+|$)/;
const longestTitle = 120;

/** Splits at line ends of all three kinds. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}

/** Finds how a document is to be read. */
export function mannerOf(raw: readonly string[]): Manner {
  let hashes = 0;
  let stars = 0;
  let equals = 0;
  let quotes = 0;
  let filled = 0;
  for (const line of raw) {
    const text = line.trim();
    if (text === "") continue;
    filled += 1;
    if (/^#{1,6}(?:\s|$)/.test(text)) hashes += 1;
    else if (/^\*{2,6}\s/.test(line)) stars += 1;
    else if (/^={2,6}\s+\S/.test(line)) equals += 1;
    else if (text.startsWith(">")) quotes += 1;
  }
  const headings = hashes === 0 && stars > 0 ? "*" : hashes === 0 && equals > 0 ? "=" : "#";
  return { bare: false, headings, quoted: quotes * 2 > filled, fenced: false };
}

/** Reads the lines of a document; blank ones are left out. Linear in its length. */
export function readLines(raw: readonly string[], manner: Manner): Line[] {
  const reading: Reading = { lines: [], stack: [], manner, lastLetter: null, sayings: new Set(), pictures: new Set() };
  const fenceEnds = manner.fenced ? null : closingFences(raw);
  const lastCommentEnd = lastIndexWith(raw, "-->");
  let blankBefore = true;
  let at = frontMatter(raw, reading);
  while (at < raw.length) {
    const whole = raw[at] ?? "";
    const trimmed = whole.trim();
    if (trimmed === "") {
      blankBefore = true;
      at += 1;
      continue;
    }
    const fence = fenceOf(trimmed);
    if (fence !== null) {
      const end = fenceEnds === null ? at : fenceEnds(at, fence);
      for (; at <= end; at += 1) addBare(reading, raw, at, "code");
    } else if (trimmed.startsWith("<!--")) {
      const end = trimmed.includes("-->") || lastCommentEnd < at ? at : commentEnd(raw, at);
      for (; at <= end; at += 1) addBare(reading, raw, at, "comment");
    } else if (startsTable(raw, at)) {
      at = readTable(reading, raw, at);
    } else {
      readLine(reading, raw, at, blankBefore);
      at += 1;
    }
    blankBefore = false;
  }
  settleSayings(reading);
  return reading.lines;
}

/**
 * Whether a document without bullets and headings is a list made by indentation. Wrapped prose is not: there the line
 * before an indented one is long.
 */
export function isBare(lines: readonly Line[], raw: readonly string[]): boolean {
  let indented = 0;
  let wrapped = 0;
  for (const line of lines) {
    if (line.kind === "heading" || (line.kind === "item" && line.mark === "")) return false;
    if ((line.kind !== "text" && line.kind !== "continuation") || line.indent < 2) continue;
    indented += 1;
    const before = raw[line.number - 2] ?? "";
    if (before.trim() !== "" && before.length >= 60) wrapped += 1;
  }
  return indented > 0 && wrapped * 2 < indented;
}

function readLine(reading: Reading, raw: readonly string[], at: number, blankBefore: boolean): void {
  const whole = raw[at] ?? "";
  const source = reading.manner.quoted ? whole.replace(/^[\s>]{1,200}/, (marks) => marks.replace(/>\s?/g, "")) : whole;
  const line = blankLine(at + 1, whole.trim(), source.trim(), indentOf(source), blankBefore);
  if (!reading.manner.quoted && line.raw.startsWith(">")) {
    line.kind = "quote";
    line.text = line.raw.replace(/^[>\s]{1,200}/, "");
    add(reading, line);
  } else if (line.text === "" || /^[\s\u200b-\u200d\u2060\ufeff]*$/.test(line.text)) {
    line.kind = "empty";
    add(reading, line);
  } else if (!(underlines(reading, line) || isRule(line) || isHeading(reading, line) || isMeta(reading, line))) {
    if (isItem(reading, line)) enter(reading, line);
    else if (isBold(line)) add(reading, line);
    else if (isTags(line)) add(reading, line);
    else if (isSaying(reading, line)) enter(reading, line);
    else readText(reading, raw, line);
  } else {
    add(reading, line);
  }
}

function blankLine(number: number, raw: string, text: string, indent: number, blankBefore: boolean): Line {
  return {
    number,
    kind: "text",
    raw,
    text,
    indent,
    level: 0,
    mark: "",
    parent: -1,
    children: 0,
    depth: 0,
    blankBefore,
    cells: [],
  };
}

/** Adds a line that takes part in no list; headings and labels end the list above them. */
function add(reading: Reading, line: Line): void {
  if (line.kind === "heading" || (line.kind === "bold" && line.indent < 2)) reading.stack = [];
  if (line.kind === "bold" && line.indent >= 2 && reading.stack.length > 0) {
    const owner = ownerOf(reading, line.indent);
    if (owner !== undefined) {
      line.kind = "continuation";
      line.parent = owner.index;
    } else reading.stack = [];
  }
  reading.lines.push(line);
}

function addBare(reading: Reading, raw: readonly string[], at: number, kind: LineKind): void {
  const text = (raw[at] ?? "").trim();
  if (text === "") return;
  const line = blankLine(at + 1, text, text, indentOf(raw[at] ?? ""), false);
  line.kind = kind;
  reading.lines.push(line);
}

// --- headings, rules, labels ---

function isHeading(reading: Reading, line: Line): boolean {
  const sign = reading.manner.headings;
  let level = 0;
  while (line.text[level] === sign && level < 7) level += 1;
  if (sign === "#" ? level === 0 : level === 0 || line.indent > 0) return false;
  if (sign === "=" && level < 2) return false;
  const after = line.text.slice(level);
  // "##Title" is common; "#tag" is none, unless Chinese follows.
  const spaced = after === "" || /^\s/.test(after);
  if (!spaced && (sign !== "#" || !(level >= 2 ? /^[^#!]/ : /^\p{Script=Han}/u).test(after))) return false;
  line.kind = "heading";
  line.level = Math.min(level, 6);
  line.text = withoutClosing(after.trim(), sign);
  if (sign === "*") line.text = line.text.replace(/^(?:TODO|DONE)\s/, "");
  if (saysNothing(line.text)) line.kind = "empty";
  return true;
}

/** No text, or only what the reading of Markdown takes away: an id, an image without words, a comment. */
function saysNothing(text: string): boolean {
  return text === "" || (/^[{<![`*_~=\u200b]/.test(text) && plainText(text) === "");
}

/** "## Title ##" has a closing sign, "C#" has none. */
function withoutClosing(title: string, sign: string): string {
  if (sign === "*" || !title.endsWith(sign)) return title;
  let end = title.length;
  while (end > 0 && title[end - 1] === sign) end -= 1;
  return end === 0 ? "" : /\s/.test(title[end - 1] ?? "") ? title.slice(0, end).trimEnd() : title;
}

function isRule(line: Line): boolean {
  const first = line.text[0] ?? "";
  if (!"-_*=~─━═—–".includes(first) || /[\p{L}\p{N}]/u.test(line.text)) return false;
  const signs = line.text.replace(/\s/g, "");
  if (signs.length < (/[─━═—]/.test(first) ? 2 : 3)) return false;
  for (const sign of signs) if (sign !== first) return false;
  line.kind = "rule";
  return true;
}

/** A line of "=" or "-" below a title makes the title a heading. The line itself counts as a rule. */
function underlines(reading: Reading, line: Line): boolean {
  const sign = line.text[0];
  if ((sign !== "=" && sign !== "-") || line.blankBefore || line.text.length < 3) return false;
  for (const char of line.text) if (char !== sign) return false;
  const title = reading.lines.at(-1);
  if (title === undefined || title.number !== line.number - 1 || title.indent > 3) return false;
  const before = reading.lines.at(-2);
  const single =
    title.blankBefore || before === undefined || (before.kind !== "text" && before.kind !== "continuation");
  const alike = fitsWidth(title.raw, line.text.length);
  const plain = (title.kind === "text" || title.kind === "bold") && single && title.raw.length <= 200;
  const listed =
    (title.kind === "continuation" || (title.kind === "item" && title.mark !== "")) && title.indent === 0 && alike;
  if (!plain && !listed) return false;
  const owner = title.kind === "item" ? reading.lines[title.parent] : undefined;
  if (owner) owner.children -= 1;
  title.kind = "heading";
  title.level = sign === "=" ? 1 : 2;
  title.text = title.raw;
  title.parent = -1;
  title.mark = "";
  reading.stack = [];
  line.kind = "rule";
  return true;
}

function fitsWidth(title: string, width: number): boolean {
  const wide = title.length + (title.match(/[\u2e80-\u9fff\uff00-\uffef]/g) ?? []).length;
  return width >= title.length - 3 && width <= wide + 3;
}

/** Org keeps settings and drawers in lines of their own. */
function isMeta(reading: Reading, line: Line): boolean {
  if (reading.manner.headings !== "*" || !(line.text.startsWith("#+") || /^:[\w-]{1,40}:/.test(line.text)))
    return false;
  line.kind = "front-matter";
  return true;
}

/** A line that is bold as a whole, with a picture before it or a colon after it; or the title of a folded block. */
function isBold(line: Line): boolean {
  const folded = /^(?:<details>\s*)?<summary>(.{1,300})<\/summary>$/i.exec(line.text);
  const body = folded?.[1] ?? line.text.replace(/^[^\p{L}\p{N}*_\s]{1,8}\s*(?=\*\*|__)/u, "");
  const sign = body.slice(0, 2);
  const end = body.replace(/\s*[:：]$/, "");
  const bold =
    (sign === "**" || sign === "__") && end.length > 4 && end.endsWith(sign) && !end.slice(2, -2).includes(sign);
  if (!bold && folded === null) return false;
  line.kind = "bold";
  line.text = bold ? end.replace(/[:：](?=[*_]{2,3}$)/, "") : body;
  return true;
}

// --- lists ---

function isItem(reading: Reading, line: Line): boolean {
  const found = bullet.exec(line.text) ?? tightBullet.exec(line.text);
  if (found !== null) {
    const sign = (found[1] ?? found[0])[0] ?? "-";
    line.text = line.text.slice(found[0].length).trim().replace(taskBox, "");
    line.kind = saysNothing(line.text) ? "empty" : "item";
    place(reading, line, `bullet ${sign}`, 0);
    return true;
  }
  const numbered = readNumbering(line.text);
  if (numbered !== null && !isSentence(numbered) && letterFits(numbered, reading.lastLetter)) {
    // After "h." the letter "i." goes on; elsewhere it is the Roman one.
    const letter = /^i$/i.test(numbered.number) && reading.lastLetter === 8;
    const style = letter
      ? numbered.style.replace("roman", numbered.number === "i" ? "lower" : "upper")
      : numbered.style;
    const value = letter ? 9 : numbered.value;
    line.kind = "item";
    line.mark = numbered.number;
    line.text = numbered.rest.trim().replace(taskBox, "");
    if (/^(?:upper|lower|\(letter)/.test(style)) reading.lastLetter = value;
    if (saysNothing(line.text)) line.kind = "empty";
    place(reading, line, style, value);
    return true;
  }
  return false;
}

/** Nothing but HTML tags. */
function isTags(line: Line): boolean {
  if (!/^<\/?[a-z][^<>]{0,200}>$/i.test(line.text)) return false;
  line.kind = "comment";
  return true;
}

const saying = /^(?:\*\*|__)([^*_]{1,80}?)(?:[:：](?:\*\*|__)|(?:\*\*|__)\s?[:：])\s*\S/;
const remark =
  /^(?:note|tip|hint|warning|caution|example|remember|important|注|注意|提示|说明|备注|例|示例|例如|小贴士|total|goal|time|duration|estimated time|总计|合计|目标|时间|用时|提醒)s?$/i;

function isRemark(term: string): boolean {
  return remark.test(term.trim()) || sectionReason(term, false) !== null;
}

/** Beside bullets a paragraph "**Goal**: text" is a remark on them; alone such paragraphs are the points themselves. */
function settleSayings({ lines, sayings, pictures }: Reading): void {
  let from = 0;
  for (let at = 0; sayings.size > 0 && at <= lines.length; at += 1) {
    const kind = lines[at]?.kind ?? "heading";
    if (kind !== "heading" && kind !== "bold") continue;
    const section = lines.slice(from, at);
    const listed = section.some((line) => line.kind === "item" && !sayings.has(line) && !pictures.has(line));
    for (const line of section) if (listed && sayings.has(line) && line.children === 0) line.kind = "text";
    from = at;
  }
}

const pictureBullet = /^(?:[✅👉🔹🔸🔷🔶🟢🟡🔴🟠🔵]|[➡☑✔▪▫]\ufe0f)\s+/u;

/** An entry without a bullet: a paragraph "**Term**: text", or a line with a picture in the bullet's place. */
function isSaying(reading: Reading, line: Line): boolean {
  const first = line.text[0] ?? "";
  if (first === "*" || first === "_") {
    const term = saying.exec(line.text)?.[1];
    if (line.indent >= 2 || term === undefined || isRemark(term) || standsAlone(line.text)) return false;
    reading.sayings.add(line);
  } else {
    const picture = pictureBullet.exec(line.text);
    if (picture === null || standsAlone(line.text)) return false;
    line.text = line.text.slice(picture[0].length);
    reading.pictures.add(line);
  }
  line.kind = "item";
  place(reading, line, "bullet **", 0);
  return true;
}

/** A bare "1.2 …" that ends with a full stop is a sentence about a number. */
function isSentence(found: Numbering): boolean {
  return found.style.startsWith("dots") && (found.rest.length > longestTitle || /[.。]$/.test(found.rest));
}

/** Finds the entry that a new one stands under, and opens the new one. */
function place(reading: Reading, line: Line, style: string, value: number): void {
  const { stack, lines } = reading;
  while (stack.length > 0 && (stack.at(-1)?.indent ?? 0) >= line.indent + 2) stack.pop();
  let base = stack.length;
  while (base > 0 && (stack[base - 1]?.indent ?? 0) + 1 >= line.indent) base -= 1;
  // From `base` on stand the open entries of this very indentation, one below the other.
  const same = stack.slice(base);
  const sibling = same.findLastIndex((open) => open.style === style);
  if (sibling >= 0) stack.length = base + sibling;
  else while (stack.length > base && !nests(stack.at(-1), style, value, line.blankBefore)) stack.pop();
  const parent = stack.at(-1);
  line.parent = parent?.index ?? -1;
  line.depth = stack.length;
  const owner = lines[line.parent];
  if (owner && line.kind === "item") owner.children += 1;
  if (line.kind !== "item") return;
  const indent = same[0]?.indent ?? line.indent;
  stack.push({ index: lines.length, indent, style, value });
}

/** Whether an entry of a new style at the same indentation stands below the open one. */
function nests(open: Open | undefined, style: string, value: number, blankBefore: boolean): boolean {
  if (open === undefined) return false;
  const [kind, sign = ""] = open.style.split(" ");
  if (kind !== "bullet") return style.startsWith("bullet") || value <= 1 || style.startsWith("dots");
  const inner = style.startsWith("bullet ") ? style.slice(7) : "";
  return inner !== "" && !blankBefore && outerBullets.includes(sign) && innerBullets.includes(inner);
}

function enter(reading: Reading, line: Line): void {
  reading.lines.push(line);
}

function ownerOf(reading: Reading, indent: number): Open | undefined {
  return reading.stack.findLast((open) => open.indent + 2 <= indent);
}

// --- text ---

function readText(reading: Reading, raw: readonly string[], line: Line): void {
  if (reading.manner.bare && isIndentedEntry(raw, line)) {
    line.kind = "item";
    place(reading, line, "indent", 0);
    enter(reading, line);
    return;
  }
  const above = reading.lines.at(-1);
  if (!line.blankBefore && above !== undefined && (above.kind === "item" || above.kind === "continuation")) {
    if (line.indent > 0 || !standsAlone(line.text)) {
      line.kind = "continuation";
      line.parent = above.kind === "item" ? reading.lines.length - 1 : above.parent;
      reading.lines.push(line);
      return;
    }
  } else if (line.blankBefore && line.indent >= 2) {
    const owner = ownerOf(reading, line.indent);
    if (owner !== undefined) {
      line.kind = "continuation";
      line.parent = owner.index;
      reading.lines.push(line);
      return;
    }
  }
  // A paragraph ends the bullets above it; a numbered entry stays open for those below, unless a label intervenes.
  if (line.indent < 2 && (line.blankBefore || standsAlone(line.text))) {
    const label = /[:：]$/.test(line.text) || standsAlone(line.text);
    reading.stack = label ? [] : reading.stack.filter((open) => !open.style.startsWith("bullet"));
  }
  reading.lines.push(line);
}

/** In a list made by indentation: whatever is indented, and a line that has indented ones below it. */
function isIndentedEntry(raw: readonly string[], line: Line): boolean {
  if (line.indent >= 2) return true;
  if (standsAlone(line.text)) return false;
  const next = raw[line.number] ?? "";
  return next.trim() !== "" && indentOf(next) >= line.indent + 2;
}

/** A short line that names a tier, or a label for best practices, goes on with no entry. */
function standsAlone(text: string): boolean {
  return isTierLine(text) || (text.length <= 60 && /[:：]$/.test(text) && saysPractice(text));
}

/** Whether a line of plain text can be the title of a tier: short, no sentence, and it begins with the tier's mark. */
export function isTierLine(text: string): boolean {
  if (text.length > longestTitle || /[.。!！?？,，;；]$/.test(text)) return false;
  const mark = tierMark(plainText(text));
  if (mark === null || mark.strength === "weak") return mark?.whole === true;
  return mark.whole || (mark.lead && (mark.strength === "explicit" || text.length <= 60));
}

/** The indentation in columns; a tab goes to the next multiple of four, a full-width space is two wide. */
function indentOf(line: string): number {
  let columns = 0;
  for (const char of line) {
    if (char === " " || char === "\u00a0") columns += 1;
    else if (char === "\t") columns += 4 - (columns % 4);
    else if (char === "\u3000") columns += 2;
    else if (!/[\s\u200b\u2060\ufeff]/.test(char)) break;
  }
  return columns;
}

// --- blocks ---

/** Reads YAML or TOML before the first line of text; gives the index of the line after it. */
function frontMatter(raw: readonly string[], reading: Reading): number {
  let start = 0;
  while (start < raw.length && (raw[start] ?? "").trim() === "") start += 1;
  const sign = (raw[start] ?? "").trim();
  if ((sign !== "---" && sign !== "+++") || !/^[\w-]{1,60}\s*[:=]/.test(raw[start + 1] ?? "")) return 0;
  let end = start + 1;
  while (end < raw.length && (raw[end] ?? "").trim() !== sign) end += 1;
  if (end >= raw.length) return 0;
  for (let at = start; at <= end; at += 1) addBare(reading, raw, at, "front-matter");
  return end + 1;
}

// --- tables ---

function readTable(reading: Reading, raw: readonly string[], start: number): number {
  reading.stack = [];
  let at = start;
  for (; at < raw.length; at += 1) {
    const whole = raw[at] ?? "";
    if (at > start + 1 && (!whole.includes("|") || whole.trim() === "")) break;
    const line = blankLine(at + 1, whole.trim(), whole.trim(), indentOf(whole), false);
    line.kind = at === start ? "table-head" : at === start + 1 ? "table-rule" : "table-row";
    if (line.kind !== "table-rule") line.cells = cellsOf(line.text);
    reading.lines.push(line);
  }
  return at;
}
