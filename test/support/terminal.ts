// The terminal host for tests: commands run in this process over a folder of their own, and what they said is kept.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { openDatabase } from "../../db/open.ts";
import type { Db } from "../../db/statements.ts";
import type { Io } from "../../electron/terminal/io.ts";
import { runTerminal } from "../../electron/terminal/run.ts";

type Ran = { code: number; out: string; err: string };

export type TestTerminal = {
  folder: string;
  /** A database that the commands reach by `--db study.db`. */
  file: string;
  run: (words: readonly string[], changes?: Partial<Io>) => Promise<Ran>;
};

/** A terminal whose database `fill` makes; without it there is none yet. All is removed when the test is finished. */
export function testTerminal(fill?: (db: Db) => void): TestTerminal {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierwise-terminal-"));
  const file = path.join(folder, "study.db");
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  if (fill) {
    const opened = openDatabase(file);
    if (!opened.ok) throw new Error(opened.fault.detail);
    fill(opened.db);
    opened.db.close();
  }
  return {
    folder,
    file,
    run: async (words, changes = {}) => {
      let out = "";
      let err = "";
      const code = await runTerminal(words, {
        out: (text) => {
          out += text;
        },
        err: (text) => {
          err += text;
        },
        env: { TIERWISE_DATA: path.join(folder, "data") },
        platform: "linux",
        home: folder,
        cwd: folder,
        columns: 120,
        // Without a built subject: the deck alone says what there is.
        builtFolder: path.join(folder, "built"),
        subjectFolder: path.join(folder, "subject"),
        language: "en",
        untilStopped: () => Promise.resolve(),
        openBrowser: () => {},
        ...changes,
      });
      return { code, out, err };
    },
  };
}
