// A small valid subject for tests: a field of its own (keeping bees), so that nothing leans on the built-in one.
import {
  type BankItem,
  type Card,
  type Concept,
  card,
  type Lab,
  type Scenario,
  type Subject,
  scenario,
  taxonomyFile,
} from "../../decks/bank/schema.ts";

type ConceptSpec = { id: string; name?: string; aliases?: string[] };
type TopicSpec = { id: string; tier: number; facet?: "concept" | "practice"; concepts: ConceptSpec[] };

const source = "https://example.org/bees";

/** A card on `concept`; everything that a test doesn't speak of is filled in. */
export function aCard(id: string, concept: string, more: Partial<Card> = {}): BankItem {
  const made = card.parse({
    id,
    kind: "card",
    facet: "concept",
    concepts: [concept],
    difficulty: 1,
    kubernetes: "1.0",
    source,
    front: { en: `Question of ${id}`, zh: `${id} 的问题` },
    back: { en: `Answer of ${id}`, zh: `${id} 的答案` },
    ...more,
  });
  return { ...made, topic: "any" };
}

/** A scenario on `concept`, with three options of which the first is right. */
export function aScenario(id: string, concept: string, more: Partial<Scenario> = {}): BankItem {
  const option = (n: number) => ({
    text: { en: `Option ${n}`, zh: `选项 ${n}` },
    right: n === 1,
    reason: { en: `Reason ${n}`, zh: `理由 ${n}` },
  });
  const made = scenario.parse({
    id,
    kind: "scenario",
    facet: "concept",
    concepts: [concept],
    difficulty: 2,
    kubernetes: "1.0",
    source,
    cards: ["some-card"],
    stem: { en: `You look into ${id}.\n\nWhat do you do?`, zh: `你在查看 ${id}。\n\n你怎么做？` },
    options: [option(1), option(2), option(3)],
    ...more,
  });
  return { ...made, topic: "any" };
}

/** A lab on `concepts`; everything that a test doesn't speak of is filled in. */
export function aLab(id: string, concepts: string[], more: Partial<Lab> = {}): Lab {
  const both = (words: string) => ({ en: `${words} of ${id}`, zh: `${id} 的 ${words}` });
  return {
    id,
    topic: "colony",
    concepts,
    kubernetes: "1.0",
    source,
    minutes: 15,
    title: both("Title"),
    goal: both("Goal"),
    setup: both("Setup"),
    steps: [both("First step"), both("Second step")],
    check: { run: `check ${id}`, expect: both("Expectation") },
    fault: { inject: `break ${id}`, shows: both("Trouble"), mend: `mend ${id}` },
    undo: `clean ${id}`,
    ...more,
  };
}

/** A subject of the given topics and items. The fingerprint follows from the items. */
export function aSubject(spec: {
  topics: TopicSpec[];
  items: BankItem[];
  outlines?: { en: string; zh: string };
  labs?: Lab[];
}): Subject {
  const taxonomy = taxonomyFile.parse({
    subject: "bees",
    name: { en: "Bees", zh: "蜜蜂" },
    version: "1.0",
    topics: spec.topics.map(({ id, tier, facet, concepts }) => ({
      id,
      tier,
      facet: facet ?? "concept",
      name: { en: `Topic ${id}`, zh: `主题 ${id}` },
      concepts: concepts.map(
        (concept): Partial<Concept> => ({
          id: concept.id,
          name: { en: concept.name ?? concept.id.replaceAll("-", " "), zh: `概念 ${concept.id}` },
          aliases: concept.aliases ?? [],
        }),
      ),
    })),
  });
  return {
    taxonomy,
    items: spec.items,
    misconceptions: [],
    labs: spec.labs ?? [],
    sources: [],
    outlines: spec.outlines ?? { en: "", zh: "" },
    fingerprint: JSON.stringify(spec).length.toString(36) + hash(JSON.stringify(spec)),
  };
}

function hash(text: string): string {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 2_147_483_647;
  return sum.toString(36);
}

/** Bees: five topics of eleven concepts, cards on most of them, scenarios on some, one of those kept for mocks. */
export function bees(more: BankItem[] = []): Subject {
  return aSubject({
    topics: [
      {
        id: "colony",
        tier: 1,
        concepts: [{ id: "queen" }, { id: "worker-bee", aliases: ["worker", "workers", "工蜂"] }, { id: "drone" }],
      },
      {
        id: "hive",
        tier: 1,
        concepts: [{ id: "frame" }, { id: "brood-box" }, { id: "super", aliases: ["honey super"] }],
      },
      { id: "seasons", tier: 2, concepts: [{ id: "swarming" }, { id: "wintering" }] },
      { id: "health", tier: 3, concepts: [{ id: "varroa" }, { id: "foulbrood" }] },
      { id: "craft", tier: 4, facet: "practice", concepts: [{ id: "smoker" }] },
    ],
    items: [
      aCard("queen-lays", "queen"),
      aCard("queen-rears", "queen", { difficulty: 3 }),
      aCard("queen-marking", "queen", { facet: "practice" }),
      aCard("worker-ages", "worker-bee"),
      aCard("frame-distance", "frame"),
      aCard("swarming-signs", "swarming"),
      aCard("wintering-food", "wintering"),
      aCard("varroa-count", "varroa", { concepts: ["varroa", "wintering"] }),
      aCard("smoker-fuel", "smoker", { facet: "practice" }),
      aCard("drone-old", "drone", { retired: true }),
      aScenario("queen-missing", "queen"),
      aScenario("swarming-mock", "swarming", { mock: true }),
      ...more,
    ],
    outlines: {
      en: "# Bees by priority\n\n## Tier 1: First\n\n### 1. Colony {#colony}\n\n- Queen: lays {#queen}\n- Worker bee: all else {#worker}\n",
      zh: "# 蜜蜂（按优先级）\n\n## 第一优先级：基础\n\n### 1. 蜂群 {#colony}\n\n- queen：产卵 {#queen}\n- 工蜂：其余一切 {#worker}\n",
    },
  });
}
