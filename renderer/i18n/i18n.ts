// The two languages of the interface, both in memory so that they can be switched at any moment.
import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import en from "./en.json";
import zh from "./zh.json";

/** The languages of the interface, the first is the fallback. */
export const LANGS = ["en", "zh"] as const;
export type Lang = (typeof LANGS)[number];

declare module "i18next" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to the library's own
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
    returnNull: false;
  }
}

/** A translator of its own for one page or one test; `lang` is what it starts with. */
export function createTranslator(lang: Lang): i18n {
  const translator = i18next.createInstance();
  void translator.use(initReactI18next).init({
    lng: lang,
    fallbackLng: "en",
    resources: { en: { translation: en }, zh: { translation: zh } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
  });
  return translator;
}

/** The language that a browser asks for: Chinese of any kind is `zh`, everything else `en`. */
export function langOf(tags: readonly string[]): Lang {
  for (const tag of tags) {
    const short = tag.toLowerCase().split("-")[0];
    if (short === "zh" || short === "en") return short;
  }
  return "en";
}
