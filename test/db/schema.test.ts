// The migrated schema against its committed snapshot: a released migration is never edited, a new one is seen in review.
import fs from "node:fs";
import { expect, it } from "vitest";
import { newestVersion } from "../../db/migrate.ts";
import { all } from "../../db/statements.ts";
import { memoryDb } from "../support/learner.ts";

const snapshot = new URL("../fixtures/schema.sql", import.meta.url);

/** Every table, index and trigger of ours as SQLite keeps it, without comments and layout. */
function schema(): string {
  const rows = all<{ sql: string }>(
    memoryDb(),
    "select sql from sqlite_schema where sql is not null and name not like 'item_words_%' order by type, name",
  );
  const plain = rows.map(
    ({ sql }) =>
      `${sql
        .replace(/--[^\n]*/g, "")
        .replace(/\s+/g, " ")
        .trim()};`,
  );
  return `-- schema ${newestVersion}\n${plain.join("\n")}\n`;
}

it("is the committed snapshot (after a new migration: TIERWISE_UPDATE_SCHEMA=1 npm run test:unit -- test/db/schema.test.ts, and commit it)", () => {
  if (process.env["TIERWISE_UPDATE_SCHEMA"]) fs.writeFileSync(snapshot, schema());
  expect(schema()).toBe(fs.readFileSync(snapshot, "utf8"));
});

it("has only strict tables, so that no column takes what it isn't for", () => {
  const loose = all<{ name: string }>(
    memoryDb(),
    "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'",
  );
  expect(loose).toEqual([]);
});
