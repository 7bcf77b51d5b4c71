// Columns stand under each other in a terminal, whatever the script, and no cell can command the terminal.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnsOf, cut, harmless, table } from "../../../electron/terminal/table.ts";

describe("A text takes the columns that a terminal gives it", () => {
  test.each([
    ["Pod", 3],
    ["核心概念", 8],
    ["Service 类型：ClusterIP", 23],
    ["，。（）", 8],
    ["🎯", 2],
    ["e\u0301", 1],
    ["한국어", 6],
    ["ｆｕｌｌ", 8],
    ["", 0],
  ])("%s takes %i", (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });
});

describe("A text is cut to fit", () => {
  test.each([
    ["Deployment", 20, "Deployment"],
    ["Deployment", 6, "Deplo…"],
    ["核心概念与架构", 7, "核心概…"],
    ["核心概念与架构", 6, "核心…"],
  ])("%s in %i is %s", (text, columns, expected) => {
    expect(cut(text, columns)).toBe(expected);
  });

  test("and never takes more than it may", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, columns) => {
        expect(columnsOf(cut(text, columns))).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

test("Columns stand under each other with Chinese in them", () => {
  const text = table(
    [{ title: "Tier" }, { title: "Topic" }, { title: "Items", align: "right" }, { title: "Note" }],
    [
      [1, "工作负载", 12, "a"],
      [2, "Networking", 3, "b"],
    ],
  );
  expect(text).toBe(
    ["Tier  Topic       Items  Note", "1     工作负载       12  a", "2     Networking      3  b", ""].join("\n"),
  );
});

test("A table without rows is nothing", () => {
  expect(table([{ title: "Tier" }], [])).toBe("");
});

describe("What a terminal would obey is taken out", () => {
  test.each([
    ["a colour", "\u001b[31mred\u001b[0m", "[31mred [0m"],
    ["a title", "\u001b]0;owned\u0007Pod", "]0;owned Pod"],
    ["a line break", "Pod\nService", "Pod Service"],
    ["a carriage return", "Pod\rService", "Pod Service"],
    ["an eight-bit control", "Pod\u009b2J", "Pod 2J"],
    ["a direction override", "Pod\u202egnp.exe", "Pod gnp.exe"],
  ])("%s", (_name, text, expected) => {
    expect(harmless(text)).toBe(expected);
  });
});
