// Builders of a small valid bank: each test adds one fault to it.
import type {
  BankItem,
  Card,
  Chain,
  Lab,
  Misconception,
  Option,
  Scenario,
  Subject,
} from "../../../decks/bank/schema.ts";

const source = "https://kubernetes.io/docs/concepts/services-networking/service/";

/** A different English sentence for each number, with no two alike. */
export function english(seed: number): string {
  const syllables = ["ba", "ke", "di", "fo", "gu", "ly", "mo", "ne", "pi", "ra", "su", "ta", "ve", "wo", "xi", "za"];
  let state = seed * 2_654_435_761 + 12_345;
  const words: string[] = [];
  for (let word = 0; word < 6; word++) {
    let text = "";
    for (let at = 0; at < 3; at++) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      text += syllables[(state >>> 16) % syllables.length] ?? "";
    }
    words.push(text);
  }
  return words.join(" ");
}

/** A different Chinese sentence for each number, with no two alike and without a word that a rule looks for. */
export function chinese(seed: number): string {
  let state = seed * 40_503 + 977;
  let text = "";
  for (let at = 0; at < 12; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    text += String.fromCharCode(0x6c00 + ((state >>> 16) % 400));
  }
  return text;
}

export function card(id: string, seed: number, change: Partial<Card & { topic: string }> = {}): BankItem {
  return {
    id,
    kind: "card",
    facet: "practice",
    concepts: ["labels"],
    difficulty: 1,
    kubernetes: "1.36",
    source,
    front: { en: `Which ${english(seed)}?`, zh: `哪个${chinese(seed)}？` },
    back: { en: `The ${english(seed + 1000)}.`, zh: `${chinese(seed + 1000)}。` },
    topic: "naming",
    ...change,
  };
}

/** One right option at `right` (from 0); the wrong ones are as long as it is. */
export function options(seed: number, right = 0, count = 4): Option[] {
  return Array.from({ length: count }, (_, index) => ({
    text: { en: `Do ${english(seed * 10 + index)}`, zh: `做${chinese(seed * 10 + index)}` },
    right: index === right,
    reason: { en: `Because ${english(seed * 10 + index + 5000)}.`, zh: `因为${chinese(seed * 10 + index + 5000)}。` },
    ...(index !== right && index < 2 ? { misconception: "belief" } : {}),
  }));
}

export function scenario(id: string, seed: number, change: Partial<Scenario & { topic: string }> = {}): BankItem {
  return {
    id,
    kind: "scenario",
    facet: "practice",
    concepts: ["labels"],
    difficulty: 2,
    kubernetes: "1.36",
    source,
    mock: false,
    cards: ["card-0"],
    stem: { en: `You see ${english(seed + 9000)}. What do you do?`, zh: `你看到${chinese(seed + 9000)}，怎么做？` },
    options: options(seed, seed % 4),
    topic: "naming",
    ...change,
  };
}

export function chain(id: string, seed: number, change: Partial<Chain> = {}): BankItem {
  return {
    id,
    kind: "chain",
    facet: "practice",
    concepts: ["labels"],
    difficulty: 3,
    kubernetes: "1.36",
    source,
    mock: false,
    cards: ["card-0"],
    stem: { en: `It fails: ${english(seed + 20_000)}.`, zh: `出现故障：${chinese(seed + 20_000)}。` },
    steps: [0, 1, 2].map((step) => ({
      ask: {
        en: `What next, ${english(seed + step + 21_000)}?`,
        zh: `下一步看什么，${chinese(seed + step + 21_000)}？`,
      },
      options: options(seed + step + 300, 1, 3),
      finding: { en: `It shows ${english(seed + step + 22_000)}.`, zh: `结果是${chinese(seed + step + 22_000)}。` },
    })),
    topic: "naming",
    ...change,
  };
}

export function misconception(id: string, change: Partial<Misconception> = {}): Misconception {
  return {
    id,
    concepts: ["labels"],
    belief: { en: "A label is a name.", zh: "标签就是名字。" },
    refutation: { en: "Two objects may carry one label.", zh: "两个对象可以带同一个标签。" },
    source,
    ...change,
  };
}

export function lab(id: string, change: Partial<Lab> = {}): Lab {
  return {
    id,
    topic: "naming",
    concepts: ["labels"],
    kubernetes: "1.36",
    source,
    minutes: 15,
    title: { en: "Label a Pod", zh: "给 Pod 打标签" },
    goal: { en: "Find Pods by a label.", zh: "用标签找到 Pod。" },
    setup: { en: "Make a namespace of your own.", zh: "新建一个命名空间。" },
    steps: [{ en: "Label the Pod.", zh: "给 Pod 打上标签。" }],
    check: { run: "kubectl get pods -l app=web", expect: { en: "One Pod is listed.", zh: "列出一个 Pod。" } },
    fault: {
      inject: "kubectl label pod web app-",
      shows: { en: "No Pod is listed.", zh: "没有列出 Pod。" },
      mend: "kubectl label pod web app=web",
    },
    undo: "kubectl delete namespace lab",
    ...change,
  };
}

/** A complete bank of one best-practice topic: 12 cards, 6 scenarios of which 2 are for mocks, a chain, a lab. */
export function subject(change: Partial<Subject> = {}): Subject {
  return {
    taxonomy: {
      subject: "kubernetes",
      name: { en: "Kubernetes", zh: "Kubernetes" },
      version: "1.36",
      topics: [
        {
          id: "naming",
          name: { en: "Naming", zh: "命名" },
          tier: 2,
          facet: "practice",
          concepts: [{ id: "labels", name: { en: "Labels", zh: "标签" }, aliases: ["label"], domains: [] }],
        },
      ],
    },
    items: [
      ...Array.from({ length: 12 }, (_, index) => card(`card-${index}`, index)),
      ...Array.from({ length: 6 }, (_, index) => scenario(`scenario-${index}`, index + 100, { mock: index < 2 })),
      chain("chain-0", 0),
    ],
    misconceptions: [misconception("belief")],
    labs: [lab("lab-0")],
    sources: [{ page: source, sections: [] }],
    outlines: { en: "", zh: "" },
    fingerprint: "0",
    ...change,
  };
}

/** The bank with some of its items changed. */
export function withItems(change: (items: BankItem[]) => BankItem[]): Subject {
  const whole = subject();
  return { ...whole, items: change(whole.items) };
}

/** The bank with one more item. */
export function plus(...items: BankItem[]): Subject {
  return withItems((known) => [...known, ...items]);
}
