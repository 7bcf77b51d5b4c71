// A key of the keyboard, drawn small beside what it does.
import "./KeyCap.css";

const SIGNS: Record<string, string> = { Enter: "↵", Escape: "Esc", Left: "←", Right: "→", Up: "↑", Down: "↓" };

/** `keys` are pressed together; hidden from screen readers where the control itself has `aria-keyshortcuts`. */
export function KeyCap({ keys, hidden = false }: { keys: readonly string[] | string; hidden?: boolean }) {
  const list = typeof keys === "string" ? [keys] : keys;
  return (
    <span className="keycaps" aria-hidden={hidden || undefined}>
      {list.map((key) => (
        <kbd key={key} className="keycap" {...(SIGNS[key] ? { title: key } : {})}>
          {SIGNS[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
