// The small drawings of the interface: strokes on a grid of twenty, in the colour of the text beside them.

const PATHS = {
  today: "M3 14.5h14M5.5 14.5a4.5 4.5 0 0 1 9 0M10 4v2.5M3.9 8.4l1.6 1.3M16.1 8.4l-1.6 1.3M6 17.5h8",
  quiz: "M3.5 4.5h13v9h-6.5l-3.5 3v-3h-3zM8 7.8a2 2 0 1 1 2.6 1.9c-.4.1-.6.4-.6.8M10 12h.01",
  exam: "M5 3.5h10v13H5zM8 7.5l1 1 2-2M8 12.5h4M13 7.8h.01",
  library:
    "M3 6.5c3-1.6 5 1.4 8 .2 2-.8 3.5-1 6-.2M3 10.5c3-1.6 5 1.4 8 .2 2-.8 3.5-1 6-.2M3 14.5c3-1.6 5 1.4 8 .2 2-.8 3.5-1 6-.2",
  lab: "M7.5 3.5h5M8.5 3.5V8l-4 7.2a1.2 1.2 0 0 0 1.1 1.8h8.8a1.2 1.2 0 0 0 1.1-1.8L11.5 8V3.5M6.4 12.5h7.2",
  copy: "M7.5 7h8.5v9.5H7.5zM4 13V3.5h8.5",
  weak: "M3 15.5h14M3.5 11.5h3l1.5-4 3 6 2-4h3.5",
  settings: "M3.5 6h7M14.5 6h2M3.5 14h2M9.5 14h7M12.5 4v4M7.5 12v4",
  search: "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4",
  undo: "M7 4.5 3.5 8 7 11.5M4 8h8a4.3 4.3 0 0 1 0 8.5H9",
  edit: "M4 16l.8-3.4L13.5 4l2.5 2.5-8.6 8.7zM12 5.5 14.5 8",
  flag: "M5 17V3.5h9l-2 3.5 2 3.5H5",
  pause: "M7 4.5v11M13 4.5v11",
  play: "M6.5 4.5v11l8.5-5.5z",
  close: "M5 5l10 10M15 5 5 15",
  check: "M4 10.5l4 4 8-9",
  cross: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  dash: "M5 10h10",
  down: "M5 8l5 5 5-5",
  right: "M8 5l5 5-5 5",
  left: "M12 5l-5 5 5 5",
  out: "M8 5H4.5v10.5H15V12M11 4h5v5M16 4l-7 7",
  plus: "M10 4v12M4 10h12",
  file: "M5 3h6.5L15 6.5V17H5zM11 3v4h4M7.5 10.5h5M7.5 13.5h5",
  warning: "M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.2h.01",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4l2.5 2",
  book: "M10 5.5C8 4 5.5 4 3.5 4.5v11C5.5 15 8 15 10 16.5c2-1.5 4.5-1.5 6.5-1v-11C14.5 4 12 4 10 5.5zM10 5.5v11",
  translate: "M3 5.5h8M7 3.5v2M9.5 5.5c-.8 3.2-3 5.5-6 7M5 8c1 2 2.8 3.6 5 4.5M10.5 16.5l3-7.5 3 7.5M11.5 14h4",
  keyboard: "M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.5h7",
  save: "M10 3.5v9M6.5 9l3.5 3.5L13.5 9M4 16.5h12",
  swap: "M4 7.5h11M12 4.5l3 3-3 3M16 12.5H5M8 9.5l-3 3 3 3",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  target: "M10 16.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a label; it says nothing by itself to a screen reader. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
