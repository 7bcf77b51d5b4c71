// Facts of the contract as words: why an item is asked, how long until it comes again.
import type { Output } from "../../api.ts";
import type { Translate } from "../../hooks/useLanguage.ts";
import { recall, span } from "../../i18n/format.ts";
import type { Lang } from "../../i18n/i18n.ts";

type Next = Extract<Output<"study.next">, { state: "card" }>;
export type Why = Next["why"];
export type Interval = Next["intervals"]["again"];

const MINUTE = 60_000;
const DAY = 86_400_000;

/** An interval in milliseconds. */
export function msOf(interval: Interval): number {
  return interval.n * (interval.unit === "minutes" ? MINUTE : DAY);
}

/** "10 minutes", "4 days". */
export function intervalWords(lang: Lang, interval: Interval): string {
  return span(lang, msOf(interval));
}

/** Why an item is asked now, in one line: "tier 1 · recall 0.86 < 0.93 · 3 days late". */
export function whyWords(t: Translate, lang: Lang, why: Why): string {
  const parts = [t("why.tier", { n: why.tier })];
  switch (why.kind) {
    case "learning":
      parts.push(t("why.learning", { n: why.step + 1 }));
      if (why.minutesLate > 0) parts.push(t("why.late", { time: span(lang, why.minutesLate * MINUTE) }));
      break;
    case "due": {
      const figures = { recall: recall(lang, why.recall), desired: recall(lang, why.desired) };
      parts.push(why.recall < why.desired ? t("why.below", figures) : t("why.above", figures));
      parts.push(why.daysLate > 0 ? t("why.late", { time: span(lang, why.daysLate * DAY) }) : t("why.dueToday"));
      break;
    }
    case "new":
      parts.push(t("why.new", { n: why.introduced + 1, quota: Math.max(why.quota, why.introduced + 1) }));
      break;
    case "drill":
      parts.push(t("why.drill"));
      if (why.recall !== null) parts.push(t("why.recall", { recall: recall(lang, why.recall) }));
      break;
  }
  return parts.join(" · ");
}
