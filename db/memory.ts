// The memory table: the fold of the review log, one row an item, and the counts of due items kept beside it.
import type { Facet } from "../decks/types.ts";
import type { MemoryState, Phase, Seen } from "./scheduler.ts";
import { unseen } from "./scheduler.ts";
import { all, type Db, one, run } from "./statements.ts";

export type ItemKind = "card" | "scenario" | "chain";

/** An item's memory with the parts of its placement that the queue needs. */
export type Memory = {
  itemNo: number;
  kind: ItemKind;
  tier: number;
  concept: string;
  facet: Facet;
  position: number;
  active: boolean;
  state: MemoryState;
};

/** A row of the memory table as SQLite gives it. */
export type MemoryRow = {
  item_no: number;
  kind: ItemKind;
  tier: number;
  concept: string;
  facet: Facet;
  position: number;
  active: number;
  phase: Phase;
  step: number;
  stability: number | null;
  difficulty: number | null;
  due_at: number | null;
  due_day: number | null;
  reviewed_at: number | null;
  reviewed_day: number | null;
  interval_days: number;
  reps: number;
  lapses: number;
};

/** The columns of `MemoryRow`, for queries that join. */
export const memoryColumns =
  "m.item_no, m.kind, m.tier, m.concept, m.facet, m.position, m.active, m.phase, m.step, m.stability, m.difficulty, " +
  "m.due_at, m.due_day, m.reviewed_at, m.reviewed_day, m.interval_days, m.reps, m.lapses";

/** One row as a value. */
export function toMemory(row: MemoryRow): Memory {
  return {
    itemNo: row.item_no,
    kind: row.kind,
    tier: row.tier,
    concept: row.concept,
    facet: row.facet,
    position: row.position,
    active: row.active === 1,
    state: toState(row),
  };
}

/** The memory state in the columns of a row. A row that is neither new nor whole counts as new: the schema forbids it. */
export function toState(
  row: Omit<MemoryRow, "item_no" | "kind" | "tier" | "concept" | "facet" | "position" | "active">,
): MemoryState {
  const { phase, stability, difficulty, due_at, due_day, reviewed_at, reviewed_day } = row;
  if (
    phase === "new" ||
    stability === null ||
    difficulty === null ||
    due_at === null ||
    due_day === null ||
    reviewed_at === null ||
    reviewed_day === null
  )
    return unseen;
  return {
    phase,
    step: row.step,
    stability,
    difficulty,
    dueAt: due_at,
    dueDay: due_day,
    reviewedAt: reviewed_at,
    reviewedDay: reviewed_day,
    intervalDays: row.interval_days,
    reps: row.reps,
    lapses: row.lapses,
  };
}

/** The memory of one item by its number; null where there is no such item. */
export function readMemory(db: Db, itemNo: number): Memory | null {
  const row = one<MemoryRow>(db, `select ${memoryColumns} from memory m where m.item_no = ?`, itemNo);
  return row ? toMemory(row) : null;
}

/** Saves the state after a grade, an undo or a moved date, and keeps the due counts. */
export function saveState(db: Db, memory: Memory, state: MemoryState): void {
  countDue(db, memory, memory.state, -1);
  const seen = state.phase === "new" ? null : state;
  run(
    db,
    `update memory set phase = ?, step = ?, stability = ?, difficulty = ?, due_at = ?, due_day = ?, reviewed_at = ?,
       reviewed_day = ?, interval_days = ?, reps = ?, lapses = ? where item_no = ?`,
    state.phase,
    seen?.step ?? 0,
    seen?.stability ?? null,
    seen?.difficulty ?? null,
    seen?.dueAt ?? null,
    seen?.dueDay ?? null,
    seen?.reviewedAt ?? null,
    seen?.reviewedDay ?? null,
    seen?.intervalDays ?? 0,
    state.reps,
    state.lapses,
    memory.itemNo,
  );
  countDue(db, memory, state, 1);
}

/** Takes an item out of the queue or back into it, and keeps the due counts. */
export function changeActive(db: Db, itemNo: number, active: boolean): void {
  const memory = readMemory(db, itemNo);
  if (!memory || memory.active === active) return;
  countDue(db, memory, memory.state, -1);
  run(db, "update memory set active = ? where item_no = ?", active ? 1 : 0, itemNo);
  // The topic's recall is made anew when it is looked at.
  run(db, "delete from topic_recall");
  countDue(db, { ...memory, active }, memory.state, 1);
}

/** Moves the due date of a seen item, nothing else of its state. */
export function moveDue(db: Db, memory: Memory, dueAt: number, dueDay: number): void {
  if (memory.state.phase === "new") return;
  const moved: Seen = { ...memory.state, dueAt, dueDay };
  saveState(db, memory, moved);
}

/** Counts the due items of the whole memory anew. */
export function recountDue(db: Db): void {
  run(db, "delete from due_counts");
  run(
    db,
    `insert into due_counts (kind, tier, due_day, items)
       select kind, tier, due_day, count(*) from memory where active = 1 and phase = 'review' group by kind, tier, due_day`,
  );
}

/** How many active items of a kind are due on or before `day`, by tier rank. */
export function dueByTier(db: Db, kind: ItemKind, day: number): Map<number, number> {
  const rows = all<{ tier: number; items: number }>(
    db,
    "select tier, sum(items) as items from due_counts where kind = ? and due_day <= ? group by tier",
    kind,
    day,
  );
  return new Map(rows.map((row) => [row.tier, row.items]));
}

function countDue(db: Db, memory: Memory, state: MemoryState, change: 1 | -1): void {
  if (!memory.active || state.phase !== "review") return;
  run(
    db,
    `insert into due_counts (kind, tier, due_day, items) values (?, ?, ?, ?)
       on conflict (kind, tier, due_day) do update set items = items + excluded.items`,
    memory.kind,
    memory.tier,
    state.dueDay,
    change,
  );
}
