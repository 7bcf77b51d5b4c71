import { describe, expect, test } from "vitest";
import { likeness, rank } from "../../renderer/components/dialogs/fuzzy.ts";

const texts = ["Today", "Library", "Weak topics", "Settings", "Show the answer", "薄弱主题", "设置"];
const find = (query: string) => rank(query, texts, (text) => [text]);

describe("a few letters", () => {
  test.each([
    ["lib", "Library"],
    ["wt", "Weak topics"],
    ["topics weak", "Weak topics"],
    ["SET", "Settings"],
    ["answer", "Show the answer"],
    ["弱题", "薄弱主题"],
    ["ｌｉｂ", "Library"],
  ])("%j find %j first", (query, text) => {
    expect(find(query)[0]).toBe(text);
  });

  test("that are not there in this order find nothing", () => {
    expect(find("bil")).toEqual([]);
    expect(find("zzz")).toEqual([]);
  });

  test("none at all leave everything in its order", () => {
    expect(find("  ")).toEqual(texts);
  });

  test("at the beginnings of words weigh more than in their middle", () => {
    expect(likeness("to", "Today")).toBeGreaterThan(likeness("to", "History of"));
  });
});
