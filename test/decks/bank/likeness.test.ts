// Likeness of texts.
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { bigramsOf, dice, normalised } from "../../../decks/bank/likeness.ts";

describe("likeness", () => {
  test.each([
    ["Which Service?", "which service", true],
    ["ＫＵＢＥ 服务？", "kube服务", true],
    ["port 80", "port 8080", false],
  ])("%j and %j are the same once normalised: %j", (a, b, same) => {
    expect(normalised(a) === normalised(b)).toBe(same);
  });

  test("counts a pair as often as both have it", () => {
    expect(dice(bigramsOf("night"), bigramsOf("nacht"))).toBe(0.25);
    expect(dice(bigramsOf("aaaa"), bigramsOf("aa"))).toBe(0.5);
  });

  property.prop([fc.string(), fc.string()])("is from 0 to 1, the same both ways, and 1 with itself", (a, b) => {
    const one = dice(bigramsOf(a), bigramsOf(b));
    expect(one).toBe(dice(bigramsOf(b), bigramsOf(a)));
    expect(one).toBeGreaterThanOrEqual(0);
    expect(one).toBeLessThanOrEqual(1);
    expect(dice(bigramsOf(a), bigramsOf(a))).toBe(a.length < 2 ? 0 : 1);
  });
});
