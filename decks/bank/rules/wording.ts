// Wording: phrases that give an answer away or lose their sense once the options are shuffled.
import type { Lang } from "../../types.ts";
import { withoutCode } from "../fences.ts";
import type { Finding } from "../problem.ts";
import { questionsOf, textsOfItem } from "../texts.ts";
import { type Bank, perTopic } from "./bank.ts";

type Ban = { pattern: RegExp; roles: ReadonlyArray<string>; why: string };

const shuffled = "options are shuffled, so no text may point at one by its place or letter";
const sweeping = "an option that stands for others can be told without knowing the matter";

const bans: Record<Lang, Ban[]> = {
  en: [
    {
      pattern: /\b(all|none|any|both|neither|either) of (the )?(above|options|answers|other options|others)\b/i,
      roles: ["option"],
      why: sweeping,
    },
    { pattern: /^\W*(all|none|any|both|neither|either) of (these|those|them)\W*$/i, roles: ["option"], why: sweeping },
    { pattern: /\b[Bb]oth ([Oo]ptions? )?\(?[A-E]\)? and \(?[A-E]\b/, roles: ["option", "reason"], why: sweeping },
    {
      // "CoreDNS will answer A queries" speaks of a record, not of an option.
      pattern:
        /\b([Oo]ptions?|[Aa]nswer|[Cc]hoices?) \(?([A-E]|[1-5])\b(?![-\w]|\.\d|,? (records?|quer|lookups?|(and|or) AAAA))/,
      roles: ["option", "reason", "ask", "stem", "finding"],
      why: shuffled,
    },
    {
      pattern:
        /\bthe (first|second|third|fourth|fifth|last|previous|preceding) (two |three )?(option|answer|choice)s?\b/i,
      roles: ["option", "reason", "finding"],
      why: shuffled,
    },
    {
      pattern: /\b(option|answer|choice)s? (above|below)\b|\bthe (above|below) (option|answer|choice)s?\b/i,
      roles: ["option", "reason", "finding"],
      why: shuffled,
    },
  ],
  zh: [
    {
      pattern: /(?<![\d及或]\s*)(以上|上述|上面)(各项|选项|答案|说法|做法|几项|三项|两项)?\s*(都|皆|全|均)/,
      roles: ["option"],
      why: sweeping,
    },
    { pattern: /(都不对|都不是|全都对|都正确|全部正确|皆非)[。！]?$/, roles: ["option"], why: sweeping },
    {
      pattern: /^(选项)?\s*[A-E]\s*(和|与|、)\s*[A-E]\s*(都|均|皆|[。！]?$)/,
      roles: ["option", "reason"],
      why: sweeping,
    },
    {
      pattern: /(选项|答案)\s*([A-E](?![A-Za-z])|[1-5一二三四五](?!个|种|项))/,
      roles: ["option", "reason", "ask", "stem", "finding"],
      why: shuffled,
    },
    {
      pattern:
        /第[一二三四五1-5]\s*(个|项)?\s*(选项|答案)|(前|后)[两二三](个选)?项|(上面|下面|前面|后面)的?(选项|答案)/,
      roles: ["option", "reason", "finding"],
      why: shuffled,
    },
  ],
};

/** "All of the above", "both A and C", "the first option", 以上都, 选项 A. */
export function bannedWording(bank: Bank): Finding[] {
  return bank.live.flatMap((item) =>
    item.kind === "card"
      ? []
      : textsOfItem(item).flatMap(({ role, path, text }) =>
          (["en", "zh"] as const).flatMap((lang) => {
            const bare = withoutCode(text[lang]);
            return bans[lang].flatMap((ban): Finding[] => {
              const found = ban.roles.includes(role) ? ban.pattern.exec(bare) : null;
              if (!found) return [];
              const message = `"${found[0].trim()}" is banned, for ${ban.why}: name the thing itself`;
              return [{ rule: "banned-wording", id: item.id, where: { path: [...path, lang] }, message }];
            });
          }),
        ),
  );
}

const absolutes: Record<Lang, RegExp> = {
  en: /\b(always|never|(?<!read-)only|impossible|entirely|completely|under no circumstances|in every case|in all cases)\b/gi,
  zh: /总是|总会|绝不|绝对|永远|从不|从来不|只要|只有|只能|只会|只在|只对|只影响|(?<!不)仅|(?<!不)一定|必定|必然|全部|完全|任何情况/g,
};

/** Options with an absolute word, among the wrong and the right ones of a topic's questions. */
export type AbsoluteCount = { wrong: number; ofWrong: number; right: number; ofRight: number };

/** From so many wrong options with an absolute word on, and so many times as often as in right ones, it is a giveaway. */
export const absoluteLimit = { from: 5, times: 2 } as const;

/** The absolute words of a text, outside of code. */
export function absolutesIn(text: string, lang: Lang): string[] {
  return withoutCode(text).match(absolutes[lang]) ?? [];
}

/** The counts by topic and language, in the taxonomy's order. */
export function absoluteCounts(bank: Bank): Array<{ topic: string; en: AbsoluteCount; zh: AbsoluteCount }> {
  return perTopic(bank, bank.live).map(({ topic, entries }) => {
    const options = entries.flatMap((item) => questionsOf(item).flatMap((question) => question.options));
    const count = (lang: Lang): AbsoluteCount => {
      const right = options.filter((option) => option.right);
      const wrong = options.filter((option) => !option.right);
      const having = (some: typeof options) => some.filter((o) => absolutesIn(o.text[lang], lang).length > 0).length;
      return { wrong: having(wrong), ofWrong: wrong.length, right: having(right), ofRight: right.length };
    };
    return { topic: topic.id, en: count("en"), zh: count("zh") };
  });
}

/** Absolutes in wrong options far more often than in right ones: "strike what says always" must not be a strategy. */
export function loadedAbsolutes(bank: Bank): Finding[] {
  return absoluteCounts(bank).flatMap((counts) =>
    (["en", "zh"] as const).flatMap((lang): Finding[] => {
      const { wrong, ofWrong, right, ofRight } = counts[lang];
      // One and two are added so that a topic without any in its right options is not judged by a division by zero.
      const times = (wrong + 1) / (ofWrong + 2) / ((right + 1) / (ofRight + 2));
      if (wrong < absoluteLimit.from || times <= absoluteLimit.times) return [];
      const words = lang === "en" ? "always, never, only" : "总是、绝不、只要、一定";
      const message = `absolutes (${words} …) stand in ${wrong} of ${ofWrong} wrong options of "${counts.topic}" and in ${right} of ${ofRight} right ones: reword some wrong ones`;
      return [{ rule: "absolutes", id: `topic:${counts.topic}`, message }];
    }),
  );
}
