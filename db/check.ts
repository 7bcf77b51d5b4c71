// Check and rebuild: what is stored against what the log gives, the file against SQLite's own check.
import type { DayRule } from "./day.ts";
import { foldItem } from "./fold.ts";
import { type Memory, type MemoryRow, memoryColumns, recountDue, saveState, toMemory, toState } from "./memory.ts";
import { recountDays, recountRecords, type SumDifference, sumDifferences } from "./records.ts";
import { type Grade, type MemoryState, parameterSet, type Scheduler, schedulerFor } from "./scheduler.ts";
import { all, type Db, number, statement, transaction } from "./statements.ts";
import { recallDifferences } from "./topic-recall.ts";

export type CheckReport = {
  ok: boolean;
  integrity: string[];
  items: number;
  reviews: number;
  differences: SumDifference[];
  rebuilt: boolean;
};

/** At most so many differences are listed; more of the same teach nothing. */
const listed = 200;

/**
 * Compares every derived row with the log: each item's memory with the fold of its reviews, each review with a replay by
 * FSRS, the sums with a recount. With `rebuild` the derived rows are made anew in one transaction; the log is never touched.
 */
export function checkDatabase(db: Db, rebuild: boolean, rule: DayRule): CheckReport {
  const integrity = (db.pragma("integrity_check") as Array<{ integrity_check: string }>)
    .map((row) => row.integrity_check)
    .filter((line) => line !== "ok");
  const foreign = (db.pragma("foreign_key_check") as Array<{ table: string; rowid: number | null }>).map(
    (row) => `row ${row.rowid ?? "?"} of ${row.table} refers to nothing`,
  );
  const differences = [
    ...stateDifferences(db),
    ...replayDifferences(db, rule),
    ...sumDifferences(db),
    ...recallDifferences(db),
  ];
  if (rebuild) rebuildDerived(db);
  return {
    ok: integrity.length + foreign.length + differences.length === 0,
    integrity: [...integrity, ...foreign].slice(0, listed),
    items: number(db, "select count(*) as n from items"),
    reviews: number(db, "select count(*) as n from reviews where entry = 'grade'"),
    differences: differences.slice(0, listed),
    rebuilt: rebuild,
  };
}

/** Makes memory states, due counts, day counts and records anew from the logs. */
export function rebuildDerived(db: Db): void {
  transaction(db, () => {
    for (const memory of memories(db)) saveState(db, memory, foldItem(db, memory.itemNo));
    recountDue(db);
    recountDays(db);
    recountRecords(db);
  });
}

function memories(db: Db): Memory[] {
  return all<MemoryRow>(db, `select ${memoryColumns} from memory m`).map(toMemory);
}

function stateDifferences(db: Db): SumDifference[] {
  const differences: SumDifference[] = [];
  const seen = all<MemoryRow>(
    db,
    `select ${memoryColumns} from memory m where m.phase <> 'new' or m.item_no in (select item_no from reviews)`,
  );
  for (const row of seen) {
    const stored = JSON.stringify(toMemory(row).state);
    const expected = JSON.stringify(foldItem(db, row.item_no));
    if (stored !== expected) differences.push({ what: "memory", where: `item ${row.item_no}`, stored, expected });
  }
  return differences;
}

type ReplayRow = {
  seq: number;
  item_no: number;
  id: string;
  reviewed_at: number;
  study_day: number;
  grade: Grade;
  desired_retention: number;
  parameters_id: number;
  after_phase: "new" | "learning" | "review" | "relearning";
  after_step: number;
  after_stability: number | null;
  after_difficulty: number | null;
  after_due_at: number | null;
  after_due_day: number | null;
  after_interval_days: number;
  after_reps: number;
  after_lapses: number;
};

// Each review worked out again from the one before it, in the order of the log. Days are compared, and instants only for
// learning steps: the start of a due day depends on the time zone that was set then.
function replayDifferences(db: Db, rule: DayRule): SumDifference[] {
  const differences: SumDifference[] = [];
  const parameters = new Map<number, string>(
    all<{ id: number; definition: string }>(db, "select id, definition from parameters").map((row) => [
      row.id,
      row.definition,
    ]),
  );
  const rows = statement(
    db,
    `select r.seq, r.item_no, i.id, r.reviewed_at, r.study_day, r.grade, r.desired_retention, r.parameters_id, r.after_phase,
       r.after_step, r.after_stability, r.after_difficulty, r.after_due_at, r.after_due_day, r.after_interval_days, r.after_reps,
       r.after_lapses
     from reviews r join items i on i.no = r.item_no
     where r.entry = 'grade' and not exists (select 1 from reviews u where u.undoes = r.seq)
     order by r.item_no, r.seq`,
  ).iterate();
  let itemNo = 0;
  let state: MemoryState = { phase: "new", reps: 0, lapses: 0 };
  for (const each of rows) {
    const row = each as ReplayRow;
    if (row.item_no !== itemNo) {
      itemNo = row.item_no;
      state = { phase: "new", reps: 0, lapses: 0 };
    }
    const scheduler: Scheduler = schedulerFor(
      row.desired_retention,
      parameterSet.parse(JSON.parse(parameters.get(row.parameters_id) ?? "{}")),
    );
    const next = scheduler.replay(row.id, state, row.grade, row.reviewed_at, row.study_day, rule);
    const logged = toState({
      phase: row.after_phase,
      step: row.after_step,
      stability: row.after_stability,
      difficulty: row.after_difficulty,
      due_at: row.after_due_at,
      due_day: row.after_due_day,
      reviewed_at: row.reviewed_at,
      reviewed_day: row.study_day,
      interval_days: row.after_interval_days,
      reps: row.after_reps,
      lapses: row.after_lapses,
    });
    if (!sameMemory(next, logged))
      differences.push({
        what: "review",
        where: `entry ${row.seq} of item ${row.item_no}`,
        stored: JSON.stringify(logged),
        expected: JSON.stringify(next),
      });
    state = logged;
  }
  return differences;
}

function sameMemory(a: MemoryState, b: MemoryState): boolean {
  if (a.phase === "new" || b.phase === "new") return a.phase === b.phase;
  return (
    a.phase === b.phase &&
    a.step === b.step &&
    Math.abs(a.stability - b.stability) < 1e-6 &&
    Math.abs(a.difficulty - b.difficulty) < 1e-6 &&
    (a.phase !== "review" || a.dueDay === b.dueDay) &&
    (a.phase === "review" || a.dueAt === b.dueAt) &&
    a.intervalDays === b.intervalDays &&
    a.reps === b.reps &&
    a.lapses === b.lapses
  );
}
