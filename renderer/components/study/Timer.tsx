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
  totalMs: number;
  /** Told once when it reaches nothing; the main process then decides. */
  onEnd?: () => void;
  hidden?: boolean;
};

const WARNINGS_MS = [10 * 60_000, 5 * 60_000, 60_000];

/** Counts down by the second; at ten, five and one minute it says so to screen readers. */
export function Timer({ remainingMs, totalMs, onEnd, hidden = false }: Props) {
  const { t, lang } = useLanguage();
  const [left, setLeft] = useState(remainingMs);
  const [spoken, setSpoken] = useState("");
  const end = useRef(onEnd);
  useEffect(() => {
    end.current = onEnd;
  });

  useEffect(() => {
    const from = pageTime();
    let ended = false;
    let before = remainingMs;
    function tick() {
      const now = Math.max(0, remainingMs - (pageTime() - from));
      const passed = WARNINGS_MS.find((at) => before > at && now <= at);
      if (passed !== undefined) setSpoken(t("timer.left", { time: duration(lang, passed) }));
      before = now;
      setLeft(now);
      if (now === 0 && !ended) {
        ended = true;
        end.current?.();
      }
    }
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [remainingMs, lang, t]);

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
