// Amounts: how much of everything a finished bank has. While a bank grows these are reported, not refused.
import type { TierRank } from "../../types.ts";
import type { Finding } from "../problem.ts";
import type { TaxonomyTopic } from "../schema.ts";
import { type Bank, liveOf, percent, perTopic } from "./bank.ts";

/** The least cards and scenarios of a topic. */
export function leastOf(topic: Pick<TaxonomyTopic, "tier" | "facet">): { cards: number; scenarios: number } {
  if (topic.facet === "practice") return { cards: 12, scenarios: 6 };
  return topic.tier <= 2 ? { cards: 24, scenarios: 12 } : { cards: 16, scenarios: 8 };
}

/** Every topic has its least cards and scenarios, and some scenario that is kept for mock exams. */
export function topicAmounts(bank: Bank): Finding[] {
  return perTopic(bank, bank.live).flatMap(({ topic, entries }): Finding[] => {
    const cards = entries.filter((item) => item.kind === "card").length;
    const scenarios = entries.filter((item) => item.kind === "scenario");
    const least = leastOf(topic);
    const id = `topic:${topic.id}`;
    const found: Finding[] = [];
    if (cards < least.cards) {
      found.push({
        rule: "few-cards",
        id,
        message: `"${topic.id}" has ${cards} of at least ${least.cards} cards: write more`,
      });
    }
    if (scenarios.length < least.scenarios) {
      const message = `"${topic.id}" has ${scenarios.length} of at least ${least.scenarios} scenarios: write more`;
      found.push({ rule: "few-scenarios", id, message });
    }
    if (scenarios.length > 0 && !scenarios.some((item) => item.kind === "scenario" && item.mock)) {
      const message = `no scenario of "${topic.id}" is kept for mock exams: mark about a third with "mock: true"`;
      found.push({ rule: "mock-spread", id, message });
    }
    return found;
  });
}

/** A concept of tier 1 or 2 is the main concept of at least two cards. */
export function conceptAmounts(bank: Bank): Finding[] {
  const counts = new Map<string, number>();
  for (const card of liveOf(bank, "card")) {
    const main = card.concepts[0];
    if (main !== undefined) counts.set(main, (counts.get(main) ?? 0) + 1);
  }
  return bank.subject.taxonomy.topics
    .filter((topic) => topic.tier <= 2)
    .flatMap((topic) =>
      topic.concepts.flatMap((concept): Finding[] => {
        const count = counts.get(concept.id) ?? 0;
        if (count >= 2) return [];
        const message = `the concept "${concept.id}" of tier ${topic.tier} is the main one of ${count} of at least 2 cards: write more`;
        return [{ rule: "thin-concept", id: `concept:${concept.id}`, message }];
      }),
    );
}

/** In how many scenarios a distractor wears each misconception. */
export function misconceptionUse(bank: Bank): Map<string, number> {
  const use = new Map(bank.subject.misconceptions.map((entry) => [entry.id, 0]));
  for (const scenario of liveOf(bank, "scenario")) {
    const worn = scenario.options.flatMap((option) =>
      option.misconception === undefined ? [] : [option.misconception],
    );
    for (const id of new Set(worn)) use.set(id, (use.get(id) ?? 0) + 1);
  }
  return use;
}

/** A belief must recur to be tracked: every misconception is worn in at least two scenarios. */
export function misconceptionAmounts(bank: Bank): Finding[] {
  const use = misconceptionUse(bank);
  return bank.subject.misconceptions.flatMap((entry): Finding[] => {
    const count = use.get(entry.id) ?? 0;
    if (count >= 2) return [];
    const message = `distractors of ${count} scenarios wear the misconception "${entry.id}", of at least 2: let it recur, or drop it`;
    return [{ rule: "lone-misconception", id: entry.id, message }];
  });
}

/** Between 25 and 40 % of all scenarios are kept for mock exams. */
export function mockShare(bank: Bank): Finding[] {
  const scenarios = liveOf(bank, "scenario");
  const mock = scenarios.filter((scenario) => scenario.mock).length;
  if (scenarios.length === 0 || (mock >= 0.25 * scenarios.length && mock <= 0.4 * scenarios.length)) return [];
  const message = `${mock} of ${scenarios.length} scenarios (${percent(mock, scenarios.length)}) are kept for mock exams: 25 to 40 % should be`;
  return [{ rule: "mock-share", id: "taxonomy", message }];
}

/** A point of an outline as the bank sees it: the concepts that were found in its text. `tier` is null where it has none. */
export type OutlinePoint = {
  line: number;
  text: string;
  tier: TierRank | null;
  topic: string;
  concepts: ReadonlyArray<string>;
};

/** An outline to be covered; `name` is shown as the file of its points. */
export type OutlineToCover = { name: string; points: OutlinePoint[] };

/** What the bank has for an outline: points met by a card, by a scenario, and those that still want one. */
export type OutlineCover = {
  name: string;
  points: number;
  withCard: number;
  withScenario: number;
  withoutConcept: OutlinePoint[];
  withoutCard: OutlinePoint[];
  /** Of tiers 1 and 2 only. */
  withoutScenario: OutlinePoint[];
};

/** An item meets a point by its main concept. */
export function coverOf(bank: Bank, outline: OutlineToCover): OutlineCover {
  const mains = (kind: "card" | "scenario") => new Set(liveOf(bank, kind).map((item) => item.concepts[0]));
  const [cards, scenarios] = [mains("card"), mains("scenario")];
  const met = (point: OutlinePoint, by: ReadonlySet<string | undefined>) => point.concepts.some((id) => by.has(id));
  const { name, points } = outline;
  return {
    name,
    points: points.length,
    withCard: points.filter((point) => met(point, cards)).length,
    withScenario: points.filter((point) => met(point, scenarios)).length,
    withoutConcept: points.filter((point) => point.concepts.length === 0),
    withoutCard: points.filter((point) => !met(point, cards)),
    withoutScenario: points.filter((point) => point.tier !== null && point.tier <= 2 && !met(point, scenarios)),
  };
}
