// What a command of the terminal is given: its streams, its surroundings, and the way to refuse.
import type { Lang, Text } from "../../decks/types.ts";

/** The terminal as values, so that a test can be one. */
export type Io = {
  out: (text: string) => void;
  err: (text: string) => void;
  env: NodeJS.ProcessEnv;
  platform: NodeJS.Platform;
  home: string;
  /** Relative paths are taken from here. */
  cwd: string;
  /** Columns of the terminal; lines for people are cut to fit. */
  columns: number;
  /** dist/electron, where the subject stands; dist/renderer is beside it. */
  builtFolder: string;
  /** The folder with the sources of the built-in subject; missing in a packaged app. */
  subjectFolder: string;
  language: Lang;
  /** Resolves when the person wants a lasting command to end. */
  untilStopped: () => Promise<void>;
  /** Opens an address in the system browser; a failure is no concern of the command. */
  openBrowser: (url: string) => void;
};

/** The words after the command's name: options by name, and what stands alone. */
export type Arguments = { values: Readonly<Record<string, string | boolean | undefined>>; files: string[] };

export type Option = { type: "string" | "boolean"; value?: string; say: Text };

export type Command = {
  name: string;
  say: Text;
  /** Files stand after the options: none, or at least one unless another option stands for them. */
  files: "none" | "some";
  options: Readonly<Record<string, Option>>;
  /** Gives the exit code: 0, or 1 if it did what was asked and the answer is bad news. */
  run: (args: Arguments, io: Io) => Promise<number>;
};

/** The command line doesn't say what to do: exit 2 with the sentence and a pointer to the help. */
export class Misuse extends Error {
  readonly say: Text;
  constructor(say: Text) {
    super(say.en);
    this.name = "Misuse";
    this.say = say;
  }
}

/** The value of a text option; undefined if it was not given. */
export function textOption({ values }: Arguments, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

/** Writes a value as JSON, the only thing on stdout. */
export function printJson(io: Io, value: unknown): void {
  io.out(`${JSON.stringify(value, null, 2)}\n`);
}

/** Options that several commands share. */
export const dbOption: Option = {
  type: "string",
  value: "FILE",
  say: { en: "the database to use, instead of the app's own", zh: "使用指定的数据库，而不是应用自己的" },
};
export const jsonOption: Option = {
  type: "boolean",
  say: { en: "print JSON and nothing else", zh: "只输出 JSON" },
};
export const nowOption: Option = {
  type: "string",
  value: "ISO",
  say: {
    en: "as if it were this instant (2026-12-01T09:00Z; a date alone means noon here); nothing is written",
    zh: "按这一时刻计算（如 2026-12-01T09:00Z；只写日期表示本地中午）；不写入任何内容",
  },
};
