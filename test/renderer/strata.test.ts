import { describe, expect, test } from "vitest";
import {
  edgeOf,
  hueOf,
  levelOf,
  lieOf,
  moveFrom,
  type Spot,
  type StrataLayer,
  settled,
} from "../../renderer/components/figures/strata.ts";
import { plainTitle } from "../../renderer/components/figures/tier-title.ts";

const layer = (rank: number | null, levels: number[][] = [[0]]): StrataLayer => ({
  rank,
  title: `T${rank}`,
  blocks: levels.map((cells, id) => ({
    id,
    title: "",
    detail: "",
    cells: cells.map((level, cell) => ({ id: cell, level })),
  })),
});

test.each([
  ["🎯 第一优先级:核心基础", "第一优先级:核心基础"],
  ["☁️ ⚙️  Must know", "Must know"],
  ["1st priority", "1st priority"],
  ["🎯", "🎯"],
])("a tier titled %s is called %s", (title, called) => {
  expect(plainTitle(title)).toBe(called);
});

describe("layers", () => {
  test("lie with the first tier at the bottom, and what runs through all of them apart", () => {
    const { lying, vein } = lieOf([layer(1), layer(null), layer(3), layer(2)]);
    expect(lying.map((one) => one.rank)).toEqual([3, 2, 1]);
    expect(vein?.rank).toBeNull();
  });

  test("without anything through all tiers have no vein", () => {
    expect(lieOf([layer(1), layer(null, [])]).vein).toBeNull();
  });

  test("are as settled as their cells in the mean, empty ones not at all", () => {
    expect(
      settled(
        layer(1, [
          [1, 1],
          [0, 0],
        ]).blocks,
      ),
    ).toBe(0.5);
    expect(settled(layer(1, [[]]).blocks)).toBe(0);
  });

  test("have the same edge every time, each rank its own", () => {
    expect(edgeOf(2, 14)).toBe(edgeOf(2, 14));
    expect(edgeOf(2, 14)).not.toBe(edgeOf(3, 14));
    expect(edgeOf(2, 14, true).endsWith("Z")).toBe(false);
  });

  test("beyond the sixth share its colour", () => {
    expect(hueOf(9)).toEqual(hueOf(6));
  });
});

test("a cell fills from unseen to stable", () => {
  const levels = (["unseen", "learning", "young", "stable"] as const).map(levelOf);
  expect(levels).toEqual([...levels].sort((a, b) => a - b));
  expect([levels.at(0), levels.at(-1)]).toEqual([0, 1]);
});

// Two blocks above, three below.
const spots: Spot[] = [
  { id: "a", left: 0, top: 0, width: 50, height: 20 },
  { id: "b", left: 50, top: 0, width: 50, height: 20 },
  { id: "c", left: 0, top: 30, width: 30, height: 20 },
  { id: "d", left: 30, top: 30, width: 30, height: 20 },
  { id: "e", left: 60, top: 30, width: 40, height: 20 },
];

describe("an arrow key", () => {
  test.each([
    ["a", "right", "b"],
    ["b", "left", "a"],
    ["a", "left", "a"],
    ["a", "down", "c"],
    ["b", "down", "e"],
    ["d", "up", "a"],
    ["e", "up", "b"],
    ["c", "down", "c"],
    ["d", "first", "a"],
    ["a", "last", "e"],
  ] as const)("from %s goes %s to %s", (from, way, to) => {
    expect(moveFrom(spots, from, way)).toBe(to);
  });

  test("from a block that is gone goes to the first", () => {
    expect(moveFrom(spots, "x", "down")).toBe("a");
    expect(moveFrom([], "x", "down")).toBe("x");
  });
});
