// The window opens where it was closed, and never where nobody can reach it.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Area, placeFor, smallest } from "../../electron/bounds.ts";

const screen: Area = { x: 0, y: 0, width: 1920, height: 1080 };
const second: Area = { x: 1920, y: 0, width: 1280, height: 1024 };
const kept = { x: 200, y: 100, width: 1000, height: 700, maximized: false };

describe("The kept place", () => {
  test("is used as it is while it fits a screen", () => {
    expect(placeFor(kept, [screen])).toEqual({ at: { x: 200, y: 100 }, width: 1000, height: 700, maximized: false });
  });
  test("may be on the second screen", () => {
    expect(placeFor({ ...kept, x: 2000 }, [screen, second]).at).toEqual({ x: 2000, y: 100 });
  });
  test("is given up, size kept, when its screen was unplugged", () => {
    const place = placeFor({ ...kept, x: 2100 }, [screen]);
    expect(place).toEqual({ at: null, width: 1000, height: 700, maximized: false });
  });
  test("is moved in from the edge", () => {
    expect(placeFor({ ...kept, x: 1500, y: -300 }, [screen]).at).toEqual({ x: 920, y: 0 });
  });
  test("is made smaller for a smaller screen", () => {
    const place = placeFor({ ...kept, width: 3000, height: 2000 }, [second]);
    expect([place.width, place.height]).toEqual([1280, 1024]);
  });
  test("remembers that the window filled the screen", () => {
    expect(placeFor({ ...kept, maximized: true }, [screen]).maximized).toBe(true);
  });
});

describe("Nonsense counts as nothing", () => {
  test.each([
    ["no file", null],
    ["an array", []],
    ["a text", "1180x800"],
    ["a number too large", { ...kept, width: 1e9 }],
    ["a size of nothing", { ...kept, height: 0 }],
    ["NaN", { ...kept, x: Number.NaN }],
    ["a key too many", { ...kept, url: "https://example.org" }],
    ["a key too few", { x: 1, y: 1, width: 800, height: 600 }],
  ])("%s", (_name, value) => {
    expect(placeFor(value, [screen])).toEqual({ at: null, width: 1180, height: 800, maximized: false });
  });
});

test("Whatever was kept, the window has a usable size and enough of it is on a screen", () => {
  const n = fc.integer({ min: -100_000, max: 100_000 });
  const side = fc.integer({ min: 1, max: 100_000 });
  const any = fc.record({ x: n, y: n, width: side, height: side, maximized: fc.boolean() });
  fc.assert(
    fc.property(any, (value) => {
      const place = placeFor(value, [screen, second]);
      expect(place.width).toBeGreaterThanOrEqual(smallest.width);
      expect(place.height).toBeGreaterThanOrEqual(smallest.height);
      if (!place.at) return;
      const { x, y } = place.at;
      const onAScreen = [screen, second].some(
        (one) =>
          x >= one.x && y >= one.y && x + place.width <= one.x + one.width && y + place.height <= one.y + one.height,
      );
      expect(onAScreen).toBe(true);
    }),
  );
});
