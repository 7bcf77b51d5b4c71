// The time that is left, counted between the main process's answers: it shows the clock and does not own it.
import { useEffect, useRef, useState } from "react";
import { pageTime } from "../../clock.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { clock, duration } from "../../i18n/format.ts";
import { Icon } from "../controls/Icon.tsx";
import "./Timer.css";

type Props = {
  /** As the main process last told it; a new value sets the clock anew. */
  remainingMs: number;
  /** When it was told, on the page's own clock; at the first showing unless told. */
  toldAt?: number;
  totalMs: number;
  /** Told once when it reaches nothing; the main process then decides. */
  onEnd?: () => void;
  hidden?: boolean;
};

const WARNINGS_MS = [60_000, 5 * 60_000, 10 * 60_000];

/**
 * What is to be said on the way from `before` to `now` milliseconds left: half of the time, ten, five, one minute; the
 * last of them where several were passed at once, such as by sleep. Half is not said where it is under twenty minutes.
 */
export function warningBetween(before: number, now: number, totalMs: number): number | null {
  const half = totalMs / 2 >= 20 * 60_000 ? [totalMs / 2] : [];
  return [...WARNINGS_MS, ...half].find((at) => before > at && now <= at && now > 0) ?? null;
}

/** Counts down by the second; at half of the time, ten, five and one minute it says so to screen readers. */
export function Timer({ remainingMs, toldAt, totalMs, onEnd, hidden = false }: Props) {
  const { t, lang } = useLanguage();
  const [left, setLeft] = useState(remainingMs);
  const [spoken, setSpoken] = useState("");
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });

  // Across new values too: a value that comes just past a warning does not swallow it.
  const before = useRef<number | null>(null);

  useEffect(() => {
    const from = toldAt ?? pageTime();
    let ended = false;
    function tick() {
      const now = Math.max(0, remainingMs - (pageTime() - from));
      const passed = warningBetween(before.current ?? now, now, totalMs);
      if (passed !== null) setSpoken(t("timer.left", { time: duration(lang, passed) }));
      before.current = now;
      setLeft(now);
      if (now === 0 && !ended) {
        ended = true;
        end.current?.();
      }
    }
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [remainingMs, toldAt, totalMs, lang, t]);

  const low = left <= Math.min(5 * 60_000, totalMs * 0.1);
  return (
    <span className={low ? "timer timer--low" : "timer"}>
      <Icon name="clock" size={16} />
      {hidden && !low ? (
        <span className="unseen">{t("timer.hidden")}</span>
      ) : (
        <span role="timer" aria-label={t("timer.label")} className="figures">
          {clock(left)}
        </span>
      )}
      <span className="unseen" role="status">
        {spoken}
      </span>
    </span>
  );
}
