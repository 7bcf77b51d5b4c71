// The whole database as one JSON document, and back: every table's rows by column name, in a form that any program reads.
import { z } from "zod";
import { newestVersion } from "./migrate.ts";
import { all, type Db, transaction } from "./statements.ts";

const cell = z.union([z.string(), z.number(), z.null()]);
const document = z.object({
  tierwise: z.literal("export"),
  schema: z.number().int(),
  exportedAt: z.number().int(),
  tables: z.record(z.string(), z.object({ columns: z.array(z.string()), rows: z.array(z.array(cell)) })),
});

/** What is wrong with a document, for the sentence shown. */
export type WholeProblem =
  | { code: "not-json" }
  | { code: "not-export" }
  | { code: "newer"; schema: number }
  | { code: "unknown-part"; part: string }
  | { code: "broken-row"; part: string; detail: string };

/** Every table with all its rows. The search index is left out: it is made anew. */
export function exportWhole(db: Db, now: number): string {
  const tables = Object.fromEntries(
    tableNames(db).map((name) => {
      const columns = columnNames(db, name);
      const rows = db
        .prepare(`select ${columns.join(", ")} from ${name}`)
        .raw()
        .all();
      return [name, { columns, rows }];
    }),
  );
  return JSON.stringify({ tierwise: "export", schema: newestVersion, exportedAt: now, tables });
}

/**
 * Fills an empty, freshly migrated database from a document, all or nothing. Tables and columns must be this schema's own;
 * a row that breaks one of its rules is told with its table. The caller makes the search index and checks the result.
 */
export function importWhole(db: Db, text: string): WholeProblem | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { code: "not-json" };
  }
  const parsed = document.safeParse(json);
  if (!parsed.success) return { code: "not-export" };
  const { schema, tables } = parsed.data;
  if (schema > newestVersion) return { code: "newer", schema };
  const known = new Set(tableNames(db));
  for (const [name, { columns }] of Object.entries(tables)) {
    if (!known.has(name)) return { code: "unknown-part", part: name.slice(0, 60) };
    const own = new Set(columnNames(db, name));
    const strange = columns.find((column) => !own.has(column));
    if (strange !== undefined) return { code: "unknown-part", part: `${name}.${strange}`.slice(0, 80) };
  }
  let at = "";
  try {
    transaction(db, () => {
      // Rows refer to each other across tables and within the log: the references are checked at the end.
      db.pragma("defer_foreign_keys = on");
      for (const name of known) {
        const table = tables[name];
        if (!table || table.columns.length === 0) continue;
        at = name;
        const insert = db.prepare(
          `insert into ${name} (${table.columns.join(", ")}) values (${table.columns.map(() => "?").join(", ")})`,
        );
        for (const row of table.rows) insert.run(...row);
      }
      at = "references";
    });
    return null;
  } catch (error) {
    return { code: "broken-row", part: at, detail: error instanceof Error ? error.message : String(error) };
  }
}

function tableNames(db: Db): string[] {
  return all<{ name: string }>(
    db,
    `select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'
       and name not like 'item_words%' order by name`,
  ).map((row) => row.name);
}

function columnNames(db: Db, table: string): string[] {
  return all<{ name: string }>(db, "select name from pragma_table_info(?)", table).map((row) => row.name);
}
