// Sums kept in the transaction of an answer: the day's counts and each topic's record of first answers.
import type { StudyDay } from "./day.ts";
import type { ItemKind } from "./memory.ts";
import { all, type Db, one, run } from "./statements.ts";

/** What one grade adds to the sums; an undo subtracts the same. */
export type GradeEffect = {
  reviewSeq: number;
  itemNo: number;
  studyDay: StudyDay;
  kind: ItemKind;
  tier: number;
  topicId: number;
  introduced: boolean;
  /** A review of an item that had left its learning steps. */
  reviewed: boolean;
  passed: boolean;
  /** The item's first answer on this study day: only these are evidence. */
  first: boolean;
  lapsed: boolean;
  tookMs: number;
  at: number;
};

/** Sums of one study day. `passed` counts among `reviewed`. */
export type DayTotals = { reviews: number; newItems: number; grades: number; passed: number; tookMs: number };

/** Adds (or with -1 takes back) a grade's effect on the day's counts and the topic's record. */
export function countGrade(db: Db, effect: GradeEffect, sign: 1 | -1): void {
  run(
    db,
    `insert into day_counts (study_day, kind, tier, introduced, reviewed, passed, grades, took_ms) values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (study_day, kind, tier) do update set introduced = introduced + excluded.introduced,
         reviewed = reviewed + excluded.reviewed, passed = passed + excluded.passed, grades = grades + excluded.grades,
         took_ms = took_ms + excluded.took_ms`,
    effect.studyDay,
    effect.kind,
    effect.tier,
    effect.introduced ? sign : 0,
    effect.reviewed ? sign : 0,
    effect.reviewed && effect.passed ? sign : 0,
    sign,
    sign * effect.tookMs,
  );
  if (!effect.first) return;
  run(
    db,
    `insert into records (topic_id, source, answers, passed, lapses) values (?, ?, ?, ?, ?)
       on conflict (topic_id, source) do update set answers = answers + excluded.answers, passed = passed + excluded.passed,
         lapses = lapses + excluded.lapses`,
    effect.topicId,
    effect.kind === "card" ? "card" : "scenario",
    sign,
    effect.passed ? sign : 0,
    effect.lapsed ? sign : 0,
  );
  if (effect.passed) return;
  if (sign === -1) run(db, "delete from slips where review_seq = ?", effect.reviewSeq);
  else
    run(
      db,
      "insert into slips (review_seq, topic_id, item_no, slipped_at) values (?, ?, ?, ?)",
      effect.reviewSeq,
      effect.topicId,
      effect.itemNo,
      effect.at,
    );
}

/** The sums of a study day over all tiers, for one kind. */
export function dayTotals(db: Db, day: StudyDay, kind: ItemKind): DayTotals {
  const row = one<{
    reviews: number | null;
    new_items: number | null;
    grades: number | null;
    passed: number | null;
    took_ms: number | null;
  }>(
    db,
    `select sum(reviewed) as reviews, sum(introduced) as new_items, sum(grades) as grades, sum(passed) as passed,
       sum(took_ms) as took_ms from day_counts where study_day = ? and kind = ?`,
    day,
    kind,
  );
  return {
    reviews: row?.reviews ?? 0,
    newItems: row?.new_items ?? 0,
    grades: row?.grades ?? 0,
    passed: row?.passed ?? 0,
    tookMs: row?.took_ms ?? 0,
  };
}

/** How many items of a kind were introduced on a study day, by tier rank. */
export function introducedByTier(db: Db, day: StudyDay, kind: ItemKind): Map<number, number> {
  const rows = all<{ tier: number; introduced: number }>(
    db,
    "select tier, introduced from day_counts where study_day = ? and kind = ?",
    day,
    kind,
  );
  return new Map(rows.map((row) => [row.tier, row.introduced]));
}

/** Days in a row with at least one grade, ending today or yesterday. */
export function streak(db: Db, day: StudyDay): number {
  const days = all<{ study_day: number }>(
    db,
    "select distinct study_day from day_counts where study_day <= ? and grades > 0 order by study_day desc limit 4000",
    day,
  ).map((row) => row.study_day);
  let expected = days[0] === day ? day : day - 1;
  let length = 0;
  for (const each of days) {
    if (each !== expected) break;
    length += 1;
    expected -= 1;
  }
  return length;
}

// The effective first answers of an item on a day. An item that changed topics takes its evidence along: what counts is
// where it stands now.
const firstAnswers = `
  with graded as (
    select r.seq, r.item_no, r.grade, r.before_phase, r.reviewed_at,
      row_number() over (partition by r.item_no, r.study_day order by r.seq) as place
    from reviews r
    where r.entry = 'grade' and not exists (select 1 from reviews u where u.undoes = r.seq)
  )
  select g.seq, g.item_no, g.grade, g.before_phase, g.reviewed_at, i.topic_id, i.kind
  from graded g join items i on i.no = g.item_no where g.place = 1`;

const recordSums = `
  select topic_id, case kind when 'card' then 'card' else 'scenario' end as source,
    count(*) as answers,
    sum(grade <> 'again') as passed,
    sum(grade = 'again' and before_phase = 'review') as lapses
  from (${firstAnswers})
  group by 1, 2
  union all
  select p.topic_id, 'exam', count(*), sum(a.score = 1), 0
  from exam_answers a join exams e on e.id = a.exam_id join paper_items p on p.paper_id = e.paper_id and p.position = a.position
  where a.score is not null
  group by 1, 2`;

const slipRows = `select seq, topic_id, item_no, reviewed_at from (${firstAnswers}) where grade = 'again'`;

const daySums = `
  select r.study_day, m.kind, r.tier,
    sum(r.before_phase = 'new') as introduced,
    sum(r.before_phase = 'review') as reviewed,
    sum(r.before_phase = 'review' and r.grade <> 'again') as passed,
    count(*) as grades,
    sum(r.took_ms) as took_ms
  from reviews r join memory m on m.item_no = r.item_no
  where r.entry = 'grade' and not exists (select 1 from reviews u where u.undoes = r.seq)
  group by 1, 2, 3`;

/** One difference between a kept sum and its recomputation. */
export type SumDifference = { what: string; where: string; stored: string; expected: string };

/** Every kept sum that differs from what the logs give. */
export function sumDifferences(db: Db): SumDifference[] {
  return [
    ...compare(
      db,
      "record",
      recordSums,
      "select topic_id, source, answers, passed, lapses from records where answers <> 0",
      2,
    ),
    ...compare(db, "slip", slipRows, "select review_seq, topic_id, item_no, slipped_at from slips", 1),
    ...compare(
      db,
      "day counts",
      daySums,
      "select study_day, kind, tier, introduced, reviewed, passed, grades, took_ms from day_counts where grades <> 0",
      3,
    ),
    ...compare(
      db,
      "due counts",
      "select kind, tier, due_day, count(*) as items from memory where active = 1 and phase = 'review' group by 1, 2, 3",
      "select kind, tier, due_day, items from due_counts where items <> 0",
      3,
    ),
  ];
}

/** Makes the topics' records and slips anew from the logs. */
export function recountRecords(db: Db): void {
  run(db, "delete from topic_recall");
  run(db, "delete from records");
  run(db, `insert into records (topic_id, source, answers, passed, lapses) ${recordSums}`);
  run(db, "delete from slips");
  run(db, `insert into slips (review_seq, topic_id, item_no, slipped_at) ${slipRows}`);
}

/** Makes the days' counts anew from the log. */
export function recountDays(db: Db): void {
  run(db, "delete from day_counts");
  run(db, `insert into day_counts (study_day, kind, tier, introduced, reviewed, passed, grades, took_ms) ${daySums}`);
}

function compare(db: Db, what: string, expectedSql: string, storedSql: string, keys: number): SumDifference[] {
  const index = (sql: string): Map<string, string> => {
    const rows = all<Record<string, unknown>>(db, sql).map((row) => Object.values(row));
    return new Map(rows.map((values) => [values.slice(0, keys).join(" "), values.slice(keys).map(String).join(" ")]));
  };
  const expected = index(expectedSql);
  const stored = index(storedSql);
  const differences: SumDifference[] = [];
  for (const key of new Set([...expected.keys(), ...stored.keys()])) {
    const is = stored.get(key) ?? "nothing";
    const should = expected.get(key) ?? "nothing";
    if (is !== should) differences.push({ what, where: key, stored: is, expected: should });
  }
  return differences;
}
