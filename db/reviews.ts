// Grading and taking back: each one transaction that appends to the log first and then folds it into the state.
import type { DayRule, StudyDay } from "./day.ts";
import { type AfterColumns, foldItem } from "./fold.ts";
import { noteIntake } from "./intake.ts";
import { setEdited, setFlag, setSuspended } from "./items.ts";
import { revertBatch } from "./ledger.ts";
import { type Memory, readMemory, saveState, toState } from "./memory.ts";
import { countGrade, type GradeEffect } from "./records.ts";
import {
  algorithm,
  type Grade,
  isPass,
  type MemoryState,
  type ParameterSet,
  type Phase,
  type Scheduler,
  type Seen,
} from "./scheduler.ts";
import { type Db, number, one, run, transaction } from "./statements.ts";
import { adjustRecall } from "./topic-recall.ts";

/** A grade as it is asked for. */
export type GradeRequest = {
  itemNo: number;
  /** The item's written id: with its repetitions it seeds the interval's fuzz. */
  itemId: string;
  topicId: number;
  /** The repetitions that the screen saw. */
  seenReps: number;
  grade: Grade;
  tookMs: number;
  at: number;
  source: "drill" | "quiz";
  /** The setting in force, for the day's shares. */
  newPerDay: number;
};

export type Graded = { kind: "graded"; seq: number; before: MemoryState; after: Seen };

/**
 * Grades an item: refuses (`stale`) when its repetitions are not those that the screen saw, so that a double press or a
 * second window never counts twice. Else appends the review with the states before and after, saves the state and the sums.
 * The caller records the undo step, which may hold more than this one grade.
 */
export function gradeItem(
  db: Db,
  request: GradeRequest,
  scheduler: Scheduler,
  rule: DayRule,
): Graded | { kind: "stale" } {
  return transaction(db, () => {
    const memory = readMemory(db, request.itemNo);
    if (!memory || memory.state.reps !== request.seenReps) return { kind: "stale" };
    const before = memory.state;
    const after = scheduler.next(request.itemId, before, request.grade, request.at, rule);
    const seq = appendGrade(db, memory, after, request, scheduler);
    saveState(db, memory, after);
    const effect = effectOf(
      seq,
      memory,
      before,
      after.reviewedDay,
      request.topicId,
      request.grade,
      request.tookMs,
      request.at,
    );
    countGrade(db, effect, 1);
    adjustRecall(db, request.topicId, memory, after, after.reviewedDay);
    if (effect.introduced) noteIntake(db, after.reviewedDay, memory.kind, request.newPerDay);
    return { kind: "graded", seq, before, after };
  });
}

/** What the learner did, to be taken back as a whole. */
export type UndoStep =
  | { action: "grade"; seq: number }
  | { action: "answer"; answerId: number; seq: number | null; batchId: number | null }
  | { action: "suspend"; suspendedAt: number | null }
  | { action: "flag"; flaggedAt: number | null; reason: string | null }
  | { action: "edit"; edited: string | null; editedAt: number | null };

/** Records an undo step and gives its id. */
export function pushUndo(db: Db, itemNo: number, step: UndoStep, at: number, studyDay: StudyDay): number {
  const { action, ...payload } = step;
  return run(
    db,
    "insert into undo_steps (done_at, study_day, action, item_no, payload) values (?, ?, ?, ?, ?)",
    at,
    studyDay,
    action,
    itemNo,
    JSON.stringify(payload),
  ).rowId;
}

/** Whether anything of this study day can be taken back. */
export function canUndo(db: Db, studyDay: StudyDay): boolean {
  return one(db, openSteps, studyDay) !== null;
}

// The newest open step of a day. Steps are in the order of their ids: looking at the last few thousand spares an index,
// which every grade would have to write to.
const openSteps = `
  select id, action, item_no, payload from undo_steps
  where id > (select max(id) from undo_steps) - 5000 and undone_at is null and study_day = ?
  order by id desc limit 1`;

/** Takes back the newest step of the study day, with everything that it moved; null where there is none. */
export function undoLast(
  db: Db,
  studyDay: StudyDay,
  at: number,
): { action: UndoStep["action"]; itemNo: number } | null {
  return transaction(db, () => {
    const row = one<{ id: number; action: UndoStep["action"]; item_no: number; payload: string }>(
      db,
      openSteps,
      studyDay,
    );
    if (!row) return null;
    const step = { action: row.action, ...JSON.parse(row.payload) } as UndoStep;
    takeBack(db, row.item_no, step, at);
    run(db, "update undo_steps set undone_at = ? where id = ?", at, row.id);
    return { action: row.action, itemNo: row.item_no };
  });
}

function takeBack(db: Db, itemNo: number, step: UndoStep, at: number): void {
  switch (step.action) {
    case "grade":
      undoGrade(db, step.seq, at);
      return;
    case "answer":
      if (step.batchId !== null) revertBatch(db, step.batchId, at);
      if (step.seq !== null) undoGrade(db, step.seq, at);
      run(db, "update answers set undone_at = ? where id = ?", at, step.answerId);
      run(db, "update misconception_events set undone_at = ? where answer_id = ?", at, step.answerId);
      return;
    case "suspend":
      setSuspended(db, itemNo, step.suspendedAt);
      return;
    case "flag":
      setFlag(
        db,
        itemNo,
        step.flaggedAt !== null && step.reason !== null ? { at: step.flaggedAt, reason: step.reason } : null,
      );
      return;
    case "edit":
      setEdited(db, itemNo, step.edited, step.editedAt);
      return;
  }
}

type LogRow = {
  seq: number;
  item_no: number;
  study_day: number;
  grade: Grade;
  took_ms: number;
  tier: number;
  parameters_id: number;
  desired_retention: number;
  source: "drill" | "quiz";
  reviewed_at: number;
  topic_id: number;
} & BeforeColumns &
  AfterColumns;

type BeforeColumns = {
  before_phase: Phase;
  before_step: number;
  before_stability: number | null;
  before_difficulty: number | null;
  before_due_at: number | null;
  before_due_day: number | null;
  before_reviewed_at: number | null;
  before_reviewed_day: number | null;
  before_interval_days: number;
  before_reps: number;
  before_lapses: number;
};

// The grade stays in the log; an entry of its own says that it does not count.
function undoGrade(db: Db, seq: number, at: number): void {
  const row = one<LogRow>(
    db,
    "select r.*, i.topic_id from reviews r join items i on i.no = r.item_no where r.seq = ? and r.entry = 'grade'",
    seq,
  );
  const memory = row && readMemory(db, row.item_no);
  if (!row || !memory) return;
  run(
    db,
    `insert into reviews (entry, undoes, item_no, source, reviewed_at, study_day, grade, took_ms, tier, parameters_id,
       desired_retention, before_phase, before_step, before_stability, before_difficulty, before_due_at, before_due_day,
       before_reviewed_at, before_reviewed_day, before_interval_days, before_reps, before_lapses, after_phase, after_step,
       after_stability, after_difficulty, after_due_at, after_due_day, after_interval_days, after_reps, after_lapses)
     select 'undo', seq, item_no, source, ?, study_day, null, 0, tier, parameters_id, desired_retention,
       after_phase, after_step, after_stability, after_difficulty, after_due_at, after_due_day, reviewed_at, study_day,
       after_interval_days, after_reps, after_lapses, before_phase, before_step, before_stability, before_difficulty,
       before_due_at, before_due_day, before_interval_days, before_reps, before_lapses
     from reviews where seq = ?`,
    at,
    seq,
  );
  const before = toState({
    phase: row.before_phase,
    step: row.before_step,
    stability: row.before_stability,
    difficulty: row.before_difficulty,
    due_at: row.before_due_at,
    due_day: row.before_due_day,
    reviewed_at: row.before_reviewed_at,
    reviewed_day: row.before_reviewed_day,
    interval_days: row.before_interval_days,
    reps: row.before_reps,
    lapses: row.before_lapses,
  });
  const folded = foldItem(db, row.item_no);
  saveState(db, memory, folded);
  adjustRecall(db, row.topic_id, memory, folded, row.study_day);
  const effect = effectOf(seq, memory, before, row.study_day, row.topic_id, row.grade, row.took_ms, row.reviewed_at);
  countGrade(db, { ...effect, tier: row.tier }, -1);
}

const parameterIds = new WeakMap<Db, WeakMap<ParameterSet, number>>();

/** The id under which a parameter set stands in the database, storing it at its first use. */
export function parametersId(db: Db, parameters: ParameterSet, at: number): number {
  const known = parameterIds.get(db)?.get(parameters);
  if (known !== undefined) return known;
  const definition = JSON.stringify(parameters);
  const row = one<{ id: number }>(
    db,
    "select id from parameters where algorithm = ? and definition = ?",
    algorithm,
    definition,
  );
  // Only what was read is remembered: an insert may still be rolled back.
  if (row) {
    const ids = parameterIds.get(db) ?? new WeakMap<ParameterSet, number>();
    parameterIds.set(db, ids.set(parameters, row.id));
    return row.id;
  }
  const sql = "insert into parameters (algorithm, definition, created_at) values (?, ?, ?)";
  return run(db, sql, algorithm, definition, at).rowId;
}

/** The times of the last answers in milliseconds, newest first; what the pace is taken from. */
export function lastTimes(db: Db, limit: number): number[] {
  const sql =
    "select took_ms from reviews where entry = 'grade' and source = 'drill' and seq > ? order by seq desc limit ?";
  const newest = number(db, "select max(seq) as n from reviews");
  return (
    db
      .prepare(sql)
      .pluck()
      .all(newest - limit * 4, limit) as number[]
  ).map(Number);
}

function appendGrade(db: Db, memory: Memory, after: Seen, request: GradeRequest, scheduler: Scheduler): number {
  const before = memory.state.phase === "new" ? null : memory.state;
  return run(
    db,
    `insert into reviews (entry, undoes, item_no, source, reviewed_at, study_day, grade, took_ms, tier, parameters_id,
       desired_retention, before_phase, before_step, before_stability, before_difficulty, before_due_at, before_due_day,
       before_reviewed_at, before_reviewed_day, before_interval_days, before_reps, before_lapses, after_phase, after_step,
       after_stability, after_difficulty, after_due_at, after_due_day, after_interval_days, after_reps, after_lapses)
     values ('grade', null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    memory.itemNo,
    request.source,
    request.at,
    after.reviewedDay,
    request.grade,
    request.tookMs,
    memory.tier,
    parametersId(db, scheduler.parameters, request.at),
    scheduler.retention,
    memory.state.phase,
    before?.step ?? 0,
    before?.stability ?? null,
    before?.difficulty ?? null,
    before?.dueAt ?? null,
    before?.dueDay ?? null,
    before?.reviewedAt ?? null,
    before?.reviewedDay ?? null,
    before?.intervalDays ?? 0,
    memory.state.reps,
    memory.state.lapses,
    after.phase,
    after.step,
    after.stability,
    after.difficulty,
    after.dueAt,
    after.dueDay,
    after.intervalDays,
    after.reps,
    after.lapses,
  ).rowId;
}

function effectOf(
  reviewSeq: number,
  memory: Memory,
  before: MemoryState,
  studyDay: StudyDay,
  topicId: number,
  grade: Grade,
  tookMs: number,
  at: number,
): GradeEffect {
  const passed = isPass(grade);
  return {
    reviewSeq,
    itemNo: memory.itemNo,
    studyDay,
    kind: memory.kind,
    tier: memory.tier,
    topicId,
    introduced: before.phase === "new",
    reviewed: before.phase === "review",
    passed,
    first: before.phase === "new" || before.reviewedDay < studyDay,
    lapsed: before.phase === "review" && !passed,
    tookMs,
    at,
  };
}
