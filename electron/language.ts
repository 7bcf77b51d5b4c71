// The interface language in force.
import { readSettings } from "../db/settings.ts";
import type { Lang } from "../decks/types.ts";
import type { Deps } from "./deps.ts";

/** The setting's language, else the system's; the system's too while the database can't be read. */
export function languageOf(deps: Deps): Lang {
  const { db } = deps.store();
  if (!db) return deps.systemLanguage;
  try {
    const { language } = readSettings(db, deps);
    return language === "system" ? deps.systemLanguage : language;
  } catch {
    // A database that can't be read any more is reported in the system's language.
    return deps.systemLanguage;
  }
}
