// The desk: a whole window for one piece of work. A bar above it, the work, and below what can be done with it.
import type { ReactNode } from "react";
import "./Desk.css";

type Props = {
  bar: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
  /** Room for a question beside its options; else one column to read. */
  wide?: boolean;
};

/** The bar and the foot stay in sight; only the work scrolls. */
export function Desk({ bar, children, foot, wide = false }: Props) {
  return (
    <div className={wide ? "desk desk--wide" : "desk"}>
      <header className="desk__bar">{bar}</header>
      <div className="desk__body">{children}</div>
      {foot ? <footer className="desk__foot">{foot}</footer> : null}
    </div>
  );
}

/** How far a piece of work is: a thin line and its words. */
export function DeskProgress({ done, all, words }: { done: number; all: number; words: string }) {
  return (
    <div className="desk__progress">
      <div
        className="desk__track"
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={done}
      >
        <span style={{ width: `${all === 0 ? 0 : (done / all) * 100}%` }} />
      </div>
      <span className="note soft figures" aria-hidden="true">
        {words}
      </span>
    </div>
  );
}
