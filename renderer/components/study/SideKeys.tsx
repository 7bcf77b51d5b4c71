// Left and right as keys of the whole screen, where controls inside would take them for themselves.
import type { KeyboardEvent, ReactNode } from "react";
import "./SideKeys.css";

type Props = { onSide: (step: -1 | 1) => void; children: ReactNode };

/** Up and down still go from choice to choice inside. */
export function SideKeys({ onSide, children }: Props) {
  function take(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const side = event.code === "ArrowLeft" ? -1 : event.code === "ArrowRight" ? 1 : null;
    if (side === null) return;
    event.preventDefault();
    event.stopPropagation();
    onSide(side);
  }
  return (
    <div className="side-keys" onKeyDownCapture={take}>
      {children}
    </div>
  );
}
