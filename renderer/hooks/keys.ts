// Which key does what: the rule alone, over plain values, so that it can be tested without a page.

/** A key by its place on the keyboard (`event.code`), so that layouts and input methods don't move it. */
export type KeyBinding = {
  code: string | readonly string[];
  /** Ctrl, or Command on a Mac. Unless told, a binding wants no modifier but Shift. */
  withCommand?: boolean;
  /** Shift must be held (true) or must not (false); unless told either will do. */
  withShift?: boolean;
  /** Also act while the key is held down and repeats. */
  onRepeat?: boolean;
  /** Also act while the focus is in a field. */
  inFields?: boolean;
  /** Also act while the focus is on a control that takes this key itself (Space and Enter on a button). */
  onControls?: boolean;
  run: (event: KeyboardEvent) => void;
};

/** What of a key press decides; a KeyboardEvent fits. */
export type KeyPress = {
  code: string;
  repeat: boolean;
  isComposing: boolean;
  keyCode: number;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
};

/** Where the focus is: in a text field, on a control that takes Space or Enter itself, or nowhere that matters. */
export type FocusPlace = "field" | "control" | "page";

const PRESSES = new Set(["Space", "Enter", "NumpadEnter"]);

/**
 * The binding that a key press means, if any. A press that composes a character (an input method, also the
 * legacy key code 229) never means one; Space and Enter on a focused control belong to the control.
 */
export function bindingFor(
  bindings: readonly KeyBinding[],
  press: KeyPress,
  place: FocusPlace,
): KeyBinding | undefined {
  if (press.isComposing || press.keyCode === 229 || press.altKey) return undefined;
  const command = press.ctrlKey || press.metaKey;
  return bindings.find((binding) => {
    const codes = typeof binding.code === "string" ? [binding.code] : binding.code;
    if (!codes.includes(press.code)) return false;
    if (command !== (binding.withCommand ?? false)) return false;
    if (binding.withShift !== undefined && binding.withShift !== press.shiftKey) return false;
    if (press.repeat && !binding.onRepeat) return false;
    if (place === "field" && !binding.inFields) return false;
    if (place === "control" && PRESSES.has(press.code) && !binding.onControls) return false;
    return true;
  });
}

/** How long after the reveal a grade is taken for a slip of the finger, in milliseconds. */
export const GRADE_GUARD_MS = 200;

/** Whether a grade pressed at `pressedAt` counts; both are the page's monotonic milliseconds (`event.timeStamp`). */
export function gradeCounts(revealedAt: number, pressedAt: number): boolean {
  return pressedAt - revealedAt >= GRADE_GUARD_MS;
}

/** Where the focus is when `target` has it. */
export function placeOf(target: EventTarget | null): FocusPlace {
  if (!(target instanceof HTMLElement)) return "page";
  if (target.isContentEditable || target.closest("textarea, select, [role=textbox], [role=searchbox], [role=combobox]"))
    return "field";
  if (target instanceof HTMLInputElement) {
    return ["checkbox", "radio", "button", "submit", "reset", "file", "range"].includes(target.type)
      ? "control"
      : "field";
  }
  return target.closest("a[href], button, summary, [role=button], [role=option], [role=menuitem], [role=tab]")
    ? "control"
    : "page";
}
