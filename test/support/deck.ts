// Decks for tests, written straight into the tables: items by tier and concept without an outline behind them.

import { type Db, run, transaction } from "../../db/statements.ts";
import type { Facet } from "../../decks/types.ts";

export type DeckItem = {
  id?: string;
  tier: number;
  concept?: string;
  facet?: Facet;
  kind?: "card" | "scenario";
  topic?: number;
  /** Kept for mock exams. */
  reserved?: boolean;
  content?: object;
};

/** Makes an outline of `tiers` tiers with one topic a tier and the given items; gives the items' numbers in order. */
export function fillDeck(db: Db, items: readonly DeckItem[], tiers = 4): number[] {
  return transaction(db, () => {
    const outline = run(
      db,
      "insert into outlines (name, position, file_name, subject, origin, imported_at) values ('Test', 1, 'test.md', null, 'file', 1)",
    ).rowId;
    const topics = new Map<number, { topic: number; point: number }>();
    const topicOf = (tier: number, number: number): { topic: number; point: number } => {
      const key = tier * 1000 + number;
      const known = topics.get(key);
      if (known) return known;
      const topic = run(
        db,
        "insert into topics (outline_id, title, number, tier, facet, position) values (?, ?, '', ?, 'concept', ?)",
        outline,
        `Topic ${tier}.${number}`,
        tier,
        key,
      ).rowId;
      const point = run(
        db,
        "insert into points (topic_id, text, term, parts, parents, facet, line, position) values (?, ?, null, '[]', '[]', 'concept', 1, 1)",
        topic,
        `Point of topic ${tier}.${number}`,
      ).rowId;
      topics.set(key, { topic, point });
      return { topic, point };
    };
    for (let rank = 1; rank <= tiers; rank++)
      run(db, "insert into tiers (outline_id, rank, title) values (?, ?, ?)", outline, rank, `Tier ${rank}`);
    return items.map((item, i) => {
      const { topic, point } = topicOf(item.tier, item.topic ?? 1);
      const kind = item.kind ?? "card";
      const concept = item.concept ?? `concept-${i}`;
      const facet = item.facet ?? "concept";
      const content = item.content ?? {
        front: { en: `Question ${i}`, zh: `问题 ${i}` },
        back: { en: `Answer ${i}`, zh: `答案 ${i}` },
        concepts: [concept],
        difficulty: 1,
        source: null,
        kubernetes: null,
      };
      const no = run(
        db,
        `insert into items (id, origin, kind, facet, concept, tier, topic_id, point_id, position, reserved, content, added_at)
           values (?, 'bank', ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
        item.id ?? `item-${i}`,
        kind,
        facet,
        concept,
        item.tier,
        topic,
        point,
        i,
        item.reserved ? 1 : 0,
        JSON.stringify(content),
      ).rowId;
      run(
        db,
        "insert into memory (item_no, kind, tier, concept, facet, position, active) values (?, ?, ?, ?, ?, ?, ?)",
        no,
        kind,
        item.tier,
        concept,
        facet,
        i,
        item.reserved ? 0 : 1,
      );
      return no;
    });
  });
}
