// The store's life: opened with its faults told, backed up, restored, started empty; nothing is ever overwritten.
import fs from "node:fs";
import {
  type BackupFile,
  backupPath,
  isBackupDue,
  listBackups,
  makeBackup,
  makeBackupNow,
  moveAside,
  restoreFile,
  verifyFile,
} from "../db/backup.ts";
import { openDatabase } from "../db/open.ts";
import { type Db, number } from "../db/statements.ts";
import type { Deps, HostDeps, Store } from "./deps.ts";
import { notFound, Refusal } from "./errors.ts";

/** Opens the database of a host; a file that can't be used stays where it is and the fault is told. */
export function openStore(host: HostDeps, notices: string[]): Store {
  const opened = openDatabase(host.file, {
    beforeMigration: (db, version) => {
      const copy = makeBackupNow(db, host.backupFolder, "before-migration", host.now());
      notices.push(`schema ${version}: ${copy.name}`);
    },
  });
  return opened.ok ? { db: opened.db, fault: null } : { db: null, fault: { ...opened.fault, movedTo: null } };
}

/** The open database, or the refusal that says why there is none. */
export function openDb(deps: Deps): Db {
  const store = deps.store();
  if (store.db) return store.db;
  throw new Refusal("fault", {
    en: "The database can't be used at the moment. The start page says why and what can be done.",
    zh: "数据库目前无法使用。起始页说明了原因和处理办法。",
  });
}

/** Makes the automatic backup when half an hour has passed since the last one and something happened since. */
export async function backupIfDue(deps: Deps): Promise<BackupFile | null> {
  const { db } = deps.store();
  if (!db || !isBackupDue(deps.backupFolder, changedAt(db), deps.now())) return null;
  return makeBackup(db, deps.backupFolder, "automatic", deps.now());
}

/** Puts a listed backup in the database's place. The present file is backed up if it can be, and in any case kept aside. */
export function restoreBackup(deps: Deps, name: string): { restored: string; movedTo: string } {
  const backup = backupPath(deps.backupFolder, name);
  if (!backup) throw notFound({ en: "This backup", zh: "这份备份" });
  const problems = verifyFile(backup);
  if (problems.length > 0)
    throw new Refusal("refused", {
      en: `This backup is damaged (${problems[0]}) and was not restored. Choose another one; nothing was changed.`,
      zh: `这份备份已损坏（${problems[0]}），没有恢复。请选择另一份；没有任何改动。`,
    });
  closeStore(deps, "before-restore");
  const movedTo = restoreFile(backup, deps.file, deps.now());
  reopen(deps);
  return { restored: name, movedTo: movedTo ?? deps.file };
}

/** Starts with an empty database after a fault; what stood in its place is kept aside. */
export function startEmpty(deps: Deps): { movedTo: string | null } {
  const { fault } = deps.store();
  if (!fault)
    throw new Refusal("refused", {
      en: "The database is in order, so it was not replaced. Export it first if you want to begin anew.",
      zh: "数据库状态正常，因此没有替换。如果想重新开始，请先导出数据。",
    });
  const movedTo = fs.existsSync(deps.file) && fs.statSync(deps.file).isFile() ? moveAside(deps.file, deps.now()) : null;
  reopen(deps);
  return { movedTo };
}

/** The backups on hand, newest first. */
export function backupsOf(host: HostDeps): BackupFile[] {
  try {
    return listBackups(host.backupFolder);
  } catch {
    // A backup folder that can't be read holds none that could be offered.
    return [];
  }
}

/** When anything was last answered, imported or edited (UTC ms); 0 for an untouched database. */
export function changedAt(db: Db): number {
  return Math.max(
    number(db, "select max(reviewed_at) as n from (select reviewed_at from reviews order by seq desc limit 1)"),
    number(db, "select max(imported_at) as n from outlines"),
    number(db, "select max(done_at) as n from (select done_at from undo_steps order by id desc limit 1)"),
    number(db, "select max(answered_at) as n from exam_answers"),
  );
}

function closeStore(deps: Deps, kind: "before-restore"): void {
  const { db } = deps.store();
  if (!db) return;
  if (changedAt(db) > 0) makeBackupNow(db, deps.backupFolder, kind, deps.now());
  db.close();
}

function reopen(deps: Deps): void {
  const store = openStore(deps, deps.notices);
  deps.swap(store);
  if (!store.db)
    throw new Refusal("fault", {
      en: `The database could not be opened again (${store.fault.detail}). Nothing was deleted; the start page says what can be done.`,
      zh: `数据库无法重新打开（${store.fault.detail}）。没有删除任何内容；起始页说明了处理办法。`,
    });
}
