// The door of the outline room: bytes to text, text to outlines, and the sentence for a file that is refused.

import type { Lang, ParsedFile, ParseProblem } from "../types.ts";
import { accountForRest, outlineOf } from "./assemble.ts";
import { openLedger, skippedLines } from "./ledger.ts";
import { isBare, type Line, longestLine, type Manner, mannerOf, readLines, splitLines } from "./lines.ts";
import { findOutlines, type Marks } from "./tiers.ts";

export type ParseResult = { ok: true; file: ParsedFile } | { ok: false; problem: ParseProblem };

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Reads a Markdown, Org or plain-text outline. `fileName` names an outline that no heading names. All or nothing: a file
 * that is empty, binary, has a line over 20,000 or a point over 4,000 characters, no tier or no point is refused with the
 * line where known. Every non-blank line of an accepted file is a tier, a topic, a point or skipped with a reason. Time
 * and memory are linear in the text.
 */
export function parseOutline(text: string, fileName: string): ParseResult {
  const raw = splitLines(text.replace(/^\ufeff/, "").replace(loneSurrogate, "\ufffd"));
  const refused = refusal(raw);
  if (refused !== null) return { ok: false, problem: refused };
  const manner = mannerOf(raw);
  const first = parseLines(raw, manner, fileName);
  // Many a program hands out its whole answer inside one code fence.
  if (first.ok || !raw.some((line) => /^\s*(?:```|~~~)/.test(line))) return first;
  const second = parseLines(raw, { ...manner, fenced: true }, fileName);
  return second.ok ? second : first;
}

function refusal(raw: readonly string[]): ParseProblem | null {
  let filled = 0;
  for (const [at, line] of raw.entries()) {
    if (line.includes("\0")) return problem("binary", at + 1, []);
    if (line.length > longestLine) return problem("too-long", at + 1, []);
    if (line.trim() !== "") filled += 1;
  }
  return filled === 0 ? problem("empty", null, []) : null;
}

function problem(code: ParseProblem["code"], line: number | null, lines: readonly Line[]): ParseProblem {
  const headings = lines.filter(({ kind }) => kind === "heading").length;
  const bullets = lines.filter(({ kind }) => kind === "item").length;
  return { code, line, found: { headings, bullets, lines: lines.length } };
}

function parseLines(raw: readonly string[], manner: Manner, fileName: string): ParseResult {
  let lines = readLines(raw, manner);
  if (isBare(lines, raw)) lines = readLines(raw, { ...manner, bare: true });
  const found = problem("no-tier", null, lines);
  const ledger = openLedger(lines);
  const marks: Marks = new Map();
  const spans = findOutlines(lines, marks);
  if (spans.length === 0) return { ok: false, problem: found };
  const taken = new Set<string>();
  const outlines = spans.map((span) => outlineOf(ledger, marks, span, spans.length === 1, fileName, taken));
  accountForRest(ledger, spans);
  if (ledger.tooLong !== null) return { ok: false, problem: { ...found, code: "too-long", line: ledger.tooLong } };
  if (!outlines.some((outline) => outline.topics.some((topic) => topic.points.length > 0))) {
    return { ok: false, problem: { ...found, code: "no-point", line: outlines[0]?.tiers[0]?.line ?? null } };
  }
  return { ok: true, file: { outlines, skipped: skippedLines(ledger), lines: lines.length } };
}

// --- bytes ---

export type Decoded = { ok: true; text: string } | { ok: false; problem: ParseProblem };

/** No outline is larger than this many bytes. */
export const largestFile = 8 * 1024 * 1024;

/**
 * The text of a file: UTF-8 with or without a mark, UTF-16 with one, else GB 18030 or
 * Windows-1252, whichever it looks like. Lone
 * surrogates become U+FFFD. Refused are files over 8 MB, without a byte, with a NUL, or of a format that is no text.
 */
export function decodeOutline(bytes: Uint8Array): Decoded {
  if (bytes.length > largestFile) return { ok: false, problem: problem("too-long", null, []) };
  if (bytes.length === 0) return { ok: false, problem: problem("empty", null, []) };
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  const text = wide === null ? decodeBytes(bytes) : new TextDecoder(wide).decode(bytes);
  const nul = text.indexOf("\0");
  if (nul >= 0) return { ok: false, problem: problem("binary", splitLines(text.slice(0, nul)).length, []) };
  if (looksBinary(text)) return { ok: false, problem: problem("binary", null, []) };
  return { ok: true, text: text.replace(/^\ufeff/, "").replace(loneSurrogate, "\ufffd") };
}

function decodeBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // No UTF-8: an older Chinese file has its bytes above 127 in pairs, a Western one singly.
    return new TextDecoder(inPairs(bytes) ? "gb18030" : "windows-1252").decode(bytes);
  }
}

function inPairs(bytes: Uint8Array): boolean {
  let high = 0;
  let paired = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    high += 1;
    if ((bytes[at + 1] ?? 0) < 0x80) continue;
    high += 1;
    paired += 2;
    at += 1;
  }
  return paired * 10 >= high * 8;
}

/** Formats that begin with printable letters, and text of which one character in twenty (and three) is a control or unreadable. */
function looksBinary(text: string): boolean {
  if (/^(?:%PDF-|\{\\rtf)/.test(text)) return true;
  let odd = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd || code === 0x7f || (code < 32 && (code < 8 || code > 13) && code !== 27)) odd += 1;
  }
  return odd > 2 && odd * 20 >= text.length;
}

// --- refusal in words ---

/** Says why a file was refused, what was looked for and found, and what to write instead. */
export function explainProblem({ code, line, found }: ParseProblem, lang: Lang): string {
  const en = lang === "en";
  switch (code) {
    case "empty":
      return en
        ? "The file has no text. Choose a Markdown or text file with an outline in it."
        : "文件里没有文字。请选择一个写有大纲的 Markdown 或文本文件。";
    case "binary":
      return en
        ? `This is no text file${atLine(line, lang)}. Save the outline as Markdown or plain text (UTF-8) and choose that file.`
        : `这不是文本文件${atLine(line, lang)}。请把大纲另存为 Markdown 或纯文本（UTF-8），再选择那个文件。`;
    case "too-long":
      return line === null
        ? en
          ? "The file is larger than 8 MB. Divide the outline into several files."
          : "文件超过 8 MB。请把大纲分成几个文件。"
        : en
          ? `Line ${line} is too long: a line may have 20,000 characters, a title or point 4,000. Break it into several bullets.`
          : `第 ${line} 行太长：一行最多 20,000 个字符，一个标题或知识点最多 4,000 个。请把它拆成几条。`;
    case "no-tier":
      return en
        ? `No tier was found. Looked for headings, bold lines, list entries or a table column such as "## Priority 1", "## P0", "## Must have" or "## 第一优先级"; found ${counts(found, lang)}. Put such a heading over each group of topics, the most important first.`
        : `没有找到优先级。找的是“## 第一优先级”“## P0”“## 必须掌握”“## Priority 1”这样的标题、加粗行、列表项或表格列；找到的是${counts(found, lang)}。请在每组主题上方写上这样的标题，最重要的在前。`;
    case "no-point":
      return en
        ? `There are tiers${atLine(line, lang)}, but nothing to learn below them: found ${counts(found, lang)}. Write each point as a bullet, such as "- Pod: the smallest unit".`
        : `有优先级${atLine(line, lang)}，但下面没有知识点：找到的是${counts(found, lang)}。请把每个知识点写成一条，例如“- Pod：最小调度单元”。`;
  }
}

function atLine(line: number | null, lang: Lang): string {
  if (line === null) return "";
  return lang === "en" ? ` (line ${line})` : `（第 ${line} 行）`;
}

function counts({ headings, bullets, lines }: ParseProblem["found"], lang: Lang): string {
  if (lang === "zh") return `${lines} 行文字，其中标题 ${headings} 个、列表项 ${bullets} 个`;
  const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
  return `${plural(headings, "heading")} and ${plural(bullets, "bullet")} in ${plural(lines, "line")}`;
}
