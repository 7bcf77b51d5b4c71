// Titles of headings: the words, the number in front, the written id.
import { readInline } from "./inline.ts";
import type { Line } from "./lines.ts";
import { letterFits, readNumbering } from "./numbering.ts";

export type Title = { title: string; number: string; writtenId: string | null };

/** The last number seen at each level, by which "3 Rules" is told from "2 Basics, 3 Rules". */
export type TitleState = { letters: Map<number, number>; plain: Map<number, number> };

export function newTitleState(): TitleState {
  return { letters: new Map(), plain: new Map() };
}

/** Reads the title of a heading. A number without a stop counts only as the next of its sequence. */
export function readTitle(state: TitleState, line: Line): Title {
  const { text, writtenId } = readInline(line.text);
  if (line.mark !== "") return { title: text, number: line.mark, writtenId };
  const found = readNumbering(text);
  if (found !== null && letterFits(found, state.letters.get(line.level) ?? null)) {
    if (/^(?:upper|lower|\(letter|roman|\(roman)/.test(found.style)) state.letters.set(line.level, found.value);
    return { title: found.rest.trim(), number: found.number, writtenId };
  }
  const plain = /^(\d{1,3})\s+(?=\S)/.exec(text);
  const value = Number(plain?.[1]);
  if (plain !== null && value === (state.plain.get(line.level) ?? 0) + 1) {
    state.plain.set(line.level, value);
    return { title: text.slice(plain[0].length), number: plain[1] ?? "", writtenId };
  }
  return { title: text, number: "", writtenId };
}
