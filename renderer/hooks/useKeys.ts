// Binds keys to actions while a screen or a part is shown.
import { useEffect, useLayoutEffect, useRef } from "react";
import { bindingFor, type KeyBinding, placeOf } from "./keys.ts";

/**
 * Listens on the window while the component is mounted and `on` is not false. A dialog over the screen keeps its keys
 * to itself: nothing below it is bound until it closes.
 */
export function useKeys(bindings: readonly KeyBinding[], on = true): void {
  const latest = useRef(bindings);
  // In the same breath as what is shown: a key pressed right after it must mean what is seen, not what was before.
  useLayoutEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    if (!on) return;
    function handle(event: KeyboardEvent) {
      if (event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest("[role=dialog], [role=alertdialog], [role=menu]"))
        return;
      const binding = bindingFor(latest.current, event, placeOf(event.target));
      if (!binding) return;
      event.preventDefault();
      binding.run(event);
    }
    window.addEventListener("keydown", handle);
    return () => window.removeEventListener("keydown", handle);
  }, [on]);
}
