// How many new cards each tier has coming on a study day, with the fractions carried from the day before.
import { divideStock } from "../decks/share.ts";
import type { StudyDay } from "./day.ts";
import type { ItemKind } from "./memory.ts";
import { introducedByTier } from "./records.ts";
import { readLevers } from "./settings.ts";
import { all, type Db, number, one, run } from "./statements.ts";

/** One tier's new cards of a day: what it has coming, and how many of these were introduced already. */
export type Quota = { tier: number; quota: number; introduced: number };

/**
 * The day's quotas by tier rank. Once a new card was graded they are fixed for the day; a changed lever or cap
 * (see `forgetIntake`) divides the day anew from the same carry.
 */
export function quotas(db: Db, day: StudyDay, newPerDay: number): Quota[] {
  const introduced = introducedByTier(db, day, "card");
  const fixed = all<{ tier: number; quota: number }>(
    db,
    "select tier, quota from intake where study_day = ? order by tier",
    day,
  );
  const planned =
    fixed.length > 0 ? fixed : divideDay(db, day, newPerDay, introduced).map(({ tier, quota }) => ({ tier, quota }));
  return planned.map(({ tier, quota }) => ({ tier, quota, introduced: introduced.get(tier) ?? 0 }));
}

/** Fixes the day's quotas when its first new card is graded; does nothing afterwards or for other kinds. */
export function noteIntake(db: Db, day: StudyDay, kind: ItemKind, newPerDay: number): void {
  if (kind !== "card" || one(db, "select tier from intake where study_day = ? limit 1", day)) return;
  // The card just graded was in stock when the day was planned: it counts as introduced.
  for (const { tier, quota, carry } of divideDay(db, day, newPerDay, introducedByTier(db, day, kind)))
    run(db, "insert into intake (study_day, tier, quota, carry) values (?, ?, ?, ?)", day, tier, quota, carry);
}

/** Lets a day be divided anew after its levers or its cap changed. */
export function forgetIntake(db: Db, day: StudyDay): void {
  run(db, "delete from intake where study_day >= ?", day);
}

function divideDay(
  db: Db,
  day: StudyDay,
  newPerDay: number,
  introduced: Map<number, number>,
): Array<{ tier: number; quota: number; carry: number }> {
  const levers = readLevers(db);
  const before = new Map(
    all<{ tier: number; carry: number }>(
      db,
      "select tier, carry from intake where study_day = (select max(study_day) from intake where study_day < ?)",
      day,
    ).map((row) => [row.tier, row.carry]),
  );
  // Bounded by the day's cap: the whole stock need not be counted.
  const stock = levers.map(
    ({ rank }) =>
      (introduced.get(rank) ?? 0) +
      number(
        db,
        "select count(*) as n from (select 1 from memory where kind = 'card' and tier = ? and active = 1 and phase = 'new' limit ?)",
        rank,
        newPerDay,
      ),
  );
  const { counts, carry } = divideStock(
    newPerDay,
    levers.map((lever) => lever.intake),
    stock,
    levers.map(({ rank }) => before.get(rank) ?? 0),
  );
  return levers.map(({ rank }, i) => ({ tier: rank, quota: counts[i] ?? 0, carry: carry[i] ?? 0 }));
}
