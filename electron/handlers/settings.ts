// Settings, the three levers with their cost, and rescheduling with a dry run, a ledger and a way back.

import { isTimeZone, startOfDay } from "../../db/day.ts";
import { forecastCost } from "../../db/forecast.ts";
import { forgetIntake } from "../../db/intake.ts";
import { listBatches, type Move, moveBatch, readBatch, revertBatch, reviewMemories } from "../../db/ledger.ts";
import { paceOf } from "../../db/queue.ts";
import { lastTimes } from "../../db/reviews.ts";
import { defaultParameters } from "../../db/scheduler.ts";
import { readLevers, readSettings, tierTitles, writeLevers, writeSettings } from "../../db/settings.ts";
import { all, number, transaction } from "../../db/statements.ts";
import { leverProblem } from "../../decks/levers.ts";
import { type Context, contextOf, tierScheduler } from "../context.ts";
import type { Output } from "../contract.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../dispatch.ts";
import { notFound, Refusal } from "../errors.ts";
import { openDb } from "../store.ts";

type Keys =
  | "settings.get"
  | "settings.set"
  | "settings.setLevers"
  | "settings.cost"
  | "reschedule.preview"
  | "reschedule.apply"
  | "reschedule.list"
  | "reschedule.revert";

const costDays = 60;

export const settingsHandlers: Pick<Handlers, Keys> = {
  "settings.get": (deps) => view(deps),

  "settings.set": (deps, patch) => {
    const { timeZone } = patch;
    if (timeZone !== undefined && !isTimeZone(timeZone))
      throw new Refusal("bad-input", {
        en: `"${timeZone}" is not a time zone that this machine knows. Choose one such as Asia/Shanghai.`,
        zh: `本机不认识时区“${timeZone}”。请选择如 Asia/Shanghai 这样的时区。`,
      });
    const { db, day } = contextOf(deps);
    transaction(db, () => {
      writeSettings(db, definedOnly(patch));
      if (patch.newPerDay !== undefined) forgetIntake(db, day);
    });
    return view(deps);
  },

  "settings.setLevers": (deps, { levers }) => {
    const { db, day, levers: present } = contextOf(deps);
    refuseLevers(leverProblem(levers, present.length), present.length);
    transaction(db, () => {
      writeLevers(db, levers);
      forgetIntake(db, day);
    });
    return view(deps);
  },

  "settings.cost": (deps, { levers, newPerDay }) => {
    const context = contextOf(deps);
    const { db, settings } = context;
    refuseLevers(leverProblem(levers, context.levers.length), context.levers.length);
    const { medianMs } = paceOf(lastTimes(db, 100));
    const minutes = (answers: number): number => (answers * medianMs) / 60_000;
    const loads = levers.map(({ rank, intake, retention }) => ({
      rank,
      retention,
      newPerDay: newPerDay * intake,
      pool: number(
        db,
        "select count(*) as n from memory where kind = 'card' and tier = ? and active = 1 and phase = 'new'",
        rank,
      ),
      standing: all<{ stability: number }>(
        db,
        "select stability from memory where kind = 'card' and tier = ? and active = 1 and phase = 'review'",
        rank,
      ).map((row) => row.stability),
    }));
    const tiers = forecastCost(loads, costDays, defaultParameters(settings.maximumIntervalDays)).map((cost) => ({
      rank: cost.rank,
      minutesPerDay: minutes(cost.answersPerDay),
      reviewsPerDay: cost.reviewsPerDay,
      knownShare: cost.knownShare,
    }));
    return { days: costDays, tiers, minutesPerDay: tiers.reduce((sum, tier) => sum + tier.minutesPerDay, 0) };
  },

  "reschedule.preview": (deps) => {
    const context = contextOf(deps);
    const { day } = context;
    const moves = [...plannedDates(context)];
    const dueToday = (dayOf: (move: PlannedDate) => number): number =>
      moves.filter((move) => dayOf(move) <= day).length;
    const tiers = context.levers.flatMap(({ rank }) => {
      const own = moves.filter((move) => move.memory.tier === rank);
      if (own.length === 0) return [];
      const mean = (dayOf: (move: PlannedDate) => number): number =>
        own.reduce((sum, move) => sum + dayOf(move) - day, 0) / own.length;
      return [
        {
          rank,
          items: own.length,
          meanDaysBefore: mean((move) => move.before),
          meanDaysAfter: mean((move) => move.dueDay),
        },
      ];
    });
    return {
      items: moves.length,
      earlier: moves.filter((move) => move.dueDay < move.before).length,
      later: moves.filter((move) => move.dueDay > move.before).length,
      unchanged: moves.filter((move) => move.dueDay === move.before).length,
      dueTodayBefore: dueToday((move) => move.before),
      dueTodayAfter: dueToday((move) => move.dueDay),
      tiers,
    };
  },

  "reschedule.apply": (deps) => {
    const context = contextOf(deps);
    const { db, now, day } = context;
    const moves = [...plannedDates(context)].filter((move) => move.dueDay !== move.before);
    const id = moveBatch(db, "reschedule", moves, now, day);
    return { batch: id === null ? null : readBatch(db, id) };
  },

  "reschedule.list": (deps) => ({ batches: listBatches(openDb(deps)) }),

  "reschedule.revert": (deps, { batchId }) => {
    const { db, now } = contextOf(deps);
    const batch = readBatch(db, batchId);
    if (!batch) throw notFound({ en: "This rescheduling", zh: "这次重新排期" });
    if (batch.revertedAt !== null)
      throw new Refusal("conflict", {
        en: "This rescheduling was taken back already.",
        zh: "这次重新排期已经撤回过了。",
      });
    return revertBatch(db, batchId, now);
  },
};

type PlannedDate = Move & { before: number };

// Where each item's due day would stand had its last interval been set by the present levers. Only the date moves:
// stability and difficulty are what was learnt, and stay.
function* plannedDates(context: Context): Generator<PlannedDate> {
  for (const { memory } of reviewMemories(context.db)) {
    const { state } = memory;
    if (state.phase === "new") continue;
    const interval = tierScheduler(context, memory.tier).intervalFor(state.stability);
    // The fuzz of the saved interval is within a few days: a difference that small is no reason to move anything.
    const wanted = state.reviewedDay + interval;
    const tolerance = Math.max(1, Math.round(interval * 0.1));
    const dueDay = Math.abs(wanted - state.dueDay) <= tolerance ? state.dueDay : wanted;
    yield {
      memory,
      before: state.dueDay,
      dueDay,
      dueAt: dueDay === state.dueDay ? state.dueAt : startOfDay(dueDay, context.rule),
    };
  }
}

function view(deps: Deps): Output<"settings.get"> {
  const db = openDb(deps);
  return { settings: readSettings(db, deps), levers: readLevers(db), tierTitles: tierTitles(db) };
}

function refuseLevers(problem: ReturnType<typeof leverProblem>, tiers: number): void {
  if (problem === null) return;
  throw new Refusal(
    "bad-input",
    problem === "ranks"
      ? {
          en: `The deck has ${tiers} tiers, and the levers were for another number. Open the settings again.`,
          zh: `牌组有 ${tiers} 个层级，而提交的设置与之不符。请重新打开设置。`,
        }
      : {
          en: `The ${problem === "intake-sum" ? "intake shares" : "exam weights"} must add up to 100 %. Change one of them and save again.`,
          zh: `${problem === "intake-sum" ? "新卡占比" : "考试权重"}之和必须是 100%。请调整后再保存。`,
        },
  );
}

function definedOnly<T extends object>(patch: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
