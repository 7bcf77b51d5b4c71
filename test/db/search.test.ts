// Search: Chinese by characters, names by their parts, nothing typed is ever syntax.
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { indexItem, indexWords, matchExpression, searchItems, searchSql, unindexItem } from "../../db/search.ts";
import { all, type Db } from "../../db/statements.ts";
import { memoryDb } from "../support/learner.ts";

/** A database whose index holds these texts as items 1, 2, 3, … */
function indexed(...texts: string[]): Db {
  const db = memoryDb();
  for (const [i, text] of texts.entries()) indexItem(db, i + 1, text);
  return db;
}

function found(db: Db, query: string): number[] {
  return searchItems(db, query, 100, 0).numbers.sort((a, b) => a - b);
}

describe("what is found", () => {
  const texts = [
    "A NodePort opens a port on every node", // 1
    "kube-proxy programs the rules", // 2
    "服务发现与负载均衡：Service 的类型", // 3
    "OOMKilled 表示容器内存超限", // 4
    "Set spec.replicas to 3", // 5
    "Full width: ＡＰＩ　Ｓｅｒｖｅｒ", // 6
    "HTTPRoute 与 Gateway API", // 7
  ];
  const cases: Array<[string, number[]]> = [
    ["NodePort", [1]],
    ["nodep", [1]],
    ["port", [1]],
    ["kube-proxy", [2]],
    ["kubeproxy", [2]],
    ["proxy", [2]],
    ["kube-pro", [2]],
    ["proxy-kube", []],
    ["服务", [3]],
    ["负载均衡", [3]],
    ["均衡负载", []],
    ["务发", [3]],
    ["service类型", [3]],
    ["oom", [4]],
    ["killed", [4]],
    ["内存 容器", [4]],
    ["spec.replicas", [5]],
    ["replicas 3", [5]],
    ["api server", [6]],
    ["API", [6, 7]],
    ["route", [7]],
    ["http gateway", [7]],
    ["missing", []],
    ["", []],
    ["  ", []],
    ["***", []],
    ["，。！", []],
  ];
  test.each(cases)("%j finds %j", (query, numbers) => {
    expect(found(indexed(...texts), query)).toEqual(numbers);
  });

  test("the item that says it more often comes first", () => {
    const db = indexed("queen and much else of a long text about other things", "queen queen queen", "drone");
    expect(searchItems(db, "queen", 10, 0).numbers).toEqual([2, 1]);
  });

  test("a page holds what was asked for, the total counts all", () => {
    const db = indexed(...Array.from({ length: 30 }, (_, i) => `bee ${i}`));
    const first = searchItems(db, "bee", 10, 0);
    const last = searchItems(db, "bee", 10, 25);
    expect([first.total, first.numbers.length, last.numbers.length]).toEqual([30, 10, 5]);
    expect(first.numbers.filter((no) => last.numbers.includes(no))).toEqual([]);
  });

  test("a text that was replaced or taken out is found no more", () => {
    const db = indexed("queen", "drone");
    indexItem(db, 1, "worker");
    unindexItem(db, 2);
    expect([found(db, "queen"), found(db, "worker"), found(db, "drone")]).toEqual([[], [1], []]);
  });
});

describe("what is typed", () => {
  const hostile = [
    '"',
    '" OR "a',
    "a AND",
    "NOT a",
    "NEAR(a b)",
    "words : a",
    "a*",
    "*",
    "^a",
    "(a",
    "a;drop table items",
    "-a",
    "{a}",
  ];
  test.each(hostile)("%j is words and never syntax", (query) => {
    const db = indexed("a text", "drop table items");
    expect(() => searchItems(db, query, 10, 0)).not.toThrow();
  });

  property.prop([fc.string({ unit: "grapheme", maxLength: 60 })])("anything at all can be searched for", (query) => {
    const db = indexed("a text");
    expect(searchItems(db, query, 10, 0).total).toBeLessThanOrEqual(1);
  });

  property.prop([fc.stringMatching(/^[a-z]{3,8}$/), fc.stringMatching(/^[a-z]{3,8}$/)])(
    "every beginning of every word of a text finds it",
    (a, b) => {
      const db = indexed(`${a} ${b}`);
      for (const word of [a, b])
        for (let length = 1; length <= word.length; length += 1) expect(found(db, word.slice(0, length))).toEqual([1]);
    },
  );

  test("at most sixteen words are looked for", () => {
    expect(matchExpression("a ".repeat(100))?.split(" AND ")).toHaveLength(16);
  });
});

test("words and their parts stand apart, so that phrases in the text stay whole", () => {
  expect(indexWords("NodePort kube-proxy 服务").replace(/ +/g, " ")).toBe(
    "NodePort kube-proxy 服 务 \nNode Port kubeproxy",
  );
});

test("a search reads the index alone, whatever the statistics say", () => {
  const db = indexed(...Array.from({ length: 50 }, (_, i) => `bee ${i}`));
  const plan = (): string[] =>
    all<{ detail: string }>(db, `explain query plan ${searchSql}`, '"bee"*', 10, 0).map(({ detail }) => detail);
  expect(plan()).toEqual([expect.stringMatching(/^SCAN item_words VIRTUAL TABLE INDEX \d+:.*M/)]);
  db.exec("analyze");
  expect(plan()).toHaveLength(1);
});
