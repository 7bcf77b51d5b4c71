// Numbers, times and shares as words of a language, by Intl alone.
import type { Lang } from "./i18n.ts";

const LOCALE: Record<Lang, string> = { en: "en-GB", zh: "zh-CN" };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Unit = "second" | "minute" | "hour" | "day" | "month" | "year";

const cache = new Map<string, Intl.NumberFormat>();

function numberFormat(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options);
  let format = cache.get(key);
  if (!format) {
    format = new Intl.NumberFormat(LOCALE[lang], options);
    cache.set(key, format);
  }
  return format;
}

/** The tag that Intl and the component library take for a language. */
export function localeOf(lang: Lang): string {
  return LOCALE[lang];
}

/** A number with the language's grouping, at most `digits` after the point (0 unless told). */
export function number(lang: Lang, value: number, digits = 0): string {
  return numberFormat(lang, { maximumFractionDigits: digits }).format(value);
}

/** A share between 0 and 1 as a percentage, rounded to `digits` (0 unless told). */
export function percent(lang: Lang, share: number, digits = 0): string {
  return numberFormat(lang, { style: "percent", maximumFractionDigits: digits }).format(share);
}

/** A recall as it is written on a card's reason: two digits after the point, 0.86. */
export function recall(lang: Lang, share: number): string {
  return numberFormat(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(share);
}

function unit(lang: Lang, value: number, name: Unit, digits = 0, display: "long" | "short" = "long"): string {
  const words = numberFormat(lang, {
    style: "unit",
    unit: name,
    unitDisplay: display,
    maximumFractionDigits: digits,
  }).format(value);
  // As everywhere in the Chinese texts: a space between a figure and its word, and "秒" as it is spoken.
  return lang === "zh" ? words.replace(/(?<=\d)(?=\p{Script=Han})/u, " ").replace("秒钟", "秒") : words;
}

/**
 * How long until a review, in the largest unit that says it: "10 minutes", "4 days", "2.5 months", "1.3 years".
 * Takes milliseconds; less than a minute and negative spans are "1 minute".
 */
export function span(lang: Lang, ms: number, display: "long" | "short" = "long"): string {
  if (ms < HOUR) return unit(lang, Math.max(1, Math.round(ms / MINUTE)), "minute", 0, display);
  if (ms < DAY) return unit(lang, Math.round(ms / HOUR), "hour", 0, display);
  const days = ms / DAY;
  if (days < 30.5) return unit(lang, Math.round(days), "day", 0, display);
  if (days < 365) return unit(lang, Math.round((days / 30.44) * 10) / 10, "month", 1, display);
  return unit(lang, Math.round((days / 365.25) * 10) / 10, "year", 1, display);
}

/** How long something takes: "4 minutes", "1 hour 20 minutes"; under a minute in seconds. Takes milliseconds. */
export function duration(lang: Lang, ms: number, display: "long" | "short" = "long"): string {
  if (ms < MINUTE) return unit(lang, Math.max(0, Math.round(ms / 1000)), "second", 0, display);
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return unit(lang, minutes, "minute", 0, display);
  const rest = minutes % 60;
  const hours = unit(lang, (minutes - rest) / 60, "hour", 0, display);
  return rest === 0 ? hours : `${hours} ${unit(lang, rest, "minute", 0, display)}`;
}

/** A running clock, "1:04:09" or "09:30"; negative is 00:00. Takes milliseconds, rounds up to the second begun. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const tail = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}

/** A day, "Mon, 23 Nov 2026"; `zone` is the learner's own time zone. Takes UTC milliseconds. */
export function day(lang: Lang, at: number, zone?: string): string {
  return new Intl.DateTimeFormat(LOCALE[lang], {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    ...(zone ? { timeZone: zone } : {}),
  }).format(at);
}

/**
 * A calendar date written YYYY-MM-DD: "23 Nov 2026", with its weekday "Mon, 23 Nov", short "23 Nov", or its month "Nov". A date is the same
 * everywhere: no time zone moves it.
 */
export function date(lang: Lang, iso: string, form: "whole" | "day" | "short" | "month" = "whole"): string {
  return new Intl.DateTimeFormat(LOCALE[lang], {
    ...(form === "month" ? {} : { day: "numeric" }),
    month: form === "short" && lang === "zh" ? "numeric" : "short",
    ...(form === "whole" ? { year: "numeric" } : {}),
    ...(form === "day" ? { weekday: "short" } : {}),
    timeZone: "UTC",
  }).format(Date.parse(`${iso}T00:00:00Z`));
}

/** A day and a time of day, "23 Nov 2026, 06:00". Takes UTC milliseconds. */
export function moment(lang: Lang, at: number, zone?: string): string {
  return new Intl.DateTimeFormat(LOCALE[lang], {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
    ...(zone ? { timeZone: zone } : {}),
  }).format(at);
}

/** A size of a file: "1.2 MB". */
export function bytes(lang: Lang, size: number): string {
  if (size < 1000) return numberFormat(lang, { style: "unit", unit: "byte", unitDisplay: "short" }).format(size);
  const [value, name] = size < 1e6 ? [size / 1e3, "kilobyte"] : [size / 1e6, "megabyte"];
  return numberFormat(lang, { style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: 1 }).format(
    value,
  );
}

/** Things named one after another: "A, B and C", "A、B和C". */
export function list(lang: Lang, parts: readonly string[]): string {
  return new Intl.ListFormat(LOCALE[lang], { type: "conjunction" }).format(parts);
}
