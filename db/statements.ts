// Prepared statements, kept once a connection.
import type BetterSqlite3 from "better-sqlite3";

export type Db = BetterSqlite3.Database;
type Row = Record<string, unknown>;
type Statement = BetterSqlite3.Statement<unknown[], Row>;

const kept = new WeakMap<Db, Map<string, Statement>>();

/** The statement for `sql` on this connection, prepared at its first use and kept as long as the connection lives. */
export function statement(db: Db, sql: string): Statement {
  let statements = kept.get(db);
  if (!statements) {
    statements = new Map();
    kept.set(db, statements);
  }
  let prepared = statements.get(sql);
  if (!prepared) {
    prepared = db.prepare<unknown[], Row>(sql);
    statements.set(sql, prepared);
  }
  return prepared;
}

/** All rows of a query. The row type is the query's own promise, kept by the `strict` tables. */
export function all<T extends object>(db: Db, sql: string, ...values: unknown[]): T[] {
  return statement(db, sql).all(...values) as T[];
}

/** The first row of a query, or null. */
export function one<T extends object>(db: Db, sql: string, ...values: unknown[]): T | null {
  return (statement(db, sql).get(...values) as T | undefined) ?? null;
}

/** The number that a query such as `select count(*) as n` gives under the name `n`; 0 without a row. */
export function number(db: Db, sql: string, ...values: unknown[]): number {
  return one<{ n: number | null }>(db, sql, ...values)?.n ?? 0;
}

/** Runs a change; gives the number of rows that changed and the row id of the last insert. */
export function run(db: Db, sql: string, ...values: unknown[]): { changes: number; rowId: number } {
  const result = statement(db, sql).run(...values);
  return { changes: result.changes, rowId: Number(result.lastInsertRowid) };
}

/**
 * Runs `work` in one immediate transaction: committed when it returns, rolled back when it throws. Joins the transaction
 * that is open, if any. The three statements are prepared once, for a grade runs one of these each.
 */
export function transaction<T>(db: Db, work: () => T): T {
  if (db.inTransaction) return work();
  statement(db, "begin immediate").run();
  try {
    const result = work();
    statement(db, "commit").run();
    return result;
  } catch (error) {
    // SQLite may have rolled back by itself, on a full disk for one.
    if (db.inTransaction) statement(db, "rollback").run();
    throw error;
  }
}
