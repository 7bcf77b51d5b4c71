// What all hosts hand to the app alike: the only place where clock, chance and the system's language are read.
import { randomInt } from "node:crypto";
import type { Lang } from "../decks/types.ts";
import { version } from "../package.json";
import type { HostDeps } from "./deps.ts";
import type { DataFiles } from "./folders.ts";
import { subjectFrom } from "./subject.ts";

export { version };

export type HostChoice = {
  kind: HostDeps["kind"];
  files: DataFiles;
  /** The folder of the built app, where the subject stands. */
  builtFolder: string;
  systemLanguage: Lang;
  dialogs?: HostDeps["dialogs"];
  openLink?: HostDeps["openLink"];
  pdf?: HostDeps["pdf"];
  /** Another instant than the present one, for planning ahead. */
  now?: number;
};

/** The dependencies of a host. The terminal and the browser have no native dialogs and open links themselves. */
export function hostDeps(choice: HostChoice): HostDeps {
  const { kind, files, systemLanguage, dialogs = null, openLink = null, pdf = null } = choice;
  const instant = choice.now;
  return {
    kind,
    version,
    file: files.file,
    backupFolder: files.backupFolder,
    now: instant === undefined ? () => Date.now() : () => instant,
    seed: () => randomInt(2 ** 31),
    systemLanguage,
    systemTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    subject: subjectFrom(choice.builtFolder),
    dialogs,
    openLink,
    pdf,
  };
}

/** The language of a terminal: what the locale variables say in their order of precedence, else what the system says. */
export function languageOfSystem(env: NodeJS.ProcessEnv): Lang {
  const locale = env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || Intl.DateTimeFormat().resolvedOptions().locale;
  return languageOfLocale(locale);
}

/** `zh_CN.UTF-8`, `zh-Hans-CN` and their like are Chinese, all else English. */
export function languageOfLocale(locale: string): Lang {
  return /^zh\b|^zh_/i.test(locale) ? "zh" : "en";
}
