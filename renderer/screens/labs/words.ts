// Labs told in words: how one stands.
import type { Output } from "../../api.ts";
import type { Translate } from "../../hooks/useLanguage.ts";
import { day } from "../../i18n/format.ts";
import type { Lang } from "../../i18n/i18n.ts";

type Row = Output<"lab.list">["labs"][number];

/** Not done yet; due; or when it comes back. */
export function stateWords(t: Translate, lang: Lang, lab: Row, timeZone: string | undefined): string {
  if (lab.runs === 0 || lab.dueDate === null) return t("labs.state.new");
  const done = t("labs.state.done", { count: lab.runs });
  if (lab.due) return `${done} · ${t("labs.state.due")}`;
  return `${done} · ${t("labs.state.back", { date: dateWords(lang, lab.dueDate, timeZone) })}`;
}

/** A study day as a date: noon of it lies within it in every zone that the learner may be in. */
export function dateWords(lang: Lang, date: string, timeZone: string | undefined): string {
  return day(lang, Date.parse(`${date}T12:00:00Z`), timeZone === undefined ? undefined : "UTC");
}
