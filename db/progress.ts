// What was done and what will come, from the kept sums: days of study, pass rates, cards by state, due dates ahead.
import type { StudyDay } from "./day.ts";
import { all, type Db, number } from "./statements.ts";

/** A card is stable from this stability (days) on: it would be recalled after three weeks. */
export const stableDays = 21;

export type StudiedDay = { day: StudyDay; grades: number; tookMs: number };

/** The days from `from` on with at least one answer, cards and scenarios alike, the earliest first. */
export function studiedDays(db: Db, from: StudyDay): StudiedDay[] {
  return all<{ study_day: number; grades: number; took_ms: number }>(
    db,
    `select study_day, sum(grades) as grades, sum(took_ms) as took_ms from day_counts where study_day >= ?
     group by study_day having sum(grades) > 0 order by study_day`,
    from,
  ).map((row) => ({ day: row.study_day, grades: row.grades, tookMs: row.took_ms }));
}

/** Reviews of cards that had left their learning steps, and how many were passed, by tier, from `from` on. */
export function passedByTier(db: Db, from: StudyDay): Map<number, { reviewed: number; passed: number }> {
  const rows = all<{ tier: number; reviewed: number; passed: number }>(
    db,
    `select tier, sum(reviewed) as reviewed, sum(passed) as passed from day_counts
     where kind = 'card' and study_day >= ? group by tier`,
    from,
  );
  return new Map(rows.map(({ tier, reviewed, passed }) => [tier, { reviewed, passed }]));
}

/** Cards introduced on the days `from` to `to` inclusive. */
export function introducedBetween(db: Db, from: StudyDay, to: StudyDay): number {
  return number(
    db,
    "select sum(introduced) as n from day_counts where kind = 'card' and study_day between ? and ?",
    from,
    to,
  );
}

/** The first study day with an answer; null before there was one. */
export function firstStudyDay(db: Db): StudyDay | null {
  const [row] = all<{ day: number | null }>(db, "select min(study_day) as day from day_counts where grades > 0");
  return row?.day ?? null;
}

/** Active cards by tier: how many there are, were seen, and are stable. */
export function cardsByTier(db: Db): Map<number, { cards: number; seen: number; stable: number }> {
  const rows = all<{ tier: number; cards: number; seen: number; stable: number }>(
    db,
    `select tier, count(*) as cards, sum(phase <> 'new') as seen, sum(phase = 'review' and stability >= ?) as stable
     from memory where kind = 'card' and active = 1 group by tier`,
    stableDays,
  );
  return new Map(rows.map(({ tier, ...counts }) => [tier, counts]));
}

/** Reviews of cards that fall due on each of the days `day` to `day + days - 1`, by tier; what is late counts for `day`. */
export function dueAhead(db: Db, day: StudyDay, days: number): Array<{ day: StudyDay; tier: number; items: number }> {
  return all<{ day: number; tier: number; items: number }>(
    db,
    `select max(due_day, @day) as day, tier, sum(items) as items from due_counts
     where kind = 'card' and due_day < @day + @days group by 1, 2 having sum(items) > 0 order by 1, 2`,
    { day, days },
  );
}
