// Which concepts a point names, and whether an outline is one of the subject.
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { Taxonomy } from "../../../decks/bank/schema.ts";
import { belongsToSubject, buildMatcher, matchPoint, matchText, subjectFit } from "../../../decks/outline/match.ts";
import { normaliseText } from "../../../decks/outline/normalise.ts";
import { parsed } from "./shape.ts";

function taxonomy(concepts: Record<string, [string, string, ...string[]]>): Taxonomy {
  return {
    subject: "garden",
    name: { en: "Garden", zh: "园艺" },
    version: "1.0",
    topics: [
      {
        id: "all",
        name: { en: "All", zh: "全部" },
        tier: 1,
        facet: "concept",
        concepts: Object.entries(concepts).map(([id, [en, zh, ...aliases]]) => ({
          id,
          name: { en, zh },
          aliases,
          domains: [],
        })),
      },
    ],
  };
}

const garden = buildMatcher(
  taxonomy({
    soil: ["Soil", "土壤", "loam"],
    "soil-ph": ["Soil pH", "土壤酸碱度", "pH value"],
    watering: ["Watering", "浇水"],
    rose: ["Rose", "玫瑰", "Rosa rugosa"],
    berry: ["Berry", "浆果"],
    "drip-irrigation": ["DripIrrigation", "滴灌", "drip/micro irrigation"],
    "plant-food": ["C++ food", "肥料", "N/P/K"],
    pruning: ["Pruning", "修剪"],
  }),
);

describe("aliases in a text", () => {
  test.each<[string, string[]]>([
    ["Soil", ["soil"]],
    ["SOIL and watering", ["soil", "watering"]],
    ["watering, then soil", ["watering", "soil"]],
    ["Soil pH", ["soil-ph"]],
    ["soil and soil pH", ["soil", "soil-ph"]],
    ["土壤酸碱度与土壤", ["soil-ph", "soil"]],
    ["给玫瑰浇水", ["rose", "watering"]],
    ["玫瑰Soil修剪", ["rose", "soil", "pruning"]],
    ["ｓｏｉｌ", ["soil"]],
    ["roses, berries", ["rose", "berry"]],
    ["rosés topsoil soils", ["soil"]],
    ["primrose subsoil soiled", []],
    ["drip irrigation", ["drip-irrigation"]],
    ["dripirrigation", ["drip-irrigation"]],
    ["drip / micro  irrigation", ["drip-irrigation"]],
    ["C++ food；N／P／K", ["plant-food"]],
    ["ph-value", ["soil-ph"]],
    ["rosa-rugosa", ["rose"]],
    ["", []],
  ])("%j names %j", (text, concepts) => {
    expect(matchText(garden, text)).toEqual(concepts);
  });

  test("an alias that two concepts claim goes to the first, and what is written wins over what is derived", () => {
    const matcher = buildMatcher(
      taxonomy({
        first: ["Mulch", "覆盖"],
        second: ["Mulch", "盖"],
        camel: ["RedLeaf", "红"],
        plain: ["red leaf", "叶"],
      }),
    );
    expect(matchText(matcher, "mulch")).toEqual(["first"]);
    expect(matchText(matcher, "red leaf")).toEqual(["plain"]);
  });

  test("a shorter alias inside of a longer one is found where the longer one does not end at a word", () => {
    const matcher = buildMatcher(taxonomy({ a: ["pot", "盆"], b: ["pot plant", "盆栽"] }));
    expect(matchText(matcher, "pot planting")).toEqual(["a"]);
    expect(matchText(matcher, "pot plants")).toEqual(["b"]);
  });
});

describe("the concepts of a point", () => {
  const point = (text: string, parents: string[] = []) => ({ text, parents });

  test("its own words come first, those of the term before the rest", () => {
    expect(matchPoint(garden, "浇水", point("Rose: soil, pruning", ["Berry"]))).toEqual({
      concepts: ["rose", "soil", "pruning"],
      via: "point",
    });
  });

  test("else the nearest enclosing bullet that names any, then the title of the topic", () => {
    expect(matchPoint(garden, "浇水", point("how deep", ["Rose", "Soil", "always"]))).toEqual({
      concepts: ["soil"],
      via: "topic",
    });
    expect(matchPoint(garden, "浇水", point("how often", ["always"]))).toEqual({
      concepts: ["watering"],
      via: "topic",
    });
    expect(matchPoint(garden, "Tools", point("spade"))).toEqual({ concepts: [], via: "none" });
  });
});

describe("whether an outline is one of the subject", () => {
  const outline = (...points: string[]) => {
    const [first] = parsed(["## P0", "### Chapter", ...points.map((point) => `- ${point}`)].join("\n")).outlines;
    if (first === undefined) throw new Error("no outline");
    return first;
  };

  test("its share of points that name a concept tells, from a third on", () => {
    expect(subjectFit(outline("soil", "rose", "x", "y"), garden)).toBe(0.5);
    expect(belongsToSubject(outline("soil", "x", "y"), garden)).toBe(true);
    expect(belongsToSubject(outline("soil", "x", "y", "z"), garden)).toBe(false);
  });

  test("an outline without points fits nothing", () => {
    expect(subjectFit({ name: "", line: 1, tiers: [], topics: [] }, garden)).toBe(0);
  });
});

describe("searching", () => {
  // The same rule without any machinery: every place of every alias, the longest kept first.
  const aliases = ["aa", "a", "ab", "b a", "甲", "甲乙", "乙a"];
  const matcher = buildMatcher(taxonomy(Object.fromEntries(aliases.map((alias, at) => [`c${at}`, [alias, alias]]))));
  const slow = (text: string): string[] => {
    const hits: Array<{ at: number; end: number; id: string }> = [];
    const isWord = (char: string | undefined): boolean => char !== undefined && /[a-z]/.test(char);
    aliases.forEach((alias, index) => {
      for (let at = text.indexOf(alias); at >= 0; at = text.indexOf(alias, at + 1)) {
        const end = at + alias.length;
        const head = isWord(alias[0]) && isWord(text[at - 1]);
        const tail = isWord(alias.at(-1)) && isWord(text[end]);
        if (!head && !tail) hits.push({ at, end, id: `c${index}` });
      }
    });
    hits.sort((x, y) => y.end - y.at - (x.end - x.at) || x.at - y.at);
    const kept: typeof hits = [];
    for (const hit of hits) if (!kept.some((other) => hit.at < other.end && other.at < hit.end)) kept.push(hit);
    return [...new Set(kept.sort((x, y) => x.at - y.at).map(({ id }) => id))];
  };

  property.prop(
    [
      fc
        .array(fc.constantFrom("a", "b", " ", "甲", "乙", ","), { maxLength: 30 })
        .map((all) => normaliseText(all.join(""))),
    ],
    { numRuns: 1000 },
  )("finds what a search alias by alias finds", (text) => {
    expect(matchText(matcher, text)).toEqual(slow(text));
  });
});

test.each([
  ["Service 类型：ClusterIP、NodePort", "service类型:clusterip,nodeport"],
  ["ＡＢＣ　（ａ）", "abc(a)"],
  ["kube-proxy  kube_proxy", "kube proxy kube proxy"],
  ["“Quoted”", "quoted"],
  ["PV / PVC", "pv/pvc"],
])("%j compares as %j", (text, plain) => {
  expect(normaliseText(text)).toBe(plain);
});
