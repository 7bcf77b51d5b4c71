// Each topic's expected recall today: made anew once a day, kept by every answer within the day.
import type { StudyDay } from "./day.ts";
import type { Memory } from "./memory.ts";
import type { SumDifference } from "./records.ts";
import { type MemoryState, recallSql, retrievability } from "./scheduler.ts";
import { all, type Db, one, run, transaction } from "./statements.ts";

/** A topic's active items, seen cards, and the sum of the cards' expected recall on the day. */
export type TopicRecall = { topicId: number; tier: number; items: number; seen: number; recallSum: number };

// By the index of items on topics: the items' own rows hold their whole text and would all be read.
const sums = `
  select i.topic_id, min(m.tier) as tier, sum(m.kind = 'card') as items, sum(m.kind = 'card' and m.phase <> 'new') as seen,
    coalesce(sum(case when m.kind = 'card' and m.phase <> 'new' then ${recallSql} end), 0.0) as recall_sum
  from items i indexed by items_by_topic join memory m on m.item_no = i.no
  where m.active = 1 group by i.topic_id`;

/** The recall of every topic that holds active items. The first call of a study day reads the whole memory. */
export function topicRecall(db: Db, day: StudyDay): Map<number, TopicRecall> {
  if (!one(db, "select 1 as n from topic_recall where study_day = ? limit 1", day)) refresh(db, day);
  const rows = all<{ topic_id: number; tier: number; items: number; seen: number; recall_sum: number }>(
    db,
    "select topic_id, tier, items, seen, recall_sum from topic_recall where study_day = ?",
    day,
  );
  return new Map(
    rows.map((row) => [
      row.topic_id,
      { topicId: row.topic_id, tier: row.tier, items: row.items, seen: row.seen, recallSum: row.recall_sum },
    ]),
  );
}

/** Keeps a topic's sums when one of its cards goes from one state to another on a study day. */
export function adjustRecall(db: Db, topicId: number, memory: Memory, after: MemoryState, day: StudyDay): void {
  if (memory.kind !== "card" || !memory.active) return;
  run(
    db,
    "update topic_recall set seen = seen + ?, recall_sum = recall_sum + ? where topic_id = ? and study_day = ?",
    seenOf(after) - seenOf(memory.state),
    recallOf(after, day) - recallOf(memory.state, day),
    topicId,
    day,
  );
}

/** Forgets the sums: items came, went, or moved between topics. */
export function forgetRecall(db: Db): void {
  run(db, "delete from topic_recall");
}

/** Where the kept sums differ from a recomputation; recall may differ by rounding. */
export function recallDifferences(db: Db): SumDifference[] {
  const day = one<{ study_day: number }>(db, "select study_day from topic_recall limit 1")?.study_day;
  if (day === undefined) return [];
  const kept = topicRecall(db, day);
  const differences: SumDifference[] = [];
  for (const row of all<{ topic_id: number; tier: number; items: number; seen: number; recall_sum: number }>(
    db,
    sums,
    day,
  )) {
    const is = kept.get(row.topic_id);
    const same =
      is &&
      is.items === row.items &&
      is.seen === row.seen &&
      Math.abs(is.recallSum - row.recall_sum) < 1e-6 * (1 + row.items);
    if (!same)
      differences.push({
        what: "topic recall",
        where: String(row.topic_id),
        stored: is ? `${is.items} ${is.seen} ${is.recallSum}` : "nothing",
        expected: `${row.items} ${row.seen} ${row.recall_sum}`,
      });
  }
  return differences;
}

function refresh(db: Db, day: StudyDay): void {
  transaction(db, () => {
    forgetRecall(db);
    run(
      db,
      `insert into topic_recall (topic_id, study_day, tier, items, seen, recall_sum) select topic_id, ?, tier, items, seen, recall_sum from (${sums})`,
      day,
      day,
    );
  });
}

function seenOf(state: MemoryState): number {
  return state.phase === "new" ? 0 : 1;
}

function recallOf(state: MemoryState, day: StudyDay): number {
  return state.phase === "new" ? 0 : retrievability(state.stability, day - state.reviewedDay);
}
