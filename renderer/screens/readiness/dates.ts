// Calendar days as they are written, 2026-11-23, and steps between them.

const DAY = 86_400_000;

/** The day `days` after a written one. An unreadable day stays as it is. */
export function plusDays(date: string, days: number): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? date : new Date(at + days * DAY).toISOString().slice(0, 10);
}

/** Whether a text is a written day that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && plusDays(text, 0) === text;
}

/** A written day in UTC milliseconds at noon, for words in any time zone. */
export function noonOf(date: string): number {
  return Date.parse(`${date}T12:00:00Z`);
}
