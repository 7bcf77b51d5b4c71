// The evidence of every topic in the deck, read from the kept sums and the memory in a few set queries.

import { type Lever, leverOf } from "../decks/levers.ts";
import type { Facet } from "../decks/types.ts";
import type { Evidence } from "../decks/weak.ts";
import type { StudyDay } from "./day.ts";
import { all, type Db } from "./statements.ts";
import { topicRecall } from "./topic-recall.ts";

export type TopicEvidence = {
  topicId: number;
  outline: string;
  title: string;
  facet: Facet;
  /** The tier's title in the topic's own outline; empty in a block. */
  tierTitle: string;
  /** Place in the order of the outlines. */
  place: number;
  /** Whether the topic stands in a block that runs through all tiers. */
  inBlock: boolean;
  slippedAt: number | null;
  evidence: Evidence;
};

/** A wrong first answer. */
export type Slip = {
  itemNo: number;
  id: string;
  content: string;
  edited: string | null;
  kind: "card" | "scenario" | "chain";
  at: number;
};

/** Every topic that holds items, in outline order. A topic in a block takes the best tier of its items. */
export function topicEvidence(db: Db, day: StudyDay, levers: readonly Lever[]): TopicEvidence[] {
  const recall = topicRecall(db, day);
  const rows = all<{
    id: number;
    outline: string;
    title: string;
    facet: Facet;
    tier: number | null;
    tier_title: string | null;
  }>(
    db,
    `select t.id, o.name as outline, t.title, t.facet, t.tier, r.title as tier_title from topics t
     join outlines o on o.id = t.outline_id left join tiers r on r.outline_id = t.outline_id and r.rank = t.tier
     order by o.position, o.id, t.position`,
  );
  const sums = new Map(
    all<{ topic_id: number; answers: number; passed: number; lapses: number }>(
      db,
      "select topic_id, sum(answers) as answers, sum(passed) as passed, sum(lapses) as lapses from records group by topic_id",
    ).map((row) => [row.topic_id, row]),
  );
  const slipped = new Map(
    all<{ topic_id: number; at: number | null }>(
      db,
      "select t.id as topic_id, (select max(slipped_at) from slips s where s.topic_id = t.id) as at from topics t",
    ).map((row) => [row.topic_id, row.at]),
  );
  return rows.flatMap((row, place) => {
    const held = recall.get(row.id);
    if (!held) return [];
    const sum = sums.get(row.id);
    const tier = row.tier ?? held.tier;
    return [
      {
        topicId: row.id,
        outline: row.outline,
        title: row.title,
        facet: row.facet,
        tierTitle: row.tier_title ?? "",
        place,
        inBlock: row.tier === null,
        slippedAt: slipped.get(row.id) ?? null,
        evidence: {
          tier,
          examWeight: leverOf(levers, tier).exam,
          answers: sum?.answers ?? 0,
          passed: sum?.passed ?? 0,
          lapses: sum?.lapses ?? 0,
          items: held.items,
          seen: held.seen,
          recallSum: held.recallSum,
        },
      },
    ];
  });
}

/** The newest wrong first answers of a topic. */
export function lastSlips(db: Db, topicId: number, limit: number): Slip[] {
  return all<{ no: number; id: string; content: string; edited: string | null; kind: Slip["kind"]; at: number }>(
    db,
    `select i.no, i.id, i.content, i.edited, i.kind, max(s.slipped_at) as at from slips s join items i on i.no = s.item_no
     where s.topic_id = ? group by s.item_no order by at desc limit ?`,
    topicId,
    limit,
  ).map(({ no, ...row }) => ({ itemNo: no, ...row }));
}
