import { describe, expect, test } from "vitest";
import {
  bindingFor,
  type FocusPlace,
  GRADE_GUARD_MS,
  gradeCounts,
  type KeyBinding,
  type KeyPress,
  placeOf,
} from "../../renderer/hooks/keys.ts";

const run = () => undefined;
const PLAIN: KeyPress = {
  code: "",
  repeat: false,
  isComposing: false,
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
};

const bindings: KeyBinding[] = [
  { code: ["Space", "Enter"], run },
  { code: ["Digit1", "Numpad1"], onControls: true, run },
  { code: "KeyZ", run },
  { code: "KeyK", withCommand: true, inFields: true, run },
  { code: "Slash", withShift: true, run },
  { code: "ArrowDown", onRepeat: true, run },
];

describe("a key", () => {
  test.each<[string, Partial<KeyPress>, FocusPlace, string | null]>([
    ["acts by its place on the keyboard", { code: "KeyZ" }, "page", "KeyZ"],
    ["of the number pad acts like the one above the letters", { code: "Numpad1" }, "page", "Digit1"],
    ["that no binding names does nothing", { code: "KeyQ" }, "page", null],
    ["that composes a character does nothing", { code: "KeyZ", isComposing: true }, "page", null],
    ["that an input method swallowed (229) does nothing", { code: "KeyZ", keyCode: 229 }, "page", null],
    ["with Ctrl is another key", { code: "KeyZ", ctrlKey: true }, "page", null],
    ["with Alt is left to the system", { code: "KeyZ", altKey: true }, "page", null],
    ["typed into a field is text", { code: "KeyZ" }, "field", null],
    ["with Ctrl acts in a field where it was asked for", { code: "KeyK", ctrlKey: true }, "field", "KeyK"],
    ["with Command acts like with Ctrl", { code: "KeyK", metaKey: true }, "page", "KeyK"],
    ["that wants Ctrl does nothing alone", { code: "KeyK" }, "page", null],
    ["that wants Shift does nothing alone", { code: "Slash" }, "page", null],
    ["that wants Shift acts with it", { code: "Slash", shiftKey: true }, "page", "Slash"],
    ["held down does not act again", { code: "Space", repeat: true }, "page", null],
    ["held down acts again where that was asked for", { code: "ArrowDown", repeat: true }, "page", "ArrowDown"],
    ["Space on a focused button presses the button", { code: "Space" }, "control", null],
    ["with a digit acts on a focused button, too", { code: "Digit1" }, "control", "Digit1"],
    ["with a letter acts on a focused button, too", { code: "KeyZ" }, "control", "KeyZ"],
  ])("%s", (_, press, place, expected) => {
    const found = bindingFor(bindings, { ...PLAIN, ...press }, place);
    const code = found ? (typeof found.code === "string" ? found.code : found.code[0]) : null;
    expect(code).toBe(expected);
  });
});

describe("a grade", () => {
  test.each<[number, boolean]>([
    [0, false],
    [GRADE_GUARD_MS - 1, false],
    [GRADE_GUARD_MS, true],
    [5000, true],
  ])("%d ms after the reveal counts: %s", (after, counts) => {
    expect(gradeCounts(1000, 1000 + after)).toBe(counts);
  });
});

describe("the focus", () => {
  test.each<[string, FocusPlace]>([
    ["<textarea></textarea>", "field"],
    ["<input type='text'>", "field"],
    ["<input type='search'>", "field"],
    ["<input type='radio'>", "control"],
    ["<button>x</button>", "control"],
    ["<a href='#x'>x</a>", "control"],
    ["<div tabindex='-1'>x</div>", "page"],
    ["<section></section>", "page"],
  ])("on %s is in a %s", (html, place) => {
    const holder = document.createElement("div");
    holder.innerHTML = html;
    expect(placeOf(holder.firstElementChild)).toBe(place);
  });
});
