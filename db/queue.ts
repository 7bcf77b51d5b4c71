// What is next today: learning steps, due reviews and new cards in their order, with what is held back and why.
import { type Lever, leverOf } from "../decks/levers.ts";
import type { StudyDay } from "./day.ts";
import { quotas } from "./intake.ts";
import { dueByTier, type Memory, type MemoryRow, memoryColumns, toMemory } from "./memory.ts";
import { type DayTotals, dayTotals } from "./records.ts";
import { lastTimes } from "./reviews.ts";
import { retrievability } from "./scheduler.ts";
import { all, type Db, one, statement } from "./statements.ts";

/** What the queue needs to know beside the database. */
export type QueueContext = {
  now: number;
  day: StudyDay;
  levers: readonly Lever[];
  newPerDay: number;
  reviewsPerDay: number | null;
  minutesPerDay: number | null;
};

/** Why an item is asked now, from stored facts. */
export type Why =
  | { kind: "learning"; tier: number; step: number; minutesLate: number }
  | { kind: "due"; tier: number; recall: number; desired: number; daysLate: number; intervalDays: number }
  | { kind: "new"; tier: number; introduced: number; quota: number };

export type Planned = { memory: Memory; why: Why };

/** Items that could have come today and don't. Recall is the mean expected recall, null for new items. */
export type Held = {
  tier: number;
  kind: "review" | "new";
  reason: "reviews-cap" | "minutes-cap" | "catch-up" | "sibling";
  items: number;
  recallNow: number | null;
  recallTomorrow: number | null;
};

/** The median time of an answer and how many answers it stands on (0: an assumption). */
export type Pace = { medianMs: number; answers: number };

/** After a break: how much is overdue, what a day can take, and about how many days it will take. */
export type CatchUp = { backlog: number; capacity: number; days: number };

export type DayPlan = {
  items: Planned[];
  held: Held[];
  pace: Pace;
  catchUp: CatchUp | null;
  done: DayTotals;
};

const minuteMs = 60_000;
/** What an answer is taken to last before any was given. */
const assumedMs = 15_000;
/** An answer during which the learner went away says nothing about the pace. */
const longestMs = 300_000;
/** What a day is taken to hold when no cap is set. */
const uncappedCapacity = 200;

/** The pace from the last hundred answers. */
export function paceOf(times: readonly number[]): Pace {
  if (times.length === 0) return { medianMs: assumedMs, answers: 0 };
  const sorted = times.map((ms) => Math.min(ms, longestMs)).sort((a, b) => a - b);
  return { medianMs: Math.max(1000, sorted[Math.floor(sorted.length / 2)] ?? assumedMs), answers: sorted.length };
}

/**
 * The rest of the day, in order: learning steps that are due; then due reviews by tier weight times relative overdueness
 * with new cards spread among them; then learning steps that are due later today. Items on one concept never meet on one
 * day: the first one keeps the others for a later day. (A day that has nothing else can't be left empty by this: an item
 * is only held while another of its concept comes today.)
 */
export function planDay(db: Db, context: QueueContext): DayPlan {
  const { now, day, levers } = context;
  const done = dayTotals(db, day, "card");
  const pace = paceOf(lastTimes(db, 100));
  const catchUp = catchUpOf(db, context, pace, done);
  const minutes = context.minutesPerDay === null ? null : context.minutesPerDay * minuteMs - done.tookMs;
  const byTime = minutes === null ? Number.POSITIVE_INFINITY : Math.max(0, Math.floor(minutes / pace.medianMs));
  const byCount =
    context.reviewsPerDay === null ? Number.POSITIVE_INFINITY : Math.max(0, context.reviewsPerDay - done.reviews);

  const taken = conceptsOf(db, day);
  const learning = learningItems(db, now);
  for (const { memory } of learning) taken.set(memory.concept, memory.itemNo);
  const held: Held[] = [];

  let room = Math.min(byCount, byTime - learning.length);
  const reviews: Planned[] = [];
  const due = dueByTier(db, "card", day);
  for (const lever of levers) {
    const total = due.get(lever.rank) ?? 0;
    const picked = pickReviews(db, lever, day, Math.max(0, room), taken);
    reviews.push(...picked.items);
    room -= picked.items.length;
    hold(held, lever.rank, "review", "sibling", picked.siblings);
    const reason = byCount <= byTime - learning.length ? "reviews-cap" : "minutes-cap";
    hold(held, lever.rank, "review", reason, total - picked.items.length - picked.siblings);
  }
  reviews.sort((a, b) => urgency(b, levers, day) - urgency(a, levers, day) || a.memory.itemNo - b.memory.itemNo);

  let timeLeft = byTime - learning.length - reviews.length;
  const fresh: Planned[] = [];
  for (const { tier, quota, introduced } of quotas(db, day, context.newPerDay)) {
    const wanted = Math.max(0, quota - introduced);
    if (catchUp) {
      hold(held, tier, "new", "catch-up", wanted);
      continue;
    }
    const room = Math.max(0, Math.min(wanted, timeLeft));
    hold(held, tier, "new", "minutes-cap", wanted - room);
    const picked = pickNew(db, tier, room, taken, quota, introduced);
    fresh.push(...picked);
    timeLeft -= picked.length;
  }

  const isDue = (item: Planned): boolean => item.memory.state.phase !== "new" && item.memory.state.dueAt <= now;
  const items = [
    ...learning.filter(isDue),
    ...spread(reviews, fresh, done),
    ...learning.filter((item) => !isDue(item)),
  ];
  return { items, held, pace, catchUp, done };
}

/**
 * Spreads new cards evenly among the reviews. What was done today counts, so that the order doesn't change when it is
 * worked out again after each answer.
 */
export function spread<T>(
  reviews: readonly T[],
  fresh: readonly T[],
  done: { reviews: number; newItems: number },
): T[] {
  const mixed: T[] = [];
  let nextReview = 0;
  let nextNew = 0;
  const allReviews = reviews.length + done.reviews;
  const allNew = fresh.length + done.newItems;
  while (nextReview < reviews.length || nextNew < fresh.length) {
    const newShare = (done.newItems + nextNew + 0.5) / Math.max(1, allNew);
    const reviewShare = (done.reviews + nextReview + 0.5) / Math.max(1, allReviews);
    const item =
      nextNew < fresh.length && (nextReview >= reviews.length || newShare < reviewShare)
        ? fresh[nextNew++]
        : reviews[nextReview++];
    if (item !== undefined) mixed.push(item);
  }
  return mixed;
}

/**
 * What the held reviews are expected to lose by waiting: the mean recall today and tomorrow of the tier's due items that
 * the plan leaves out, over at most a thousand of them.
 */
export function costOfHolding(db: Db, plan: DayPlan, day: StudyDay): Held[] {
  const planned = new Set(plan.items.map((item) => item.memory.itemNo));
  return plan.held.map((row) => {
    if (row.kind === "new") return row;
    const due = all<{ item_no: number; stability: number; reviewed_day: number }>(
      db,
      `select item_no, stability, reviewed_day from memory where kind = 'card' and tier = ? and active = 1 and phase = 'review'
         and due_day <= ? order by due_day desc limit 1000`,
      row.tier,
      day,
    );
    const waiting = due.filter((item) => !planned.has(item.item_no));
    if (waiting.length === 0) return row;
    const mean = (later: number): number =>
      waiting.reduce((sum, item) => sum + retrievability(item.stability, day + later - item.reviewed_day), 0) /
      waiting.length;
    return { ...row, recallNow: mean(0), recallTomorrow: mean(1) };
  });
}

/** The chance to recall an item on a day; null for a new one. */
export function recallOn(memory: Memory, day: StudyDay): number | null {
  return memory.state.phase === "new" ? null : retrievability(memory.state.stability, day - memory.state.reviewedDay);
}

// Tier weight times relative overdueness: the part of its interval that an item has waited, 1 on the day that it is due.
function urgency({ memory }: Planned, levers: readonly Lever[], day: StudyDay): number {
  if (memory.state.phase === "new") return 0;
  const waited = 1 + (day - memory.state.dueDay) / Math.max(1, memory.state.intervalDays);
  return leverOf(levers, memory.tier).exam * waited;
}

function catchUpOf(db: Db, context: QueueContext, pace: Pace, done: DayTotals): CatchUp | null {
  const byTime =
    context.minutesPerDay === null ? Number.POSITIVE_INFINITY : (context.minutesPerDay * minuteMs) / pace.medianMs;
  const most = Math.min(context.reviewsPerDay ?? Number.POSITIVE_INFINITY, byTime);
  const capacity = Math.floor(Number.isFinite(most) ? most : uncappedCapacity);
  // A cap of nought is the learner's wish for new cards alone, not a backlog to work off.
  if (capacity === 0) return null;
  const backlog = [...dueByTier(db, "card", context.day - 1).values()].reduce((sum, items) => sum + items, 0);
  if (backlog + done.reviews <= capacity || backlog <= capacity / 2) return null;
  return { backlog, capacity, days: Math.ceil(backlog / capacity) };
}

function conceptsOf(db: Db, day: StudyDay): Map<string, number> {
  const rows = all<{ concept: string; item_no: number }>(
    db,
    `select m.concept, r.item_no from reviews r join memory m on m.item_no = r.item_no
     where r.study_day = ? and r.entry = 'grade' and not exists (select 1 from reviews u where u.undoes = r.seq)`,
    day,
  );
  return new Map(rows.map((row) => [row.concept, row.item_no]));
}

function learningItems(db: Db, now: number): Planned[] {
  const rows = all<MemoryRow>(
    db,
    `select ${memoryColumns} from memory m where m.kind = 'card' and m.active = 1 and m.phase in ('learning', 'relearning')
     order by m.due_at limit 500`,
  );
  return rows.map(toMemory).map((memory) => {
    const state = memory.state;
    const minutesLate = state.phase === "new" ? 0 : Math.max(0, Math.floor((now - state.dueAt) / minuteMs));
    return {
      memory,
      why: { kind: "learning", tier: memory.tier, step: state.phase === "new" ? 0 : state.step, minutesLate },
    };
  });
}

function pickReviews(
  db: Db,
  lever: Lever,
  day: StudyDay,
  room: number,
  taken: Map<string, number>,
): { items: Planned[]; siblings: number } {
  const items: Planned[] = [];
  let siblings = 0;
  if (room <= 0) return { items, siblings };
  const rows = statement(
    db,
    `select ${memoryColumns} from memory m where m.kind = 'card' and m.tier = ? and m.active = 1 and m.phase = 'review' and m.due_day <= ?
     order by m.due_day`,
  ).iterate(lever.rank, day);
  for (const row of rows) {
    const memory = toMemory(row as MemoryRow);
    if (memory.state.phase === "new") continue;
    const other = taken.get(memory.concept);
    if (other !== undefined && other !== memory.itemNo) {
      siblings += 1;
      continue;
    }
    taken.set(memory.concept, memory.itemNo);
    items.push({
      memory,
      why: {
        kind: "due",
        tier: memory.tier,
        recall: retrievability(memory.state.stability, day - memory.state.reviewedDay),
        desired: lever.retention,
        daysLate: Math.max(0, day - memory.state.dueDay),
        intervalDays: memory.state.intervalDays,
      },
    });
    if (items.length >= room) break;
  }
  return { items, siblings };
}

function pickNew(
  db: Db,
  tier: number,
  room: number,
  taken: Map<string, number>,
  quota: number,
  introduced: number,
): Planned[] {
  const items: Planned[] = [];
  if (room <= 0) return items;
  const rows = statement(
    db,
    `select ${memoryColumns} from memory m where m.kind = 'card' and m.tier = ? and m.active = 1 and m.phase = 'new' order by m.position`,
  ).iterate(tier);
  // Read as far as needed before asking further: a statement that iterates keeps the connection busy.
  for (const row of rows) {
    const memory = toMemory(row as MemoryRow);
    if (taken.has(memory.concept) || (memory.facet === "practice" && !isIntroduced(db, memory.concept))) continue;
    taken.set(memory.concept, memory.itemNo);
    items.push({ memory, why: { kind: "new", tier, introduced: introduced + items.length, quota } });
    if (items.length >= room) break;
  }
  return items;
}

// A practice card comes after a concept card of the same concept, if the deck has one.
function isIntroduced(db: Db, concept: string): boolean {
  const exists = one(
    db,
    "select 1 as n from memory where concept = ? and facet = 'concept' and kind = 'card' and active = 1 limit 1",
    concept,
  );
  if (!exists) return true;
  return (
    one(
      db,
      "select 1 as n from memory where concept = ? and facet = 'concept' and kind = 'card' and phase in ('learning', 'review', 'relearning') and active = 1 limit 1",
      concept,
    ) !== null
  );
}

function hold(held: Held[], tier: number, kind: Held["kind"], reason: Held["reason"], items: number): void {
  if (items > 0) held.push({ tier, kind, reason, items, recallNow: null, recallTomorrow: null });
}
