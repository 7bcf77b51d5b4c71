// What a point says: its term before the colon, and the parts of an enumeration.

/** The term and what is said of it. */
export type Term = { term: string; rest: string };

const longestTerm = 80;
const longestPart = 40;
const opening = "([{（【「『《“〈";
const closing = ")]}）】」』》”〉";

/**
 * "Term: text" with a colon of either width, outside of brackets and code, or with a dash between spaces. The colon of an
 * address, a time, a ratio, `std::vec` or `image:tag` divides nothing; neither does one at the end.
 */
export function splitTerm(text: string, code: ReadonlyArray<readonly [number, number]> = []): Term | null {
  let depth = 0;
  const limit = Math.min(text.length, longestTerm * 3);
  for (let at = 0; at < limit; at += 1) {
    const char = text[at] ?? "";
    if (opening.includes(char)) depth += 1;
    else if (closing.includes(char)) depth = Math.max(0, depth - 1);
    if (depth > 0 || isCode(code, at)) continue;
    const width = char === ":" || char === "：" ? colonAt(text, at, char) : dashAt(text, at, char);
    if (width === 0) continue;
    const term = text.slice(0, at).trim();
    const rest = text.slice(at + width).trim();
    return term === "" || rest === "" || term.length > longestTerm ? null : { term, rest };
  }
  return null;
}

function isCode(code: ReadonlyArray<readonly [number, number]>, at: number): boolean {
  return code.some(([from, to]) => at >= from && at < to);
}

function colonAt(text: string, at: number, char: string): number {
  if (char === "：") return 1;
  const before = text[at - 1] ?? "";
  const after = text[at + 1] ?? "";
  // Org writes "term :: text".
  if (after === ":" && /\s/.test(before) && /\s/.test(text[at + 2] ?? "")) return 2;
  if (before === ":" || after === ":" || text.startsWith("//", at + 1)) return 0;
  if (/[a-z0-9]/.test(before) && /[a-z0-9{$<]/.test(after)) return 0;
  return /[A-Z]/.test(before) && after === "\\" ? 0 : 1;
}

/** A dash counts only between spaces ("term — text"), or doubled as in Chinese. */
function dashAt(text: string, at: number, char: string): number {
  if (char === "—" && text[at + 1] === "—") return 2;
  if (char !== "—" && char !== "–") return 0;
  const spaced = /\s/.test(text[at - 1] ?? "") && /\s/.test(text[at + 1] ?? "");
  return spaced && /\p{L}/u.test(text.slice(0, at)) ? 1 : 0;
}

/**
 * The parts of an enumeration, at least two and each of at most 40 characters, else none. Commas of every kind divide
 * first; without them slashes, without those "and". Brackets are kept whole, but if nothing divides outside of them the
 * one at the end may enumerate: "plugins (Calico/Flannel)".
 */
export function partsOf(text: string, code: ReadonlyArray<readonly [number, number]> = []): string[] {
  if (text.length < 3) return [];
  const outer = enumerate(text, code);
  if (outer.length > 0) return outer;
  const inner = lastBracket(text);
  return inner === null ? [] : enumerate(inner, []);
}

function enumerate(text: string, code: ReadonlyArray<readonly [number, number]>): string[] {
  if (/[。！？!?]|\.\s|https?:|^[./~]/.test(text.trim())) return [];
  const byComma = divide(text, code, ["、"]);
  if (byComma.length > 1) return checked(lastPair(byComma), isShort);
  const byOther = divide(text, code, [",", "，", ";", "；"]);
  if (byOther.length > 1) return checked(lastPair(byOther), byOther.length > 2 ? isPhrase : isFewWords);
  const byPlus = text.includes(" + ") || text.includes(" & ") ? text.split(/ [+&] /) : [];
  if (byPlus.length > 1) return checked(byPlus, isPhrase);
  const bySlash = divide(text, code, ["/"]);
  if (bySlash.length > 1 && !fixedPair.test(text)) return checked(bySlash, isName);
  return checked(lastPair([text]), isConjunct);
}

/** Words that a slash only joins. */
const fixedPair = /(?<![A-Za-z])(?:CI\/CD|TCP\/IP|I\/O|IO\/|N\/A|A\/B|and\/or|w\/o|km\/h|24\/7)(?![A-Za-z])|\d\/\d/i;
const clause =
  /^(?:(?:so|but|which|because|then|if|when|while|that|where|it|they|you|not)(?![a-z])|再|而|但|并且|并不|避免|以便|则|就|所以|因为|如果|需要|可以|不要|不是|不会|也|还|且|即|又|按|先)/i;
const joint =
  /\s+(?:and|or|vs\.?)\s+|以及|(?<![以涉普危顾遍触企埃波])及(?![时格其早])|(?<![亲饱总温调中共平缓柔随求祥])和(?![平谐声弦解约服风])|(?<![参给赋授])与(?![会否])/;
/** "重试与超时策略" is one strategy about two things: such a word at the end belongs to both. */
const sharedHead =
  /(?:策略|原则|规范|流程|机制|管理|逻辑|设计|方法|方式|边界|风险|影响|思路|治理|结合|分析|配置|自动化|优化|关系|区别|差异|对比|比较|实践|模型|体系|规则|处理)$/;

/** Divides at any of the marks that stand outside of brackets, quotation marks and code. */
function divide(text: string, code: ReadonlyArray<readonly [number, number]>, marks: readonly string[]): string[] {
  if (!marks.some((mark) => text.includes(mark))) return [text];
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  let range = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (opening.includes(char)) depth += 1;
    else if (closing.includes(char)) depth = Math.max(0, depth - 1);
    while (range < code.length && (code[range]?.[1] ?? 0) <= at) range += 1;
    const inCode = (code[range]?.[0] ?? Number.POSITIVE_INFINITY) <= at;
    if (depth > 0 || inCode || !marks.includes(char)) continue;
    // 1,000 is a number.
    if (char === "," && /\d/.test(text[at - 1] ?? "") && /\d/.test(text[at + 1] ?? "")) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  parts.push(text.slice(from));
  return parts;
}

/** Divides the last part at its "and": "A, B and C", "甲、乙和丙". */
function lastPair(parts: string[]): string[] {
  const last = (parts.at(-1) ?? "").trim().replace(/^(?:and|or|以及|及|和|与)\s+|^以及/i, "");
  const head = parts.slice(0, -1);
  const joins = last.length <= 2 * longestPart + 10 && joint.test(last);
  const found = joins ? joint.exec(outsideBrackets(last)) : null;
  // At the end of a longer list 与 rather joins one thing: "A、B、标签与选择器".
  if (found === null || (found[0] === "与" && head.length > 0 && /\p{Script=Han}/u.test(last.replace("与", "")))) {
    return [...head, last];
  }
  return [...head, last.slice(0, found.index), last.slice(found.index + found[0].length)];
}

/** The same text with what stands in brackets masked, so that positions stay. */
function outsideBrackets(text: string): string {
  let depth = 0;
  let out = "";
  for (const char of text) {
    if (opening.includes(char)) depth += 1;
    out += depth > 0 ? "·".repeat(char.length) : char;
    if (closing.includes(char)) depth = Math.max(0, depth - 1);
  }
  return out;
}

function checked(parts: string[], fits: (part: string) => boolean): string[] {
  const clean = parts
    .map((part) => part.trim().replace(/(?<=.)\s?(?:等等|等|etc\.?|…+|\.{3})$/, ""))
    .filter((part) => part !== "");
  const whole = clean.every((part) => part.length <= longestPart && balanced(part) && fits(withoutBracket(part)));
  return clean.length > 1 && whole ? clean : [];
}

/** The part before the bracket at its end, which explains it. */
function withoutBracket(part: string): string {
  const found = /^([^(（]+)[(（][^()（）]*[)）]$/.exec(part);
  return (found?.[1] ?? part)
    .trim()
    .replace(/(?<=.)等$/, "")
    .trim();
}

function hanLetters(part: string): number {
  return part.replace(/[^\p{Script=Han}]/gu, "").length;
}

function words(part: string): number {
  return part.split(/\s+/).length;
}

function isShort(part: string): boolean {
  return words(part) <= 8;
}

/** A part of a longer list: a few words that begin no clause. */
function isPhrase(part: string): boolean {
  return words(part) <= 4 && hanLetters(part) <= 14 && !clause.test(part);
}

/** One of two parts beside a comma, which more often divides clauses than things. */
function isFewWords(part: string): boolean {
  return isPhrase(part) && !/[再就则才]/.test(part) && words(part) <= 3 && hanLetters(part) <= 4;
}

/** A part beside a slash: one name, not a phrase of which the slash is a piece. */
function isName(part: string): boolean {
  const han = hanLetters(part);
  return part.length > 1 && !clause.test(part) && (han === 0 ? words(part) <= 3 : han <= 6 && words(part) === 1);
}

/** A part beside a lone "and": one of two things, not a piece of a phrase about both. */
function isConjunct(part: string): boolean {
  const short = words(part) <= 3 && hanLetters(part) <= 8 && part.length >= 2;
  return short && !clause.test(part) && !part.includes("的") && !sharedHead.test(part);
}

function balanced(part: string): boolean {
  if (!/[()[\]{}（）【】「」『』《》“”〈〉]/.test(part)) return true;
  let depth = 0;
  for (const char of part) {
    if (opening.includes(char)) depth += 1;
    else if (closing.includes(char)) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** What stands in the bracket that ends the text. */
function lastBracket(text: string): string | null {
  const trimmed = text.trimEnd();
  if (!trimmed.endsWith(")") && !trimmed.endsWith("）")) return null;
  const open = Math.max(trimmed.lastIndexOf("("), trimmed.lastIndexOf("（"));
  return open < 0 ? null : trimmed.slice(open + 1, -1);
}
