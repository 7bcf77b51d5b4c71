// Ids: one owner each, and none that a release has shipped goes away.

import { normaliseText } from "../../outline/normalise.ts";
import type { Finding } from "../problem.ts";
import type { Bank } from "./bank.ts";

/** One id, one entry, over items, misconceptions and labs; topics and concepts each among themselves. */
export function idTaken(bank: Bank): Finding[] {
  const { taxonomy, items, misconceptions, labs } = bank.subject;
  return [
    ...taken(taxonomy.topics.map((topic) => `topic:${topic.id}`)),
    ...taken(taxonomy.topics.flatMap((topic) => topic.concepts.map((concept) => `concept:${concept.id}`))),
    ...taken([...items, ...misconceptions, ...labs].map((entry) => entry.id)),
  ];
}

/** A learner's memory hangs on the id: what has shipped stays, an item at least as `retired: true`. */
export function idGone(bank: Bank): Finding[] {
  const { items, misconceptions, labs } = bank.subject;
  const known = new Set([...items, ...misconceptions, ...labs].map((entry) => entry.id));
  return [...bank.released]
    .filter((id) => !known.has(id))
    .map((id) => ({
      rule: "id-gone",
      id,
      message: `"${id}" was released and is gone: bring it back, an item that is no longer wanted with "retired: true"`,
    }));
}

/** A spelling that two concepts claim, as a point's text is compared, would be found for the first of them alone. */
export function aliasTaken(bank: Bank): Finding[] {
  const owners = new Map<string, string>();
  const found: Finding[] = [];
  for (const topic of bank.subject.taxonomy.topics) {
    for (const concept of topic.concepts) {
      for (const alias of new Set([concept.name.en, concept.name.zh, ...concept.aliases].map(normaliseText))) {
        const owner = owners.get(alias);
        if (owner === undefined) owners.set(alias, concept.id);
        else if (owner !== concept.id) {
          found.push({
            rule: "alias-taken",
            id: `concept:${concept.id}`,
            message: `the spelling "${alias}" belongs to the concept "${owner}" already: take it from one of the two`,
          });
        }
      }
    }
  }
  return found;
}

function taken(ids: string[]): Finding[] {
  const seen = new Map<string, number>();
  const found: Finding[] = [];
  for (const id of ids) {
    const nth = seen.get(id) ?? 0;
    seen.set(id, nth + 1);
    if (nth === 0) continue;
    found.push({
      rule: "id-taken",
      id,
      where: { nth },
      message: `the id "${id.replace(/^\w+:/, "")}" is taken by another entry: choose a new one`,
    });
  }
  return found;
}
