// Scenarios and chains as screens show them: without key and reasons before the answer, with everything after it.
import type { OptionOrder } from "../db/quizzes.ts";
import { all, type Db, one } from "../db/statements.ts";
import type { Misconception, Subject } from "../decks/bank/schema.ts";
import {
  type ChainContent,
  type ContentOf,
  itemTitle,
  parseContent,
  type ScenarioContent,
} from "../decks/item-content.ts";
import type { Facet, Text } from "../decks/types.ts";
import type { Output } from "./contract.ts";

type Option = ScenarioContent["options"][number];
type QuizNext = Output<"quiz.next">;
export type ScenarioView = Extract<QuizNext, { state: "scenario" }>["question"];
export type ChainView = Extract<QuizNext, { state: "chain" }>["question"];
export type AnsweredOption = Output<"quiz.answer">["options"][number];
export type LinkedCard = Output<"quiz.answer">["cards"][number];

/** A scenario or chain with its content and place. */
export type Question = {
  no: number;
  id: string;
  facet: Facet;
  tier: number;
  topicId: number;
  topic: string;
} & ({ kind: "scenario"; content: ContentOf["scenario"] } | { kind: "chain"; content: ContentOf["chain"] });

type Row = {
  no: number;
  id: string;
  kind: string;
  facet: Facet;
  tier: number;
  topic_id: number;
  topic: string;
  content: string;
};
const columns = "i.no, i.id, i.kind, i.facet, i.tier, i.topic_id, t.title as topic, i.content";

/** The question of an item's number; null where it is none. */
export function readQuestion(db: Db, itemNo: number): Question | null {
  return toQuestion(
    one<Row>(db, `select ${columns} from items i join topics t on t.id = i.topic_id where i.no = ?`, itemNo),
  );
}

/** The question of an item's id; null where it is none. */
export function findQuestion(db: Db, id: string): Question | null {
  return toQuestion(
    one<Row>(db, `select ${columns} from items i join topics t on t.id = i.topic_id where i.id = ?`, id),
  );
}

/** A scenario before its answer. */
export function scenarioView(question: Question & { kind: "scenario" }, order: OptionOrder): ScenarioView {
  const { content } = question;
  return { ...head(question), kind: "scenario", stem: content.stem, ...openOptions(content.options, flat(order)) };
}

/** A chain at one of its steps, before that step's answer. */
export function chainView(question: Question & { kind: "chain" }, order: OptionOrder, index: number): ChainView {
  const { content } = question;
  return {
    ...head(question),
    kind: "chain",
    stem: content.stem,
    steps: content.steps.length,
    step: stepView(content, order, index),
  };
}

/** One step of a chain before its answer. */
export function stepView(content: ChainContent, order: OptionOrder, index: number): ChainView["step"] {
  const step = content.steps[index];
  if (!step) throw new RangeError(`the chain has no step ${index}`);
  return {
    index,
    ask: step.ask,
    ...openOptions(step.options, nested(order)[index] ?? step.options.map((_, key) => key)),
  };
}

/** Options in the order shown, without what gives them away. */
export function openOptions(
  options: readonly Option[],
  order: readonly number[],
): { choose: number; options: Array<{ key: number; text: Text }> } {
  return {
    choose: options.filter((option) => option.right).length,
    options: order.flatMap((key) => {
      const option = options[key];
      return option ? [{ key, text: option.text }] : [];
    }),
  };
}

/** Options after the answer, in the order shown, each with its reason and the belief it stands for. */
export function answeredOptions(
  options: readonly Option[],
  order: readonly number[],
  chosen: readonly number[],
  beliefs: ReadonlyMap<string, Misconception>,
): AnsweredOption[] {
  return order.flatMap((key) => {
    const option = options[key];
    if (!option) return [];
    const belief = option.misconception === undefined ? undefined : beliefs.get(option.misconception);
    return [
      {
        key,
        text: option.text,
        right: option.right,
        chosen: chosen.includes(key),
        reason: option.reason,
        misconception: belief ? { id: belief.id, belief: belief.belief } : null,
      },
    ];
  });
}

/** The order of a scenario's options. */
export function flat(order: OptionOrder): number[] {
  return order.flat();
}

/** The orders of a chain's options, step by step. */
export function nested(order: OptionOrder): number[][] {
  return order.map((each) => (Array.isArray(each) ? each : [each]));
}

const beliefMaps = new WeakMap<Subject, Map<string, Misconception>>();

/** The subject's false beliefs by id. */
export function beliefsOf(subject: Subject | null): Map<string, Misconception> {
  if (!subject) return new Map();
  const known = beliefMaps.get(subject);
  if (known) return known;
  const made = new Map(subject.misconceptions.map((each) => [each.id, each]));
  beliefMaps.set(subject, made);
  return made;
}

/** The cards of these ids that the deck holds, with what they are called. */
export function linkedCards(db: Db, ids: readonly string[]): Array<LinkedCard & { no: number }> {
  if (ids.length === 0) return [];
  const rows = all<{ no: number; id: string; content: string; edited: string | null }>(
    db,
    `select no, id, content, edited from items where kind = 'card' and retired_at is null
       and id in (select value from json_each(?)) order by position`,
    JSON.stringify(ids),
  );
  return rows.map((row) => ({ no: row.no, id: row.id, title: itemTitle("card", row.content, row.edited) }));
}

function head(question: Question): {
  id: string;
  tier: number;
  topicId: number;
  topic: string;
  facet: Facet;
  difficulty: number | null;
} {
  const { id, tier, topicId, topic, facet, content } = question;
  return { id, tier, topicId, topic, facet, difficulty: content.difficulty };
}

function toQuestion(row: Row | null): Question | null {
  if (!row) return null;
  const place = { no: row.no, id: row.id, facet: row.facet, tier: row.tier, topicId: row.topic_id, topic: row.topic };
  if (row.kind === "scenario") return { ...place, kind: "scenario", content: parseContent("scenario", row.content) };
  if (row.kind === "chain") return { ...place, kind: "chain", content: parseContent("chain", row.content) };
  return null;
}
