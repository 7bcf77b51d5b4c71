// The lint: a whole bank passes, and each fault is found by its rule and by no other.
import { describe, expect, test } from "vitest";
import { lintBank } from "../../../decks/bank/lint.ts";
import { reportLines } from "../../../decks/bank/report.ts";
import type { BankItem, Option, Subject, TaxonomyTopic } from "../../../decks/bank/schema.ts";
import {
  card,
  chain,
  chinese,
  english,
  lab,
  misconception,
  options,
  plus,
  scenario,
  subject,
  withItems,
} from "./build.ts";

/** The rules that find something, each once. */
function rulesOf(bank: Subject, options: Parameters<typeof lintBank>[1] = {}): string[] {
  return [...new Set(lintBank(bank, options).problems.map((problem) => problem.rule))].sort();
}

function withTopic(change: Partial<TaxonomyTopic>): Subject {
  const whole = subject();
  return { ...whole, taxonomy: { ...whole.taxonomy, topics: whole.taxonomy.topics.map((t) => ({ ...t, ...change })) } };
}

function front(en: string, zh = `哪个${chinese(77)}？`): Subject {
  return plus(card("new", 77, { front: { en, zh } }));
}

function frontZh(zh: string): Subject {
  return plus(card("new", 77, { front: { en: `Which ${english(77)}?`, zh } }));
}

function back(en: string, zh = "答案。"): Subject {
  return plus(card("new", 77, { back: { en, zh } }));
}

/** A bank with one more scenario, whose options are changed. */
function optionsChanged(change: (options: Option[]) => Option[]): Subject {
  return plus(scenario("new", 177, { options: change(options(177, 0)) }));
}

/** The option at `index` gets other texts. */
function textAt(index: number, en: string, zh = `做${chinese(9177 + index)}`): Subject {
  return optionsChanged((all) => all.map((option, at) => (at === index ? { ...option, text: { en, zh } } : option)));
}

function reasonAt(index: number, en: string, zh = `因为${chinese(9277)}。`): Subject {
  return optionsChanged((all) => all.map((option, at) => (at === index ? { ...option, reason: { en, zh } } : option)));
}

function fenced(info: string, body: string): Subject {
  return back(`Like this.\n\n\`\`\`${info}\n${body}\n\`\`\`\n`);
}

const pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n";

describe("a bank without fault", () => {
  test("is complete and has no problem", () => {
    expect(lintBank(subject()).problems).toEqual([]);
  });

  test("may have a retired item that breaks every rule of amounts and likeness", () => {
    const twin = card("twin", 0, { retired: true });
    expect(rulesOf(plus(twin))).toEqual([]);
  });
});

describe("each fault is found by its rule alone", () => {
  const cases: Array<[title: string, rule: string, bank: Subject]> = [
    ["an id that two items have", "id-taken", plus(card("card-0", 77))],
    ["an id that an item and a lab share", "id-taken", { ...subject(), labs: [lab("card-0")] }],
    ["an id that an item and a misconception share", "id-taken", plus(card("belief", 77))],
    [
      "a spelling that two concepts claim",
      "alias-taken",
      withTopic({
        tier: 3,
        concepts: [
          { id: "labels", name: { en: "Labels", zh: "标签" }, aliases: ["label"], domains: [] },
          { id: "tags", name: { en: "LABEL", zh: "记号" }, aliases: [], domains: [] },
        ],
      }),
    ],
    [
      "a concept that is not in the taxonomy",
      "unknown-concept",
      plus(card("new", 77, { concepts: ["labels", "tags"] })),
    ],
    ["a concept named twice", "unknown-concept", plus(card("new", 77, { concepts: ["labels", "labels"] }))],
    ["a lab's unknown concept", "unknown-concept", { ...subject(), labs: [lab("lab-0", { concepts: ["tags"] })] }],
    ["a card that does not exist", "unknown-card", plus(scenario("new", 177, { cards: ["card-0", "card-99"] }))],
    ["a scenario that rests on a scenario", "unknown-card", plus(scenario("new", 177, { cards: ["scenario-0"] }))],
    [
      "a scenario that rests on a retired card",
      "retired-card",
      plus(card("old", 77, { retired: true }), scenario("new", 177, { cards: ["old"] })),
    ],
    [
      "a misconception that is not listed",
      "unknown-misconception",
      optionsChanged((all) => all.map((option, at) => (at === 2 ? { ...option, misconception: "other" } : option))),
    ],
    [
      "a right option that wears a misconception",
      "misconception-on-right",
      optionsChanged((all) => all.map((option, at) => (at === 0 ? { ...option, misconception: "belief" } : option))),
    ],
    [
      "a scenario on a concept that no card teaches",
      "concept-without-card",
      {
        ...withTopic({
          tier: 3,
          concepts: [
            { id: "labels", name: { en: "Labels", zh: "标签" }, aliases: [], domains: [] },
            { id: "tags", name: { en: "Tags", zh: "记号" }, aliases: [], domains: [] },
          ],
        }),
        items: plus(scenario("new", 177, { concepts: ["tags"] })).items,
      },
    ],
    ["a version newer than the bank's", "version-ahead", plus(card("new", 77, { kubernetes: "1.37" }))],
    [
      "a fact since a version later than checked",
      "version-ahead",
      plus(card("new", 77, { kubernetes: "1.9", since: "1.10" })),
    ],
    ["an item without the facet of its block", "facet", plus(card("new", 77, { facet: "concept" }))],
    ["an English text without words", "language", back("443")],
    ["an English text in Chinese", "language", back("The answer is 标签 indeed.")],
    ["an English text with full-width punctuation", "language", back("The answer， and why。")],
    ["a Chinese text without Chinese", "language", back("The label.", "The label.")],
    [
      "a Chinese option of four English words",
      "language",
      textAt(1, "Do restart all the Pods now", "restart all Pods now"),
    ],
    ["two fronts that differ in case and punctuation", "alike-fronts", front(`which ${english(0)} ?`)],
    ["two fronts alike in Chinese alone", "alike-fronts", front(`Which ${english(77)}?`, `哪个${chinese(0)}?`)],
    [
      "two fronts nearly alike in both languages",
      "alike-fronts",
      plus(
        card("one", 77, {
          front: { en: `Which ${english(77)} ${english(78)} x?`, zh: `哪个${chinese(77)}${chinese(78)}甲？` },
        }),
        card("two", 77, {
          front: { en: `Which ${english(77)} ${english(78)} y?`, zh: `哪个${chinese(77)}${chinese(78)}乙？` },
        }),
      ),
    ],
    [
      "two stems alike",
      "alike-stems",
      withItems((items) => {
        const first = items.find((item) => item.id === "scenario-0");
        return first?.kind === "scenario" ? [...items, scenario("new", 177, { stem: first.stem })] : items;
      }),
    ],
    ["two options of the same text", "alike-options", textAt(1, `Do ${english(1770)}`)],
    ["no right option", "right-and-wrong", optionsChanged((all) => all.map((option) => ({ ...option, right: false })))],
    [
      "no wrong option",
      "right-and-wrong",
      optionsChanged((all) => all.slice(0, 3).map(({ text, reason }) => ({ text, reason, right: true }))),
    ],
    ["two right options that the stem does not ask for", "choose-two", twoRight("What do you do?", "怎么做？")],
    ["two right options asked for in English alone", "choose-two", twoRight("What do you do? Choose two.", "怎么做？")],
    [
      "a stem that asks for two where one is right",
      "choose-two",
      plus(scenario("new", 177, { stem: { en: `See ${english(7)}. Choose two.`, zh: `看${chinese(7)}。选两项。` } })),
    ],
    [
      "a right option far longer than the wrong ones",
      "right-too-long",
      textAt(0, `Do ${english(1)} ${english(2)} ${english(3)}`),
    ],
    [
      "a right option far longer in Chinese alone",
      "right-too-long",
      textAt(0, `Do ${english(1)}`, `做${chinese(1)}${chinese(2)}`),
    ],
    ["the longest option right in three of seven scenarios", "right-often-longest", longestRight(3)],
    ["an option for all others", "banned-wording", textAt(2, `All of the above, and ${english(1)}`)],
    ["an option for none", "banned-wording", textAt(2, `None of these`)],
    ["an option for two others", "banned-wording", textAt(2, `Both A and C with ${english(1)}`)],
    ["an option for all others in Chinese", "banned-wording", textAt(2, `Do ${english(1)}`, "以上都对，做法相同")],
    ["an option for two others in Chinese", "banned-wording", textAt(2, `Do ${english(1)}`, "A 和 C 都要做")],
    ["a reason that names an option by its letter", "banned-wording", reasonAt(1, "It is wrong, unlike option B.")],
    [
      "a reason that names an option by its place",
      "banned-wording",
      reasonAt(1, "It is wrong, unlike the first option."),
    ],
    [
      "a reason that names an option by its letter in Chinese",
      "banned-wording",
      reasonAt(1, "It is wrong.", "与选项 B 不同，这是错的。"),
    ],
    [
      "a reason that names an option by its place in Chinese",
      "banned-wording",
      reasonAt(1, "It is wrong.", "与第一个选项不同，这是错的。"),
    ],
    ["absolutes in wrong options alone", "absolutes", loaded("always", "")],
    ["absolutes in wrong options alone in Chinese", "absolutes", loaded("", "总是")],
    ["a front of yes or no", "yes-no-front", front(`Is ${english(77)}?`)],
    [
      "a front of yes or no after a condition",
      "yes-no-front",
      front(`When v1.36 ${english(77)}, does ${english(78)}?`),
    ],
    ["a front of yes or no after a statement", "yes-no-front", front(`A Pod is gone. Can ${english(77)}?`)],
    ["a Chinese front that asks whether", "yes-no-front", frontZh(`${chinese(77)}是否${chinese(78)}？`)],
    ["a Chinese front that ends as a yes-or-no question", "yes-no-front", frontZh(`${chinese(77)}会变吗？`)],
    ["a back that begins with a block", "back-first-line", back("```bash\nkubectl get pods\n```\nThe list.")],
    ["a back whose first line is long", "back-first-line", back(`${"word ".repeat(41)}`)],
    ["a back whose first Chinese line is long", "back-first-line", back("The answer.", "答".repeat(101))],
    ["a back of 15 lines", "long-back", back(Array.from({ length: 15 }, (_, at) => `Line ${at}.`).join("\n"))],
    ["a source outside of the documentation", "source", plus(card("new", 77, { source: "https://medium.com/a/b" }))],
    ["a source that is a front page", "source", plus(card("new", 77, { source: "https://kubernetes.io/" }))],
    [
      "a source that is a table of contents",
      "source",
      plus(card("new", 77, { source: "https://kubernetes.io/docs/" })),
    ],
    ["a repository of nobody known", "source", plus(card("new", 77, { source: "https://github.com/someone/k8s" }))],
    [
      "a misconception's bad source",
      "source",
      { ...subject(), misconceptions: [misconception("belief", { source: "https://example.com/a" })] },
    ],
    [
      "a source that is not in the list of pages",
      "unseen-source",
      plus(card("new", 77, { source: "https://kubernetes.io/docs/concepts/services-networking/ingress/" })),
    ],
    [
      "a section of a listed page that is not listed",
      "unseen-source",
      plus(card("new", 77, { source: "https://kubernetes.io/docs/concepts/services-networking/service/#dns" })),
    ],
    ["a listed page that nothing rests on", "idle-source", listing("https://kubernetes.io/docs/concepts/overview/")],
    [
      "a page that is listed twice",
      "idle-source",
      listing("https://kubernetes.io/docs/concepts/services-networking/service/"),
    ],
    ["wrong options that say why, and right ones that don't", "guessable", reasoned("wrong", "")],
    ["the same in Chinese alone", "guessable", reasoned("", "wrong")],
    ["a manifest that is no YAML", "manifest", fenced("yaml", "apiVersion: v1\nkind: [Pod")],
    ["a manifest with a key twice", "manifest", fenced("yaml", `${pod}kind: Pod`)],
    ["a manifest without kind", "manifest", fenced("yaml", "apiVersion: v1\nmetadata:\n  name: web")],
    ["a manifest of an unknown version", "manifest", fenced("yaml", pod.replace("v1", "v2"))],
    ["a manifest of an unknown kind", "manifest", fenced("yaml", pod.replace("Pod", "Pdo"))],
    [
      "a manifest of a removed API",
      "manifest",
      fenced("yaml", pod.replace("v1", "policy/v1beta1").replace("Pod", "PodSecurityPolicy")),
    ],
    [
      "a removed API in the second document",
      "manifest",
      fenced("yaml", `${pod}---\n${pod.replace("v1", "batch/v1beta1").replace("Pod", "CronJob")}`),
    ],
    [
      "a removed API within a list",
      "manifest",
      fenced(
        "yaml",
        `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: extensions/v1beta1\n    kind: Ingress\n    metadata: { name: web }`,
      ),
    ],
    ["a manifest without a name", "manifest", fenced("yaml", "apiVersion: v1\nkind: Pod\nspec: {}")],
    ["a part of a manifest without the mark", "manifest", fenced("yaml", "spec:\n  replicas: 3")],
    ["a mark that is not known", "manifest", fenced("yaml example", pod)],
    ["a manifest in a block without a language", "manifest", fenced("", pod)],
    ["a block that is never closed", "manifest", back("Like this.\n\n```yaml\napiVersion: v1")],
    [
      "a removed API in a here-document",
      "manifest",
      fenced(
        "bash",
        `kubectl apply -f - <<'EOF'\n${pod.replace("v1", "extensions/v1beta1").replace("Pod", "Ingress")}EOF`,
      ),
    ],
    ["a here-document that is never closed", "manifest", fenced("bash", `kubectl apply -f - <<EOF\n${pod}`)],
    [
      "a removed API in a lab's command",
      "manifest",
      {
        ...subject(),
        labs: [
          lab("lab-0", {
            undo: `kubectl apply -f - <<EOF\n${pod.replace("v1", "apps/v1beta1").replace("Pod", "Deployment")}EOF`,
          }),
        ],
      },
    ],
    ["a block that says JSON and is none", "manifest", fenced("json", '{"kind": Pod}')],
    ["a topic with a card too few", "few-cards", withItems((items) => items.filter((item) => item.id !== "card-11"))],
    ["a topic of tier 2 with 23 cards", "few-cards", concepts(23, 12)],
    ["a topic of tier 2 with 11 scenarios", "few-scenarios", concepts(24, 11)],
    [
      "a topic with a scenario too few",
      "few-scenarios",
      withItems((items) => items.filter((item) => item.id !== "scenario-5")),
    ],
    [
      "a concept of tier 2 that is the main one of one card",
      "thin-concept",
      {
        ...withTopic({
          concepts: [
            { id: "labels", name: { en: "Labels", zh: "标签" }, aliases: [], domains: [] },
            { id: "tags", name: { en: "Tags", zh: "记号" }, aliases: [], domains: [] },
          ],
        }),
        items: plus(
          card("new", 77, { concepts: ["tags", "labels"] }),
          card("newer", 78, { concepts: ["labels", "tags"] }),
        ).items,
      },
    ],
    [
      "a misconception that one scenario wears",
      "lone-misconception",
      {
        ...optionsChanged((all) =>
          all.map((option, at) => (at === 3 ? { ...option, misconception: "other" } : option)),
        ),
        misconceptions: [misconception("belief"), misconception("other")],
      },
    ],
    [
      "too many mock scenarios",
      "mock-share",
      withItems((items) =>
        items.map((item) => (item.kind === "scenario" ? { ...item, mock: item.id < "scenario-3" } : item)),
      ),
    ],
    ["right options that gather at one place", "right-positions", gathered(13)],
  ];

  test.each(cases)("%s: %s", (_title, rule, bank) => {
    expect(rulesOf(bank)).toEqual([rule]);
  });

  test("an id that was released and is gone: id-gone", () => {
    expect(rulesOf(subject(), { released: new Set(["card-0", "card-99"]) })).toEqual(["id-gone"]);
  });

  test("a topic of which no scenario is kept for mocks: mock-spread", () => {
    const whole = subject();
    const [first] = whole.taxonomy.topics;
    if (first === undefined) throw new Error("the builder gives a topic");
    const other = {
      ...first,
      id: "tags",
      name: { en: "Tags", zh: "记号" },
      concepts: [{ id: "tag", name: { en: "Tag", zh: "记" }, aliases: [], domains: [] }],
    };
    const items = [
      ...whole.items.map(
        (item): BankItem => (item.kind === "scenario" ? { ...item, mock: item.id < "scenario-4" } : item),
      ),
      ...Array.from({ length: 12 }, (_, at) => card(`tag-${at}`, at + 200, { topic: "tags", concepts: ["tag"] })),
      ...Array.from({ length: 6 }, (_, at) => scenario(`tag-s-${at}`, at + 300, { topic: "tags", concepts: ["tag"] })),
    ];
    const bank = { ...whole, items, taxonomy: { ...whole.taxonomy, topics: [first, other] } };
    expect(rulesOf(bank)).toEqual(["mock-spread"]);
  });
});

describe("what looks like a fault and is none", () => {
  const cases: Array<[title: string, bank: Subject]> = [
    ["Chinese in an English text within code and quotes", back('The event says "无法调度" and `标签`.')],
    [
      "an option that is a command in both languages",
      textAt(
        1,
        "`kubectl rollout undo deployment/web --to-revision=2`",
        "`kubectl rollout undo deployment/web --to-revision=2`",
      ),
    ],
    ["an option that is a name in both languages", textAt(1, "ReadWriteOncePod", "ReadWriteOncePod")],
    ["two right options that are asked for", twoRight("What do you do? Choose two.", "怎么做？（选两项）")],
    [
      "two short options that differ in a sign",
      optionsChanged((all) =>
        all.map((o, at) => ({
          ...o,
          text: { en: `Wait for ${[1, -1, 10, 20][at]} s`, zh: `等待 ${[1, -1, 10, 20][at]} 秒` },
        })),
      ),
    ],
    ["the longest option right in two of seven scenarios", longestRight(2)],
    ["fronts alike in shape but not in matter", front(`Which ${english(0).slice(0, 20)} ${english(78)}?`)],
    ["an option on A records", textAt(2, "CoreDNS can answer A and AAAA queries for the name")],
    ["a version and later in Chinese", textAt(2, `Do ${english(1)}`, "升级到 1.30 及以上都可以")],
    [
      "a front with a question word after the condition",
      front(`When ${english(77)}, which ${english(78)} does it take?`),
    ],
    ["a Chinese front on how to tell whether", frontZh(`如何判断${chinese(77)}是否${chinese(78)}？`)],
    [
      "a back of 14 lines and a long block",
      back(`${Array.from({ length: 14 }, (_, at) => `Line ${at}.`).join("\n")}\n\`\`\`text\n${"x\n".repeat(30)}\`\`\``),
    ],
    ["a part of a manifest that is marked", fenced("yaml fragment", "spec:\n  replicas: 3")],
    [
      "a removed API that is marked",
      fenced("yaml old", pod.replace("v1", "extensions/v1beta1").replace("Pod", "Ingress")),
    ],
    ["two manifests in a block", fenced("yaml", `${pod}---\n${pod}`)],
    [
      "a resource of a known project",
      fenced("yaml", pod.replace("v1", "argoproj.io/v1alpha1").replace("Pod", "Rollout")),
    ],
    ["a resource of an example", fenced("yaml", pod.replace("v1", "stable.example.com/v1").replace("Pod", "CronTab"))],
    [
      "a file of configuration without a name",
      fenced("yaml", "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nmaxPods: 110"),
    ],
    ["a manifest in a here-document", fenced("bash", `kubectl apply -f - <<EOF\n${pod}EOF`)],
    ["a log of JSON lines", fenced("json", '{"level":"info"}\n{"level":"error"}')],
    ["a source on a special interest group's site", restingOn("https://gateway-api.sigs.k8s.io/guides/")],
    ["right options that are spread", gathered(12)],
    ["absolutes on both sides", loadedBothSides()],
  ];

  test.each(cases)("%s", (_title, bank) => {
    expect(lintBank(bank).problems).toEqual([]);
  });
});

test("options that all say why give nothing away", () => {
  expect(rulesOf(reasoned("all", "all"))).toEqual([]);
});

test("a section that is listed may be pointed at", () => {
  const whole = plus(
    card("new", 77, { source: "https://kubernetes.io/docs/concepts/services-networking/service/#dns" }),
  );
  const sources = whole.sources.map((entry) => ({ ...entry, sections: ["dns"] }));
  expect(rulesOf({ ...whole, sources })).toEqual([]);
});

describe("levels", () => {
  test("a growing bank is told what it wants, and passes", () => {
    const small = withItems((items) => items.slice(0, 3));
    const { problems, report } = lintBank(small, { level: "growing" });
    expect(problems).toEqual([]);
    expect([...new Set(report.wanting.map((want) => want.rule))].sort()).toEqual([
      "few-cards",
      "few-scenarios",
      "lone-misconception",
    ]);
  });

  test("a complete bank is refused for the same", () => {
    const small = withItems((items) => items.slice(0, 3));
    expect(rulesOf(small)).toEqual(["few-cards", "few-scenarios", "lone-misconception"]);
  });
});

describe("outlines", () => {
  const point = { line: 7, text: "Labels", tier: 2, topic: "Naming", concepts: ["labels"] };
  const name = "outline.md";

  test("a point with a card and a scenario is met", () => {
    expect(lintBank(subject(), { outlines: [{ name, points: [point] }] }).problems).toEqual([]);
  });

  test("a point that no item's main concept meets is refused at its line", () => {
    const { problems } = lintBank(subject(), { outlines: [{ name, points: [{ ...point, concepts: [] }] }] });
    expect(problems.map(({ file, line, rule }) => ({ file, line, rule }))).toEqual([
      { file: name, line: 7, rule: "point-without-card" },
      { file: name, line: 7, rule: "point-without-scenario" },
    ]);
  });

  test("a point of tier 3, or of no tier, needs no scenario", () => {
    const bank = plus(card("new", 77, { concepts: ["labels"] }));
    const cardsOnly = { ...bank, items: bank.items.filter((item) => item.kind === "card") };
    const points = [
      { ...point, tier: 3 },
      { ...point, tier: null },
    ];
    const rules = rulesOf(cardsOnly, { outlines: [{ name, points }] });
    expect(rules.filter((rule) => rule.startsWith("point"))).toEqual([]);
  });
});

describe("problems", () => {
  test("carry the place that the loader knows, down to the line within a text", () => {
    const bank = fenced("yaml", "apiVersion: v1\nkind: Pdo");
    const { problems } = lintBank(bank, {
      locate: (id, where) => ({ file: `${id}:${where?.path?.join(".")}`, line: where?.within ?? 0 }),
    });
    expect(problems.map(({ file, line }) => ({ file, line }))).toEqual([{ file: "new:back.en", line: 4 }]);
  });

  test("are all told at once, in the order of the files", () => {
    const bank = plus(
      card("new", 77, { front: { en: "Is it?", zh: "是什么？" }, concepts: ["tags"], source: "https://medium.com/a" }),
    );
    const { problems } = lintBank(bank, {
      locate: (_id, where) => ({ file: "a.yaml", line: where?.path?.[0] === "front" ? 9 : 3 }),
    });
    expect(problems.map((problem) => [problem.line, problem.rule])).toEqual([
      [3, "source"],
      [3, "unknown-concept"],
      [9, "yes-no-front"],
    ]);
  });

  test("say what to do", () => {
    for (const problem of lintBank(front(`Is ${english(77)}?`)).problems) expect(problem.message).toMatch(/: ask why/);
  });
});

describe("the report", () => {
  test("counts by topic, tier, kind, facet, difficulty and language", () => {
    const { report } = lintBank(plus(card("old", 77, { retired: true })));
    expect(report.total).toEqual({
      cards: 12,
      scenarios: 6,
      mocks: 2,
      chains: 1,
      labs: 1,
      retired: 1,
      misconceptions: 1,
      concepts: 1,
    });
    expect(report.byTopic).toEqual([
      { topic: "naming", tier: 2, facet: "practice", cards: 12, scenarios: 6, mocks: 2, chains: 1, labs: 1 },
    ]);
    expect(report.byTier).toEqual([{ tier: 2, cards: 12, scenarios: 6, mocks: 2, chains: 1, labs: 1 }]);
    expect(report.byFacet[1]).toEqual({ facet: "practice", cards: 12, scenarios: 6, chains: 1 });
    expect(report.byDifficulty).toEqual([
      { difficulty: 1, cards: 12, scenarios: 0, chains: 0 },
      { difficulty: 2, cards: 0, scenarios: 6, chains: 0 },
      { difficulty: 3, cards: 0, scenarios: 0, chains: 1 },
    ]);
    expect(report.byLanguage.en.texts).toBe(report.byLanguage.zh.texts);
    expect(report.byLanguage.zh.characters).toBeGreaterThan(0);
  });

  test("counts right places, sources, versions and the use of misconceptions", () => {
    const { report } = lintBank(subject());
    expect(report.rightPositions).toEqual([{ options: 4, places: [2, 2, 1, 1] }]);
    expect(report.sources).toEqual([{ host: "kubernetes.io", count: 21 }]);
    expect(report.pages).toEqual({ built: 0, copies: 1, sections: 0 });
    expect(report.versions).toEqual([{ version: "1.36", count: 19 }]);
    expect(report.misconceptions).toEqual([{ id: "belief", scenarios: 6 }]);
  });

  test("counts what it has for an outline's points", () => {
    const points = [
      { line: 1, text: "Labels", tier: 1, topic: "Naming", concepts: ["labels"] },
      { line: 2, text: "Other", tier: 1, topic: "Naming", concepts: [] },
    ];
    const { report } = lintBank(subject(), { outlines: [{ name: "o", points }] });
    expect(report.outlines[0]).toMatchObject({ points: 2, withCard: 1, withScenario: 1 });
    expect(report.outlines[0]?.withoutConcept.map((point) => point.line)).toEqual([2]);
  });

  test("is written as lines that name every topic", () => {
    const lines = reportLines(lintBank(subject()).report);
    expect(lines.some((line) => line.startsWith("| naming | 2 | practice | 12 | 6 | 2 | 1 | 1 |"))).toBe(true);
  });

  test("says what guessing by form gets, beside blind chance", () => {
    const { report } = lintBank(reasoned("wrong", ""));
    const [en, zh] = report.guessing;
    expect(en).toMatchObject({ lang: "en", questions: 63, learned: expect.closeTo(0.95, 1) });
    expect(en?.habits.find((habit) => habit.trait === "given reasons")?.fewest).toBeGreaterThan(0.9);
    expect(zh?.learned).toBeLessThan(zh?.most ?? 0);
    expect(reportLines(report).filter((line) => line.startsWith("Guessed by form"))).toHaveLength(2);
  });
});

/** One page more in the list of those that were looked up. */
function listing(page: string): Subject {
  const whole = subject();
  return { ...whole, sources: [...whole.sources, { page, sections: [] }] };
}

/** A card more, which rests on a page that is listed. */
function restingOn(page: string): Subject {
  const { sources } = listing(page);
  return { ...plus(card("new", 77, { source: page })), sources };
}

/** Sixty scenarios whose wrong options, in one language or in both, say why one would choose them. */
function reasoned(en: "wrong" | "all" | "", zh: "wrong" | "all" | ""): Subject {
  const says = (whose: typeof en, right: boolean) => whose === "all" || (whose === "wrong" && !right);
  return withItems((items) => [
    ...items.filter((item) => item.kind !== "scenario"),
    ...Array.from({ length: 60 }, (_, at) => {
      const all = options(at + 100, at % 4).map((option) => ({
        ...option,
        text: {
          en: says(en, option.right) ? `${option.text.en}, so that it holds` : option.text.en,
          zh: says(zh, option.right) ? `${option.text.zh}，因为这样` : option.text.zh,
        },
      }));
      return scenario(`s-${at}`, at + 100, { mock: at % 3 === 0, options: all });
    }),
  ]);
}

function twoRight(en: string, zh: string): Subject {
  return plus(
    scenario("new", 177, {
      stem: { en: `You see ${english(7)}. ${en}`, zh: `你看到${chinese(7)}。${zh}` },
      options: options(177, 0).map((option, at) => {
        const { text, reason } = option;
        return at === 1 ? { text, reason, right: true } : option;
      }),
    }),
  );
}

/** Seven scenarios; in the first `count` of the builder's six the right option is longer than the others by a little. */
function longestRight(count: number): Subject {
  return withItems((items) => [
    ...items.map((item) => {
      if (item.kind !== "scenario" || Number(item.id.slice(-1)) >= count) return item;
      const longer = item.options.map((o) =>
        o.right ? { ...o, text: { en: `${o.text.en} so`, zh: `${o.text.zh}了` } } : o,
      );
      return { ...item, options: longer };
    }),
    scenario("new", 177),
  ]);
}

/** Wrong options of the builder's six scenarios with a word before them: six of 18. */
function loaded(en: string, zh: string): Subject {
  return withItems((items) =>
    items.map((item) => {
      if (item.kind !== "scenario") return item;
      const first = item.options.findIndex((option) => !option.right);
      const texts = item.options.map((option, at) =>
        at === first ? { ...option, text: { en: `${en} ${option.text.en}`, zh: `${zh}${option.text.zh}` } } : option,
      );
      return { ...item, options: texts };
    }),
  );
}

function loadedBothSides(): Subject {
  const bank = loaded("only", "只有");
  return {
    ...bank,
    items: bank.items.map((item) =>
      item.kind !== "scenario" || item.id > "scenario-3"
        ? item
        : {
            ...item,
            options: item.options.map((o) =>
              o.right ? { ...o, text: { en: `only ${o.text.en}`, zh: `只有${o.text.zh}` } } : o,
            ),
          },
    ),
  };
}

/** A topic of facet `concept` and tier 2 with so many cards and scenarios, a third of these for mocks. */
function concepts(cards: number, scenarios: number): Subject {
  return {
    ...withTopic({ facet: "concept" }),
    items: [
      ...Array.from({ length: cards }, (_, at) => card(`card-${at}`, at, { facet: "concept" })),
      ...Array.from({ length: scenarios }, (_, at) =>
        scenario(`s-${at}`, at + 100, { facet: "concept", mock: at % 3 === 0 }),
      ),
    ],
  };
}

/** Forty scenarios, `first` of them with the right option at the first place, the others spread over the other three. */
function gathered(first: number): Subject {
  return withItems((items) => [
    ...items.filter((item) => item.kind !== "scenario"),
    ...Array.from({ length: 40 }, (_, at) =>
      scenario(`s-${at}`, at + 100, { mock: at % 3 === 0, options: options(at + 100, at < first ? 0 : 1 + (at % 3)) }),
    ),
  ]);
}

test("a chain's steps are held to the rules of options", () => {
  const broken = chain("new", 40);
  if (broken.kind !== "chain") throw new Error("the builder gives a chain");
  const steps = broken.steps.map((step, at) =>
    at === 1 ? { ...step, options: step.options.map((option) => ({ ...option, right: false })) } : step,
  );
  const { problems } = lintBank(plus({ ...broken, steps }), {
    locate: (_id, where) => ({ file: where?.path?.join(".") ?? "", line: 1 }),
  });
  expect(problems.map(({ file, rule }) => [file, rule])).toEqual([["steps.1.options", "right-and-wrong"]]);
});
