// Where the window opens: where it was closed, if that place is still on a screen.
import fs from "node:fs";
import { z } from "zod";

export type Area = { x: number; y: number; width: number; height: number };
/** Without a place the system puts the window where it likes. */
export type WindowPlace = { width: number; height: number; maximized: boolean; at: { x: number; y: number } | null };

const size = z.number().int().min(1).max(100_000);
const coordinate = z.number().int().min(-100_000).max(100_000);
const kept = z.strictObject({ x: coordinate, y: coordinate, width: size, height: size, maximized: z.boolean() });
export type KeptPlace = z.output<typeof kept>;

export const smallest = { width: 720, height: 520 };
const usual = { width: 1180, height: 800 };

/**
 * The place to open at: the kept one, made to fit the screen that shows most of it. What was kept may be anything
 * (an older version, a hand, half a file): nonsense, or a place of which no screen shows a graspable part, counts as
 * nothing.
 */
export function placeFor(keptPlace: unknown, screens: readonly Area[]): WindowPlace {
  const parsed = kept.safeParse(keptPlace);
  const fallback = screens[0];
  if (!parsed.success) return within(usual, fallback);
  const place = parsed.data;
  const shown = screens
    .map((screen) => ({ screen, area: overlap(place, screen) }))
    .filter(({ area }) => isGraspable(area));
  const best = shown.sort((a, b) => b.area.width * b.area.height - a.area.width * a.area.height)[0]?.screen;
  if (!best) return { ...within(place, fallback), maximized: place.maximized };
  const { width, height } = within(place, best);
  const at = {
    x: clamp(place.x, best.x, best.x + best.width - width),
    y: clamp(place.y, best.y, best.y + best.height - height),
  };
  return { width, height, at, maximized: place.maximized };
}

/** What the file says, unchecked; null if it can't be read. */
export function readPlace(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** Keeps the place; a place that can't be written is simply not remembered. */
export function writePlace(file: string, place: KeptPlace): void {
  try {
    fs.writeFileSync(`${file}.new`, JSON.stringify(place));
    fs.renameSync(`${file}.new`, file);
  } catch {
    // The next start opens at the usual place: no reason to trouble a person who is leaving.
  }
}

function within(wanted: { width: number; height: number }, screen: Area | undefined): WindowPlace {
  return {
    width: Math.max(smallest.width, Math.min(wanted.width, screen?.width ?? wanted.width)),
    height: Math.max(smallest.height, Math.min(wanted.height, screen?.height ?? wanted.height)),
    maximized: false,
    at: null,
  };
}

function overlap(a: Area, b: Area): { width: number; height: number } {
  return {
    width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  };
}

function isGraspable({ width, height }: { width: number; height: number }): boolean {
  return width >= 100 && height >= 60;
}

function clamp(n: number, low: number, high: number): number {
  return Math.max(low, Math.min(n, Math.max(low, high)));
}
