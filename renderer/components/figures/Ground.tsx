// What a layer is made of: its uneven upper edge and its own marking, as on a geological section.
import { type ReactNode, useId } from "react";
import { edgeOf } from "./strata.ts";

/** One marking a rank, so that layers are told apart without colour: brick, grains, shale, slope, roots, plain. */
function markingOf(rank: number): { size: [number, number]; drawing: ReactNode } {
  switch (rank) {
    case 1:
      return { size: [28, 16], drawing: <path d="M0 .5h28M0 8.5h28M7 .5v8M21 8.5v8" /> };
    case 2:
      return {
        size: [14, 14],
        drawing: <path d="M3 3h.01M10 5.5h.01M6 10.5h.01M12.5 12h.01" strokeWidth="1.8" strokeLinecap="round" />,
      };
    case 3:
      return { size: [26, 12], drawing: <path d="M2 3h11M15 9h9M0 9h4" strokeLinecap="round" /> };
    case 4:
      return { size: [12, 12], drawing: <path d="M-2 14 14-2M-2 2 2-2M10 14l4-4" strokeDasharray="3 5" /> };
    case 5:
      return { size: [16, 14], drawing: <path d="M3 2v6M11 7v6" strokeLinecap="round" /> };
    default:
      return { size: [18, 18], drawing: <path d="M4 6l3-3M13 14l2-2" strokeLinecap="round" /> };
  }
}

/** Fills its box with the marking of a rank. */
export function Marking({ rank }: { rank: number }) {
  const id = useId();
  const { size, drawing } = markingOf(rank);
  return (
    <svg className="ground__marking" width="100%" height="100%" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={id} patternUnits="userSpaceOnUse" width={size[0]} height={size[1]}>
          <g fill="none" stroke="currentColor" strokeWidth="1">
            {drawing}
          </g>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}

/** The upper edge of a layer; stretches to the layer's width. */
export function Edge({ rank, height }: { rank: number; height: number }) {
  return (
    <svg
      className="ground__edge"
      viewBox={`0 0 1000 ${height}`}
      height={height}
      width="100%"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path className="ground__body" d={edgeOf(rank, height)} />
      <path className="ground__line" d={edgeOf(rank, height, true)} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
