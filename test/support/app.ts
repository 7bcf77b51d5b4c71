// The app for tests: the real dispatch over a real database file in a folder of its own, with a clock that is set by hand.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { openDatabase } from "../../db/open.ts";
import type { Db } from "../../db/statements.ts";
import type { Subject } from "../../decks/bank/schema.ts";
import { createApp } from "../../electron/app.ts";
import type { Input, Method, Output } from "../../electron/contract.ts";
import type { HostDeps } from "../../electron/deps.ts";
import type { Dispatch } from "../../electron/dispatch.ts";

/** A clock that tests move. Instants are UTC ms. */
export type Clock = { now: number };

export type TestApp = {
  dispatch: Dispatch;
  /** Calls a method and gives its value; a refusal is thrown with its code and sentence. */
  call: <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;
  /** Calls a method that must be refused and gives the error. */
  refusal: (method: Method, input: unknown) => Promise<{ code: string; message: string }>;
  /** A second connection to the same file, to look at rows. */
  db: Db;
  clock: Clock;
  file: string;
  folder: string;
  backupIfDue: () => Promise<void>;
  /** Closes the app and opens it again over the same file. */
  restart: () => void;
  host: HostDeps;
};

/** 10:00 in Shanghai on a Monday. */
export const someMorning = Date.UTC(2026, 2, 2, 2, 0, 0);

export type TestAppOptions = {
  now?: number;
  subject?: Subject | null;
  timeZone?: string;
  file?: string;
  dialogs?: HostDeps["dialogs"];
  kind?: HostDeps["kind"];
  pdf?: HostDeps["pdf"];
};

/** Opens an app over a new database; everything is closed and removed when the test is finished. */
export function testApp(options: TestAppOptions = {}): TestApp {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierwise-test-"));
  const file = options.file ?? path.join(folder, "tierwise.db");
  const clock: Clock = { now: options.now ?? someMorning };
  let seed = 1;
  const host: HostDeps = {
    kind: options.kind ?? "terminal",
    version: "0.0.0-test",
    file,
    backupFolder: path.join(folder, "backups"),
    now: () => clock.now,
    seed: () => seed++,
    systemLanguage: "en",
    systemTimeZone: options.timeZone ?? "Asia/Shanghai",
    subject: () => options.subject ?? null,
    dialogs: options.dialogs ?? null,
    openLink: null,
    pdf: options.pdf ?? null,
  };
  let app = createApp(host);
  let second: Db | null = null;
  const call: TestApp["call"] = async (method, input) => {
    const reply = await app.dispatch(method, input);
    if (!reply.ok) throw new Error(`${method}: ${reply.error.code}: ${reply.error.message}`);
    return reply.value;
  };
  onTestFinished(() => {
    second?.close();
    app.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return {
    dispatch: ((method: Method, input: never) => app.dispatch(method, input)) as Dispatch,
    call,
    refusal: async (method, input) => {
      const reply = await app.dispatch(method as string, input);
      if (reply.ok) throw new Error(`${method} was not refused`);
      return reply.error;
    },
    get db() {
      if (!second?.open) {
        const opened = openDatabase(file);
        if (!opened.ok) throw new Error(opened.fault.detail);
        second = opened.db;
      }
      return second;
    },
    clock,
    file,
    folder,
    backupIfDue: () => app.backupIfDue(),
    restart: () => {
      second?.close();
      app.close();
      app = createApp(host);
    },
    host,
  };
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
