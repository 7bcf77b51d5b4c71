// Single items of the library: lists, pages, the learner's own wording, own cards, suspending and flagging.
import {
  type ItemRow,
  indexItems,
  insertItems,
  listItems,
  neighbours,
  nextItemNo,
  readHistory,
  readItem,
  readPointPlace,
  setEdited,
  setFlag,
  setSuspended,
} from "../../../db/items.ts";
import { pushUndo } from "../../../db/reviews.ts";
import { retrievability } from "../../../db/scheduler.ts";
import { tierCount } from "../../../db/settings.ts";
import { transaction } from "../../../db/statements.ts";
import { conceptOf, tierWithoutOwn } from "../../../decks/deck.ts";
import { itemTitle, parseContent, reservedTitle, writeCard, writeEdit } from "../../../decks/item-content.ts";
import { leverOf } from "../../../decks/levers.ts";
import type { Text } from "../../../decks/types.ts";
import { cardView } from "../../card-view.ts";
import { type Context, contextOf } from "../../context.ts";
import type { Output, Parsed } from "../../contract.ts";
import type { Deps } from "../../deps.ts";
import { notFound, Refusal } from "../../errors.ts";

type ItemPage = Output<"library.item">;
type ListedRow = ItemPage["row"];

const thisItem: Text = { en: "This card", zh: "这张卡片" };

/** A page of a list. */
export function list(deps: Deps, { filter, limit, offset }: Parsed<"library.items">): Output<"library.items"> {
  const context = contextOf(deps);
  const { total, items } = listItems(context.db, filter, limit, offset);
  return { total, items: items.map((item) => listed(item, context)) };
}

/** Everything about one item. */
export function page(deps: Deps, id: string): ItemPage {
  const context = contextOf(deps);
  const item = itemOf(context, id);
  const card = item.kind === "card" ? cardView(context.db, deps.subject(), item.no) : null;
  return {
    row: listed(item, context),
    card,
    original: card && item.edited !== null ? sidesOf(item) : null,
    memory: {
      phase: item.phase,
      stabilityDays: item.stability,
      difficulty: item.difficulty,
      recall: recallOf(item, context),
      desired: leverOf(context.levers, item.tier).retention,
      dueAt: item.dueAt,
      reps: item.reps,
      lapses: item.lapses,
    },
    history: readHistory(context.db, item.no),
  };
}

/** Puts the learner's own text over a card's. The source's own words again take it off. */
export function save(deps: Deps, { id, front, back }: Parsed<"library.saveItem">): ItemPage {
  const context = contextOf(deps);
  const item = itemOf(context, id);
  if (item.kind !== "card")
    throw new Refusal("refused", {
      en: "Only cards can be edited: a scenario's options and reasons belong together. Flag it with what is wrong instead.",
      zh: "只有卡片可以编辑：情景题的选项与解析是一个整体。请改用标记，说明问题所在。",
    });
  const edited = writeEdit({ front, back });
  edit(context, item, edited === writeEdit(sidesOf(item)) ? null : edited);
  return page(deps, id);
}

/** Takes the learner's own text off again. */
export function reset(deps: Deps, id: string): ItemPage {
  const context = contextOf(deps);
  edit(context, itemOf(context, id), null);
  return page(deps, id);
}

function edit(context: Context, item: ItemRow, edited: string | null): void {
  if (item.edited === edited) return;
  const { db, now, day } = context;
  transaction(db, () => {
    pushUndo(db, item.no, { action: "edit", edited: item.edited, editedAt: item.editedAt }, now, day);
    setEdited(db, item.no, edited, edited === null ? null : now);
  });
}

/** Adds the learner's own card to a point; it goes with the point from then on. */
export function add(deps: Deps, { pointId, front, back }: Parsed<"library.addItem">): ItemPage {
  const { db, now } = contextOf(deps);
  const id = transaction(db, () => {
    const point = readPointPlace(db, pointId);
    if (!point) throw notFound({ en: "This point of the outline", zh: "大纲中的这个要点" });
    const concept = conceptOf({ ...point, concepts: point.concept === null ? [] : [point.concept] });
    const near = neighbours(db, concept, pointId);
    const no = nextItemNo(db);
    const item = {
      no,
      id: `own-${no}`,
      origin: "own" as const,
      kind: "card" as const,
      facet: point.facet,
      concept,
      tier: near.tier ?? tierWithoutOwn(point.topicTier, tierCount(db)),
      topicId: point.topicId,
      pointId,
      position: near.position ?? 0,
      reserved: false,
      content: writeCard(front, back, [concept]),
      edited: null,
      suspended: false,
    };
    insertItems(db, [item], now);
    indexItems(db, [item], true);
    return item.id;
  });
  return page(deps, id);
}

/** Takes an item out of the queue, or back into it. */
export function suspend(deps: Deps, { id, suspended }: Parsed<"library.suspend">): Output<"library.suspend"> {
  const context = contextOf(deps);
  const { db, now, day } = context;
  const item = itemOf(context, id);
  if ((item.suspendedAt !== null) === suspended) return { suspended };
  transaction(db, () => {
    pushUndo(db, item.no, { action: "suspend", suspendedAt: item.suspendedAt }, now, day);
    setSuspended(db, item.no, suspended ? now : null);
  });
  return { suspended };
}

/** Flags an item with what is wrong with it, or takes the flag off. */
export function flag(deps: Deps, { id, reason }: Parsed<"library.flag">): Output<"library.flag"> {
  const context = contextOf(deps);
  const { db, now, day } = context;
  const item = itemOf(context, id);
  if (item.flagReason === reason) return { flagged: reason !== null };
  transaction(db, () => {
    pushUndo(db, item.no, { action: "flag", flaggedAt: item.flaggedAt, reason: item.flagReason }, now, day);
    setFlag(db, item.no, reason === null ? null : { at: now, reason });
  });
  return { flagged: reason !== null };
}

function itemOf({ db }: Context, id: string): ItemRow {
  const item = readItem(db, id);
  if (!item) throw notFound(thisItem);
  return item;
}

function listed(item: ItemRow, context: Context): ListedRow {
  return {
    id: item.id,
    kind: item.kind,
    origin: item.origin,
    facet: item.facet,
    tier: item.tier,
    topicId: item.topicId,
    topic: item.topic,
    // What is kept for mock exams must not be read before one.
    title: item.reserved ? reservedTitle : itemTitle(item.kind, item.content, item.edited),
    phase: item.phase,
    dueAt: item.dueAt,
    recall: recallOf(item, context),
    lapses: item.lapses,
    state: stateOf(item),
    flagged: item.flaggedAt !== null,
    edited: item.edited !== null,
  };
}

function stateOf(item: ItemRow): ListedRow["state"] {
  if (item.retired) return "retired";
  if (item.reserved) return "reserved";
  return item.suspendedAt === null ? "active" : "suspended";
}

function recallOf(item: ItemRow, { day }: Context): number | null {
  return item.stability === null || item.reviewedDay === null
    ? null
    : retrievability(item.stability, day - item.reviewedDay);
}

function sidesOf(item: ItemRow): { front: Text; back: Text } {
  const { front, back } = parseContent("card", item.content);
  return { front, back };
}
