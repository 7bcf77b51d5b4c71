// One spelling for comparing texts: width, case, punctuation and spaces made alike. Never shown.

/** What a comparison treats as a letter or digit that needs its neighbours to be none. */
export const latin = /[\p{Script=Latin}\p{N}]/u;

const quotes = /["'`“”‘’「」『』«»]/g;
const commas = /[、，;；]/g;
const dashes = /[-_‐‑‒–—―−]+/g;
const dots = /[·・•。]/g;
const marks = /\s*([,:/()[\]<>|=+&!?.])\s*/g;
/** Chinese and Japanese are written with or without spaces around Latin words. */
const spaceByHan =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\s+|\s+(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;

/**
 * The text in NFKC and lower case; punctuation of both widths is one, hyphens are spaces, quotation marks fall away, runs
 * of space are one space and none beside Chinese or punctuation. Two texts that a reader would call the same are equal.
 */
export function normaliseText(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\ufe0f|[\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(quotes, "")
    .replace(commas, ",")
    .replace(dots, ".")
    .replace(dashes, " ")
    .replace(/\s+/g, " ")
    .replace(marks, "$1")
    .replace(spaceByHan, "")
    .trim();
}
