// Numbered migrations: each applied once, in order, in one transaction with the version that it reaches.
import foundation from "./migrations/001-foundation.sql?raw";
import type { Db } from "./statements.ts";

/** Marks a file as ours ("TIER"), so that a stranger's database is never written to. */
export const applicationId = 0x54494552;

const migrations: ReadonlyArray<{ version: number; sql: string }> = [{ version: 1, sql: foundation }];

/** The schema version that this build reads and writes. */
export const newestVersion = migrations.length;

/** Brings the schema from its present version to the newest, all or nothing. The caller has copied the file aside. */
export function migrate(db: Db): void {
  if (versionOf(db) >= newestVersion) return;
  db.transaction(() => {
    // Asked again inside: another process may have migrated while this one waited for the lock.
    const from = versionOf(db);
    for (const step of migrations) {
      if (step.version <= from) continue;
      db.exec(step.sql);
      db.pragma(`user_version = ${step.version}`);
    }
    db.pragma(`application_id = ${applicationId}`);
  }).immediate();
}

function versionOf(db: Db): number {
  return Number(db.pragma("user_version", { simple: true }));
}
