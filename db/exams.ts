// Mock exams: stored papers, one running sitting with a clock that can't be turned, answers saved as given, results frozen.
import { z } from "zod";
import type { Confidence } from "../decks/exam.ts";
import { all, type Db, number, one, run, transaction } from "./statements.ts";

export type PaperItem = {
  position: number;
  itemNo: number;
  id: string;
  cell: string;
  tier: number;
  topicId: number;
  order: number[];
  /** The scenario as it stood when the paper was drawn. */
  content: string;
  seenBefore: boolean;
};

export type ExamRow = {
  examId: number;
  paperId: number;
  preset: string;
  blueprint: string;
  minutes: number;
  passMark: number;
  startedAt: number;
  deadlineAt: number;
  clockAt: number;
  handedInAt: number | null;
  handedInBy: "learner" | "deadline" | null;
  score: number | null;
  passed: boolean | null;
};

export type ExamAnswer = {
  position: number;
  chosen: number[];
  confidence: Confidence | null;
  flagged: boolean;
  tookMs: number;
  answeredAt: number | null;
  score: number | null;
};

const keys = z.array(z.number().int());

/** Stores a drawn paper with its items' content and starts its sitting; gives the exam's id. */
export function startExam(
  db: Db,
  paper: {
    seed: number;
    preset: string;
    blueprint: string;
    minutes: number;
    passMark: number;
    at: number;
    items: ReadonlyArray<{
      itemNo: number;
      cell: string;
      tier: number;
      topicId: number;
      order: readonly number[];
      content: string;
      seenBefore: boolean;
    }>;
  },
): number {
  return transaction(db, () => {
    const paperId = run(
      db,
      "insert into papers (seed, preset, blueprint, minutes, pass_mark, drawn_at) values (?, ?, ?, ?, ?, ?)",
      paper.seed,
      paper.preset,
      paper.blueprint,
      paper.minutes,
      paper.passMark,
      paper.at,
    ).rowId;
    for (const [position, item] of paper.items.entries())
      run(
        db,
        `insert into paper_items (paper_id, position, item_no, cell, tier, topic_id, option_order, content, seen_before)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        paperId,
        position,
        item.itemNo,
        item.cell,
        item.tier,
        item.topicId,
        JSON.stringify(item.order),
        item.content,
        item.seenBefore ? 1 : 0,
      );
    return run(
      db,
      "insert into exams (paper_id, started_at, deadline_at, clock_at) values (?, ?, ?, ?)",
      paperId,
      paper.at,
      paper.at + paper.minutes * 60_000,
      paper.at,
    ).rowId;
  });
}

/** The exam that is running, if any. */
export function runningExam(db: Db): ExamRow | null {
  return toExam(one(db, `${examSql} where e.handed_in_at is null`));
}

/** One exam by id. */
export function readExam(db: Db, examId: number): ExamRow | null {
  return toExam(one(db, `${examSql} where e.id = ?`, examId));
}

/** The handed-in exams, newest first. */
export function listExams(db: Db): ExamRow[] {
  return all<ExamColumns>(
    db,
    `${examSql} where e.handed_in_at is not null order by e.handed_in_at desc, e.id desc`,
  ).flatMap((row) => toExam(row) ?? []);
}

/**
 * Notes the present instant on a running exam's clock. A clock set back takes the deadline back with it, so that the time
 * left stays what it was; a clock set forward takes time away. Neither gives any.
 */
export function tickExam(db: Db, exam: ExamRow, now: number): ExamRow {
  const deadlineAt = now < exam.clockAt ? exam.deadlineAt - (exam.clockAt - now) : exam.deadlineAt;
  if (now === exam.clockAt) return exam;
  run(
    db,
    "update exams set clock_at = ?, deadline_at = ? where id = ? and handed_in_at is null",
    now,
    deadlineAt,
    exam.examId,
  );
  return { ...exam, clockAt: now, deadlineAt };
}

/** The questions of a paper in their order. */
export function paperItems(db: Db, paperId: number): PaperItem[] {
  return all<PaperColumns>(db, `${paperSql} where p.paper_id = ? order by p.position`, paperId).map(toPaperItem);
}

/** One question of a paper; null where it has none at that place. */
export function paperItem(db: Db, paperId: number, position: number): PaperItem | null {
  const row = one<PaperColumns>(db, `${paperSql} where p.paper_id = ? and p.position = ?`, paperId, position);
  return row && toPaperItem(row);
}

/** How many questions a paper has. */
export function paperSize(db: Db, paperId: number): number {
  return number(db, "select count(*) as n from paper_items where paper_id = ?", paperId);
}

/** How many of a paper's questions the learner had seen before it was drawn. */
export function paperSeenBefore(db: Db, paperId: number): number {
  return number(db, "select sum(seen_before) as n from paper_items where paper_id = ?", paperId);
}

/** What was answered and flagged so far, by position. */
export function examAnswers(db: Db, examId: number): Map<number, ExamAnswer> {
  const rows = all<{
    position: number;
    chosen: string;
    confidence: Confidence | null;
    flagged: number;
    took_ms: number;
    answered_at: number | null;
    score: number | null;
  }>(
    db,
    "select position, chosen, confidence, flagged, took_ms, answered_at, score from exam_answers where exam_id = ?",
    examId,
  );
  return new Map(
    rows.map((row) => [
      row.position,
      {
        position: row.position,
        chosen: keys.parse(JSON.parse(row.chosen)),
        confidence: row.confidence,
        flagged: row.flagged === 1,
        tookMs: row.took_ms,
        answeredAt: row.answered_at,
        score: row.score,
      },
    ]),
  );
}

/** Saves a choice as it is given; a changed one is noted as a change, and the time on the question adds up. */
export function saveChoice(
  db: Db,
  choice: {
    examId: number;
    position: number;
    chosen: readonly number[];
    confidence: Confidence | null;
    tookMs: number;
    at: number;
  },
): void {
  transaction(db, () => {
    const after = JSON.stringify(choice.chosen);
    const before = one<{ chosen: string }>(
      db,
      "select chosen from exam_answers where exam_id = ? and position = ?",
      choice.examId,
      choice.position,
    );
    if (before && before.chosen !== after)
      run(
        db,
        "insert into exam_changes (exam_id, position, changed_at, before, after) values (?, ?, ?, ?, ?)",
        choice.examId,
        choice.position,
        choice.at,
        before.chosen,
        after,
      );
    run(
      db,
      `insert into exam_answers (exam_id, position, chosen, confidence, took_ms, answered_at) values (?, ?, ?, ?, ?, ?)
         on conflict (exam_id, position) do update set chosen = excluded.chosen, confidence = excluded.confidence,
           took_ms = took_ms + excluded.took_ms, answered_at = excluded.answered_at`,
      choice.examId,
      choice.position,
      after,
      choice.confidence,
      choice.tookMs,
      choice.at,
    );
  });
}

/** Flags a question or takes the flag off. */
export function saveFlag(db: Db, examId: number, position: number, flagged: boolean): void {
  run(
    db,
    `insert into exam_answers (exam_id, position, chosen, flagged) values (?, ?, '[]', ?)
       on conflict (exam_id, position) do update set flagged = excluded.flagged`,
    examId,
    position,
    flagged ? 1 : 0,
  );
}

/** The changes of answers in an exam, oldest first. */
export function examChanges(db: Db, examId: number): Array<{ position: number; before: number[]; after: number[] }> {
  return all<{ position: number; before: string; after: string }>(
    db,
    "select position, before, after from exam_changes where exam_id = ? order by id",
    examId,
  ).map((row) => ({
    position: row.position,
    before: keys.parse(JSON.parse(row.before)),
    after: keys.parse(JSON.parse(row.after)),
  }));
}

/**
 * Freezes a sitting: every question's score, the result, and the topics' records, in one transaction. Unanswered
 * questions get a row that scores 0. Handing in twice changes nothing.
 */
export function handIn(
  db: Db,
  exam: ExamRow,
  by: "learner" | "deadline",
  at: number,
  scores: ReadonlyArray<{ position: number; topicId: number; score: 0 | 1 }>,
): void {
  transaction(db, () => {
    if (readExam(db, exam.examId)?.handedInAt !== null) return;
    for (const { position, topicId, score } of scores) {
      run(
        db,
        `insert into exam_answers (exam_id, position, chosen, score) values (?, ?, '[]', ?)
           on conflict (exam_id, position) do update set score = excluded.score`,
        exam.examId,
        position,
        score,
      );
      run(
        db,
        `insert into records (topic_id, source, answers, passed) values (?, 'exam', 1, ?)
           on conflict (topic_id, source) do update set answers = answers + 1, passed = passed + excluded.passed`,
        topicId,
        score,
      );
    }
    const right = scores.reduce((sum, { score }) => sum + score, 0);
    const result = scores.length === 0 ? 0 : right / scores.length;
    run(
      db,
      "update exams set handed_in_at = ?, handed_in_by = ?, score = ?, passed = ? where id = ?",
      at,
      by,
      result,
      result >= exam.passMark - 1e-9 ? 1 : 0,
      exam.examId,
    );
    run(db, "update forecasts set actual = ? where exam_id = ?", result, exam.examId);
  });
}

/** The newest paper that holds each item, counted upwards from 1. */
export function lastPapers(db: Db): Map<number, number> {
  const rows = all<{ item_no: number; last: number }>(
    db,
    "select item_no, max(paper_id) as last from paper_items group by item_no",
  );
  return new Map(rows.map((row) => [row.item_no, row.last]));
}

export type Forecast = {
  examId: number | null;
  madeAt: number;
  expected: number;
  low: number;
  high: number;
  actual: number | null;
  chance: number;
  blueprint: string;
};

/** Stores a forecast, bound to the exam it is for if there is one. */
export function saveForecast(db: Db, forecast: Omit<Forecast, "actual"> & { forDay: number }): void {
  run(
    db,
    "insert into forecasts (exam_id, made_at, for_day, blueprint, chance, expected, low, high) values (?, ?, ?, ?, ?, ?, ?, ?)",
    forecast.examId,
    forecast.madeAt,
    forecast.forDay,
    forecast.blueprint,
    forecast.chance,
    forecast.expected,
    forecast.low,
    forecast.high,
  );
}

/** The forecasts whose exams were handed in, newest first. */
export function scoredForecasts(db: Db): Array<Forecast & { actual: number }> {
  return all<{
    exam_id: number | null;
    made_at: number;
    expected: number;
    low: number;
    high: number;
    actual: number;
    chance: number;
    blueprint: string;
  }>(
    db,
    "select exam_id, made_at, expected, low, high, actual, chance, blueprint from forecasts where actual is not null order by id desc limit 100",
  ).map(({ exam_id, made_at, ...row }) => ({ examId: exam_id, madeAt: made_at, ...row }));
}

const examSql = `
  select e.id, e.paper_id, p.preset, p.blueprint, p.minutes, p.pass_mark, e.started_at, e.deadline_at, e.clock_at, e.handed_in_at,
    e.handed_in_by, e.score, e.passed
  from exams e join papers p on p.id = e.paper_id`;
type ExamColumns = {
  id: number;
  paper_id: number;
  preset: string;
  blueprint: string;
  minutes: number;
  pass_mark: number;
  started_at: number;
  deadline_at: number;
  clock_at: number;
  handed_in_at: number | null;
  handed_in_by: "learner" | "deadline" | null;
  score: number | null;
  passed: number | null;
};

function toExam(row: ExamColumns | null): ExamRow | null {
  return (
    row && {
      examId: row.id,
      paperId: row.paper_id,
      preset: row.preset,
      blueprint: row.blueprint,
      minutes: row.minutes,
      passMark: row.pass_mark,
      startedAt: row.started_at,
      deadlineAt: row.deadline_at,
      clockAt: row.clock_at,
      handedInAt: row.handed_in_at,
      handedInBy: row.handed_in_by,
      score: row.score,
      passed: row.passed === null ? null : row.passed === 1,
    }
  );
}

const paperSql = `
  select p.position, p.item_no, i.id, p.cell, p.tier, p.topic_id, p.option_order, p.content, p.seen_before
  from paper_items p join items i on i.no = p.item_no`;
type PaperColumns = {
  position: number;
  item_no: number;
  id: string;
  cell: string;
  tier: number;
  topic_id: number;
  option_order: string;
  content: string;
  seen_before: number;
};

function toPaperItem(row: PaperColumns): PaperItem {
  return {
    position: row.position,
    itemNo: row.item_no,
    id: row.id,
    cell: row.cell,
    tier: row.tier,
    topicId: row.topic_id,
    order: keys.parse(JSON.parse(row.option_order)),
    content: row.content,
    seenBefore: row.seen_before === 1,
  };
}
