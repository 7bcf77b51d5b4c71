// Backups: whole copies, verified, kept by age; restoring moves aside and never overwrites.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  backupPath,
  isBackupDue,
  listBackups,
  makeBackup,
  makeBackupNow,
  moveAside,
  restoreFile,
  verifyFile,
} from "../../db/backup.ts";
import { openDatabase } from "../../db/open.ts";
import type { Db } from "../../db/statements.ts";

const start = Date.UTC(2026, 2, 2, 2);
const minuteMs = 60_000;
const dayMs = 86_400_000;

function setUp(): { db: Db; file: string; folder: string } {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "tierwise-backup-"));
  const file = path.join(root, "tierwise.db");
  const opened = openDatabase(file);
  if (!opened.ok) throw new Error(opened.fault.detail);
  opened.db.prepare("insert into settings (key, value) values ('mark', '1')").run();
  onTestFinished(() => {
    if (opened.db.open) opened.db.close();
    fs.rmSync(root, { recursive: true, force: true });
  });
  return { db: opened.db, file, folder: path.join(root, "backups") };
}

function markOf(file: string): string {
  const opened = openDatabase(file);
  if (!opened.ok) throw new Error(opened.fault.detail);
  const mark = opened.db.prepare("select value from settings where key = 'mark'").pluck().get();
  opened.db.close();
  return String(mark);
}

describe("makeBackup", () => {
  it("holds commits that are still in the write-ahead log", async () => {
    const { db, folder } = setUp();
    const backup = await makeBackup(db, folder, "manual", start);
    expect(verifyFile(path.join(folder, backup.name))).toEqual([]);
    expect(fs.readdirSync(folder)).toEqual([backup.name]);
    expect(markOf(path.join(folder, backup.name))).toBe("1");
  });

  it("keeps a day's copies, then the newest of 12 days, 10 weeks and 9 months", async () => {
    const { db, folder } = setUp();
    await makeBackup(db, folder, "automatic", start);
    const name = listBackups(folder)[0]?.name ?? "";
    const original = fs.readFileSync(path.join(folder, name));
    for (let day = 1; day < 400; day++)
      for (const hour of [0, 6]) {
        const stamp = new Date(start + day * dayMs + hour * 3_600_000)
          .toISOString()
          .replace(/[-:.]/g, "")
          .replace("T", "-")
          .replace("Z", "");
        fs.writeFileSync(path.join(folder, `tierwise-${stamp}-automatic.db`), original);
      }
    const now = start + 400 * dayMs;
    await makeBackup(db, folder, "automatic", now);
    const kept = listBackups(folder);
    const ages = kept.map((backup) => Math.floor((now - backup.madeAt) / dayMs));
    expect(kept.length).toBeLessThan(40);
    expect(ages.filter((age) => age <= 12).length).toBeGreaterThanOrEqual(12);
    expect(Math.max(...ages)).toBeGreaterThan(200);
    expect(
      new Set(ages.filter((age) => age > 14 && age <= 70).map((age) => Math.floor(age / 7))).size,
    ).toBeGreaterThanOrEqual(7);
  });

  it("lets nothing go before the new copy is verified", async () => {
    const { db, folder } = setUp();
    await makeBackup(db, folder, "automatic", start);
    db.close();
    await expect(makeBackup(db, folder, "automatic", start + dayMs)).rejects.toThrow();
    expect(listBackups(folder)).toHaveLength(1);
  });
});

it("a backup is due half an hour after the last, if anything changed since", async () => {
  const { db, folder } = setUp();
  expect(isBackupDue(folder, 0, start)).toBe(false);
  expect(isBackupDue(folder, start, start)).toBe(true);
  await makeBackup(db, folder, "automatic", start);
  expect(isBackupDue(folder, start + minuteMs, start + 29 * minuteMs)).toBe(false);
  expect(isBackupDue(folder, start + minuteMs, start + 30 * minuteMs)).toBe(true);
  expect(isBackupDue(folder, start - minuteMs, start + 30 * minuteMs)).toBe(false);
});

describe("restoreFile", () => {
  it("puts the backup in place and keeps the present file aside", () => {
    const { db, file, folder } = setUp();
    const backup = makeBackupNow(db, folder, "manual", start);
    db.prepare("update settings set value = '2' where key = 'mark'").run();
    db.close();
    const aside = restoreFile(path.join(folder, backup.name), file, start);
    expect(markOf(file)).toBe("1");
    expect(markOf(aside ?? "")).toBe("2");
  });

  it("refuses a damaged backup and leaves the present file alone", () => {
    const { db, file, folder } = setUp();
    const backup = makeBackupNow(db, folder, "manual", start);
    db.close();
    const damaged = path.join(folder, backup.name);
    const bytes = fs.readFileSync(damaged);
    bytes.fill(0x5a, 8192, 12_288);
    fs.writeFileSync(damaged, bytes);
    expect(() => restoreFile(damaged, file, start)).toThrow(/damaged/);
    expect(markOf(file)).toBe("1");
  });
});

it("moving aside never lands on another file", () => {
  const { db, file } = setUp();
  db.close();
  const first = moveAside(file, start);
  fs.writeFileSync(file, "second");
  const second = moveAside(file, start);
  expect(second).not.toBe(first);
  expect(fs.readFileSync(second ?? "", "utf8")).toBe("second");
});

it.each(["../tierwise.db", "tierwise-20260302-020000000-manual.db/..", "/etc/passwd", ""])(
  "the name %j leads nowhere",
  (name) => {
    const { folder } = setUp();
    expect(backupPath(folder, name)).toBeNull();
  },
);
