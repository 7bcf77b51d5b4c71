// A card as screens show it: its text in both languages, where it stands in the outline, and where it is from.
import { tierTitles } from "../db/settings.ts";
import { type Db, one } from "../db/statements.ts";
import type { Subject } from "../decks/bank/schema.ts";
import { cardSides, parseContent } from "../decks/item-content.ts";
import type { Facet, Text } from "../decks/types.ts";
import type { Output } from "./contract.ts";

export type CardView = Extract<Output<"study.next">, { state: "card" }>["card"];

type Row = {
  id: string;
  origin: CardView["origin"];
  facet: Facet;
  tier: number;
  topic_id: number;
  content: string;
  edited: string | null;
  flag_reason: string | null;
  topic: string;
  outline: string;
  point: string;
};

/** The card of an item's number; null where it is no card or not there. */
export function cardView(db: Db, subject: Subject | null, itemNo: number): CardView | null {
  const row = one<Row>(
    db,
    `select i.id, i.origin, i.facet, i.tier, i.topic_id, i.content, i.edited, i.flag_reason, t.title as topic, o.name as outline,
       p.text as point
     from items i join topics t on t.id = i.topic_id join outlines o on o.id = t.outline_id join points p on p.id = i.point_id
     where i.no = ? and i.kind = 'card'`,
    itemNo,
  );
  if (!row) return null;
  const content = parseContent("card", row.content);
  const { front, back } = cardSides(row.content, row.edited);
  return {
    id: row.id,
    kind: "card",
    origin: row.origin,
    facet: row.facet,
    tier: row.tier,
    tierTitle: tierTitles(db)[row.tier - 1] ?? "",
    outline: row.outline,
    topicId: row.topic_id,
    topic: row.topic,
    point: row.point,
    concepts: content.concepts.map((id) => ({ id, name: conceptName(subject, id) })),
    difficulty: content.difficulty,
    source: content.source === null ? null : { url: content.source, checked: content.kubernetes },
    front,
    back,
    edited: row.edited !== null,
    flagReason: row.flag_reason,
  };
}

const names = new WeakMap<Subject, Map<string, Text>>();

/** A concept's name; a concept that the outline alone knows is called as it is written there. */
export function conceptName(subject: Subject | null, id: string): Text {
  const own = id.replace(/^~/, "");
  if (!subject) return { en: own, zh: own };
  let known = names.get(subject);
  if (!known) {
    known = new Map(
      subject.taxonomy.topics.flatMap((topic) => topic.concepts.map((concept) => [concept.id, concept.name])),
    );
    names.set(subject, known);
  }
  return known.get(id) ?? { en: own, zh: own };
}
