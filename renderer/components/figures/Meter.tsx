// A share of a whole as a bar, with its words beside it.
import type { ReactNode } from "react";
import { Meter as AriaMeter } from "react-aria-components/Meter";
import "./Meter.css";

type Props = {
  label: string;
  /** Between 0 and `max`. */
  value: number;
  max?: number;
  /** The value in words; shown at the end of the bar and read out. */
  text: string;
  tone?: "accent" | "good" | "warn" | "bad" | "tier";
  /** The label is read out but not shown. */
  labelHidden?: boolean;
  aside?: ReactNode;
};

/** A bar that fills from the left; an empty whole is drawn empty. */
export function Meter({ label, value, max = 1, text, tone = "accent", labelHidden = false, aside }: Props) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    <AriaMeter className={`meter meter--${tone}`} aria-label={label} value={share * 100} valueLabel={text}>
      {labelHidden ? null : (
        <span className="meter__words" aria-hidden="true">
          <span className="meter__label">{label}</span>
          <span className="meter__text figures">{text}</span>
        </span>
      )}
      <span className="meter__track">
        <span className="meter__fill" style={{ width: `${share * 100}%` }} />
      </span>
      {aside}
    </AriaMeter>
  );
}
