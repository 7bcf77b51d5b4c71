// A rate with what it may really be: a dot on a band, from a Wilson interval.
import "./IntervalBand.css";

type Props = {
  /** All between 0 and 1; `value` null draws an empty track. */
  value: number | null;
  low: number;
  high: number;
  /** A line to be compared with, such as a pass mark. */
  mark?: number;
  /** The whole in words: "71 %, between 52 and 85 %, on 21 answers". */
  label: string;
  tone?: "accent" | "good" | "warn" | "bad";
};

const place = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`;

/** The band from low to high, a dot at the rate. */
export function IntervalBand({ value, low, high, mark, label, tone = "accent" }: Props) {
  return (
    <span className={`band band--${tone}`} role="img" aria-label={label}>
      {value === null ? null : (
        <>
          <span className="band__range" style={{ insetInlineStart: place(low), width: place(high - low) }} />
          <span className="band__dot" style={{ insetInlineStart: place(value) }} />
        </>
      )}
      {mark === undefined ? null : <span className="band__mark" style={{ insetInlineStart: place(mark) }} />}
    </span>
  );
}
