// Options: what must not give the right one away, and how many of them are right.
import { seenText } from "../form.ts";
import type { Finding } from "../problem.ts";
import { type Question, questionsOf } from "../texts.ts";
import { type Bank, liveOf, percent, perTopic } from "./bank.ts";

const langs = ["en", "zh"] as const;
type Lang = (typeof langs)[number];

/** A right option may be this many times as long as the longest wrong one. */
export const longestRatio = 1.5;
/** Below this many characters more, a right option is not conspicuous however short the others are. */
export const longestSlack = { en: 8, zh: 4 } as const;
/** The share of a topic's scenarios whose right option may be the longest, and from how many scenarios it is judged. */
export const longestShare = { most: 0.35, from: 6 } as const;

/** At least one option is right and one is wrong, and never more than two are right. */
export function rightAndWrong(bank: Bank): Finding[] {
  return bank.live.flatMap((item) =>
    questionsOf(item).flatMap((question): Finding[] => {
      const right = question.options.filter((option) => option.right).length;
      const fault = (message: string): Finding[] => [
        { rule: "right-and-wrong", id: item.id, where: { path: [...question.path, "options"] }, message },
      ];
      if (right === 0) return fault('no option is right: mark one with "right: true"');
      if (right === question.options.length) return fault("no option is wrong: write some that a person might choose");
      if (right > 2) return fault(`${right} options are right: one may be, or two with "choose two" in the stem`);
      return [];
    }),
  );
}

/** "Choose two" stands in a question exactly when two options are right, in each language. */
export function chooseTwo(bank: Bank): Finding[] {
  return bank.live.flatMap((item) =>
    questionsOf(item).flatMap((question) => {
      const two = question.options.filter((option) => option.right).length === 2;
      return langs.flatMap((lang): Finding[] => {
        if (asksForTwo(question.stem[lang], lang) === two) return [];
        const part = item.kind === "chain" ? "ask" : "stem";
        const words = lang === "en" ? '"choose two"' : '"选两项"';
        const message = two
          ? `two options are right, but the ${part} does not say ${words}: write it at its end`
          : `the ${part} says ${words}, but not two options are right: correct the one or the other`;
        return [{ rule: "choose-two", id: item.id, where: { path: [...question.path, part, lang] }, message }];
      });
    }),
  );
}

/** Whether a stem asks for two options. */
export function asksForTwo(stem: string, lang: Lang): boolean {
  return lang === "en" ? /\bchoose two\b/i.test(stem) : /选(择|出)?(两|二|2)\s*(项|个)/.test(stem);
}

/** The right option never stands out by sheer length, in either language. */
export function rightTooLong(bank: Bank): Finding[] {
  return bank.live.flatMap((item) =>
    questionsOf(item).flatMap((question) =>
      langs.flatMap((lang): Finding[] => {
        const { right, wrong, at } = lengths(question, lang);
        if (wrong === 0 || right <= wrong * longestRatio || right - wrong < longestSlack[lang]) return [];
        const where = { path: [...question.path, "options", at, "text", lang] };
        const message = `the right option has ${right} characters, the longest wrong one ${wrong}: shorten it, or say more in the others`;
        return [{ rule: "right-too-long", id: item.id, where, message }];
      }),
    ),
  );
}

/** How often the right option of a topic's scenarios is longer than every wrong one; ties don't count. */
export type LongestCount = { topic: string; scenarios: number; en: number; zh: number };

/** The count for every topic of the taxonomy, in its order. */
export function longestCounts(bank: Bank): LongestCount[] {
  return perTopic(bank, liveOf(bank, "scenario")).map(({ topic, entries }) => {
    const count = (lang: Lang) =>
      entries.filter((entry) => {
        const { right, wrong } = lengths({ path: [], stem: entry.stem, options: entry.options }, lang);
        return right > wrong;
      }).length;
    return { topic: topic.id, scenarios: entries.length, en: count("en"), zh: count("zh") };
  });
}

/** "The longest is the right one" must not be a strategy. */
export function rightOftenLongest(bank: Bank): Finding[] {
  return longestCounts(bank).flatMap((count) =>
    langs.flatMap((lang): Finding[] => {
      if (count.scenarios < longestShare.from || count[lang] <= longestShare.most * count.scenarios) return [];
      const name = lang === "en" ? "English" : "Chinese";
      const message = `in ${count[lang]} of ${count.scenarios} scenarios of "${count.topic}" (${percent(count[lang], count.scenarios)}) the right option is the longest in ${name}: at most 35 % may be; shorten right ones or say more in wrong ones`;
      return [{ rule: "right-often-longest", id: `topic:${count.topic}`, message }];
    }),
  );
}

/** Counts of right places by the number of options; scenarios with one right option only. */
export function rightPositions(bank: Bank): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const scenario of liveOf(bank, "scenario")) {
    const right = scenario.options.flatMap((option, index) => (option.right ? [index] : []));
    const place = right[0];
    if (place === undefined || right.length !== 1) continue;
    const counts = found.get(scenario.options.length) ?? scenario.options.map(() => 0);
    counts[place] = (counts[place] ?? 0) + 1;
    found.set(scenario.options.length, counts);
  }
  return found;
}

/** Over at least 40 scenarios with four options no place holds less than 18 % or more than 32 % of the right ones. */
export function unbalancedPositions(bank: Bank): Finding[] {
  const counts = rightPositions(bank).get(4) ?? [];
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum < 40) return [];
  return counts.flatMap((count, index): Finding[] => {
    if (count <= 0.32 * sum && count >= 0.18 * sum) return [];
    const much = count > 0.25 * sum ? "move some of them" : "move some others there";
    const message = `the right option stands at place ${index + 1} in ${count} of ${sum} scenarios (${percent(count, sum)}): between 18 and 32 % is balanced; ${much}`;
    return [{ rule: "right-positions", id: "taxonomy", message }];
  });
}

function lengths(question: Question, lang: Lang): { right: number; wrong: number; at: number } {
  let at = 0;
  let right = 0;
  let wrong = 0;
  question.options.forEach((option, index) => {
    const length = [...seenText(option.text[lang])].length;
    if (!option.right) wrong = Math.max(wrong, length);
    else if (length > right) {
      right = length;
      at = index;
    }
  });
  return { right, wrong, at };
}
