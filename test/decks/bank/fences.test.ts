// Fenced blocks and code in the line.
import { describe, expect, test } from "vitest";
import { fencesOf, withoutCode, withoutFences } from "../../../decks/bank/fences.ts";

describe("fences", () => {
  test("carry language, marks, line and body", () => {
    expect(fencesOf("One.\n\n```yaml old\na: 1\nb: 2\n```\nTwo.")).toEqual([
      { line: 3, language: "yaml", marks: ["old"], body: "a: 1\nb: 2", closed: true },
    ]);
  });

  test("within a list lose the list's indent", () => {
    expect(fencesOf("- one\n  ```yaml\n  a:\n    b: 1\n  ```")[0]?.body).toBe("a:\n  b: 1");
  });

  test("end at a fence of the same sign and at least the same length", () => {
    expect(fencesOf("````text\n```\nx\n````\n~~~\ny\n~~~").map((fence) => fence.body)).toEqual(["```\nx", "y"]);
  });

  test("that never end say so", () => {
    expect(fencesOf("```yaml\na: 1")).toMatchObject([{ closed: false, body: "a: 1" }]);
  });
});

test("a text without its fences keeps the lines around them", () => {
  expect(withoutFences("One.\n```\ncode\n```\nTwo.")).toBe("One.\nTwo.");
});

test.each([
  ["`kubectl get` it", "  it"],
  ["``a`b`` it", "  it"],
  ["a ` alone\n\nand ` another", "a ` alone\n\nand ` another"],
])("code in the line goes: %j", (text, expected) => {
  expect(withoutCode(text)).toBe(expected);
});
