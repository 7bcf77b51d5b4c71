// The loader: a folder becomes a subject, and every fault stands at its file and line.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { lintBank } from "../../../decks/bank/lint.ts";
import { loadSubject, readReleased, readSubject } from "../../../decks/bank/load.ts";

const taxonomy = `subject: kubernetes
name: { en: Kubernetes, zh: Kubernetes }
version: "1.36"
topics:
  - id: services
    name: { en: Services, zh: 服务 }
    tier: 1
    concepts:
      - id: service-types
        name: { en: Service types, zh: 服务类型 }
        aliases: [ClusterIP]
      - id: dns
        name: { en: Service DNS, zh: 服务 DNS }
`;

function cardText(id: string): string {
  return `  - id: ${id}
    kind: card
    facet: concept
    concepts: [service-types]
    difficulty: 1
    kubernetes: "1.36"
    source: https://kubernetes.io/docs/concepts/services-networking/service/
    front:
      en: Which type of Service does ${id} name?
      zh: ${id} 是哪种服务？
    back:
      en: The type.
      zh: 类型。
`;
}

const misconceptions = `misconceptions:
  - id: belief
    concepts: [dns]
    belief: { en: A Service is a process., zh: 服务是一个进程。 }
    refutation: { en: It is rules on each node., zh: 它是每个节点上的规则。 }
    source: https://kubernetes.io/docs/concepts/services-networking/service/
`;

const labs = `topic: services
labs:
  - id: lab-types
    concepts: [service-types]
    kubernetes: "1.36"
    source: https://kubernetes.io/docs/concepts/services-networking/service/
    minutes: 20
    title: { en: Try the types, zh: 试试各种类型 }
    goal: { en: See the types., zh: 看看各种类型。 }
    setup: { en: Make a namespace., zh: 新建命名空间。 }
    steps:
      - { en: Make a Service., zh: 新建服务。 }
    check: { run: kubectl get service, expect: { en: One is listed., zh: 列出一个。 } }
    fault: { inject: kubectl delete service web, shows: { en: None., zh: 没有。 }, mend: kubectl apply -f web.yaml }
    undo: kubectl delete namespace lab
`;

const sources = `pages:
  - page: https://kubernetes.io/docs/concepts/overview/
    file: kubernetes/website:content/overview.md
  - page: https://12factor.net/processes
    sections: [stateless]
`;

const folders: string[] = [];

/** A folder with these files. */
function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "tierwise-bank-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** The problems as `file:line rule`, files without their folder. */
function problemsOf(files: Record<string, string>): string[] {
  const folder = folderOf(files);
  const loaded = loadSubject(folder);
  if (loaded.ok) return [];
  return loaded.problems.map(({ file, line, rule }) => `${file.slice(folder.length + 1)}:${line} ${rule}`);
}

function itemsFile(body: string): Record<string, string> {
  return { "taxonomy.yaml": taxonomy, "items/services.yaml": `topic: services\nitems:\n${body}` };
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

describe("a folder without fault", () => {
  test("gives all items, misconceptions, labs, sources and outlines, items with the topic of their file", () => {
    const loaded = loadSubject(
      folderOf({
        ...itemsFile(cardText("card-a")),
        "items/services-2.yaml": `topic: services\nitems:\n${cardText("card-b")}`,
        "misconceptions/services.yaml": misconceptions,
        "labs/services.yaml": labs,
        "sources.yaml": sources,
        "outline.en.md": "# Outline\n",
        "outline.zh.md": "# 大纲\n",
      }),
    );
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    const { subject } = loaded;
    expect(subject.items.map((item) => [item.id, item.topic])).toEqual([
      ["card-b", "services"],
      ["card-a", "services"],
    ]);
    expect(subject.misconceptions.map((entry) => entry.id)).toEqual(["belief"]);
    expect(subject.labs.map((entry) => [entry.id, entry.topic])).toEqual([["lab-types", "services"]]);
    expect(subject.sources).toEqual([
      {
        page: "https://kubernetes.io/docs/concepts/overview/",
        file: "kubernetes/website:content/overview.md",
        sections: [],
      },
      { page: "https://12factor.net/processes", sections: ["stateless"] },
    ]);
    expect(subject.outlines).toEqual({ en: "# Outline\n", zh: "# 大纲\n" });
    expect(subject.taxonomy.topics[0]?.facet).toBe("concept");
  });

  test("may consist of the taxonomy alone", () => {
    const loaded = loadSubject(folderOf({ "taxonomy.yaml": taxonomy }));
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
    expect(loaded.subject).toMatchObject({
      items: [],
      misconceptions: [],
      labs: [],
      sources: [],
      outlines: { en: "", zh: "" },
    });
  });

  test("takes misconceptions from one file as well", () => {
    const loaded = loadSubject(folderOf({ "taxonomy.yaml": taxonomy, "misconceptions.yaml": misconceptions }));
    expect(loaded.ok && loaded.subject.misconceptions.length).toBe(1);
  });
});

describe("the fingerprint", () => {
  function fingerprint(files: Record<string, string>): string {
    const loaded = loadSubject(folderOf(files));
    return loaded.ok ? loaded.subject.fingerprint : "refused";
  }
  const files = itemsFile(cardText("card-a"));

  test("is the same for the same contents in another folder and with other line ends", () => {
    const windows = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, text.replace(/\n/g, "\r\n")]),
    );
    expect(fingerprint(files)).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprint(windows)).toBe(fingerprint(files));
  });

  test.each([
    ["a word of an item", { ...files, ...itemsFile(cardText("card-a").replace("The type.", "The types.")) }],
    ["a file more", { ...files, "labs/services.yaml": labs }],
    ["an outline", { ...files, "outline.en.md": "# New\n" }],
  ])("changes with %s", (_title, changed) => {
    expect(fingerprint(changed)).not.toBe(fingerprint(files));
  });

  test("does not change with the list of released ids, which is no content", () => {
    expect(fingerprint({ ...files, "released.txt": "card-a\n" })).toBe(fingerprint(files));
  });
});

describe("faults stand at their line", () => {
  const good = cardText("card-a");
  const cases: Array<[title: string, files: Record<string, string>, expected: string[]]> = [
    [
      "a missing taxonomy",
      { "items/services.yaml": `topic: services\nitems:\n${good}` },
      ["taxonomy.yaml:1 missing-file"],
    ],
    ["a value of the wrong type", itemsFile(good.replace('"1.36"', "1.36")), ["items/services.yaml:8 schema"]],
    ["a malformed id", itemsFile(good.replace("id: card-a", "id: Card_A")), ["items/services.yaml:3 schema"]],
    [
      "an unknown key",
      itemsFile(good.replace("difficulty: 1", "difficulty: 1\n    level: 2")),
      ["items/services.yaml:8 schema"],
    ],
    [
      "a missing key, at its entry",
      itemsFile(good.replace("    difficulty: 1\n", "")),
      ["items/services.yaml:3 schema"],
    ],
    [
      "a missing language, at its text",
      itemsFile(good.replace("      zh: 类型。\n", "")),
      ["items/services.yaml:13 schema"],
    ],
    ["an unknown kind", itemsFile(good.replace("kind: card", "kind: crad")), ["items/services.yaml:4 schema"]],
    [
      "a source that is no address",
      itemsFile(good.replace("https://kubernetes.io", "kubernetes.io")),
      ["items/services.yaml:9 schema"],
    ],
    [
      "a key that stands twice",
      itemsFile(good.replace("difficulty: 1", "difficulty: 1\n    difficulty: 2")),
      ["items/services.yaml:8 duplicate-key"],
    ],
    [
      "a text that is no YAML",
      itemsFile(good.replace("The type.", "The type: a, b: c")),
      ["items/services.yaml:14 yaml"],
    ],
    [
      "an alias",
      itemsFile(good.replace("[service-types]", "&c [service-types]").replace("difficulty: 1", "difficulty: *c")),
      ["items/services.yaml:7 yaml"],
    ],
    [
      "an unknown topic",
      { "taxonomy.yaml": taxonomy, "items/x.yaml": `topic: nets\nitems:\n${good}` },
      ["items/x.yaml:1 unknown-topic"],
    ],
    [
      "a lab's unknown topic",
      { "taxonomy.yaml": taxonomy, "labs/x.yaml": labs.replace("services", "nets") },
      ["labs/x.yaml:1 unknown-topic"],
    ],
    [
      "a file that would be passed over",
      { ...itemsFile(good), "items/more.yml": "topic: services" },
      ["items/more.yml:1 stray-file"],
    ],
    ["an empty file", { "taxonomy.yaml": taxonomy, "items/x.yaml": "" }, ["items/x.yaml:1 schema"]],
    ["a chain of two steps", itemsFile(chainText(2)), ["items/services.yaml:15 schema"]],
    [
      "an option without a reason",
      itemsFile(chainText(3).replace("            reason: { en: It is., zh: 是。 }\n", "")),
      ["items/services.yaml:18 schema"],
    ],
  ];

  test.each(cases)("%s", (_title, files, expected) => {
    expect(problemsOf(files)).toEqual(expected);
  });

  test("all of all files are told at once, and none hides another", () => {
    const body = `${cardText("card-a").replace('"1.36"', "1.36")}${cardText("Card_B")}${cardText("card-c").replace("facet: concept", "facet: idea")}`;
    expect(problemsOf({ ...itemsFile(body), "labs/services.yaml": labs.replace("minutes: 20", "minutes: 1") })).toEqual(
      [
        "items/services.yaml:8 schema",
        "items/services.yaml:16 schema",
        "items/services.yaml:31 schema",
        "labs/services.yaml:7 schema",
      ],
    );
  });

  test("the sentences say how to mend it", () => {
    const loaded = loadSubject(folderOf(itemsFile(cardText("card-a").replace('"1.36"', "1.36"))));
    expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.message)).toEqual([
      '"kubernetes" is read as a number: put it in quotes, as in "1.36"',
    ]);
  });
});

describe("reading with faults", () => {
  test("keeps the items that are sound, at their own lines", () => {
    const folder = folderOf(
      itemsFile(`${cardText("card-a").replace("facet: concept", "facet: idea")}${cardText("card-b")}`),
    );
    const { subject, locate } = readSubject(folder);
    expect(subject?.items.map((item) => item.id)).toEqual(["card-b"]);
    expect(locate("card-b").line).toBe(16);
  });

  test("gives no subject without a taxonomy", () => {
    expect(readSubject(folderOf({})).subject).toBeNull();
  });
});

describe("places", () => {
  function located(files: Record<string, string>) {
    const folder = folderOf(files);
    const { locate } = readSubject(folder);
    return (...args: Parameters<typeof locate>) => {
      const { file, line } = locate(...args);
      return `${file.slice(folder.length + 1)}:${line}`;
    };
  }

  test("an item, a part of it, and the second of two with one id", () => {
    const at = located(itemsFile(`${cardText("card-a")}${cardText("card-a")}`));
    expect(at("card-a")).toBe("items/services.yaml:3");
    expect(at("card-a", { path: ["front", "zh"] })).toBe("items/services.yaml:12");
    expect(at("card-a", { nth: 1 })).toBe("items/services.yaml:16");
  });

  test("topics and concepts of the taxonomy, and its first line for what is unknown", () => {
    const at = located({ "taxonomy.yaml": taxonomy });
    expect(at("topic:services")).toBe("taxonomy.yaml:5");
    expect(at("concept:dns")).toBe("taxonomy.yaml:12");
    expect(at("nobody")).toBe("taxonomy.yaml:1");
  });

  test("a line within a literal text, for a fault in its manifest", () => {
    const manifest =
      "      en: |\n        Like this.\n\n        ```yaml\n        apiVersion: v1\n        kind: Pdo\n        ```\n";
    const folder = folderOf(itemsFile(cardText("card-a").replace("      en: The type.\n", manifest)));
    const { subject, locate } = readSubject(folder);
    if (subject === null) throw new Error("the folder has a taxonomy");
    const { problems } = lintBank(subject, { locate, level: "growing" });
    expect(problems.map(({ line, rule }) => [line, rule])).toEqual([[18, "manifest"]]);
  });
});

describe("released ids", () => {
  test("are the words of released.txt without comments", () => {
    const folder = folderOf({ "taxonomy.yaml": taxonomy, "released.txt": "# shipped\ncard-a\n\ncard-b # later\n" });
    expect([...readReleased(folder)]).toEqual(["card-a", "card-b"]);
  });

  test("are none without the file", () => {
    expect(readReleased(folderOf({})).size).toBe(0);
  });

  test("that are gone stand at their line of the list", () => {
    const folder = folderOf({ ...itemsFile(cardText("card-a")), "released.txt": "card-a\ncard-b\n" });
    const { subject, locate } = readSubject(folder);
    if (subject === null) throw new Error("the folder has a taxonomy");
    const { problems } = lintBank(subject, { locate, released: readReleased(folder), level: "growing" });
    expect(problems.map(({ file, line, rule }) => [file.slice(folder.length + 1), line, rule])).toEqual([
      ["released.txt", 2, "id-gone"],
    ]);
  });
});

function chainText(steps: number): string {
  const step = `      - ask: { en: What next?, zh: 下一步？ }
        options:
          - text: { en: Look at it., zh: 看它。 }
            right: true
            reason: { en: It is., zh: 是。 }
          - text: { en: Leave it., zh: 不管。 }
            reason: { en: No., zh: 不。 }
        finding: { en: It is., zh: 是。 }
`;
  return `  - id: chain-a
    kind: chain
    facet: concept
    concepts: [dns]
    difficulty: 1
    kubernetes: "1.36"
    source: https://kubernetes.io/docs/concepts/services-networking/service/
    cards: [card-a]
    stem:
      en: It fails.
      zh: 出错了。
    # what is looked at
    steps:
${step.repeat(steps)}`;
}
