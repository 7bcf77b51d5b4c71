// Due dates moved by anything but a grade: batches that can be looked at before, listed, and reverted.
import type { StudyDay } from "./day.ts";
import { foldItem, lastEffectiveSeq } from "./fold.ts";
import { type Memory, type MemoryRow, memoryColumns, moveDue, readMemory, toMemory } from "./memory.ts";
import { all, type Db, one, run, statement, transaction } from "./statements.ts";

/** One moved date, from and to. */
export type Move = { memory: Memory; dueAt: number; dueDay: StudyDay };

export type Batch = {
  id: number;
  cause: "reschedule" | "quiz";
  movedAt: number;
  items: number;
  revertedAt: number | null;
};

/** Moves due dates as one batch and gives its id; null when there is nothing to move. */
export function moveBatch(
  db: Db,
  cause: Batch["cause"],
  moves: readonly Move[],
  at: number,
  day: StudyDay,
): number | null {
  if (moves.length === 0) return null;
  return transaction(db, () => {
    const batch = run(
      db,
      "insert into due_batches (cause, moved_at, study_day, items) values (?, ?, ?, ?)",
      cause,
      at,
      day,
      moves.length,
    ).rowId;
    for (const { memory, dueAt, dueDay } of moves) {
      const seq = lastEffectiveSeq(db, memory.itemNo);
      if (memory.state.phase === "new" || seq === null) continue;
      run(
        db,
        `insert into due_moves (batch_id, item_no, review_seq, before_due_at, before_due_day, after_due_at, after_due_day)
         values (?, ?, ?, ?, ?, ?, ?)`,
        batch,
        memory.itemNo,
        seq,
        memory.state.dueAt,
        memory.state.dueDay,
        dueAt,
        dueDay,
      );
      moveDue(db, memory, dueAt, dueDay);
    }
    return batch;
  });
}

/** Takes a batch back. Items reviewed since then keep the date of that review; gives how many went back and how many stayed. */
export function revertBatch(db: Db, batchId: number, at: number): { restored: number; kept: number } {
  return transaction(db, () => {
    const moves = all<{ item_no: number; review_seq: number }>(
      db,
      "select item_no, review_seq from due_moves where batch_id = ?",
      batchId,
    );
    run(db, "update due_batches set reverted_at = ? where id = ? and reverted_at is null", at, batchId);
    let restored = 0;
    for (const move of moves) {
      const memory = readMemory(db, move.item_no);
      if (!memory || memory.state.phase === "new" || lastEffectiveSeq(db, move.item_no) !== move.review_seq) continue;
      const state = foldItem(db, move.item_no);
      if (state.phase === "new") continue;
      moveDue(db, memory, state.dueAt, state.dueDay);
      restored += 1;
    }
    return { restored, kept: moves.length - restored };
  });
}

/** The batches, newest first. */
export function listBatches(db: Db): Batch[] {
  return all<{ id: number; cause: Batch["cause"]; moved_at: number; items: number; reverted_at: number | null }>(
    db,
    "select id, cause, moved_at, items, reverted_at from due_batches order by id desc limit 100",
  ).map(toBatch);
}

/** One batch by id; null where there is none. */
export function readBatch(db: Db, id: number): Batch | null {
  const row = one<Parameters<typeof toBatch>[0]>(
    db,
    "select id, cause, moved_at, items, reverted_at from due_batches where id = ?",
    id,
  );
  return row ? toBatch(row) : null;
}

/** All active items in review, with their memory: what a rescheduling looks at. */
export function* reviewMemories(db: Db): Generator<{ memory: Memory; itemId: string }> {
  const rows = statement(
    db,
    `select ${memoryColumns}, i.id from memory m join items i on i.no = m.item_no where m.active = 1 and m.phase = 'review'`,
  ).all();
  for (const row of rows as Array<MemoryRow & { id: string }>) yield { memory: toMemory(row), itemId: row.id };
}

function toBatch(row: {
  id: number;
  cause: Batch["cause"];
  moved_at: number;
  items: number;
  reverted_at: number | null;
}): Batch {
  return { id: row.id, cause: row.cause, movedAt: row.moved_at, items: row.items, revertedAt: row.reverted_at };
}
