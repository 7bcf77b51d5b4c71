// The time that each question of a sitting has been looked at and that was not yet told to the host.

export type Stopwatch = {
  /** The question in sight; null while none is (the last look, a pause). */
  position: number | null;
  since: number;
  /** Milliseconds by position, kept from looks before this one. */
  kept: ReadonlyMap<number, number>;
};

/** Nothing in sight yet. */
export const STOPPED: Stopwatch = { position: null, since: 0, kept: new Map() };

function running(watch: Stopwatch, at: number): number {
  return watch.position === null ? 0 : Math.max(0, at - watch.since);
}

/** Another question comes into sight, or none; the time of the one before is kept. */
export function turnTo(watch: Stopwatch, position: number | null, at: number): Stopwatch {
  const kept = new Map(watch.kept);
  if (watch.position !== null) kept.set(watch.position, (kept.get(watch.position) ?? 0) + running(watch, at));
  return { position, since: at, kept };
}

/** The whole milliseconds of a question that were not told yet, and the watch after they were. At most a day. */
export function take(watch: Stopwatch, position: number, at: number): { tookMs: number; watch: Stopwatch } {
  const here = watch.position === position;
  const all = (watch.kept.get(position) ?? 0) + (here ? running(watch, at) : 0);
  const kept = new Map(watch.kept);
  kept.delete(position);
  return {
    tookMs: Math.min(86_400_000, Math.round(all)),
    watch: { ...watch, since: here ? at : watch.since, kept },
  };
}

/** Gives time back that was taken and could not be told. */
export function giveBack(watch: Stopwatch, position: number, ms: number): Stopwatch {
  return { ...watch, kept: new Map(watch.kept).set(position, (watch.kept.get(position) ?? 0) + ms) };
}

/** How much of a question is untold, in milliseconds. */
export function untold(watch: Stopwatch, position: number, at: number): number {
  return take(watch, position, at).tookMs;
}
