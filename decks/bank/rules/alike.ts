// Likeness: no two fronts, no two stems and no two options of one question say the same.
import { bigramsOf, dice, normalised } from "../likeness.ts";
import type { Finding } from "../problem.ts";
import { questionsOf } from "../texts.ts";
import { type Bank, perTopic } from "./bank.ts";

/** Above this, in both languages, two texts of one topic are held to be the same question. */
export const likenessLimit = 0.9;

type Asked = { id: string; kind: "front" | "stem"; topic: string; en: string; zh: string };

/** Fronts alike, stems alike: the same in either language over the whole bank, or nearly so in both within a topic. */
export function alikeQuestions(bank: Bank): Finding[] {
  const asked = bank.live.map((item): Asked => {
    const text = item.kind === "card" ? item.front : item.stem;
    const kind = item.kind === "card" ? "front" : "stem";
    return { id: item.id, kind, topic: item.topic, en: normalised(text.en), zh: normalised(text.zh) };
  });
  const same = sameTexts(asked);
  const found = new Set(same.map((finding) => finding.id));
  const near = perTopic(bank, asked).flatMap(({ entries }) => [
    ...nearTexts(entries.filter((entry) => entry.kind === "front")),
    ...nearTexts(entries.filter((entry) => entry.kind === "stem")),
  ]);
  return [...same, ...near.filter((finding) => !found.has(finding.id))];
}

/** Two options that say the same leave one of them without a meaning. */
export function alikeOptions(bank: Bank): Finding[] {
  return bank.live.flatMap((item) =>
    questionsOf(item).flatMap((question) =>
      question.options.flatMap((option, index): Finding[] => {
        const twin = question.options.findIndex(
          (other) =>
            spelled(other.text.en) === spelled(option.text.en) || spelled(other.text.zh) === spelled(option.text.zh),
        );
        if (twin === index) return [];
        const where = { path: [...question.path, "options", index, "text"] };
        const message = `this option says the same as option ${twin + 1}: reword one of them in both languages`;
        return [{ rule: "alike-options", id: item.id, where, message }];
      }),
    ),
  );
}

/** Options may differ in a sign alone (`-c` and `--previous`, 1 and -1), so signs count here. */
function spelled(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s`]+/g, " ")
    .trim();
}

function sameTexts(asked: Asked[]): Finding[] {
  const found: Finding[] = [];
  const reported = new Set<string>();
  for (const lang of ["en", "zh"] as const) {
    const owners = new Map<string, string>();
    for (const entry of asked) {
      const key = `${entry.kind}\n${entry[lang]}`;
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, entry.id);
      else if (!reported.has(entry.id)) {
        reported.add(entry.id);
        found.push(finding(entry, owner, "asks the same as"));
      }
    }
  }
  return found;
}

function nearTexts(entries: Asked[]): Finding[] {
  const measured = entries.map((entry) => ({ entry, en: bigramsOf(entry.en), zh: bigramsOf(entry.zh) }));
  return measured.flatMap((later, index): Finding[] => {
    const twin = measured
      .slice(0, index)
      .find((other) => dice(later.en, other.en) > likenessLimit && dice(later.zh, other.zh) > likenessLimit);
    return twin ? [finding(later.entry, twin.entry.id, "asks nearly the same as")] : [];
  });
}

function finding(entry: Asked, twin: string, verb: string): Finding {
  return {
    rule: `alike-${entry.kind}s`,
    id: entry.id,
    where: { path: [entry.kind] },
    message: `this ${entry.kind} ${verb} that of "${twin}": ask for something else, or drop one`,
  };
}
