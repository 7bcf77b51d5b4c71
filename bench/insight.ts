// P7: everything that the insight screens read, at 10,000 and 1,000,000 reviews, and whether it equals a recomputation.
import { topicEvidence } from "../db/evidence.ts";
import { listExams, scoredForecasts } from "../db/exams.ts";
import { beliefStates } from "../db/misconceptions.ts";
import { dayTotals, recountDays, recountRecords, streak, sumDifferences } from "../db/records.ts";
import { readLevers } from "../db/settings.ts";
import { all, type Db } from "../db/statements.ts";
import { recallDifferences } from "../db/topic-recall.ts";
import { assess, rank } from "../decks/weak.ts";
import { benchDeck, today } from "./support/deck.ts";
import { gate, median } from "./support/measure.ts";

const sizes: Array<[reviews: number, items: number]> = [
  [10_000, 1_000],
  [1_000_000, 100_000],
];
const times: number[] = [];
let ok = true;

for (const [reviews, items] of sizes) {
  const deck = benchDeck(items);
  const { db } = deck;
  addHistory(db, reviews, items);
  recountDays(db);
  recountRecords(db);
  const levers = readLevers(db);
  const insight = (): void => {
    rank(topicEvidence(db, today, levers).map((topic) => ({ ...topic, assessment: assess(topic.evidence) })));
    dayTotals(db, today, "card");
    streak(db, today);
    beliefStates(db);
    listExams(db);
    scoredForecasts(db);
    all(
      db,
      "select study_day, sum(grades) as grades from day_counts where study_day > ? group by study_day",
      today - 365,
    );
  };
  const first = performance.now();
  insight();
  console.log(`first look of the day: ${(performance.now() - first).toFixed(1)} ms`);
  const samples: number[] = [];
  for (let i = 0; i < 15; i++) {
    const start = performance.now();
    insight();
    samples.push(performance.now() - start);
  }
  times.push(median(samples));
  console.log(
    `${reviews.toLocaleString("en").padStart(9)} reviews, ${items.toLocaleString("en")} items: ${median(samples).toFixed(1)} ms`,
  );
  ok = gate("P7 kept sums equal a recomputation", differences(db), differences(db) === 0, "0 differences") && ok;
  deck.close();
}
console.log(`P7 insight at 1M reviews: ${(times[1] ?? 0).toFixed(1)} ms  goal <= 25 ms`);
console.log(`P7 insight, 1M / 10k: ${((times[1] ?? 0) / (times[0] ?? 1)).toFixed(2)} x  goal <= 5`);
process.exitCode = ok ? 0 : 1;

function differences(db: Db): number {
  return sumDifferences(db).length + recallDifferences(db).length;
}

function addHistory(db: Db, reviews: number, items: number): void {
  db.prepare(
    "insert or ignore into parameters (id, algorithm, definition, created_at) values (1, 'bench', '{}', 1)",
  ).run();
  const insert = db.prepare(
    `insert into reviews (entry, item_no, source, reviewed_at, study_day, grade, took_ms, tier, parameters_id, desired_retention,
       before_phase, before_step, before_interval_days, before_reps, before_lapses, after_phase, after_step, after_stability,
       after_difficulty, after_due_at, after_due_day, after_interval_days, after_reps, after_lapses)
     values ('grade', ?, 'drill', ?, ?, ?, 4000, ?, 1, 0.9, 'review', 0, 10, 3, 0, 'review', 0, 20, 5, 1, 1, 20, 4, 0)`,
  );
  db.transaction(() => {
    for (let i = 0; i < reviews; i++) {
      const no = (i % items) + 1;
      const day = today - 900 + Math.floor((i / reviews) * 900);
      insert.run(no, day * 86_400_000, day, i % 9 === 0 ? "again" : "good", (no % 4) + 1);
    }
  })();
}
