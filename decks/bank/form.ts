// How options look, apart from what they say: all that a reader who does not know the subject can go by.
import type { Lang } from "../types.ts";
import { withoutFences } from "./fences.ts";
import { bigramsOf } from "./likeness.ts";
import { absolutesIn } from "./rules/wording.ts";
import type { Question } from "./texts.ts";

/** What is counted in an option; "the one with the most" and "the one with the fewest" of each is a habit of guessing. */
export const traits = [
  "length",
  "words of the question",
  "share of words of the question",
  "words of the other options",
  "code and figures",
  "clauses",
  "given reasons",
  "hedges",
  "absolutes",
  "negations",
  "same opening",
] as const;

export type Trait = (typeof traits)[number];

/** A question's options as numbers: a row for each option, in it a count for each trait, in the order of `traits`. */
export type Form = { rows: number[][]; right: boolean[] };

/** The form of a question in one language. */
export function formOf(question: Question, lang: Lang): Form {
  const stem = new Set(wordsOf(question.stem[lang], lang));
  const texts = question.options.map((option) => seenText(option.text[lang]));
  const words = texts.map((text) => wordsOf(text, lang));
  const openings = texts.map((text) => openingOf(text, lang));
  const rows = question.options.map((option, at) => {
    const text = texts[at] ?? "";
    const own = words[at] ?? [];
    const shared = own.filter((word) => stem.has(word)).length;
    const others = words.filter((_, other) => other !== at).map((list) => new Set(list));
    const kin = [...new Set(own)].reduce((sum, word) => sum + others.filter((set) => set.has(word)).length, 0);
    const counts: Record<Trait, number> = {
      length: [...text].length,
      "words of the question": shared,
      "share of words of the question": shared / Math.max(1, own.length),
      "words of the other options": kin,
      "code and figures": count(option.text[lang], /`[^`]+`|\d+/g),
      clauses: count(text, /[,;:，；：、]/g),
      "given reasons": count(text, reasons[lang]),
      hedges: count(text, hedges[lang]),
      absolutes: absolutesIn(option.text[lang], lang).length,
      negations: count(text, negations[lang]),
      "same opening": openings.filter((opening, other) => other !== at && opening === openings[at]).length,
    };
    return traits.map((trait) => counts[trait]);
  });
  return { rows, right: question.options.map((option) => option.right) };
}

/** The chance that an option drawn blindly is right. */
export function blindChance(form: Form): number {
  return form.right.filter((right) => right).length / form.right.length;
}

/** The chance that "the one with the most" (or, with `sign` -1, "the fewest") of a trait is right; ties are drawn. */
export function habitChance(form: Form, trait: number, sign: 1 | -1): number {
  const values = form.rows.map((row) => sign * (row[trait] ?? 0));
  const most = Math.max(...values);
  const top = form.right.filter((_, at) => values[at] === most);
  return top.filter((right) => right).length / top.length;
}

/** What an option says why it would be the right thing to do. */
const reasons: Record<Lang, RegExp> = {
  en: /\b(because|since|so that|so the|so it|so they|which|as (?:it|they|the|this|that|a|an|each|its|their|these|no|one|two|all)|in order)\b/gi,
  zh: /因为|由于|以便|以免|这样|因此|从而|所以|使其|让其|，让|，使|，以|说明/g,
};

const hedges: Record<Lang, RegExp> = {
  en: /\b(may|might|can|could|some|often|usually|until|unless|if|when|where|first|then|each)\b/gi,
  zh: /可能|可以|有时|通常|如果|除非|直到|先|再|每|才|时/g,
};

const negations: Record<Lang, RegExp> = {
  en: /\b(not|no|without|nothing|none|neither|nor|\w+n't)\b/gi,
  zh: /不|没|无|未|别|非/g,
};

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** As a reader sees it: without the marks of code; a fenced block counts where it is all there is. */
export function seenText(text: string): string {
  const prose = withoutFences(text).trim();
  return (prose === "" ? text : prose).replace(/[`*]/g, "").replace(/\s+/g, " ").trim();
}

/** Words of three letters and more; of Chinese the pairs of neighbouring characters, for it is written without spaces. */
function wordsOf(text: string, lang: Lang): string[] {
  const plain = text.replace(/[`*]/g, "").toLowerCase();
  const latin = plain.match(/[a-z0-9]+(?:[.\-_][a-z0-9]+)*/g) ?? [];
  if (lang === "en") return latin.filter((word) => word.length > 2);
  const pairs = (plain.match(/\p{Script=Han}+/gu) ?? []).map((run) => [...bigramsOf(run).keys()]);
  return [...latin, ...pairs.flat()];
}

function openingOf(text: string, lang: Lang): string {
  return lang === "en" ? (text.toLowerCase().split(" ")[0] ?? "") : [...text].slice(0, 2).join("");
}
