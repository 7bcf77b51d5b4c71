// What a host hands to the handlers: clock, chance, files, the subject, and the open database.
import type { OpenFault } from "../db/open.ts";
import type { Db } from "../db/statements.ts";
import type { Subject } from "../decks/bank/schema.ts";
import type { Lang } from "../decks/types.ts";

/** Native file dialogs of the desktop window. Closing a dialog without a choice gives an empty list, or false. */
export type Dialogs = {
  open: () => Promise<Array<{ name: string; bytes: Uint8Array }>>;
  save: (fileName: string, text: string) => Promise<boolean>;
};

/** How a host makes a PDF, and where it puts it. */
export type Printer = {
  /** The PDF of an HTML document that needs nothing from outside. */
  print: (html: string) => Promise<Uint8Array>;
  /** Puts it where the person wants it; false if they thought better of it. */
  save: (fileName: string, pdf: Uint8Array) => Promise<boolean>;
};

/** What a host is: the only place where clock and chance come from. */
export type HostDeps = {
  kind: "desktop" | "browser" | "terminal";
  version: string;
  /** The database file. */
  file: string;
  /** Where backups are kept. */
  backupFolder: string;
  /** UTC milliseconds. */
  now: () => number;
  /** A whole number 0..2^31-1. */
  seed: () => number;
  /** The language of the system, used while the setting says so. */
  systemLanguage: Lang;
  /** The IANA zone of the system, the setting's default. */
  systemTimeZone: string;
  /** The built-in subject; read from disk at its first use. */
  subject: () => Subject | null;
  dialogs: Dialogs | null;
  /** Null where the page prints itself. */
  pdf: Printer | null;
  /** Opens a page in the system browser after asking; null where the page opens it itself. */
  openLink: ((url: string) => Promise<boolean>) | null;
};

/** The database, or why there is none. Swapped when a backup is restored. */
export type Store = { db: Db; fault: null } | { db: null; fault: OpenFault & { movedTo: string | null } };

/** All that a handler may use. */
export type Deps = HostDeps & { store: () => Store; swap: (store: Store) => void; notices: string[] };
