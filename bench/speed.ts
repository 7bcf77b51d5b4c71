// P1, P3, P4, P6: grade, pages and fsyncs, next item, opening; ratios against a bare floor of the same run, at three sizes.
import fs from "node:fs";
import BetterSqlite3 from "better-sqlite3";
import { openDatabase } from "../db/open.ts";
import { planDay } from "../db/queue.ts";
import { gradeItem, pushUndo } from "../db/reviews.ts";
import { defaultParameters, schedulerFor } from "../db/scheduler.ts";
import { readLevers } from "../db/settings.ts";
import { type Db, transaction } from "../db/statements.ts";
import { leverOf } from "../decks/levers.ts";
import { benchDeck, now, rule, today } from "./support/deck.ts";
import { compare, gate, median, report } from "./support/measure.ts";

const sizes = [1_000, 10_000, 100_000];
const parameters = defaultParameters(730);
let ok = true;

console.log(
  `node ${process.version}, SQLite ${new BetterSqlite3(":memory:").prepare("select sqlite_version()").pluck().get()}`,
);
const nextTimes = new Map<number, number>();
const workTimes = new Map<number, number>();

for (const size of sizes) {
  console.log(`\n${size.toLocaleString("en")} items`);
  const deck = benchDeck(size);
  const { db } = deck;
  const levers = readLevers(db);
  const graded = db.prepare(
    "select m.item_no, m.reps, m.tier, i.id, i.topic_id from memory m join items i on i.no = m.item_no where m.item_no = ?",
  );

  let turn = 0;
  const grade = (): void => {
    const no = (turn++ % size) + 1;
    const row = graded.get(no) as { item_no: number; reps: number; tier: number; id: string; topic_id: number };
    transaction(db, () => {
      const result = gradeItem(
        db,
        {
          itemNo: no,
          itemId: row.id,
          topicId: row.topic_id,
          seenReps: row.reps,
          grade: "good",
          tookMs: 4000,
          at: now + turn,
          source: "drill",
          newPerDay: 20,
        },
        schedulerFor(leverOf(levers, row.tier).retention, parameters),
        rule,
      );
      if (result.kind !== "graded") throw new Error("stale");
      pushUndo(db, no, { action: "grade", seq: result.seq }, now + turn, today);
    });
  };
  // On a deck of its own: neither finds its pages warmed by the other.
  const other = benchDeck(size);
  const bare = bareGrade(other.db);
  const floor = (i: number): void => bare((i % size) + 1);
  report("P1 grade against a bare FULL transaction", compare(floor, grade, 300, 5), "<= 1.3, p95 <= 1.5");
  other.close();
  workTimes.set(size, medianOf(grade, 200));

  // P3: what one grade writes. An fsync is counted by the log's own commits: FULL syncs the log once a transaction.
  db.pragma("wal_checkpoint(truncate)");
  const frames: number[] = [];
  const pageSize = Number(db.pragma("page_size", { simple: true }));
  for (let i = 0; i < 50; i++) {
    const before = walSize(deck.file);
    grade();
    frames.push(Math.round((walSize(deck.file) - before) / (pageSize + 24)));
  }
  ok =
    gate(
      `P3 pages of one grade (median of 50, most ${Math.max(...frames)})`,
      median(frames),
      median(frames) <= 13,
      "<= 13",
    ) && ok;
  const synchronous = Number(db.pragma("synchronous", { simple: true }));
  ok =
    gate("P3 synchronous read back after writes", synchronous, synchronous === 2, "2 (FULL: one fsync a commit)") && ok;

  const context = { now, day: today, levers, newPerDay: 20, reviewsPerDay: 200, minutesPerDay: null };
  const next = (): void => {
    if (planDay(db, context).items.length === 0) throw new Error("nothing is due in the bench deck");
  };
  const queries = bareQueue(db);
  report("P5 the day's queue against its bare queries", compare(queries, next, 40), "<= 10");
  nextTimes.set(size, medianOf(next, 60));

  db.close();
  const open = (): void => {
    const opened = openDatabase(deck.file);
    if (!opened.ok) throw new Error(opened.fault.detail);
    planDay(opened.db, context);
    opened.db.close();
  };
  const bareOpen = (): void => {
    const raw = new BetterSqlite3(deck.file);
    raw.pragma("journal_mode = WAL");
    raw.pragma("synchronous = FULL");
    bareQueue(raw)();
    raw.close();
  };
  report("P6 open, check version, first item", compare(bareOpen, open, 15), "<= 1.5");
  deck.close();
}

const scale = (nextTimes.get(100_000) ?? 0) / (nextTimes.get(1_000) ?? 1);
console.log(`\nP4 next item, 100k / 1k: ${scale.toFixed(2)} x  goal <= 1.3`);
console.log(`P1 grade, 100k / 1k: ${((workTimes.get(100_000) ?? 0) / (workTimes.get(1_000) ?? 1)).toFixed(2)} x`);
process.exitCode = ok ? 0 : 1;

/** The same rows by prepared statements with values made up beforehand: no scheduler, no mapping, no decision. */
function bareGrade(db: Db): (no: number) => void {
  db.prepare(
    "insert or ignore into parameters (id, algorithm, definition, created_at) values (1, 'bench', '{}', 1)",
  ).run();
  const read = db.prepare("select * from memory where item_no = ?");
  const append = db.prepare(
    `insert into reviews (entry, item_no, source, reviewed_at, study_day, grade, took_ms, tier, parameters_id, desired_retention,
       before_phase, before_step, before_stability, before_difficulty, before_due_at, before_due_day, before_reviewed_at,
       before_reviewed_day, before_interval_days, before_reps, before_lapses, after_phase, after_step, after_stability,
       after_difficulty, after_due_at, after_due_day, after_interval_days, after_reps, after_lapses)
     values ('grade', ?, 'drill', ?, ?, 'good', 4000, ?, 1, 0.9, 'review', 0, 12.5, 5.5, ?, ?, ?, ?, 12, 4, 0, 'review', 0, 20.5, 5.5, ?, ?, 20, 5, 0)`,
  );
  const update = db.prepare(
    `update memory set phase = 'review', stability = 20.5, difficulty = 5.5, due_at = ?, due_day = ?, reviewed_at = ?, reviewed_day = ?,
       interval_days = 20, reps = reps + 1 where item_no = ?`,
  );
  const due = db.prepare(
    "insert into due_counts (kind, tier, due_day, items) values ('card', ?, ?, ?) on conflict do update set items = items + excluded.items",
  );
  const count = db.prepare(
    `insert into day_counts (study_day, kind, tier, reviewed, passed, grades, took_ms) values (?, 'card', ?, 1, 1, 1, 4000)
       on conflict do update set reviewed = reviewed + 1, passed = passed + 1, grades = grades + 1, took_ms = took_ms + 4000`,
  );
  const record = db.prepare(
    "insert into records (topic_id, source, answers, passed) values (?, 'card', 1, 1) on conflict do update set answers = answers + 1, passed = passed + 1",
  );
  const undo = db.prepare(
    "insert into undo_steps (done_at, study_day, action, item_no, payload) values (?, ?, 'grade', ?, '{\"seq\":1}')",
  );
  const at = today * 86_400_000;
  const work = db.transaction((no: number) => {
    const row = read.get(no) as { tier: number; due_day: number | null };
    const later = today + 1 + (no % 300);
    append.run(no, now, today, row.tier, at, today, at, today, at, later);
    due.run(row.tier, row.due_day ?? today, -1);
    update.run(at, later, now, today, no);
    due.run(row.tier, later, 1);
    count.run(today, row.tier);
    record.run(row.tier * 10 + (no % 10) + 1);
    undo.run(now, today, no);
  });
  return (no) => work.immediate(no);
}

/** The queue's own questions without anything made of the answers. */
function bareQueue(db: Db): () => void {
  const learning = db.prepare(
    "select * from memory where kind = 'card' and active = 1 and phase in ('learning', 'relearning') order by due_at limit 500",
  );
  const due = db.prepare(
    "select * from memory where kind = 'card' and tier = ? and active = 1 and phase = 'review' and due_day <= ? order by due_day limit 200",
  );
  const fresh = db.prepare(
    "select * from memory where kind = 'card' and tier = ? and active = 1 and phase = 'new' order by position limit 20",
  );
  return () => {
    learning.all();
    for (let tier = 1; tier <= 4; tier++) {
      due.all(tier, today);
      fresh.all(tier);
    }
  };
}

function medianOf(work: () => void, times: number): number {
  const all: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    work();
    all.push(performance.now() - start);
  }
  return median(all);
}

function walSize(file: string): number {
  return fs.statSync(`${file}-wal`).size;
}
