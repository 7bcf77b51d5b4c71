// The fold of the review log: what the log says an item's memory is.
import { toState } from "./memory.ts";
import { type MemoryState, type Phase, unseen } from "./scheduler.ts";
import { type Db, one } from "./statements.ts";

/** The columns of a review that hold the state after it. */
export type AfterColumns = {
  after_phase: Phase;
  after_step: number;
  after_stability: number | null;
  after_difficulty: number | null;
  after_due_at: number | null;
  after_due_day: number | null;
  after_interval_days: number;
  after_reps: number;
  after_lapses: number;
};

/**
 * The memory state that the log gives an item: the state after its last grade that was not taken back, with the due date
 * of the newest standing move made since.
 */
export function foldItem(db: Db, itemNo: number): MemoryState {
  const last = one<{ seq: number; reviewed_at: number; study_day: number } & AfterColumns>(
    db,
    `select r.seq, r.reviewed_at, r.study_day, r.after_phase, r.after_step, r.after_stability, r.after_difficulty,
       r.after_due_at, r.after_due_day, r.after_interval_days, r.after_reps, r.after_lapses
     from reviews r
     where r.item_no = ? and r.entry = 'grade' and not exists (select 1 from reviews u where u.undoes = r.seq)
     order by r.seq desc limit 1`,
    itemNo,
  );
  if (!last) return unseen;
  const state = toState({
    phase: last.after_phase,
    step: last.after_step,
    stability: last.after_stability,
    difficulty: last.after_difficulty,
    due_at: last.after_due_at,
    due_day: last.after_due_day,
    reviewed_at: last.reviewed_at,
    reviewed_day: last.study_day,
    interval_days: last.after_interval_days,
    reps: last.after_reps,
    lapses: last.after_lapses,
  });
  const move = one<{ after_due_at: number; after_due_day: number }>(
    db,
    `select d.after_due_at, d.after_due_day from due_moves d join due_batches b on b.id = d.batch_id
     where d.item_no = ? and d.review_seq = ? and b.reverted_at is null order by d.batch_id desc limit 1`,
    itemNo,
    last.seq,
  );
  if (!move || state.phase === "new") return state;
  return { ...state, dueAt: move.after_due_at, dueDay: move.after_due_day };
}

/** The sequence number of the item's last grade that was not taken back; null while there is none. */
export function lastEffectiveSeq(db: Db, itemNo: number): number | null {
  const row = one<{ seq: number }>(
    db,
    `select r.seq from reviews r where r.item_no = ? and r.entry = 'grade'
       and not exists (select 1 from reviews u where u.undoes = r.seq) order by r.seq desc limit 1`,
    itemNo,
  );
  return row?.seq ?? null;
}
