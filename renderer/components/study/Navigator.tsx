// The questions of a paper as a grid of numbers: where one is, what is answered, flagged, right or wrong.
import { type KeyboardEvent, useRef } from "react";
import { useLanguage } from "../../hooks/useLanguage.ts";
import "./Navigator.css";

export type NavigatorCell = {
  /** What is known of it; a verdict only after submission. */
  state: "open" | "answered" | "right" | "wrong";
  flagged: boolean;
};

type Props = { cells: readonly NavigatorCell[]; current: number; onGo: (index: number) => void };

const COLUMNS = 10;

/** How far an arrow key goes; up and down by the columns that are laid out (ten where nothing is). */
function stepOf(code: string, grid: HTMLElement | null): number | undefined {
  if (code === "ArrowLeft") return -1;
  if (code === "ArrowRight") return 1;
  if (code !== "ArrowUp" && code !== "ArrowDown") return undefined;
  const laid = grid
    ? getComputedStyle(grid)
        .gridTemplateColumns.split(" ")
        .filter((width) => width.endsWith("px"))
    : [];
  const columns = laid.length > 1 ? laid.length : COLUMNS;
  return code === "ArrowUp" ? -columns : columns;
}

/** One stop of the Tab key; the arrow keys go from question to question. Indexes count from 0, labels from 1. */
export function Navigator({ cells, current, onGo }: Props) {
  const { t } = useLanguage();
  const grid = useRef<HTMLElement>(null);
  // Where one is at none of them, the first takes the stop.
  const stop = current >= 0 && current < cells.length ? current : 0;
  function move(event: KeyboardEvent) {
    const target = event.target as HTMLElement;
    const from = Number(target.dataset["index"]);
    const step = stepOf(event.code, grid.current);
    const to =
      event.code === "Home"
        ? 0
        : event.code === "End"
          ? cells.length - 1
          : step === undefined
            ? Number.NaN
            : from + step;
    if (!(to >= 0 && to < cells.length)) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-index="${to}"]`)?.focus();
  }
  return (
    <nav className="navigator" aria-label={t("navigator.label")} ref={grid} onKeyDown={move}>
      {cells.map((cell, index) => {
        const words = [t("navigator.question", { n: index + 1 }), t(`navigator.${cell.state}`)];
        if (cell.flagged) words.push(t("navigator.flagged"));
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a question is known by its place in the paper
            key={index}
            type="button"
            data-index={index}
            className={`spot spot--${cell.state}${cell.flagged ? " spot--flagged" : ""}`}
            aria-current={index === current ? "step" : undefined}
            aria-label={words.join(", ")}
            tabIndex={index === stop ? 0 : -1}
            onClick={() => onGo(index)}
          >
            {index + 1}
          </button>
        );
      })}
    </nav>
  );
}
