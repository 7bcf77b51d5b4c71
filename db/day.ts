// Study days: which day an instant belongs to, by time zone and the hour at which a day starts.
import { Temporal } from "temporal-polyfill";

/** Where a learner's day begins: an IANA time zone and an hour 0..23. */
export type DayRule = { timeZone: string; dayStartHour: number };

/** Whole days since 1970-01-01 of the study day's local date. */
export type StudyDay = number;

const dayMs = 86_400_000;

/** Whether `timeZone` is a zone that this machine knows. */
export function isTimeZone(timeZone: string): boolean {
  try {
    Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}

// The bounds of the days asked for last: working them out in a time zone costs more than the rest of a grade.
const bounds = new Map<string, { day: StudyDay; start: number; end: number }>();
const starts = new Map<string, number>();
const mostKept = 2000;

/** The study day that the instant `at` (UTC ms) belongs to: before the start hour it is still the day before. */
export function studyDayOf(at: number, rule: DayRule): StudyDay {
  const key = `${rule.timeZone} ${rule.dayStartHour}`;
  const known = bounds.get(key);
  if (known && at >= known.start && at < known.end) return known.day;
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(rule.timeZone);
  const date = epochDay(local.toPlainDate());
  const day = local.hour < rule.dayStartHour ? date - 1 : date;
  if (bounds.size > mostKept) bounds.clear();
  bounds.set(key, { day, start: startOfDay(day, rule), end: startOfDay(day + 1, rule) });
  return day;
}

/** The instant (UTC ms) at which a study day starts. In a night that skips the hour it is the first instant after it. */
export function startOfDay(day: StudyDay, rule: DayRule): number {
  const key = `${day} ${rule.timeZone} ${rule.dayStartHour}`;
  const known = starts.get(key);
  if (known !== undefined) return known;
  const start = plainDate(day).toZonedDateTime({
    timeZone: rule.timeZone,
    plainTime: new Temporal.PlainTime(rule.dayStartHour),
  }).epochMilliseconds;
  if (starts.size > mostKept) starts.clear();
  starts.set(key, start);
  return start;
}

/** The date of a study day as YYYY-MM-DD. */
export function dateOf(day: StudyDay): string {
  return plainDate(day).toString();
}

/** The study day of a date written YYYY-MM-DD; null if it is none. */
export function dayOfDate(date: string): StudyDay | null {
  try {
    return epochDay(Temporal.PlainDate.from(date));
  } catch {
    return null;
  }
}

function plainDate(day: StudyDay): Temporal.PlainDate {
  return new Temporal.PlainDate(1970, 1, 1).add({ days: day });
}

function epochDay(date: Temporal.PlainDate): StudyDay {
  return Math.round(Date.UTC(date.year, date.month - 1, date.day) / dayMs);
}
