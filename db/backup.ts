// Backups: copies made by SQLite itself, verified by opening, kept by age; and what a backup folder holds.
import fs from "node:fs";
import path from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { applicationId, newestVersion } from "./migrate.ts";
import type { Db } from "./statements.ts";

export type BackupKind =
  | "automatic"
  | "manual"
  | "before-import"
  | "before-restore"
  | "before-migration"
  | "before-removal";
export type BackupFile = { name: string; madeAt: number; bytes: number; kind: BackupKind };

const kinds: readonly BackupKind[] = [
  "automatic",
  "manual",
  "before-import",
  "before-restore",
  "before-migration",
  "before-removal",
];
const pattern = /^tierwise-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)(\d{3})-([a-z-]+)\.db$/;
const hourMs = 3_600_000;

/** How long automatic backups are apart. */
export const backupEveryMs = 30 * 60_000;

/**
 * Copies the open database into `folder` page by page (the event loop goes on), opens the copy, and only then lets older
 * ones go. A copy that fails its check is removed and the error thrown.
 */
export async function makeBackup(db: Db, folder: string, kind: BackupKind, now: number): Promise<BackupFile> {
  fs.mkdirSync(folder, { recursive: true });
  const name = nameOf(now, kind);
  const target = path.join(folder, name);
  const partial = `${target}.partial`;
  await db.backup(partial);
  finishBackup(partial, target);
  prune(folder, now);
  return { name, madeAt: now, bytes: fs.statSync(target).size, kind };
}

/** The same without a pause, for the moments before a migration or a restore. */
export function makeBackupNow(db: Db, folder: string, kind: BackupKind, now: number): BackupFile {
  fs.mkdirSync(folder, { recursive: true });
  const name = nameOf(now, kind);
  const target = path.join(folder, name);
  const partial = `${target}.partial`;
  fs.rmSync(partial, { force: true });
  db.prepare("vacuum into ?").run(partial);
  finishBackup(partial, target);
  return { name, madeAt: now, bytes: fs.statSync(target).size, kind };
}

/** The backups in a folder, newest first. Other files are passed over. */
export function listBackups(folder: string): BackupFile[] {
  if (!fs.existsSync(folder)) return [];
  const backups: BackupFile[] = [];
  for (const name of fs.readdirSync(folder)) {
    const parsed = parseName(name);
    if (!parsed) continue;
    backups.push({ name, ...parsed, bytes: fs.statSync(path.join(folder, name)).size });
  }
  return backups.sort((a, b) => b.madeAt - a.madeAt);
}

/** The path of a listed backup; null for any other name, so that no name leads out of the folder. */
export function backupPath(folder: string, name: string): string | null {
  return listBackups(folder).some((backup) => backup.name === name) ? path.join(folder, name) : null;
}

/** Whether a backup is due: a half-hour has passed and something was answered or changed since the newest one. */
export function isBackupDue(folder: string, changedAt: number, now: number): boolean {
  const newest = listBackups(folder).find((backup) => backup.kind === "automatic");
  return changedAt > 0 && (!newest || (now - newest.madeAt >= backupEveryMs && changedAt > newest.madeAt));
}

/** What is wrong with a database file as a backup: empty when it is whole, ours, and not newer than this build. */
export function verifyFile(file: string): string[] {
  let db: Db | null = null;
  const hadSideFiles = fs.existsSync(`${file}-wal`);
  try {
    db = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
    if (Number(db.pragma("application_id", { simple: true })) !== applicationId) return ["not a Tierwise database"];
    const version = Number(db.pragma("user_version", { simple: true }));
    if (version > newestVersion) return [`schema ${version} is newer than this build's ${newestVersion}`];
    const rows = db.pragma("integrity_check") as Array<{ integrity_check: string }>;
    return rows.map((row) => row.integrity_check).filter((line) => line !== "ok");
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    db?.close();
    // Looking at a copy in WAL mode makes side files that a read-only connection can't take away again.
    if (!hadSideFiles) removeSideFiles(file);
  }
}

/**
 * Puts a copy of a verified backup in the place of the database file, whose connection must be closed. What stood there
 * is moved aside with its date and its side files; gives where to (null if nothing stood there).
 */
export function restoreFile(backup: string, file: string, now: number): string | null {
  const problems = verifyFile(backup);
  if (problems.length > 0) throw new Error(`the backup is damaged: ${problems[0]}`);
  const fresh = `${file}.restoring`;
  fs.copyFileSync(backup, fresh);
  syncFile(fresh);
  const aside = moveAside(file, now);
  fs.renameSync(fresh, file);
  return aside;
}

/** Moves a database file and its side files out of the way, never over another; gives the new path, null if none stood there. */
export function moveAside(file: string, now: number): string | null {
  if (!fs.existsSync(file)) return null;
  const stamp = stampOf(now);
  let aside = `${file}.${stamp}.aside`;
  for (let i = 2; fs.existsSync(aside); i++) aside = `${file}.${stamp}-${i}.aside`;
  fs.renameSync(file, aside);
  for (const suffix of ["-wal", "-shm"]) if (fs.existsSync(file + suffix)) fs.renameSync(file + suffix, aside + suffix);
  return aside;
}

// Kept: every backup of the last day, then the newest of each of 12 days, 10 weeks and 9 months; the others' kinds 20 each.
function prune(folder: string, now: number): void {
  const backups = listBackups(folder);
  const keep = new Set<string>();
  const automatic = backups.filter((backup) => backup.kind === "automatic");
  for (const backup of automatic) if (now - backup.madeAt < 24 * hourMs) keep.add(backup.name);
  const newestOf = (slot: (at: number) => number, count: number): void => {
    const slots = new Set<number>();
    for (const backup of automatic) {
      const each = slot(backup.madeAt);
      if (slots.has(each)) continue;
      if (slots.size >= count) break;
      slots.add(each);
      keep.add(backup.name);
    }
  };
  newestOf((at) => Math.floor(at / (24 * hourMs)), 12);
  newestOf((at) => Math.floor(at / (7 * 24 * hourMs)), 10);
  newestOf((at) => {
    const date = new Date(at);
    return date.getUTCFullYear() * 12 + date.getUTCMonth();
  }, 9);
  for (const kind of kinds) {
    if (kind === "automatic") continue;
    for (const backup of backups.filter((each) => each.kind === kind).slice(0, 20)) keep.add(backup.name);
  }
  for (const backup of backups) {
    if (keep.has(backup.name)) continue;
    fs.rmSync(path.join(folder, backup.name));
    removeSideFiles(path.join(folder, backup.name));
  }
}

function finishBackup(partial: string, target: string): void {
  const problems = verifyFile(partial);
  if (problems.length > 0) {
    fs.rmSync(partial, { force: true });
    throw new Error(`the backup was not kept: ${problems[0]}`);
  }
  syncFile(partial);
  fs.renameSync(partial, target);
}

function removeSideFiles(file: string): void {
  for (const suffix of ["-wal", "-shm"]) fs.rmSync(file + suffix, { force: true });
}

function syncFile(file: string): void {
  const handle = fs.openSync(file, "r+");
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function nameOf(now: number, kind: BackupKind): string {
  return `tierwise-${stampOf(now)}-${kind}.db`;
}

function stampOf(now: number): string {
  return new Date(now).toISOString().replace(/[-:.]/g, "").replace("T", "-").replace("Z", "");
}

function parseName(name: string): { madeAt: number; kind: BackupKind } | null {
  const match = pattern.exec(name);
  if (!match) return null;
  const [year, month, day, hour, minute, second, ms] = match.slice(1, 8).map(Number);
  const kind = kinds.find((each) => each === match[8]);
  const madeAt = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second, ms);
  return kind && Number.isFinite(madeAt) ? { madeAt, kind } : null;
}
