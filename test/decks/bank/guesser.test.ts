// Guessing by form: what is counted in an option, and what a reader gets who learns from the counts alone.
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { describe, expect, test } from "vitest";
import { blindChance, type Form, formOf, habitChance, type Trait, traits } from "../../../decks/bank/form.ts";
import { guessAll, guessedRight } from "../../../decks/bank/guesser.ts";
import type { Question } from "../../../decks/bank/texts.ts";

const reason = { en: "Because.", zh: "因为。" };

/** A question of these options in both languages; the first one is right. */
function question(stem: string, ...texts: string[]): Question {
  const options = texts.map((text, at) => ({ text: { en: text, zh: text }, right: at === 0, reason }));
  return { path: [], stem: { en: stem, zh: stem }, options };
}

function countsOf(trait: Trait, asked: Question, lang: "en" | "zh"): number[] {
  return formOf(asked, lang).rows.map((row) => row[traits.indexOf(trait)] ?? Number.NaN);
}

describe("an option's form", () => {
  const cases: Array<[trait: Trait, lang: "en" | "zh", asked: Question, counts: number[]]> = [
    ["length", "en", question("What now?", "`kubectl get`  pods", "```text\nab\n```"), [16, 7]],
    ["words of the question", "en", question("The probe fails on web.", "Raise the probe", "Delete it"), [2, 0]],
    ["words of the question", "zh", question("探针失败", "调大探针", "删除"), [1, 0]],
    ["share of words of the question", "en", question("The probe fails.", "probe fails", "probe by hand"), [1, 0.5]],
    ["words of the other options", "en", question("?", "one node", "two nodes one", "one node"), [3, 2, 3]],
    ["code and figures", "en", question("?", "set `a: b` to 10", "set it to ten"), [2, 0]],
    ["clauses", "zh", question("?", "先改，再删", "删除"), [1, 0]],
    ["given reasons", "en", question("?", "wait, so that it ends, because it does", "wait as long as needed"), [2, 0]],
    ["given reasons", "zh", question("?", "删除，让它重建", "删除"), [1, 0]],
    ["hedges", "en", question("?", "it may end", "it ends"), [1, 0]],
    ["absolutes", "en", question("?", "it never ends", "it ends"), [1, 0]],
    ["negations", "en", question("?", "it doesn't end", "it ends"), [1, 0]],
    ["same opening", "en", question("?", "Set a", "Set b", "Take c"), [1, 1, 0]],
  ];
  test.each(cases)("counts %s in %s", (trait, lang, asked, counts) => {
    expect(countsOf(trait, asked, lang)).toEqual(counts);
  });
});

describe("a habit", () => {
  const form: Form = { rows: [[5], [9], [9], [1]], right: [false, true, false, false] };
  test.each([
    ["the one with the most, a tie drawn", 1 as const, 0.5],
    ["the one with the fewest", -1 as const, 0],
  ])("%s", (_title, sign, chance) => {
    expect(habitChance(form, 0, sign)).toBe(chance);
  });

  test("blind chance counts every right option", () => {
    expect(blindChance({ rows: [[0], [0], [0], [0]], right: [true, true, false, false] })).toBe(0.5);
  });
});

/** So many questions of four options with counts by chance; `mark` says which one is right. */
function forms(size: number, mark: (rows: number[][], draw: () => number) => number): Form[] {
  const random = xoroshiro128plus(42);
  const draw = () => uniformInt(random, 0, 99);
  return Array.from({ length: size }, () => {
    const rows = Array.from({ length: 4 }, () => traits.map(draw));
    const at = mark(rows, draw);
    return { rows, right: rows.map((_, index) => index === at) };
  });
}

function share(all: readonly Form[]): number {
  const guesses = guessAll(all);
  return (
    all.reduce((sum, form, at) => sum + guessedRight(form, guesses[at] ?? { chances: [], tells: [] }), 0) / all.length
  );
}

describe("a reader who learns from the other questions", () => {
  const by = (trait: Trait) => traits.indexOf(trait);
  const most = (rows: number[][], k: number) =>
    rows.reduce((best, row, at) => ((row[k] ?? 0) > (rows[best]?.[k] ?? 0) ? at : best), 0);

  test("gets no more than luck where form says nothing, for no question is guessed by what has seen it", () => {
    expect(share(forms(400, (_, draw) => draw() % 4))).toBeLessThan(0.31);
  });

  test("finds a trait that right options have more of", () => {
    const all = forms(200, (rows) => most(rows, by("clauses")));
    expect(share(all)).toBeGreaterThan(0.9);
    const [first] = guessAll(all);
    expect(first?.tells[0]).toMatchObject({ trait: "clauses", sign: 1 });
  });

  test("finds that the right one is never the longest nor the shortest, which no habit does", () => {
    const k = by("length");
    const all = forms(300, (rows, draw) => {
      const order = rows.map((row, at) => ({ at, length: row[k] ?? 0 })).sort((a, b) => a.length - b.length);
      return order[1 + (draw() % 2)]?.at ?? 0;
    });
    expect(share(all)).toBeGreaterThan(0.4);
    const habit = (sign: 1 | -1) => all.reduce((sum, form) => sum + habitChance(form, k, sign), 0) / all.length;
    expect(Math.max(habit(1), habit(-1))).toBeLessThan(0.1);
  });

  test("guesses the same twice", () => {
    const all = forms(50, (_, draw) => draw() % 4);
    expect(guessAll(all)).toEqual(guessAll(all));
  });

  test("has nothing to say of no question", () => {
    expect(guessAll([])).toEqual([]);
  });
});
