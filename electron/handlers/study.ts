// Daily review: what today holds, the next card, a grade, and taking back.
import { dateOf, startOfDay } from "../../db/day.ts";
import { labsDue } from "../../db/labs.ts";
import { readMemory } from "../../db/memory.ts";
import { costOfHolding, type DayPlan, type Planned, planDay, recallOn, type Why } from "../../db/queue.ts";
import { dayTotals, streak } from "../../db/records.ts";
import { canUndo, gradeItem, pushUndo, undoLast } from "../../db/reviews.ts";
import type { Grade } from "../../db/scheduler.ts";
import { tierTitles } from "../../db/settings.ts";
import { all, type Db, number, one, transaction } from "../../db/statements.ts";
import { itemTitle } from "../../decks/item-content.ts";
import { cardView } from "../card-view.ts";
import { type Context, contextOf, queueContext, tierScheduler } from "../context.ts";
import type { Output, Parsed } from "../contract.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../dispatch.ts";
import { notFound, Refusal } from "../errors.ts";
import { type Interval, intervalOf } from "../interval.ts";

type NextItem = Output<"study.next">;
type SessionWhy = Extract<NextItem, { state: "card" }>["why"];

export const studyHandlers: Pick<Handlers, "study.today" | "study.plan" | "study.next" | "study.grade" | "study.undo"> =
  {
    "study.today": (deps) => {
      const context = contextOf(deps);
      const { db, day, rule, levers } = context;
      const plan = planDay(db, queueContext(context));
      const count = (tier: number, kind: Why["kind"]): number =>
        plan.items.filter((item) => item.why.kind === kind && item.memory.tier === tier).length;
      const titles = tierTitles(db);
      const left = leftOf(plan);
      const tiers = levers.map(({ rank }) => {
        const newItems = count(rank, "new");
        return {
          rank,
          title: titles[rank - 1] ?? "",
          learning: count(rank, "learning"),
          reviews: count(rank, "due"),
          newItems,
          stock: Math.max(0, stockOf(db, rank) - newItems),
        };
      });
      return {
        studyDay: day,
        date: dateOf(day),
        endsAt: startOfDay(day + 1, rule),
        empty: number(db, "select count(*) as n from (select 1 from items where retired_at is null limit 1)") === 0,
        tiers,
        left: { ...left, minutes: minutesFor(left.learning + left.reviews + left.newItems, plan.pace.medianMs) },
        pace: plan.pace,
        held: costOfHolding(db, plan, day),
        catchUp: plan.catchUp,
        done: plan.done,
        scenarios: scenarioCounts(db, day),
        labsDue: labsDue(db, day),
        tomorrow: tomorrow(context),
        streak: streak(db, day),
      };
    },

    "study.plan": (deps, { limit }) => {
      const context = contextOf(deps);
      const { db } = context;
      const plan = planDay(db, queueContext(context));
      return {
        items: plan.items.slice(0, limit).map(({ memory, why }) => {
          const row = one<{ id: string; content: string; edited: string | null; topic: string }>(
            db,
            "select i.id, i.content, i.edited, t.title as topic from items i join topics t on t.id = i.topic_id where i.no = ?",
            memory.itemNo,
          );
          if (!row) throw new Error(`item ${memory.itemNo} is planned and not there`);
          const title = itemTitle(memory.kind, row.content, row.edited);
          return { id: row.id, kind: memory.kind, tier: memory.tier, topic: row.topic, title, reason: why };
        }),
      };
    },

    "study.next": (deps, { session, answered }) => {
      const context = contextOf(deps);
      return session.kind === "today" ? nextToday(deps, context) : nextInDrill(deps, context, session, answered ?? []);
    },

    "study.grade": (deps, input) => {
      const context = contextOf(deps);
      const { db, rule, now, settings } = context;
      const item = one<{ no: number; topic_id: number; kind: string; active: number }>(
        db,
        "select i.no, i.topic_id, i.kind, m.active from items i join memory m on m.item_no = i.no where i.id = ?",
        input.itemId,
      );
      if (item?.kind !== "card") throw notFound({ en: "This card", zh: "这张卡片" });
      if (item.active === 0) throw stale();
      const memory = readMemory(db, item.no);
      if (!memory) throw notFound({ en: "This card", zh: "这张卡片" });
      const scheduler = tierScheduler(context, memory.tier);
      return transaction(db, () => {
        const result = gradeItem(
          db,
          {
            itemNo: item.no,
            itemId: input.itemId,
            topicId: item.topic_id,
            seenReps: input.seenReps,
            grade: input.grade,
            tookMs: input.tookMs,
            at: now,
            source: "drill",
            newPerDay: settings.newPerDay,
          },
          scheduler,
          rule,
        );
        if (result.kind === "stale") throw stale();
        const undoId = pushUndo(db, item.no, { action: "grade", seq: result.seq }, now, context.day);
        return { dueAt: result.after.dueAt, interval: intervalOf(result.after, now), undoId };
      });
    },

    "study.undo": (deps) => {
      const { db, day, now } = contextOf(deps);
      const undone = undoLast(db, day, now);
      if (!undone)
        throw new Refusal("refused", {
          en: "There is nothing of today left to take back.",
          zh: "今天没有可以撤销的操作了。",
        });
      const id = one<{ id: string }>(db, "select id from items where no = ?", undone.itemNo)?.id ?? "";
      return { action: undone.action, itemId: id, more: canUndo(db, day) };
    },
  };

function nextToday(deps: Deps, context: Context): NextItem {
  const { db, day } = context;
  const plan = planDay(db, queueContext(context));
  const left = leftOf(plan);
  const progress = { done: plan.done.grades, left: plan.items.length, ...left };
  const [first] = plan.items;
  if (first) return cardReply(deps, context, first.memory.itemNo, first.why, progress);
  return {
    state: "done",
    progress,
    done: plan.done,
    held: costOfHolding(db, plan, day),
    tomorrow: tomorrow(context),
    canUndo: canUndo(db, day),
  };
}

// A drill that the learner chose: the topic's or the named cards, those with the lowest expected recall first, each once.
function nextInDrill(
  deps: Deps,
  context: Context,
  session: Exclude<Parsed<"study.next">["session"], { kind: "today" }>,
  answered: readonly string[],
): NextItem {
  const { db, day } = context;
  const rows =
    session.kind === "topic"
      ? all<{ no: number; id: string }>(
          db,
          "select i.no, i.id from items i join memory m on m.item_no = i.no where i.topic_id = ? and i.kind = 'card' and m.active = 1 order by i.position",
          session.topicId,
        )
      : session.ids.flatMap(
          (id) =>
            one<{ no: number; id: string }>(
              db,
              "select i.no, i.id from items i join memory m on m.item_no = i.no where i.id = ? and i.kind = 'card' and m.active = 1",
              id,
            ) ?? [],
        );
  const gone = new Set(answered);
  const open = rows
    .filter((row) => !gone.has(row.id))
    .flatMap((row) => {
      const memory = readMemory(db, row.no);
      return memory ? [{ memory, recall: recallOn(memory, day) }] : [];
    })
    .sort((a, b) => (a.recall ?? 2) - (b.recall ?? 2));
  const done = dayTotals(db, day, "card");
  const count = (test: (phase: string) => boolean): number =>
    open.filter(({ memory }) => test(memory.state.phase)).length;
  const progress = {
    done: answered.length,
    left: open.length,
    learning: count((phase) => phase === "learning" || phase === "relearning"),
    reviews: count((phase) => phase === "review"),
    newItems: count((phase) => phase === "new"),
  };
  const [first] = open;
  if (first) {
    const why: SessionWhy = { kind: "drill", tier: first.memory.tier, recall: first.recall };
    return cardReply(deps, context, first.memory.itemNo, why, progress);
  }
  return { state: "done", progress, done, held: [], tomorrow: tomorrow(context), canUndo: canUndo(db, day) };
}

function cardReply(
  deps: Deps,
  context: Context,
  itemNo: number,
  why: SessionWhy,
  progress: Extract<NextItem, { state: "card" }>["progress"],
): NextItem {
  const { db, now, rule, day } = context;
  const card = cardView(db, deps.subject(), itemNo);
  const memory = readMemory(db, itemNo);
  if (!card || !memory) throw new Error(`item ${itemNo} is queued and is no card`);
  const after = tierScheduler(context, memory.tier).preview(card.id, memory.state, now, rule);
  const shown = (grade: Grade): Interval => intervalOf(after[grade], now);
  return {
    state: "card",
    card,
    why,
    intervals: { again: shown("again"), hard: shown("hard"), good: shown("good"), easy: shown("easy") },
    seenReps: memory.state.reps,
    progress,
    canUndo: canUndo(db, day),
  };
}

function leftOf(plan: DayPlan): { learning: number; reviews: number; newItems: number } {
  const count = (kind: Planned["why"]["kind"]): number => plan.items.filter((item) => item.why.kind === kind).length;
  return { learning: count("learning"), reviews: count("due"), newItems: count("new") };
}

// The next day's queue as it would stand at its first hour: caps, siblings and shares count as they will then.
function tomorrow(context: Context): { reviews: number; newItems: number; minutes: number } {
  const { db, day, rule } = context;
  const plan = planDay(db, { ...queueContext(context), day: day + 1, now: startOfDay(day + 1, rule) });
  const { learning, reviews, newItems } = leftOf(plan);
  return {
    reviews: learning + reviews,
    newItems,
    minutes: minutesFor(learning + reviews + newItems, plan.pace.medianMs),
  };
}

function minutesFor(answers: number, medianMs: number): number {
  return (answers * medianMs) / 60_000;
}

function stockOf(db: Db, tier: number): number {
  return number(
    db,
    "select count(*) as n from memory where kind = 'card' and tier = ? and active = 1 and phase = 'new'",
    tier,
  );
}

function scenarioCounts(db: Db, day: number): { due: number; newItems: number } {
  return {
    due: number(
      db,
      `select (select coalesce(sum(items), 0) from due_counts where kind <> 'card' and due_day <= @day)
         + (select count(*) from memory where kind <> 'card' and active = 1 and phase in ('learning', 'relearning')
              and due_day <= @day) as n`,
      { day },
    ),
    newItems: number(db, "select count(*) as n from memory where kind = 'scenario' and active = 1 and phase = 'new'"),
  };
}

function stale(): Refusal {
  return new Refusal("conflict", {
    en: "This card was answered or changed elsewhere in the meantime. It is shown again as it stands now.",
    zh: "这张卡片已在别处作答或修改，现按最新状态重新显示。",
  });
}
