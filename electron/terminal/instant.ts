// The instant that `--now` names.
import { Misuse } from "./io.ts";

/**
 * UTC milliseconds of an ISO 8601 instant. Without a zone it is local time; a date alone means noon, which lies in the
 * same study day wherever a day starts.
 */
export function instantOf(text: string): number {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
    text.trim(),
  );
  const [, date = "", time = "12:00", zone = ""] = parts ?? [];
  const at = parts ? Date.parse(`${date}T${time}${withColon(zone)}`) : Number.NaN;
  // The parser would turn the 31st of February into a day of March.
  if (Number.isNaN(at) || Number.isNaN(Date.parse(`${date}T00:00Z`)) || !isDate(date)) {
    throw new Misuse({
      en: `--now takes an instant such as 2026-12-01T09:00Z, and "${text}" is none.`,
      zh: `--now 需要一个时刻，例如 2026-12-01T09:00Z；“${text}”不是。`,
    });
  }
  return at;
}

function isDate(date: string): boolean {
  return new Date(`${date}T00:00Z`).toISOString().startsWith(date);
}

function withColon(zone: string): string {
  return zone.replace(/^([+-]\d{2})(\d{2})$/, "$1:$2").toUpperCase();
}
