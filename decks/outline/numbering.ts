// The number in front of a heading or a list entry: "1.", "1.2", "(3)", "A.", "IV.", "一、", "①".

/**
 * What was read. `number` is as written without its brackets and stops, `style` tells one way of numbering from another
 * (two entries of one style are siblings, an entry of a new style stands below), `value` is the place in its sequence.
 */
export type Numbering = { number: string; style: string; value: number; rest: string };

const hanDigits = "零一二三四五六七八九";
const decimal = /^(\d{1,3}(?:\.\d{1,3}){0,5})([.．、)）:：])?(\s*)/;
const bracketed = /^[(（【]\s*(\d{1,3}|[一二三四五六七八九十]{1,3}|[ivxIVX]{1,4}|[A-Za-z])\s*[)）】]\s*/;
const circled = /^([①-⑳])[.、．]?\s*/;
const keycap = /^([0-9])\ufe0f?\u20e3\s*/;
const han = /^([一二三四五六七八九十]{1,3})\s*[、．.:：]\s*/;
const roman = /^([IVX]{1,5}|i|[ivx]{2,5})([.．)）])\s+/;
const letter = /^([A-Za-z])([.．、)）])(\s*)/;

/** The number at the start of a line, or null. A number needs a stop, a bracket or dots: "12 factors" has none. */
export function readNumbering(line: string): Numbering | null {
  const first = line[0] ?? "";
  if (/^[(（【]?[０-９]/.test(line))
    return readNumbering(line.replace(/[０-９．]{1,12}/, (wide) => wide.normalize("NFKC")));
  if (/\d/.test(first)) return readDecimal(line) ?? readCircled(line);
  if (/[(（【]/.test(first)) return readBracketed(line);
  if (/[①-⑳]/.test(first)) return readCircled(line);
  if (/[一二三四五六七八九十]/.test(first)) return readHan(line);
  return /[A-Za-z]/.test(first) ? (readRoman(line) ?? readLetter(line)) : null;
}

/** Chinese or Arabic digits up to 99 as a number; null if it is none. */
export function countOf(digits: string): number | null {
  if (/^\d{1,3}$/.test(digits)) return Number(digits);
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(digits);
  if (digits === "" || match === null) return null;
  const [, first, ten, last] = match;
  if (ten === undefined) return last === undefined && first !== undefined ? hanDigits.indexOf(first) : null;
  return (first === undefined ? 1 : hanDigits.indexOf(first)) * 10 + (last === undefined ? 0 : hanDigits.indexOf(last));
}

/** A Roman number up to 39; null if it is none. */
export function romanOf(digits: string): number | null {
  const match = /^(x{0,3})(ix|iv|v?i{0,3})$/i.exec(digits);
  if (digits === "" || match === null) return null;
  const [, tens = "", ones = ""] = match;
  const lower = ones.toLowerCase();
  const one = lower === "ix" ? 9 : lower === "iv" ? 4 : lower.startsWith("v") ? 4 + lower.length : lower.length;
  return tens.length * 10 + one;
}

function readDecimal(line: string): Numbering | null {
  const match = decimal.exec(line);
  if (match === null) return null;
  const [whole, digits = "", stop = "", space = ""] = match;
  const rest = line.slice(whole.length);
  if (rest === "") return null;
  const dots = digits.split(".");
  const value = Number(dots.at(-1));
  if (stop === "") {
    // "3.5mm jack" and "12 factors" are text; "1.2 Topic" is numbered.
    if (dots.length === 1 || space === "") return null;
  } else if (stop === "." || stop === "．") {
    if (space === "" && !startsFreely(rest)) return null;
  } else if (stop === ":" || stop === "：") {
    if (dots.length > 1 || digits.length > 2 || (space === "" && /^\d/.test(rest))) return null;
  }
  return {
    number: digits,
    style: `${dots.length === 1 ? "int" : `dots${dots.length}`}${dots.length === 1 ? stop : ""}`,
    value,
    rest,
  };
}

/** After "1." without a space only a capital, a letter without case or an opening mark begins a title. */
function startsFreely(rest: string): boolean {
  return /^[\p{Lu}\p{Lo}*“"「『【《`]/u.test(rest);
}

function readBracketed(line: string): Numbering | null {
  const match = bracketed.exec(line);
  if (match === null) return null;
  const [whole, number = ""] = match;
  const rest = line.slice(whole.length);
  if (rest === "") return null;
  const count = countOf(number);
  if (count !== null) return { number, style: /\d/.test(number) ? "(int)" : "(han)", value: count, rest };
  const numeral = romanOf(number);
  if (numeral !== null) return { number, style: "(roman)", value: numeral, rest };
  return number.length === 1 ? { number, style: "(letter)", value: letterValue(number), rest } : null;
}

function readCircled(line: string): Numbering | null {
  const round = circled.exec(line);
  if (round !== null) {
    const value = (round[1] ?? "①").charCodeAt(0) - 0x245f;
    const rest = line.slice(round[0].length);
    return rest === "" ? null : { number: String(value), style: "circled", value, rest };
  }
  const key = keycap.exec(line);
  if (key === null) return null;
  const rest = line.slice(key[0].length);
  return rest === "" ? null : { number: key[1] ?? "", style: "keycap", value: Number(key[1]), rest };
}

function readHan(line: string): Numbering | null {
  const match = han.exec(line);
  if (match === null) return null;
  const number = match[1] ?? "";
  const value = countOf(number);
  const rest = line.slice(match[0].length);
  // "三、四优先级" lists numbers.
  if (/^[一二三四五六七八九十]{1,3}[、级級类類等层層优優]/.test(rest)) return null;
  return value === null || rest === "" ? null : { number, style: "han", value, rest };
}

function readRoman(line: string): Numbering | null {
  const match = roman.exec(line);
  if (match === null) return null;
  const number = match[1] ?? "";
  const value = romanOf(number);
  const rest = line.slice(match[0].length);
  if (/^[A-Z]$/.test(number) && /^\p{Ll}/u.test(rest)) return null;
  return value === null || rest === "" ? null : { number, style: `roman${match[2] ?? ""}`, value, rest };
}

function readLetter(line: string): Numbering | null {
  const match = letter.exec(line);
  if (match === null) return null;
  const [whole, number = "", stop = "", space = ""] = match;
  const rest = line.slice(whole.length);
  if (rest === "") return null;
  if (stop === "." || stop === "．") {
    // "e.g.", "J. S. Bach" and "E. coli" are no numbers.
    if (space === "" && !/^\p{Lo}/u.test(rest)) return null;
    if (/^[A-Z]\./.test(rest)) return null;
    if (/^[A-Z]$/.test(number) && /^\p{Ll}/u.test(rest)) return null;
  }
  // "A、B、C" lists letters.
  if (stop === "、" && /^[A-Za-z](?:[、，,和与及]|$)/.test(rest)) return null;
  const upper = /^[A-Z]$/.test(number);
  return { number, style: `${upper ? "upper" : "lower"}${stop}`, value: letterValue(number), rest };
}

function letterValue(char: string): number {
  return char.toLowerCase().charCodeAt(0) - 96;
}

/** Whether a lettered number can stand here: the first of its kind, a later one of an open sequence, or Chinese after it. */
export function letterFits(found: Numbering, previous: number | null): boolean {
  if (!/^(?:upper|lower|roman)[.．]/.test(found.style)) return true;
  if (found.value === 1 || found.number.length > 1) return true;
  if (previous !== null && found.value > previous && found.value <= previous + 3) return true;
  return /^\p{Lo}/u.test(found.rest);
}
