import { describe, expect, test } from "vitest";
import en from "../../renderer/i18n/en.json";
import * as format from "../../renderer/i18n/format.ts";
import { createTranslator, langOf } from "../../renderer/i18n/i18n.ts";
import zh from "../../renderer/i18n/zh.json";

type Tree = { [key: string]: string | Tree };

function flat(tree: Tree, prefix = ""): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") all.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) all.set(inner, text);
  }
  return all;
}

const english = flat(en);
const chinese = flat(zh);
/** A count's forms are one text: English has one and other, Chinese other alone. */
const bare = (key: string) => key.replace(/_(zero|one|other)$/, "");
const HAN = /\p{Script=Han}/u;
/** Names and signs that are the same in both languages. */
const SAME = new Set(["import.pastedName"]);
/** Texts that are made of values alone. */
const onlyValues = (text: string) => text.replace(/\{\{[^}]+\}\}/g, "").replace(/[\s\p{P}\p{S}]/gu, "") === "";

describe("the interface's texts", () => {
  test("are the same keys in both languages, counts aside", () => {
    const keys = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(bare))].sort();
    expect(keys(chinese)).toEqual(keys(english));
  });

  test("have a form for one and for many in English wherever they have one for many", () => {
    const lone = [...english.keys()].filter((key) => key.endsWith("_other") && !english.has(`${bare(key)}_one`));
    expect(lone).toEqual([]);
    expect([...chinese.keys()].filter((key) => key.endsWith("_one"))).toEqual([]);
  });

  test("are never empty", () => {
    const empty = [...english, ...chinese].filter(([, text]) => text.trim() === "").map(([key]) => key);
    expect(empty).toEqual([]);
  });

  test("are Chinese in Chinese and have no Chinese in English", () => {
    expect([...english].filter(([, text]) => HAN.test(text)).map(([key]) => key)).toEqual([]);
    const foreign = [...chinese].filter(([key, text]) => !HAN.test(text) && !SAME.has(key) && !onlyValues(text));
    expect(foreign.map(([key]) => key)).toEqual([]);
  });

  test("take the same values in both languages", () => {
    const values = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((found) => found[1] ?? "");
    const different = [...chinese].flatMap(([key, text]) => {
      const other = english.get(key);
      if (other === undefined) return [];
      const [here, there] = [new Set(values(text)), new Set(values(other))];
      return here.size === there.size && [...here].every((value) => there.has(value)) ? [] : [key];
    });
    expect(different).toEqual([]);
  });
});

describe("the language of a browser", () => {
  test.each<[string[], string]>([
    [["zh-CN", "en"], "zh"],
    [["zh-Hant-TW"], "zh"],
    [["de", "zh"], "zh"],
    [["fr-FR"], "en"],
    [[], "en"],
    [["en-US", "zh"], "en"],
  ])("%j speaks %s", (tags, lang) => {
    expect(langOf(tags)).toBe(lang);
  });
});

test("a text is switched at any moment, with its counts", async () => {
  const translator = createTranslator("en");
  expect(translator.t("today.cards", { count: 1 })).toBe("1 card");
  expect(translator.t("today.cards", { count: 1200 })).toBe("1,200 cards");
  await translator.changeLanguage("zh");
  expect(translator.t("today.cards", { count: 1 })).toBe("1 张卡片");
});

const MINUTE = 60_000;
const DAY = 86_400_000;

describe("a span until the next review", () => {
  test.each<[number, string, string]>([
    [0, "1 minute", "1分钟"],
    [-5, "1 minute", "1分钟"],
    [10 * MINUTE, "10 minutes", "10分钟"],
    [90 * MINUTE, "2 hours", "2小时"],
    [DAY, "1 day", "1天"],
    [30 * DAY, "30 days", "30天"],
    [76 * DAY, "2.5 months", "2.5个月"],
    [475 * DAY, "1.3 years", "1.3年"],
  ])("%d ms is %s", (ms, inEnglish, inChinese) => {
    expect(format.span("en", ms)).toBe(inEnglish);
    expect(format.span("zh", ms).replace(/\s/g, "")).toBe(inChinese);
  });
});

describe("a duration", () => {
  test.each<[number, string]>([
    [4_400, "4 seconds"],
    [4 * MINUTE, "4 minutes"],
    [60 * MINUTE, "1 hour"],
    [80 * MINUTE, "1 hour 20 minutes"],
  ])("%d ms takes %s", (ms, words) => {
    expect(format.duration("en", ms)).toBe(words);
  });
  test("has in Chinese a space between figure and word, as the sentences around it", () => {
    expect(format.duration("zh", 4_400)).toBe("4 秒");
    expect(format.duration("zh", 80 * MINUTE)).toBe("1 小时 20 分钟");
  });
});

describe("a clock", () => {
  test.each<[number, string]>([
    [0, "00:00"],
    [-10, "00:00"],
    [1, "00:01"],
    [59_001, "01:00"],
    [90 * MINUTE, "1:30:00"],
  ])("with %d ms left shows %s", (ms, shown) => {
    expect(format.clock(ms)).toBe(shown);
  });
});

test("a day is told in the learner's zone", () => {
  const at = Date.UTC(2026, 10, 22, 23, 0);
  expect(format.day("en", at, "Asia/Shanghai")).toContain("23 Nov 2026");
  expect(format.day("en", at, "UTC")).toContain("22 Nov 2026");
});

test("a share is a percentage, a recall has two digits, a size has its unit", () => {
  expect(format.percent("en", 0.934)).toBe("93%");
  expect(format.recall("en", 0.9)).toBe("0.90");
  expect(format.bytes("en", 1_234_567)).toBe("1.2 MB");
});
