// Settings: one row a key, JSON values, checked when read so that a strange file can't break a screen.
import { z } from "zod";
import { defaultLevers, type Lever, leverProblem } from "../decks/levers.ts";
import type { Lang, ReconcileRule } from "../decks/types.ts";
import { isTimeZone } from "./day.ts";
import { all, type Db, number, one, run } from "./statements.ts";

export type Settings = {
  language: "system" | Lang;
  itemLanguage: "interface" | Lang;
  theme: "system" | "light" | "dark";
  timeZone: string;
  dayStartHour: number;
  newPerDay: number;
  reviewsPerDay: number | null;
  minutesPerDay: number | null;
  buttons: 2 | 4;
  maximumIntervalDays: number;
  rule: ReconcileRule;
};

const rule = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("highest") }),
  z.object({ kind: z.literal("mean") }),
  z.object({ kind: z.literal("prefer"), outline: z.string().min(1) }),
]);
const shapes: { [K in keyof Settings]: z.ZodType<Settings[K]> } = {
  language: z.enum(["system", "en", "zh"]),
  itemLanguage: z.enum(["interface", "en", "zh"]),
  theme: z.enum(["system", "light", "dark"]),
  timeZone: z.string().refine(isTimeZone),
  dayStartHour: z.number().int().min(0).max(23),
  newPerDay: z.number().int().min(0).max(1000),
  reviewsPerDay: z.number().int().min(0).max(10_000).nullable(),
  minutesPerDay: z.number().int().min(0).max(1440).nullable(),
  buttons: z.union([z.literal(2), z.literal(4)]),
  maximumIntervalDays: z.number().int().min(1).max(36_500),
  rule,
};
const leverShape = z.array(
  z.object({
    rank: z.number().int(),
    intake: z.number().min(0).max(1),
    retention: z.number().min(0.7).max(0.99),
    exam: z.number().min(0).max(1),
  }),
);

/** The settings in force: what was saved, else the defaults. `systemTimeZone` is the default zone. */
export function readSettings(db: Db, defaults: { systemTimeZone: string }): Settings {
  const saved = new Map(
    all<{ key: string; value: string }>(db, "select key, value from settings").map((row) => [row.key, row.value]),
  );
  const read = <K extends keyof Settings>(key: K, fallback: Settings[K]): Settings[K] => {
    const value = saved.get(key);
    if (value === undefined) return fallback;
    const parsed = shapes[key].safeParse(JSON.parse(value));
    return parsed.success ? parsed.data : fallback;
  };
  return {
    language: read("language", "system"),
    itemLanguage: read("itemLanguage", "interface"),
    theme: read("theme", "system"),
    timeZone: read("timeZone", defaults.systemTimeZone),
    dayStartHour: read("dayStartHour", 4),
    newPerDay: read("newPerDay", 20),
    reviewsPerDay: read("reviewsPerDay", 200),
    minutesPerDay: read("minutesPerDay", null),
    buttons: read("buttons", 2),
    maximumIntervalDays: read("maximumIntervalDays", 730),
    rule: read("rule", { kind: "highest" }),
  };
}

/** Saves the given settings and leaves the others. */
export function writeSettings(db: Db, patch: Partial<Settings>): void {
  for (const [key, value] of Object.entries(patch)) if (value !== undefined) writeSetting(db, key, value);
}

/** One saved value by key, as JSON gives it; null where nothing was saved. */
export function readSetting(db: Db, key: string): unknown {
  const row = one<{ value: string }>(db, "select value from settings where key = ?", key);
  return row ? JSON.parse(row.value) : null;
}

/** Saves one value as JSON; `null` removes it. */
export function writeSetting(db: Db, key: string, value: unknown): void {
  if (value === null && !(key in shapes)) run(db, "delete from settings where key = ?", key);
  else
    run(
      db,
      "insert into settings (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
      key,
      JSON.stringify(value),
    );
}

/** How many tiers the deck has: the lowest rank of the outlines in it; 4 while there is none. */
export function tierCount(db: Db): number {
  const lowest = number(
    db,
    "select max(t.rank) as n from tiers t join outlines o on o.id = t.outline_id where o.removed_at is null and o.origin <> 'extras'",
  );
  return lowest === 0 ? 4 : lowest;
}

/** The levers in force for the deck's number of tiers: what was saved for that number, else its defaults. */
export function readLevers(db: Db): Lever[] {
  const tiers = tierCount(db);
  const saved = leverShape.safeParse(readSetting(db, `levers.${tiers}`));
  return saved.success && leverProblem(saved.data, tiers) === null ? saved.data : defaultLevers(tiers);
}

/** Saves the levers of a deck with as many tiers. No due date moves by it. */
export function writeLevers(db: Db, levers: readonly Lever[]): void {
  writeSetting(db, `levers.${levers.length}`, levers);
}

/** The tiers' titles by rank, from the first outline that names each. */
export function tierTitles(db: Db): string[] {
  const titles: string[] = Array.from({ length: tierCount(db) }, () => "");
  const rows = all<{ rank: number; title: string }>(
    db,
    "select t.rank, t.title from tiers t join outlines o on o.id = t.outline_id where o.removed_at is null order by o.position desc",
  );
  for (const { rank, title } of rows) if (rank <= titles.length) titles[rank - 1] = title;
  return titles;
}
