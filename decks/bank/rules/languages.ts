// Languages: English is English, Chinese is Chinese, and neither was forgotten.
import type { Lang } from "../../types.ts";
import { withoutCode } from "../fences.ts";
import type { Finding } from "../problem.ts";
import { type RoledText, textsOfItem, textsOfLab, textsOfMisconception } from "../texts.ts";
import type { Bank } from "./bank.ts";

const han = /\p{Script=Han}/u;
const chineseSigns = /[\u3000-\u303F\uFF01-\uFF60]/;
const quoted = /"[^"\n]*"|“[^”\n]*”|‘[^’\n]*’|「[^」\n]*」|《[^》\n]*》/g;

/**
 * `en` has Latin letters and no Chinese outside code and quotes; `zh` has Chinese. An option or a name may be code or
 * names alone (at most three words outside code) in both.
 */
export function language(bank: Bank): Finding[] {
  const { taxonomy, items, misconceptions, labs } = bank.subject;
  const named: Array<{ id: string; texts: RoledText[] }> = [
    ...taxonomy.topics.map((topic) => ({ id: `topic:${topic.id}`, texts: nameOf(topic.name) })),
    ...taxonomy.topics.flatMap((topic) =>
      topic.concepts.map((concept) => ({ id: `concept:${concept.id}`, texts: nameOf(concept.name) })),
    ),
    ...items.map((item) => ({ id: item.id, texts: textsOfItem(item) })),
    ...misconceptions.map((entry) => ({ id: entry.id, texts: textsOfMisconception(entry) })),
    ...labs.map((lab) => ({ id: lab.id, texts: textsOfLab(lab) })),
  ];
  return named.flatMap(({ id, texts }) =>
    texts.flatMap((text) =>
      (["en", "zh"] as const).flatMap((lang): Finding[] => {
        const message = lang === "en" ? englishFault(text) : chineseFault(text);
        return message === null ? [] : [{ rule: "language", id, where: { path: [...text.path, lang] }, message }];
      }),
    ),
  );
}

function nameOf(name: RoledText["text"]): RoledText[] {
  return [{ role: "name", path: ["name"], text: name }];
}

function englishFault({ role, text }: RoledText): string | null {
  const bare = withoutCode(text.en).replace(quoted, " ");
  const sign = han.exec(bare) ?? chineseSigns.exec(bare);
  if (sign)
    return `the English text has "${sign[0]}" in it: write it in English, or put what is shown in code or quotes`;
  if (/[A-Za-z]/.test(bare) || mayBeCode(role, "en", text.en)) return null;
  return "the English text has no words: write the sentence in English";
}

function chineseFault({ role, text }: RoledText): string | null {
  const bare = withoutCode(text.zh);
  if (han.test(bare) || mayBeCode(role, "zh", text.zh)) return null;
  return "the Chinese text has no Chinese: write the sentence in Chinese, and put what is code in backticks";
}

/** Options and names may do without words of a language: `kubectl rollout undo`, ClusterIP, 443. */
function mayBeCode(role: RoledText["role"], lang: Lang, text: string): boolean {
  if (role !== "option" && role !== "name") return false;
  return lang === "en" || (withoutCode(text).match(/[A-Za-z][\w.-]*/g) ?? []).length <= 3;
}
