// Progress: what was done, how well it is kept, what comes, and when each tier will be through.
import { dateOf, type StudyDay } from "../../db/day.ts";
import { daysToStability } from "../../db/forecast.ts";
import {
  cardsByTier,
  dueAhead,
  firstStudyDay,
  introducedBetween,
  passedByTier,
  stableDays,
  studiedDays,
} from "../../db/progress.ts";
import { defaultParameters } from "../../db/scheduler.ts";
import { tierTitles } from "../../db/settings.ts";
import { introductionDays } from "../../decks/plan.ts";
import { wilson } from "../../decks/weak.ts";
import { type Context, contextOf } from "../context.ts";
import type { Output } from "../contract.ts";
import type { Handlers } from "../dispatch.ts";

const calendarDays = 26 * 7;
const aheadDays = 28;
const rateDays = 30;
/** The pace is read from two weeks at most, and not before one has passed. */
const paceDays = 14;
const neededDays = 7;

export const progressHandlers: Pick<Handlers, "study.progress"> = {
  "study.progress": (deps) => {
    const context = contextOf(deps);
    const { db, day, levers } = context;
    const pace = paceOf(context);
    return {
      date: dateOf(day),
      tiers: tiersOf(context, pace.cards),
      newPerDay: pace,
      days: studiedDays(db, day - calendarDays + 1).map((one) => ({
        date: dateOf(one.day),
        answers: one.grades,
        tookMs: one.tookMs,
      })),
      calendarDays,
      ahead: aheadOf(
        dueAhead(db, day, aheadDays),
        day,
        levers.map(({ rank }) => rank),
      ),
    };
  },
};

// Days without study count: they are part of the pace. Today is not over and doesn't.
function paceOf({ db, day, settings }: Context): Output<"study.progress">["newPerDay"] {
  const first = firstStudyDay(db);
  const known = first === null ? 0 : Math.min(paceDays, day - first);
  if (known < neededDays) return { cards: settings.newPerDay, overDays: 0 };
  return { cards: introducedBetween(db, day - known, day - 1) / known, overDays: known };
}

function tiersOf({ db, day, levers, settings }: Context, perDay: number): Output<"study.progress">["tiers"] {
  const titles = tierTitles(db);
  const cards = cardsByTier(db);
  const passed = passedByTier(db, day - rateDays + 1);
  const parameters = defaultParameters(settings.maximumIntervalDays);
  const rows = levers.map((lever) => ({
    lever,
    counts: cards.get(lever.rank) ?? { cards: 0, seen: 0, stable: 0 },
    rate: passed.get(lever.rank) ?? { reviewed: 0, passed: 0 },
  }));
  const introduced = introductionDays(
    perDay,
    levers.map((lever) => lever.intake),
    rows.map(({ counts }) => counts.cards - counts.seen),
  );
  return rows.map(({ lever, counts, rate }, i) => {
    const last = introduced[i] ?? null;
    const ripening = daysToStability(lever.retention, stableDays, parameters);
    const isStable = counts.cards > 0 && counts.stable >= 0.9 * counts.cards;
    return {
      rank: lever.rank,
      title: titles[lever.rank - 1] ?? "",
      ...counts,
      ...rate,
      ...wilson(rate.passed, rate.reviewed),
      desired: lever.retention,
      introducedOn: counts.cards === 0 || last === null || last < 0 ? null : dateOf(day + last),
      stableOn:
        counts.cards === 0 || isStable || last === null || ripening === null
          ? null
          : dateOf(day + Math.max(0, last) + ripening),
    };
  });
}

function aheadOf(
  due: ReturnType<typeof dueAhead>,
  today: StudyDay,
  ranks: readonly number[],
): Output<"study.progress">["ahead"] {
  const items = new Map(due.map((one) => [`${one.day} ${one.tier}`, one.items]));
  return Array.from({ length: aheadDays }, (_, i) => ({
    date: dateOf(today + i),
    reviews: ranks.map((rank) => items.get(`${today + i} ${rank}`) ?? 0),
  }));
}
