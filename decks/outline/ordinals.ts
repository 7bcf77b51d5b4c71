// Which tier a heading, a line or a table cell names: "第一优先级", "Priority 1", "P0", "Must have", "了解即可".
import { countOf, readNumbering, romanOf } from "./numbering.ts";
import { segmentsOf, tierWord } from "./tier-words.ts";

/**
 * A tier named in a text. `order` sorts the tiers of one outline, the most important first; it is no rank yet (P0 has 0).
 * `explicit` is an ordinal or a code and beats words; `weak` words (basic, advanced) count only side by side.
 * `lead`: the text begins with it. `whole`: nothing else stands in the text.
 */
export type TierMark = { order: number; strength: "explicit" | "word" | "weak"; lead: boolean; whole: boolean };

type Found = { order: number; family: string; from: number; to: number };

/** Longer titles are no titles; the rest is not looked at. */
const reach = 300;
const pictures =
  /\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\ufe0f|\u20e3|[\u200b-\u200d\u2060\ufeff]/gu;
const numberWords = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const ordinalWords = ["first", "second", "third", "fourth", "fifth", "sixth"];

/** `sign` is a cheap look: without it the pattern is not tried. */
type Family = { name: string; sign: RegExp; pattern: RegExp; order: (digits: string) => number | null };

const families: Family[] = [
  {
    name: "han-ordinal",
    sign: /第/,
    pattern:
      /第\s{0,2}([一二三四五六七八九十]{1,3}|\d{1,2})\s{0,2}(?:优先(?:级|度)?|優先(?:級|度)?|梯队|梯隊|层级|層級|层|層|级|級|档|檔|等级|等級|顺位|順位)/g,
    order: countOf,
  },
  {
    name: "han-priority",
    sign: /优先|優先|重要度/,
    pattern:
      /(?:优先级|優先級|优先度|優先度|優先順位|重要度)\s{0,2}[:\-#]?\s{0,2}([一二三四五六七八九]|\d{1,2})(?![\d.])/g,
    order: countOf,
  },
  {
    name: "named",
    sign: /prio|tier|level|レベル|ティア/,
    pattern:
      /(?<![\p{L}\p{N}])(?:priority|prio|tier|level|レベル|ティア)(?:\s{0,2}[:#=.-]\s{0,2}|\s{1,2}|(?=\d))(\d{1,2}|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|[a-fs])(?![\p{L}\p{N}])(?!\.\d)/gu,
    order: (digits) => countOf(digits) ?? namedOrder(digits),
  },
  {
    name: "counted",
    sign: /\d(?:st|nd|rd|th)/,
    pattern: /(?<![\p{L}\p{N}])(\d{1,2})(?:st|nd|rd|th)[\s-]{1,2}(?:priority|tier|level)(?![\p{L}\p{N}])/gu,
    order: countOf,
  },
  {
    name: "counted",
    sign: /first|second|third|fourth|fifth|sixth/,
    pattern:
      /(?<![\p{L}\p{N}])(first|second|third|fourth|fifth|sixth)[\s-]{1,2}(?:priority|tier|level)(?![\p{L}\p{N}])/gu,
    order: (word) => ordinalWords.indexOf(word) + 1,
  },
  {
    name: "lettered",
    sign: /[ -]tier/,
    pattern: /(?<![\p{L}\p{N}])([sabcdf])[\s-]tier(?![\p{L}\p{N}])/gu,
    order: (char) => namedOrder(char),
  },
  {
    name: "code-p",
    sign: /p-?\d/,
    pattern: /(?<![\p{Script=Latin}\p{N}.])p-?(\d)(?![\p{Script=Latin}\p{N}]|\.\d)/gu,
    order: countOf,
  },
  {
    name: "code-t",
    sign: /t-?\d/,
    pattern: /(?<![\p{Script=Latin}\p{N}.])t-?(\d)(?![\p{Script=Latin}\p{N}]|\.\d)/gu,
    order: countOf,
  },
  { name: "cookie", sign: /\[#/, pattern: /\[#([a-e1-9])\]/g, order: (char) => countOf(char) ?? namedOrder(char) },
];

const shortRank =
  /^(?:([一二三四五六七八九]|\d)\s?(?:级|級|类|類|档|檔|等)|([a-e])\s?(?:级|級|类|類|等|档|檔))(?:优先级?|重点|重點|知识点?|考点|考點|内容|內容|主题|主題)?$/;

/**
 * The tier that a title names, or null. A title that names two different ones ("P0 to P2 at a glance") names none.
 */
export function tierMark(title: string): TierMark | null {
  const text = folded(title);
  if (text === "") return null;
  const start = text.length - withoutNumber(text).length;
  const found = explicitMarks(text, start);
  const first = found[0];
  if (first !== undefined) {
    if (several.test(text)) return null;
    if (found.some((other) => other.family === first.family && other.order !== first.order)) return null;
    const lead = /^[\s([{<"'#*:|~-]*$/.test(text.slice(start, first.from));
    const whole = lead && /^[\s)\]}>"'.:!*-]*$/.test(text.slice(first.to));
    return { order: first.order, strength: "explicit", lead, whole };
  }
  return tierWord(text.slice(start));
}

/** "第一、第二优先级" */
const several = /第[一二三四五六七八九十\d]{1,3}\s?[、和与及到至~-]\s?第/;

/** The tier that a table cell or a short tag names; here single digits, letters, stars and 高/中/低 will do. */
export function tierCell(cell: string, moscow: boolean): TierMark | null {
  const stars = (cell.match(/[★⭐🌟]/gu) ?? []).length;
  const text = folded(cell);
  const mark = (order: number, strength: TierMark["strength"]): TierMark => ({
    order,
    strength,
    lead: true,
    whole: true,
  });
  if (stars > 0 && /^[\s★☆]*$/.test(text)) return mark(-stars, "word");
  const named = tierMark(cell);
  if (named !== null) return named;
  const count = countOf(text) ?? (text.length <= 4 ? romanOf(text) : null);
  if (count !== null) return mark(count, "explicit");
  const initials = moscow ? "mscw" : "hml";
  const at = text.length === 1 ? initials.indexOf(text) : -1;
  if (at >= 0) return mark((at + 1) * 10, "word");
  if (/^[a-e]$/.test(text)) return mark(namedOrder(text) ?? 0, "explicit");
  return null;
}

/** A title as the marks are looked for in it: one width, lower case, no pictures. */
export function folded(title: string): string {
  const head = title.slice(0, reach);
  if (/^[ -~]*$/.test(head)) return head.toLowerCase().trim();
  return head.normalize("NFKC").toLowerCase().replace(pictures, " ").replace(/’/g, "'").trim();
}

/** The folded title without "1.", "一、", "Part 2:" or "第一部分" in front. */
function withoutNumber(text: string): string {
  const part =
    /^(?:(?:part|section|chapter|block)\s\d{1,2}\s?[:.\-–—]?\s|第[一二三四五六七八九十\d]{1,3}(?:部分|章|节|節|篇|编|編)[\s:、-]{0,3})/.exec(
      text,
    );
  const rest = part === null ? text : text.slice(part[0].length);
  const numbered = readNumbering(rest);
  if (numbered !== null) return numbered.rest;
  const bare = /^\d{1,2}\s+(?=\D)/.exec(rest);
  return bare === null ? rest : rest.slice(bare[0].length);
}

/** Without any of these no family can be found; most titles have none. */
const hint =
  /[pt]-?\d|第|优先|優先|重要度|prio|tier|level|レベル|ティア|\[#|[一二三四五六七八九\da-e]\s?[级級类類档檔等]/;

function explicitMarks(text: string, start: number): Found[] {
  const found: Found[] = [];
  if (!hint.test(text)) return found;
  for (const { name, sign, pattern, order } of families) {
    if (!sign.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const value = order(match[1] ?? "");
      if (value !== null)
        found.push({ order: value, family: name, from: match.index, to: match.index + match[0].length });
    }
  }
  let from = start;
  if (!/[级級类類档檔等]/.test(text)) return found.sort((a, b) => a.from - b.from);
  for (const segment of segmentsOf(text.slice(start))) {
    const at = text.indexOf(segment, from);
    from = at + segment.length;
    const match = shortRank.exec(segment);
    if (match === null) continue;
    const value = match[1] === undefined ? namedOrder(match[2] ?? "") : countOf(match[1]);
    if (value !== null) found.push({ order: value, family: "short", from: at, to: from });
  }
  return found.sort((a, b) => a.from - b.from);
}

function namedOrder(digits: string): number | null {
  const word = numberWords.indexOf(digits);
  if (word >= 0) return word + 1;
  if (digits === "s") return 0;
  if (/^[a-f]$/.test(digits)) return digits.charCodeAt(0) - 96;
  return romanOf(digits);
}
