// What a topic is expected to cost in an exam, in words.
import type { Output } from "../../api.ts";
import type { Translate } from "../../hooks/useLanguage.ts";
import { percent } from "../../i18n/format.ts";
import type { Lang } from "../../i18n/i18n.ts";

type Topic = Pick<Output<"weak.list">["topics"][number], "expectedLoss" | "examWeight">;

/** The two factors of the expected loss, which ranks topics; null while not measured. */
export function lossWords(t: Translate, lang: Lang, topic: Topic): string | null {
  if (topic.expectedLoss === null || topic.examWeight === 0) return null;
  return t("weak.loss", {
    wrong: percent(lang, topic.expectedLoss / topic.examWeight),
    weight: percent(lang, topic.examWeight),
  });
}
