// Dividing by shares: sums, largest remainders, carried fractions, stock.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { divide, divideStock } from "../../decks/share.ts";

describe("divide", () => {
  it.each([
    ["twenty by the four tiers' shares", 20, [0.5, 0.3, 0.15, 0.05], [10, 6, 3, 1]],
    [
      "ten gives the odd one to the largest remainder, the earlier tier first",
      10,
      [0.5, 0.3, 0.15, 0.05],
      [5, 3, 2, 0],
    ],
    ["one goes to the first tier", 1, [0.5, 0.3, 0.15, 0.05], [1, 0, 0, 0]],
    ["nothing stays nothing", 0, [0.6, 0.3, 0.1], [0, 0, 0]],
    ["a share of nought gets nothing", 7, [0.5, 0, 0.5], [4, 0, 3]],
    ["no shares at all give nothing", 7, [0, 0], [0, 0]],
  ])("%s", (_title, total, shares, counts) => {
    expect(divide(total, shares).counts).toEqual(counts);
  });

  it("carries fractions over, so that thirty days of fifteen keep every tier within one card of its share", () => {
    const shares = [0.5, 0.3, 0.15, 0.05];
    const sums = [0, 0, 0, 0];
    let carry: number[] = [];
    for (let day = 1; day <= 30; day++) {
      const division = divide(15, shares, carry);
      carry = division.carry;
      for (const [i, count] of division.counts.entries()) {
        sums[i] = (sums[i] ?? 0) + count;
        expect(Math.abs((sums[i] ?? 0) - 15 * day * (shares[i] ?? 0))).toBeLessThan(1 + 1e-9);
      }
    }
  });

  const shareLists = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 9 });
  test.prop([fc.nat({ max: 500 }), shareLists])(
    "the counts sum to the total and none is further than one from its share",
    (total, shares) => {
      const sum = shares.reduce((a, b) => a + b, 0);
      const { counts } = divide(total, shares);
      if (sum === 0) {
        expect(counts.every((count) => count === 0)).toBe(true);
        return;
      }
      expect(counts.reduce((a, b) => a + b, 0)).toBe(total);
      for (const [i, count] of counts.entries())
        expect(Math.abs(count - (total * (shares[i] ?? 0)) / sum)).toBeLessThan(1);
    },
  );
});

describe("divideStock", () => {
  it("lets the others take what a tier without stock can't", () => {
    expect(divideStock(20, [0.5, 0.3, 0.15, 0.05], [100, 0, 100, 100]).counts).toEqual([14, 0, 4, 2]);
  });

  it("gives out the whole stock when it is smaller than the total", () => {
    expect(divideStock(20, [0.5, 0.5], [3, 4]).counts).toEqual([3, 4]);
  });

  it("lets a tier whose share is nought take what nobody else can", () => {
    expect(divideStock(5, [1, 0], [2, 10]).counts).toEqual([2, 3]);
  });

  const stocks = fc.array(fc.record({ share: fc.integer({ min: 0, max: 50 }), stock: fc.nat({ max: 40 }) }), {
    minLength: 1,
    maxLength: 6,
  });
  test.prop([fc.nat({ max: 100 }), stocks])(
    "never exceeds a stock and falls short only when all stocks do",
    (total, rows) => {
      const shares = rows.map((row) => row.share);
      if (shares.every((share) => share === 0)) return;
      const stock = rows.map((row) => row.stock);
      const { counts } = divideStock(total, shares, stock);
      for (const [i, count] of counts.entries()) expect(count).toBeLessThanOrEqual(stock[i] ?? 0);
      expect(counts.reduce((a, b) => a + b, 0)).toBe(
        Math.min(
          total,
          stock.reduce((a, b) => a + b, 0),
        ),
      );
    },
  );
});
