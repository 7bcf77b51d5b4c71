// `--now` names one instant, and anything else is refused.
import { describe, expect, test } from "vitest";
import { instantOf } from "../../../electron/terminal/instant.ts";
import { Misuse } from "../../../electron/terminal/io.ts";

describe("An instant is read", () => {
  test.each([
    ["2026-12-01T09:00Z", Date.UTC(2026, 11, 1, 9)],
    ["2026-12-01T09:00:30Z", Date.UTC(2026, 11, 1, 9, 0, 30)],
    ["2026-12-01T09:00:30.250Z", Date.UTC(2026, 11, 1, 9, 0, 30, 250)],
    ["2026-12-01T17:00+08:00", Date.UTC(2026, 11, 1, 9)],
    ["2026-12-01T17:00+0800", Date.UTC(2026, 11, 1, 9)],
    ["2026-12-01 09:00z", Date.UTC(2026, 11, 1, 9)],
    ["2028-02-29T00:00Z", Date.UTC(2028, 1, 29)],
  ])("%s", (text, at) => {
    expect(instantOf(text)).toBe(at);
  });

  test("without a zone it is local", () => {
    expect(instantOf("2026-12-01T09:00")).toBe(new Date(2026, 11, 1, 9).getTime());
  });

  test("a date alone is noon, local", () => {
    expect(instantOf("2026-12-01")).toBe(new Date(2026, 11, 1, 12).getTime());
  });
});

describe("What is no instant is refused", () => {
  test.each([
    "",
    "now",
    "tomorrow",
    "1764579600000",
    "2026-13-01",
    "2026-02-31",
    "2027-02-29T09:00Z",
    "2026-12-01T25:00Z",
    "12/01/2026",
    "2026-12-01T09:00 Berlin",
  ])("%s", (text) => {
    expect(() => instantOf(text)).toThrow(Misuse);
  });
});
