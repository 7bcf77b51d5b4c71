// Practice sets: which scenarios they hold, in which order their options are shown, and what was answered.
import { z } from "zod";
import type { Confidence } from "../decks/exam.ts";
import type { StudyDay } from "./day.ts";
import { all, type Db, number, one, run, transaction } from "./statements.ts";

/** Options in the order shown, as places in the item's own list; a list of lists for a chain. */
export const optionOrder = z.union([z.array(z.number().int()), z.array(z.array(z.number().int()))]);
export type OptionOrder = z.output<typeof optionOrder>;

export type QuizItem = { position: number; itemNo: number; order: OptionOrder };

/** Stores a drawn set and gives its id. */
export function createQuiz(
  db: Db,
  quiz: { seed: number; pick: unknown; at: number; items: ReadonlyArray<{ itemNo: number; order: OptionOrder }> },
): number {
  return transaction(db, () => {
    const id = run(
      db,
      "insert into quizzes (seed, pick, started_at) values (?, ?, ?)",
      quiz.seed,
      JSON.stringify(quiz.pick),
      quiz.at,
    ).rowId;
    for (const [position, { itemNo, order }] of quiz.items.entries())
      run(
        db,
        "insert into quiz_items (quiz_id, position, item_no, option_order) values (?, ?, ?, ?)",
        id,
        position,
        itemNo,
        JSON.stringify(order),
      );
    return id;
  });
}

/** How many questions a quiz has; 0 where there is no such quiz. */
export function quizSize(db: Db, quizId: number): number {
  return number(db, "select count(*) as n from quiz_items where quiz_id = ?", quizId);
}

/** The first question of a quiz that has no standing answer; null when all have. */
export function nextQuizItem(db: Db, quizId: number): QuizItem | null {
  return toItem(
    one(
      db,
      `select q.position, q.item_no, q.option_order from quiz_items q where q.quiz_id = ?
       and not exists (select 1 from answers a where a.quiz_id = q.quiz_id and a.item_no = q.item_no and a.undone_at is null)
       order by q.position limit 1`,
      quizId,
    ),
  );
}

/** One question of a quiz by its item; null where the quiz doesn't hold it. */
export function quizItem(db: Db, quizId: number, itemNo: number): QuizItem | null {
  return toItem(
    one(db, "select position, item_no, option_order from quiz_items where quiz_id = ? and item_no = ?", quizId, itemNo),
  );
}

/** Stores an answer and gives its id. */
export function saveAnswer(
  db: Db,
  answer: {
    quizId: number;
    itemNo: number;
    at: number;
    day: StudyDay;
    chosen: unknown;
    score: number;
    confidence: Confidence | null;
    tookMs: number;
    reviewSeq: number;
    batchId: number | null;
  },
): number {
  return run(
    db,
    `insert into answers (quiz_id, item_no, answered_at, study_day, chosen, score, confidence, took_ms, review_seq, due_batch_id)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    answer.quizId,
    answer.itemNo,
    answer.at,
    answer.day,
    JSON.stringify(answer.chosen),
    answer.score,
    answer.confidence,
    answer.tookMs,
    answer.reviewSeq,
    answer.batchId,
  ).rowId;
}

/** The standing answers of a quiz in the order of its questions. */
export function quizAnswers(db: Db, quizId: number): Array<{ itemNo: number; score: number }> {
  return all<{ item_no: number; score: number }>(
    db,
    `select a.item_no, a.score from answers a join quiz_items q on q.quiz_id = a.quiz_id and q.item_no = a.item_no
     where a.quiz_id = ? and a.undone_at is null order by q.position`,
    quizId,
  ).map((row) => ({ itemNo: row.item_no, score: row.score }));
}

/** A scenario or chain that a quiz may hold, with what decides whether it does. */
export type Candidate = {
  itemNo: number;
  kind: "scenario" | "chain";
  concept: string;
  tier: number;
  topicId: number;
  phase: string;
  stability: number | null;
  reviewedDay: number | null;
  dueDay: number | null;
};

/** Every scenario and chain that may be dealt outside of mock exams: active, so neither reserved, suspended nor retired. */
export function candidates(db: Db): Candidate[] {
  return all<{
    no: number;
    kind: "scenario" | "chain";
    concept: string;
    tier: number;
    topic_id: number;
    phase: string;
    stability: number | null;
    reviewed_day: number | null;
    due_day: number | null;
  }>(
    db,
    `select i.no, i.kind, i.concept, i.tier, i.topic_id, m.phase, m.stability, m.reviewed_day, m.due_day
     from items i join memory m on m.item_no = i.no
     where m.active = 1 and i.kind in ('scenario', 'chain') and i.reserved = 0 order by i.tier, i.position, i.no`,
  ).map((row) => ({
    itemNo: row.no,
    kind: row.kind,
    concept: row.concept,
    tier: row.tier,
    topicId: row.topic_id,
    phase: row.phase,
    stability: row.stability,
    reviewedDay: row.reviewed_day,
    dueDay: row.due_day,
  }));
}

function toItem(row: { position: number; item_no: number; option_order: string } | null): QuizItem | null {
  return row && { position: row.position, itemNo: row.item_no, order: optionOrder.parse(JSON.parse(row.option_order)) };
}
