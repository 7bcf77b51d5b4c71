// Keeping what was learnt: backups, check and rebuild, the whole as one document.
import fs from "node:fs";
import { makeBackup, makeBackupNow, restoreFile } from "../../db/backup.ts";
import { checkDatabase } from "../../db/check.ts";
import { dateOf } from "../../db/day.ts";
import { reindexAll } from "../../db/items.ts";
import { openDatabase } from "../../db/open.ts";
import { number } from "../../db/statements.ts";
import { exportWhole, importWhole, type WholeProblem } from "../../db/whole.ts";
import type { Text } from "../../decks/types.ts";
import { contextOf } from "../context.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../dispatch.ts";
import { Refusal } from "../errors.ts";
import { backupsOf, changedAt, openDb, openStore, restoreBackup, startEmpty } from "../store.ts";

type Keys =
  | "backup.list"
  | "backup.create"
  | "backup.restore"
  | "backup.startEmpty"
  | "check.run"
  | "data.export"
  | "data.import";

export const keepHandlers: Pick<Handlers, Keys> = {
  "backup.list": (deps) => ({ folder: deps.backupFolder, backups: backupsOf(deps) }),

  "backup.create": async (deps) => ({
    backup: await makeBackup(openDb(deps), deps.backupFolder, "manual", deps.now()),
  }),

  "backup.restore": (deps, { name }) => restoreBackup(deps, name),

  "backup.startEmpty": (deps) => startEmpty(deps),

  "check.run": (deps, { rebuild }) => {
    const { db, rule, now } = contextOf(deps);
    if (rebuild) makeBackupNow(db, deps.backupFolder, "manual", now);
    return checkDatabase(db, rebuild, rule);
  },

  "data.export": (deps) => {
    const { db, now, day } = contextOf(deps);
    return { fileName: `tierwise-${dateOf(day)}.json`, mime: "application/json", text: exportWhole(db, now) };
  },

  "data.import": (deps, { text }) => importDocument(deps, text),
};

// The document is read into a new file beside the present one and checked there; only a whole one takes its place.
function importDocument(deps: Deps, text: string): { outlines: number; items: number; reviews: number } {
  const { db, rule, now } = contextOf(deps);
  const fresh = `${deps.file}.importing`;
  removeFile(fresh);
  const opened = openDatabase(fresh);
  if (!opened.ok) throw new Error(`the new file could not be made: ${opened.fault.detail}`);
  try {
    const problem = importWhole(opened.db, text);
    if (problem) throw refusalOf(problem);
    reindexAll(opened.db);
    const report = checkDatabase(opened.db, true, rule);
    if (report.integrity.length > 0)
      throw refusalOf({ code: "broken-row", part: "references", detail: report.integrity[0] ?? "" });
    const counts = {
      outlines: number(opened.db, "select count(*) as n from outlines where removed_at is null"),
      items: report.items,
      reviews: report.reviews,
    };
    opened.db.pragma("wal_checkpoint(truncate)");
    opened.db.close();
    if (changedAt(db) > 0) makeBackupNow(db, deps.backupFolder, "before-restore", now);
    db.close();
    restoreFile(fresh, deps.file, now);
    deps.swap(openStore(deps, deps.notices));
    return counts;
  } finally {
    if (opened.db.open) opened.db.close();
    removeFile(fresh);
  }
}

function removeFile(file: string): void {
  for (const suffix of ["", "-wal", "-shm"]) fs.rmSync(file + suffix, { force: true });
}

function refusalOf(problem: WholeProblem): Refusal {
  return new Refusal("refused", sentence(problem));
}

function sentence(problem: WholeProblem): Text {
  switch (problem.code) {
    case "not-json":
      return {
        en: "This file is not JSON, so nothing was imported. Choose a file that was written by “Export everything”.",
        zh: "这个文件不是 JSON，没有导入任何内容。请选择由“导出全部数据”生成的文件。",
      };
    case "not-export":
      return {
        en: "This JSON was not written by “Export everything”, so nothing was imported.",
        zh: "这份 JSON 不是由“导出全部数据”生成的，没有导入任何内容。",
      };
    case "newer":
      return {
        en: `This export is of a newer Tierwise (schema ${problem.schema}). Update the app and import it again.`,
        zh: `这份导出来自更新版本的 Tierwise（结构版本 ${problem.schema}）。请更新应用后再导入。`,
      };
    case "unknown-part":
      return {
        en: `This export has a part that is not known here (${problem.part}), so nothing was imported.`,
        zh: `这份导出含有无法识别的部分（${problem.part}），没有导入任何内容。`,
      };
    case "broken-row":
      return {
        en: `A row in "${problem.part}" breaks a rule (${problem.detail}), so nothing was imported.`,
        zh: `“${problem.part}”中有一行不符合规则（${problem.detail}），没有导入任何内容。`,
      };
  }
}
