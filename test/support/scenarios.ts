// Scenarios for tests: content as the database holds it, and a deck of four tiers that an exam can be set from.
import type { ChainContent, ScenarioContent } from "../../decks/item-content.ts";
import type { DeckItem } from "./deck.ts";

const both = (text: string): { en: string; zh: string } => ({ en: text, zh: `中文 ${text}` });

type Spec = {
  cards?: string[];
  options?: number;
  right?: number[];
  beliefs?: Record<number, string>;
  concept?: string;
};

/** A scenario with `options` options; those in `right` are right; wrong ones may stand for a belief by their place. */
export function scenarioContent(name: string, spec: Spec = {}): ScenarioContent {
  const { cards = [], options = 4, right = [0], beliefs = {}, concept = name } = spec;
  return {
    concepts: [concept],
    difficulty: 2,
    source: "https://kubernetes.io/docs/concepts/",
    kubernetes: "1.36",
    cards,
    stem: both(`Stem of ${name}`),
    options: Array.from({ length: options }, (_, i) => ({
      text: both(`Option ${i} of ${name}`),
      right: right.includes(i),
      reason: both(`Reason ${i} of ${name}`),
      ...(beliefs[i] === undefined ? {} : { misconception: beliefs[i] }),
    })),
  };
}

/** A chain of three steps; the first option of each is right. */
export function chainContent(name: string, cards: string[] = []): ChainContent {
  const { options } = scenarioContent(name, { options: 3 });
  const step = (n: number) => ({ ask: both(`Step ${n}`), options, finding: both(`Finding ${n}`) });
  return {
    concepts: [name],
    difficulty: 2,
    source: null,
    kubernetes: null,
    cards,
    stem: both(`Symptom of ${name}`),
    steps: [step(0), step(1), step(2)],
  };
}

/** Four tiers of `topics` topics with `each` scenarios, of which every third is kept for mocks, and a card a scenario. */
export function examDeck(topics = 4, each = 12): DeckItem[] {
  const items: DeckItem[] = [];
  for (let tier = 1; tier <= 4; tier++)
    for (let topic = 1; topic <= topics; topic++)
      for (let n = 0; n < each; n++) {
        const name = `s${tier}-${topic}-${n}`;
        const card = `card-${name}`;
        items.push({ id: card, tier, topic, concept: `c${tier}-${topic}-${n}` });
        items.push({
          id: name,
          kind: "scenario",
          tier,
          topic,
          concept: `c${tier}-${topic}-${n}`,
          reserved: n % 3 === 2,
          content: scenarioContent(name, { cards: [card], right: [n % 4] }),
        });
      }
  return items;
}
