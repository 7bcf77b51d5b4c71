// A calendar as plain values: dates in weeks, and how dark a day is.

const DAY = 86_400_000;

/** The weeks that hold the last `days` days up to a date (YYYY-MM-DD), Monday first; null where a place is outside. */
export function weeksUpTo(date: string, days: number): Array<Array<string | null>> {
  const last = Date.parse(`${date}T00:00:00Z`);
  const first = last - (days - 1) * DAY;
  // Monday is 0: the first of January 1970 was a Thursday.
  const weekday = (at: number) => (Math.floor(at / DAY) + 3) % 7;
  const weeks: Array<Array<string | null>> = [];
  for (let monday = first - weekday(first) * DAY; monday <= last; monday += 7 * DAY) {
    weeks.push(
      Array.from({ length: 7 }, (_, i) => {
        const at = monday + i * DAY;
        return at < first || at > last ? null : new Date(at).toISOString().slice(0, 10);
      }),
    );
  }
  return weeks;
}

/** One of four shades by the share of the busiest day: any answer shows. */
export function shadeOf(answers: number, most: number): 1 | 2 | 3 | 4 {
  const share = answers / Math.max(1, most);
  return share > 0.75 ? 4 : share > 0.5 ? 3 : share > 0.25 ? 2 : 1;
}
