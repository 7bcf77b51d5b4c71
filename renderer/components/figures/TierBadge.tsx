// A tier told three ways: where it lies in the stack, its number or title, its colour.
import "./TierBadge.css";
import { hueOf } from "./strata.ts";
import { plainTitle } from "./tier-title.ts";

type Props = {
  rank: number;
  /** How many tiers there are; the stack is drawn with so many layers (4 unless told). */
  of?: number;
  label: string;
  /** The label is read out but not shown. */
  compact?: boolean;
};

/** The stack with this tier's layer filled, and its label. */
export function TierBadge({ rank, of = 4, label, compact = false }: Props) {
  const layers = Math.max(of, rank, 3);
  const gap = layers > 4 ? 1 : 1.5;
  const height = (16 - gap * (layers - 1)) / layers;
  return (
    <span className="tier" style={hueOf(rank)}>
      <svg className="tier__stack" width="18" height="16" viewBox="0 0 18 16" aria-hidden="true" focusable="false">
        {Array.from({ length: layers }, (_, index) => {
          const layer = layers - index;
          // The lower a layer lies, the wider it is: it carries the rest.
          const inset = (layer - 1) * (6 / (layers - 1)) * 0.5;
          return (
            <rect
              key={layer}
              x={inset}
              y={index * (height + gap)}
              width={18 - 2 * inset}
              height={height}
              rx={0.75}
              className={layer === rank ? "tier__here" : "tier__layer"}
            />
          );
        })}
      </svg>
      <span className={compact ? "unseen" : "tier__label"}>{plainTitle(label)}</span>
    </span>
  );
}
