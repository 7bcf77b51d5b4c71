// Guessing: a reader who does not know the subject must not do better than chance by the form of the options alone.
import type { Lang } from "../../types.ts";
import { blindChance, type Form, formOf, habitChance, traits } from "../form.ts";
import { type Guess, guessAll, guessedRight } from "../guesser.ts";
import type { Finding } from "../problem.ts";
import { type Question, questionsOf } from "../texts.ts";
import type { Bank } from "./bank.ts";

/** From so many questions on a bank is judged, and so many standard errors above chance are more than luck. */
export const guessLimit = { from: 40, errors: 2.6 } as const;

/** Shares of the questions that a way of guessing answers right, 0..1, beside what blind chance does. */
export type GuessCount = {
  lang: Lang;
  questions: number;
  chance: number;
  /** Above this, a share is no luck. */
  most: number;
  habits: Array<{ trait: string; most: number; fewest: number }>;
  /** What a reader gets who learns from all other questions how right options look. */
  learned: number;
};

type Asked = { id: string; question: Question };

/** What habits and learning by form get out of scenarios and the steps of chains, language by language. */
export function guessCounts(bank: Bank): GuessCount[] {
  const asked = askedOf(bank);
  return (["en", "zh"] as const).map((lang) => {
    const forms = asked.map(({ question }) => formOf(question, lang));
    const guesses = guessAll(forms);
    const share = (hit: (form: Form, at: number) => number) =>
      forms.reduce((sum, form, at) => sum + hit(form, at), 0) / Math.max(1, forms.length);
    const chance = share(blindChance);
    const variance = forms.reduce((sum, form) => sum + blindChance(form) * (1 - blindChance(form)), 0);
    return {
      lang,
      questions: forms.length,
      chance,
      most: chance + (guessLimit.errors * Math.sqrt(variance)) / Math.max(1, forms.length),
      habits: traits.map((trait, k) => ({
        trait,
        most: share((form) => habitChance(form, k, 1)),
        fewest: share((form) => habitChance(form, k, -1)),
      })),
      learned: share((form, at) => guessedRight(form, guesses[at] ?? { chances: [], tells: [] })),
    };
  });
}

/** No habit, and no learning by form, gets more than luck would. */
export function guessable(bank: Bank): Finding[] {
  return guessCounts(bank).flatMap(({ lang, questions, most, habits, learned }) => {
    if (questions < guessLimit.from) return [];
    const name = lang === "en" ? "English" : "Chinese";
    const refuse = (way: string, share: number): Finding[] => {
      if (share <= most) return [];
      const message = `${way} answers ${shown(share)} of ${questions} questions right in ${name}, and luck at most ${shown(most)}: make wrong and right options alike in this ("node scripts/lint-file.mjs" names the questions)`;
      return [{ rule: "guessable", id: "taxonomy", message }];
    };
    return [
      ...habits.flatMap((habit) => [
        ...refuse(`choosing the option with the most of "${habit.trait}"`, habit.most),
        ...refuse(`choosing the option with the fewest of "${habit.trait}"`, habit.fewest),
      ]),
      ...refuse("learning from the other questions how right options look", learned),
    ];
  });
}

/** A question whose right option the form gives away: the chance that it gets, and the traits that do it. */
export type GivenAway = { id: string; path: Question["path"]; lang: Lang; chance: number; tells: Guess["tells"] };

/** The questions that learning by form answers right, the plainest first. */
export function givenAway(bank: Bank): GivenAway[] {
  const asked = askedOf(bank);
  return (["en", "zh"] as const)
    .flatMap((lang) => {
      const forms = asked.map(({ question }) => formOf(question, lang));
      return guessAll(forms).flatMap((guess, at): GivenAway[] => {
        const [form, own] = [forms[at], asked[at]];
        if (!form || !own || guessedRight(form, guess) < 1) return [];
        const tells = guess.tells.filter((tell) => tell.weight > 0.1).slice(0, 4);
        return [{ id: own.id, path: own.question.path, lang, chance: Math.max(...guess.chances), tells }];
      });
    })
    .sort((a, b) => b.chance - a.chance);
}

function askedOf(bank: Bank): Asked[] {
  return bank.live.flatMap((item) => questionsOf(item).map((question) => ({ id: item.id, question })));
}

function shown(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
