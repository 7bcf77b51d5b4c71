// Cards: a front that wants an answer, a back that gives it at once and is short.
import type { Lang } from "../../types.ts";
import { withoutCode, withoutFences } from "../fences.ts";
import type { Finding } from "../problem.ts";
import { type Bank, liveOf } from "./bank.ts";

/** The most characters of the back's first line, and the most lines of the back outside of fences. */
export const backLimit = { firstLine: { en: 200, zh: 100 }, lines: 14 } as const;

const verb = "(?:is|are|was|were|does|do|did|can|could|will|would|should|shall|has|have|had|must|may|might)(?:n't)?";
const opensWithVerb = new RegExp(`^(?:so |and |but |then )?${verb} `, "i");
const condition = /^(if|when|after|before|once|with|without|for|in|on|during|suppose|assume|given|while|at|by)\b/i;
const verbAfterComma = new RegExp(`, (?:then )?${verb} (?!.*\\b(?:what|which|why|how|where|when|who)\\b)`, "i");
const asksWhether = /是否|能否|是不是|会不会|能不能|可不可以|有没有|要不要|可否/;
const asksWhat = /什么|哪|如何|怎么|怎样|怎|为何|多少|几|谁|何时|何处|何种|多久|多长|请|说出|列出|写出|给出|解释|说明/;

/** Yes or no is guessed half of the time: such fronts are refused. */
export function yesNoFront(bank: Bank): Finding[] {
  return liveOf(bank, "card").flatMap((card) =>
    (["en", "zh"] as const).flatMap((lang): Finding[] => {
      if (!asksYesOrNo(card.front[lang], lang)) return [];
      const asked = lang === "en" ? "English" : "Chinese";
      const message = `the ${asked} front can be answered by yes or no: ask why, which, what happens or how`;
      return [{ rule: "yes-no-front", id: card.id, where: { path: ["front", lang] }, message }];
    }),
  );
}

/** Whether any question of a front is one of yes or no. Code is set aside first. */
export function asksYesOrNo(front: string, lang: Lang): boolean {
  const text = withoutCode(front).replace(/\s+/g, " ");
  if (lang === "en") {
    // A dot within a version is no end of a sentence.
    const questions = text.split(/(?<=[.!?:;])\s+/).filter((sentence) => /\?["')\]*]*$/.test(sentence.trim()));
    return questions.some((question) => {
      const asked = question.trim();
      return opensWithVerb.test(asked) || (condition.test(asked) && verbAfterComma.test(asked));
    });
  }
  if (/吗\s*[？?]?\s*$/.test(text.trim()) || /吗\s*[？?]/.test(text)) return true;
  const questions = text.match(/[^。！？?；]*[？?]/g) ?? [text];
  return questions.some((question) => asksWhether.test(question) && !asksWhat.test(question));
}

/** The back's first line is the answer: words, not a fence, and short. */
export function backFirstLine(bank: Bank): Finding[] {
  return liveOf(bank, "card").flatMap((card) =>
    (["en", "zh"] as const).flatMap((lang): Finding[] => {
      const fault = (message: string): Finding[] => [
        { rule: "back-first-line", id: card.id, where: { path: ["back", lang] }, message },
      ];
      const first = (card.back[lang].split("\n")[0] ?? "").trim();
      const limit = backLimit.firstLine[lang];
      if (/^(`{3,}|~{3,})/.test(first)) return fault("the back begins with a block: give the answer in words first");
      if (/^#{1,6}\s/.test(first)) return fault("the back begins with a heading: give the answer in its first line");
      const length = [...first].length;
      if (length <= limit) return [];
      return fault(
        `the back's first line has ${length} characters, at most ${limit} may be: give the answer first, the reason below`,
      );
    }),
  );
}

/** A back of more than 14 lines outside of fences holds more than one fact. */
export function longBack(bank: Bank): Finding[] {
  return liveOf(bank, "card").flatMap((card) =>
    (["en", "zh"] as const).flatMap((lang): Finding[] => {
      const lines = withoutFences(card.back[lang])
        .split("\n")
        .filter((line) => line.trim() !== "").length;
      if (lines <= backLimit.lines) return [];
      const message = `the back has ${lines} lines outside of fences, at most ${backLimit.lines} may be: make two cards of it`;
      return [{ rule: "long-back", id: card.id, where: { path: ["back", lang] }, message }];
    }),
  );
}
