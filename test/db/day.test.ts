// Study days: the start hour, time zones, the nights when clocks change.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { dateOf, dayOfDate, isTimeZone, startOfDay, studyDayOf } from "../../db/day.ts";

const at = (iso: string): number => Date.parse(iso);

describe("studyDayOf", () => {
  it.each([
    [
      "before four in the morning it is still the day before",
      "2026-03-02T03:59:59+08:00",
      "Asia/Shanghai",
      4,
      "2026-03-01",
    ],
    ["at four the new day begins", "2026-03-02T04:00:00+08:00", "Asia/Shanghai", 4, "2026-03-02"],
    ["midnight starts the day where the hour is nought", "2026-03-02T00:00:00+08:00", "Asia/Shanghai", 0, "2026-03-02"],
    ["an instant is another day in another zone", "2026-03-02T00:30:00Z", "America/Los_Angeles", 4, "2026-03-01"],
    ["the spring night that skips an hour", "2026-03-29T03:30:00+02:00", "Europe/Berlin", 2, "2026-03-29"],
    ["the autumn night that has an hour twice", "2026-10-25T02:30:00+01:00", "Europe/Berlin", 2, "2026-10-25"],
    ["the year 1970", "1970-01-01T05:00:00+08:00", "Asia/Shanghai", 4, "1970-01-01"],
  ])("%s", (_title, iso, timeZone, dayStartHour, date) => {
    expect(dateOf(studyDayOf(at(iso), { timeZone, dayStartHour }))).toBe(date);
  });
});

describe("startOfDay", () => {
  it("is the first instant of the day where the start hour is skipped", () => {
    const rule = { timeZone: "Europe/Berlin", dayStartHour: 2 };
    const day = dayOfDate("2026-03-29") ?? 0;
    expect(new Date(startOfDay(day, rule)).toISOString()).toBe("2026-03-29T01:00:00.000Z");
  });

  const zones = fc.constantFrom(
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "UTC",
  );
  const instants = fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2080, 0) });
  test.prop([instants, zones, fc.integer({ min: 0, max: 23 })])(
    "every instant lies within its study day",
    (instant, timeZone, dayStartHour) => {
      const rule = { timeZone, dayStartHour };
      const day = studyDayOf(instant, rule);
      expect(startOfDay(day, rule)).toBeLessThanOrEqual(instant);
      expect(startOfDay(day + 1, rule)).toBeGreaterThan(instant);
    },
  );
});

it("knows which time zones there are", () => {
  expect(isTimeZone("Asia/Shanghai")).toBe(true);
  expect(isTimeZone("Mars/Olympus")).toBe(false);
});
