// Opens the database file durably, or says why it can't be opened; never writes into a file that isn't ours.
import fs from "node:fs";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { applicationId, migrate, newestVersion } from "./migrate.ts";
import type { Db } from "./statements.ts";

/** Why a database file can't be used. */
export type OpenFault = {
  code: "corrupt" | "foreign" | "newer" | "read-only" | "no-folder" | "no-space" | "busy" | "failed";
  /** For the log; people are told by the code. */
  detail: string;
};

export type Opened = { ok: true; db: Db; created: boolean } | { ok: false; fault: OpenFault };

export type OpenOptions = {
  /** Called with the open database before an older schema is migrated, to copy the file aside. */
  beforeMigration?: (db: Db, fromVersion: number) => void;
};

const header = "SQLite format 3\0";

/**
 * Opens `file`, creating it and its folder where nothing stands, and migrates it to the newest schema.
 * A zero-byte, foreign, damaged or newer file is left untouched and reported. `:memory:` is for tests.
 */
export function openDatabase(file: string, options: OpenOptions = {}): Opened {
  let db: Db | null = null;
  try {
    const created = file === ":memory:" || createDatabase(file);
    const strange = file === ":memory:" ? null : strangeFile(file);
    if (strange) return { ok: false, fault: strange };
    db = new BetterSqlite3(file, { timeout: 5000 });
    const fault = file === ":memory:" ? null : strangeSchema(db);
    if (fault) {
      db.close();
      return { ok: false, fault };
    }
    makeDurable(db);
    const version = Number(db.pragma("user_version", { simple: true }));
    if (version > 0 && version < newestVersion) options.beforeMigration?.(db, version);
    migrate(db);
    return { ok: true, db, created };
  } catch (error) {
    db?.close();
    return { ok: false, fault: faultOf(error) };
  }
}

/**
 * Makes a whole new database where no file stands; false where one does. It is made under another name and linked into
 * place, so that a second host that starts at the same moment sees either nothing or all of it.
 */
function createDatabase(file: string): boolean {
  if (fs.existsSync(file)) return false;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}-${process.hrtime.bigint()}.new`;
  const db = new BetterSqlite3(fresh);
  try {
    makeDurable(db);
    migrate(db);
    assertDurable(db);
    db.close();
    fs.linkSync(fresh, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    // A file system without links, as on some sticks: the name is taken over in one step all the same.
    if (error instanceof Error && "code" in error && error.code === "EPERM" && !fs.existsSync(file)) {
      fs.renameSync(fresh, file);
      return true;
    }
    throw error;
  } finally {
    if (db.open) db.close();
    for (const suffix of ["", "-wal", "-shm"]) fs.rmSync(fresh + suffix, { force: true });
  }
}

/** What an error of SQLite or of the file system means for the database file. */
export function faultOf(error: unknown): OpenFault {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const detail = error instanceof Error ? error.message : String(error);
  if (code.startsWith("SQLITE_CORRUPT") || code === "SQLITE_NOTADB") return { code: "corrupt", detail };
  if (code.startsWith("SQLITE_READONLY") || code === "EACCES" || code === "EROFS" || code === "EPERM")
    return { code: "read-only", detail };
  if (code === "SQLITE_FULL" || code === "ENOSPC") return { code: "no-space", detail };
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED")) return { code: "busy", detail };
  if (
    code.startsWith("SQLITE_CANTOPEN") ||
    code === "ENOTDIR" ||
    code === "EEXIST" ||
    code === "ENOENT" ||
    code === "EISDIR"
  )
    return { code: "no-folder", detail };
  return { code: "failed", detail };
}

// A zero-byte file would open as an empty database and look like a new profile: what was in it would be forgotten.
function strangeFile(file: string): OpenFault | null {
  if (fs.statSync(file).isDirectory()) return { code: "no-folder", detail: `${file} is a folder` };
  const handle = fs.openSync(file, "r");
  try {
    const start = Buffer.alloc(header.length);
    const read = fs.readSync(handle, start, 0, start.length, 0);
    if (read === 0) return { code: "corrupt", detail: "the file is empty" };
    if (start.toString("latin1") !== header) return { code: "foreign", detail: "not a SQLite database" };
    return null;
  } finally {
    fs.closeSync(handle);
  }
}

function strangeSchema(db: Db): OpenFault | null {
  const id = Number(db.pragma("application_id", { simple: true }));
  const tables = Number(db.prepare("select count(*) from sqlite_schema").pluck().get());
  // A crash between creating the file and the first migration leaves a valid database with nothing in it.
  if (id !== applicationId && tables > 0) return { code: "foreign", detail: "a database of another program" };
  const version = Number(db.pragma("user_version", { simple: true }));
  if (version > newestVersion) return { code: "newer", detail: `schema ${version}, this build knows ${newestVersion}` };
  return null;
}

// better-sqlite3 compiles WAL to mean NORMAL: `synchronous` must be set after `journal_mode`, on every connection.
function makeDurable(db: Db): void {
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  db.pragma("trusted_schema = OFF");
  db.pragma("temp_store = MEMORY");
}

// With the pragmas in the wrong order the answer is FULL until the first write and NORMAL after it. A new file was just
// written to, so here it can be asked; on a file that was there a write for the question alone would cost a sync.
function assertDurable(db: Db): void {
  if (Number(db.pragma("synchronous", { simple: true })) !== 2)
    throw new Error("synchronous is not FULL after a write");
}
