// How the learner wants the app to look and speak: from the settings, applied to the page.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { useTranslation } from "react-i18next";
import { call, type Input, type Output, useCall } from "./api.ts";
import { useErrorText } from "./components/states/States.tsx";
import { useSay } from "./components/states/Toasts.tsx";
import { localeOf } from "./i18n/format.ts";
import { type Lang, langOf } from "./i18n/i18n.ts";

export type Settings = Output<"settings.get">["settings"];

type Preferences = {
  /** The language of items; a card may be shown in the other one for a while. */
  itemLang: Lang;
  /** The learner's time zone, in which days and times of day are told. */
  timeZone: string | undefined;
  settings: Settings | undefined;
};

const PreferencesContext = createContext<Preferences>({ itemLang: "en", timeZone: undefined, settings: undefined });

/** What the learner prefers, as it stands now. */
export function usePreferences(): Preferences {
  return useContext(PreferencesContext);
}

/** Changes settings at once; the reply is the new truth. */
export function useChangeSettings() {
  const queries = useQueryClient();
  const say = useSay();
  const textOf = useErrorText();
  return useMutation({
    mutationFn: (change: Input<"settings.set">) => call("settings.set", change),
    onSuccess: async (view, change) => {
      queries.setQueryData(["settings.get", {}], view);
      // The host speaks another language from now on, in its errors too.
      if (change.language) await queries.invalidateQueries({ queryKey: ["app.info"] });
      // Looks and languages change nothing that was computed; everything else may move the day's plan.
      const looksOnly = Object.keys(change).every((key) =>
        ["theme", "language", "itemLanguage", "buttons"].includes(key),
      );
      if (!looksOnly) await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "settings.get" });
    },
    onError: (error) => say(textOf(error), { tone: "bad" }),
  });
}

const KEPT_LANG = "tierwise.lang";
const KEPT_THEME = "tierwise.theme";

/** What the last start looked like, so that the page opens as it was left; the settings then have the last word. */
export function keptLook(
  storage: Pick<Storage, "getItem"> | null,
  languages: readonly string[],
): { lang: Lang; theme: string | null } {
  const kept = storage?.getItem(KEPT_LANG);
  const theme = storage?.getItem(KEPT_THEME) ?? null;
  return {
    lang: kept === "en" || kept === "zh" ? kept : langOf(languages),
    theme: theme === "light" || theme === "dark" ? theme : null,
  };
}

/** The page's own storage, or null where it is forbidden. */
export function pageStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** Gives the page its theme. Null follows the system. */
export function applyTheme(theme: string | null): void {
  if (theme === "light" || theme === "dark") document.documentElement.dataset["theme"] = theme;
  else delete document.documentElement.dataset["theme"];
}

/** Applies the settings to the page and gives them to everything inside; `hostLang` is what the host speaks by itself. */
export function PreferencesProvider({ children, hostLang }: { children: ReactNode; hostLang: Lang }) {
  const { i18n } = useTranslation();
  const settings = useCall("settings.get", {}, { staleTime: Number.POSITIVE_INFINITY }).data?.settings;
  const shown: Lang = i18n.resolvedLanguage === "zh" ? "zh" : "en";
  const wanted: Lang | null = settings ? (settings.language === "system" ? hostLang : settings.language) : null;
  const theme = settings?.theme;

  useEffect(() => {
    if (wanted && wanted !== shown) void i18n.changeLanguage(wanted);
  }, [wanted, shown, i18n]);

  useEffect(() => {
    document.documentElement.lang = localeOf(shown);
    pageStorage()?.setItem(KEPT_LANG, shown);
  }, [shown]);

  useEffect(() => {
    if (theme === undefined) return;
    applyTheme(theme);
    pageStorage()?.setItem(KEPT_THEME, theme);
  }, [theme]);

  const value = useMemo<Preferences>(
    () => ({
      itemLang: settings && settings.itemLanguage !== "interface" ? settings.itemLanguage : shown,
      timeZone: settings?.timeZone,
      settings,
    }),
    [settings, shown],
  );
  return (
    <I18nProvider locale={localeOf(shown)}>
      <PreferencesContext value={value}>{children}</PreferencesContext>
    </I18nProvider>
  );
}
