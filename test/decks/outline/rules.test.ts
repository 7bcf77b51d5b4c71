// The small rules that reading an outline is made of: tier marks, numbers, Markdown signs, terms and parts.
import { describe, expect, test } from "vitest";
import { plainText, readInline } from "../../../decks/outline/inline.ts";
import { letterFits, readNumbering } from "../../../decks/outline/numbering.ts";
import { tierCell, tierMark } from "../../../decks/outline/ordinals.ts";
import { saysPractice } from "../../../decks/outline/skip.ts";
import { headingTag, tagOf } from "../../../decks/outline/tags.ts";
import { partsOf, splitTerm } from "../../../decks/outline/wording.ts";

describe("the tier that a title names", () => {
  test.each<[string, number, string]>([
    ["🎯 第一优先级:核心(必须掌握)", 1, "explicit"],
    ["第2层", 2, "explicit"],
    ["第十二优先级", 12, "explicit"],
    ["优先级三", 3, "explicit"],
    ["一级", 1, "explicit"],
    ["B级", 2, "explicit"],
    ["1. 必须掌握（P0：生产必备）", 0, "explicit"],
    ["了解即可（Ｐ２）", 2, "explicit"],
    ["Priority 1", 1, "explicit"],
    ["PRIORITY #2 - verbs", 2, "explicit"],
    ["Tier Ⅲ", 3, "explicit"],
    ["Tier two", 2, "explicit"],
    ["Level 4: masters", 4, "explicit"],
    ["2nd priority", 2, "explicit"],
    ["Third tier", 3, "explicit"],
    ["S tier", 0, "explicit"],
    ["T3 topics", 3, "explicit"],
    ["[#B] Deep sky", 2, "explicit"],
    ["Part 2: Priority 1", 1, "explicit"],
    ["Must have", 10, "word"],
    ["Must-know concepts", 10, "word"],
    ["3. Should Have", 20, "word"],
    ["Could have (time permitting)", 30, "word"],
    ["Won’t have this time", 40, "word"],
    ["🔴 Critical (weeks 1–2)", 5, "word"],
    ["Priority: high", 10, "word"],
    ["Importance: low", 30, "word"],
    ["Nice to have", 30, "word"],
    ["必学内容", 10, "word"],
    ["第一部分 必须掌握", 10, "word"],
    ["Kubernetes 必学", 10, "word"],
    ["必須", 10, "word"],
    ["重要", 20, "word"],
    ["了解即可/按需深入", 30, "word"],
    ["选学", 30, "word"],
    ["基础", 1, "weak"],
    ["Advanced topics", 3, "weak"],
  ])("%j is of order %i, %s", (title, order, strength) => {
    expect(tierMark(title)).toMatchObject({ order, strength });
  });

  test.each([
    "P0 to P2 at a glance",
    "第一、第二优先级",
    "从“必须掌握”到“了解即可”",
    "Critical thinking",
    "High availability",
    "Blood pressure: high",
    "Required elements of a contract",
    "一级市场",
    "P53 and cancer",
    "Phase 1",
    "第一阶段",
    "HTTP/2 and HTTP/3",
    "Coretta Scott King",
    "企业级实践",
    "Optional chaining",
    "T4.2 alloys",
    "",
  ])("%j names none", (title) => {
    expect(tierMark(title)).toBeNull();
  });

  test.each<[string, boolean, number | null]>([
    ["1", false, 1],
    ["III", false, 3],
    ["A", false, 1],
    ["H", false, 10],
    ["M", false, 20],
    ["M", true, 10],
    ["W", true, 40],
    ["高", false, 10],
    ["★★★", false, -3],
    ["★☆☆", false, -1],
    ["P1", false, 1],
    ["sometimes", false, null],
  ])("a cell %j (MoSCoW: %s) is of order %s", (cell, moscow, order) => {
    expect(tierCell(cell, moscow)?.order ?? null).toBe(order);
  });

  test.each([
    ["[P0] Ownership", 0, "Ownership"],
    ["Ownership (must)", 10, "Ownership"],
    ["`P1` Ownership", null, null],
    ["P1: Ownership", 1, "Ownership"],
    ["（第二优先级）所有权", 2, "所有权"],
    ["Ownership (rules)", null, null],
    ["(P0)", null, null],
  ])("the point %j carries the tag %s", (text, order, rest) => {
    const tag = tagOf(text);
    expect([tag?.mark.order ?? null, tag?.text ?? null]).toEqual([order, rest]);
  });

  test("a heading carries a tag only if its other words name no tier", () => {
    expect(headingTag("Ownership (P0)")?.text).toBe("Ownership");
    expect(headingTag("Must know (P0)")).toBeNull();
    expect(headingTag("P0: Ownership")).toBeNull();
  });
});

describe("numbers in front", () => {
  test.each<[string, string, string, number]>([
    ["1. a", "1", "int.", 1],
    ["12) a", "12", "int)", 12],
    ["1、甲", "1", "int、", 1],
    ["1.2.3 a", "1.2.3", "dots3", 3],
    ["1.甲", "1", "int.", 1],
    ["（二）甲", "二", "(han)", 2],
    ["十二、甲", "十二", "han", 12],
    ["②甲", "2", "circled", 2],
    ["iv. a", "iv", "roman.", 4],
    ["(ix) a", "ix", "(roman)", 9],
    ["b) a", "b", "lower)", 2],
    ["３．甲", "3", "int.", 3],
  ])("%j has the number %j of the style %j", (line, number, style, value) => {
    expect(readNumbering(line)).toMatchObject({ number, style, value });
  });

  test.each([
    "12 factors",
    "3.5mm jack",
    "10:30 lecture",
    "e.g. this",
    "J. S. Bach",
    "E. coli",
    "三、四优先级",
    "A、B、C",
    "2024. A year",
    "1.",
  ])("%j has none", (line) => {
    expect(readNumbering(line)).toBeNull();
  });

  test("a letter counts as the first of a sequence, a next one, or before Chinese", () => {
    const fits = (line: string, previous: number | null): boolean => {
      const found = readNumbering(line);
      return found !== null && letterFits(found, previous);
    };
    expect([
      fits("A. Cells", null),
      fits("C. Cells", 2),
      fits("C. Cells", null),
      fits("C. 细胞", null),
      fits("c) cells", null),
    ]).toEqual([true, true, false, true, true]);
  });
});

describe("words without Markdown", () => {
  test.each([
    ["**Pod**:最小", "Pod:最小"],
    ["**“引号”**内容", "“引号”内容"],
    ["a *b* _c_ ~~d~~ ==e== ***f***", "a b c d e f"],
    ["snake_case and 2*3*4", "snake_case and 2*3*4"],
    ["变量_名_称", "变量_名_称"],
    ["**open", "**open"],
    ["`a*b*` and ``x`y``", "a*b* and x`y"],
    ["[text](http://x.y/(z)) ![alt](i.png)", "text alt"],
    ["[not](a link", "[not](a link"],
    ["[ref][1] and [[page|words]]", "ref and words"],
    ["<https://x.y> a<br>b <b>c</b> Vec<T>", "https://x.y a b c Vec<T>"],
    ["\\*literal\\* C:\\dir", "*literal* C:\\dir"],
    ["a <!-- hidden --> b", "a  b"],
    ["zero\u200bwidth", "zerowidth"],
    ["1 &lt; 2", "1 &lt; 2"],
  ])("%j reads %j", (source, text) => {
    expect(plainText(source)).toBe(text);
  });

  test("tells where code stands and takes an id off the end", () => {
    expect(readInline("use `a: b` here {#an.id-1_}")).toEqual({
      text: "use a: b here",
      code: [[4, 8]],
      writtenId: "an.id-1_",
    });
    expect(readInline("{#a} b").writtenId).toBeNull();
  });
});

describe("terms", () => {
  test.each<[string, string | null]>([
    ["Pod:最小调度单元", "Pod"],
    ["Job / CronJob：批处理", "Job / CronJob"],
    ["HPA(Horizontal: Pod):扩容", "HPA(Horizontal: Pod)"],
    ["ResourceQuota:Namespace级别", "ResourceQuota"],
    ["Mitosis: division", "Mitosis"],
    ["Ownership — one owner", "Ownership"],
    ["所有权——一个属主", "所有权"],
    ["Tides :: pull of the moon", "Tides"],
    ["see https://a.b", null],
    ["at 12:30 sharp", null],
    ["ratio 3:1", null],
    ["std::vec", null],
    ["image:tag", null],
    ["Label:", null],
    [": text", null],
    [`${"x".repeat(81)}: text`, null],
    ["1 – 5 things", null],
  ])("%j has the term %j", (text, term) => {
    expect(splitTerm(text)?.term ?? null).toBe(term);
  });

  test("a colon in code divides nothing", () => {
    const { text, code } = readInline("`kind: Pod` and: more");
    expect(splitTerm(text, code)).toEqual({ term: "kind: Pod and", rest: "more" });
  });
});

describe("enumerations", () => {
  test.each<[string, string[]]>([
    ["Role、ClusterRole、Binding", ["Role", "ClusterRole", "Binding"]],
    ["甲、乙和丙", ["甲", "乙", "丙"]],
    ["声明式API、资源定义、标签与选择器", ["声明式API", "资源定义", "标签与选择器"]],
    ["Debug, Clone and Hash", ["Debug", "Clone", "Hash"]],
    ["Debug, Clone, and Hash", ["Debug", "Clone", "Hash"]],
    ["Robespierre; Danton; Marat", ["Robespierre", "Danton", "Marat"]],
    ["Job/CronJob", ["Job", "CronJob"]],
    ["Endpoints与EndpointSlice", ["Endpoints", "EndpointSlice"]],
    ["事件（Events）、日志（容器/节点）", ["事件（Events）", "日志（容器/节点）"]],
    ["CNI插件原理(Calico/Flannel/Cilium)", ["Calico", "Flannel", "Cilium"]],
    ["labels（app、team、env 等）", ["app", "team", "env"]],
    ["污点/容忍 + 专用节点", ["污点/容忍", "专用节点"]],
    ["search and seizure", ["search", "seizure"]],
  ])("%j has the parts %j", (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  test.each([
    "one thing",
    "CI/CD",
    "TCP/IP model",
    "https://a.b/c/d",
    "A value has one owner, and assignment hands it over to the next",
    "重试与超时策略",
    "反亲和用于高可用；但要评估集群规模",
    "共和国",
    "饱和脂肪酸",
    "baseline/restricted 思路",
    "1,000 words",
    "First sentence. Second, third",
    `${"x".repeat(41)}、b`,
  ])("%j is none", (text) => {
    expect(partsOf(text)).toEqual([]);
  });
});

test.each<[string, boolean]>([
  ["📚 最佳实践专题", true],
  ["Best Practice", true],
  ["生产建议", true],
  ["Do's and Don'ts", true],
  ["Practice routine", false],
  ["企业级实践", false],
])("%j announces best practices: %s", (title, says) => {
  expect(saysPractice(title)).toBe(says);
});
