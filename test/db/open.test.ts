// Opening a database: durable, strange files left untouched, faults named; the schema against its snapshot.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { applicationId, newestVersion } from "../../db/migrate.ts";
import { openDatabase } from "../../db/open.ts";

function folder(): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "tierwise-open-"));
  onTestFinished(() => fs.rmSync(made, { recursive: true, force: true }));
  return made;
}

function faultCode(file: string): string {
  const opened = openDatabase(file);
  if (opened.ok) {
    opened.db.close();
    return "opened";
  }
  return opened.fault.code;
}

describe("openDatabase", () => {
  it("makes a new file durable: WAL, and FULL after the first write", () => {
    const opened = openDatabase(path.join(folder(), "deep", "er", "tierwise.db"));
    if (!opened.ok) throw new Error(opened.fault.detail);
    expect(opened.created).toBe(true);
    expect(opened.db.pragma("journal_mode", { simple: true })).toBe("wal");
    opened.db.prepare("insert into settings (key, value) values ('a', '1')").run();
    expect(opened.db.pragma("synchronous", { simple: true })).toBe(2);
    expect(opened.db.pragma("foreign_keys", { simple: true })).toBe(1);
    opened.db.close();
  });

  it("asks for FULL on every connection, also on a file that is there already", () => {
    const file = path.join(folder(), "tierwise.db");
    for (const created of [true, false]) {
      const opened = openDatabase(file);
      if (!opened.ok) throw new Error(opened.fault.detail);
      expect(opened.created).toBe(created);
      opened.db.prepare("insert or replace into settings (key, value) values ('a', '1')").run();
      expect(opened.db.pragma("synchronous", { simple: true })).toBe(2);
      opened.db.close();
    }
  });

  it.each<[string, (file: string) => void, string]>([
    ["an empty file is not a new profile", (file) => fs.writeFileSync(file, ""), "corrupt"],
    ["text is not a database", (file) => fs.writeFileSync(file, "# My outline\n".repeat(99)), "foreign"],
    [
      "a database of another program",
      (file) => {
        const db = new BetterSqlite3(file);
        db.exec("create table notes (id integer)");
        db.close();
      },
      "foreign",
    ],
    [
      "a database of a newer version",
      (file) => {
        const db = new BetterSqlite3(file);
        db.exec("create table items (id integer)");
        db.pragma(`application_id = ${applicationId}`);
        db.pragma(`user_version = ${newestVersion + 1}`);
        db.close();
      },
      "newer",
    ],
    ["a folder in the file's place", (file) => fs.mkdirSync(file), "no-folder"],
    [
      "a truncated file",
      (file) => {
        const opened = openDatabase(file);
        if (!opened.ok) throw new Error(opened.fault.detail);
        opened.db.pragma("wal_checkpoint(truncate)");
        opened.db.close();
        fs.truncateSync(file, 6000);
      },
      "corrupt",
    ],
  ])("%s: it is told and left as it was", (_title, make, code) => {
    const file = path.join(folder(), "tierwise.db");
    make(file);
    const before = fs.statSync(file).isFile() ? fs.readFileSync(file) : null;
    expect(faultCode(file)).toBe(code);
    if (before) expect(fs.readFileSync(file).equals(before)).toBe(true);
  });

  it("tells a file in the folder's place", () => {
    const inTheWay = path.join(folder(), "data");
    fs.writeFileSync(inTheWay, "x");
    expect(faultCode(path.join(inTheWay, "tierwise.db"))).toBe("no-folder");
  });
});

it("two processes that start at the same moment on a new folder both get the one whole database", {
  timeout: 60_000,
}, async () => {
  const file = path.join(folder(), "tierwise.db");
  const script = `
    import { openDatabase } from "./db/open.ts";
    const opened = openDatabase(process.argv[1]);
    if (!opened.ok) { console.log(opened.fault.code, opened.fault.detail); process.exit(1); }
    opened.db.prepare("insert into undo_steps (done_at, study_day, action, item_no, payload) select 1, 1, 'flag', 1, '{}' where 0").run();
    console.log(opened.created);`;
  const runs = await Promise.all(
    Array.from(
      { length: 6 },
      () =>
        new Promise<string>((resolve) => {
          const words = ["--import", "./scripts/lib/raw.mjs", "--input-type=module", "--eval", script, file];
          const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "ignore"] });
          let said = "";
          child.stdout.on("data", (chunk) => {
            said += String(chunk);
          });
          child.on("close", () => resolve(said.trim()));
        }),
    ),
  );
  expect([...runs].sort()).toEqual(["false", "false", "false", "false", "false", "true"]);
});
