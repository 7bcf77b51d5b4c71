// How alike two wordings of a point are.
import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { likeness, likenessOf, profileOf } from "../../../decks/outline/likeness.ts";

test.each([
  ["Pod：最小 单元", "pod:最小单元", 1, 1],
  ["night", "nacht", 0.25, 0.25],
  ["Deployment: rolling updates and rollback", "Deployment: rolling update, rollback", 0.75, 0.99],
  ["滚动更新与回滚", "滚动更新、回滚和历史版本", 0.5, 0.9],
  ["Soil", "Watering", 0, 0.1],
  ["a", "b", 0, 0],
  ["a", "A", 1, 1],
  ["", "", 1, 1],
  ["", "a", 0, 0],
  ["aaaa", "aa", 0.5, 0.5],
])("%j and %j", (a, b, least, most) => {
  expect(likeness(a, b)).toBeGreaterThanOrEqual(least);
  expect(likeness(a, b)).toBeLessThanOrEqual(most);
});

const words = fc
  .array(fc.constantFrom("soil", "Rose", "浇水", " ", "-", "pH", "a"), { maxLength: 12 })
  .map((all) => all.join(""));

test.prop([words, words])("is the same either way, from 0 to 1, and 1 with itself", (a, b) => {
  const there = likeness(a, b);
  expect(there).toBe(likeness(b, a));
  expect(there >= 0 && there <= 1).toBe(true);
  expect(likeness(a, a)).toBe(1);
  expect(likenessOf(profileOf(a), profileOf(b))).toBe(there);
});
