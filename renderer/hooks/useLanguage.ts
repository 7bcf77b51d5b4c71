// The language that the interface speaks now, and the words and figures in it.
import { useTranslation } from "react-i18next";
import type { Lang } from "../i18n/i18n.ts";

/** `t` for the interface's texts and `lang` for figures, dates and `lang` attributes. */
export function useLanguage() {
  const { t, i18n } = useTranslation();
  const lang: Lang = i18n.resolvedLanguage === "zh" ? "zh" : "en";
  return { t, lang };
}

/** The function that gives a text of the interface; take it as a type for helpers outside of components. */
export type Translate = ReturnType<typeof useLanguage>["t"];
