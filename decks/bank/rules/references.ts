// References: concepts, cards and misconceptions that an entry names exist and may be named.
import type { Finding, Path } from "../problem.ts";
import { questionsOf } from "../texts.ts";
import { type Bank, liveOf } from "./bank.ts";

/** Every concept named by an item, a misconception or a lab stands in the taxonomy, and once in its list. */
export function unknownConcept(bank: Bank): Finding[] {
  const { taxonomy, items, misconceptions, labs } = bank.subject;
  const known = new Set(taxonomy.topics.flatMap((topic) => topic.concepts.map((concept) => concept.id)));
  return [...items, ...misconceptions, ...labs].flatMap((entry) =>
    entry.concepts.flatMap((concept, index): Finding[] => {
      const where = { path: ["concepts", index] };
      if (!known.has(concept)) {
        const message = `the concept "${concept}" is not in the taxonomy: write the id of one that is`;
        return [{ rule: "unknown-concept", id: entry.id, where, message }];
      }
      if (entry.concepts.indexOf(concept) === index) return [];
      const message = `the concept "${concept}" is named twice: name it once`;
      return [{ rule: "unknown-concept", id: entry.id, where, message }];
    }),
  );
}

/** The cards that a scenario or chain rests on are cards, dealt ones, so that a wrong answer can bring them forward. */
export function unknownCard(bank: Bank): Finding[] {
  const kinds = new Map(bank.subject.items.map((item) => [item.id, item]));
  return bank.live.flatMap((item) => {
    if (item.kind === "card") return [];
    return item.cards.flatMap((id, index): Finding[] => {
      const fault = (rule: string, message: string): Finding[] => [
        { rule, id: item.id, where: { path: ["cards", index] }, message },
      ];
      const named = kinds.get(id);
      if (named === undefined)
        return fault("unknown-card", `there is no card "${id}": write the id of one, or write it`);
      if (named.kind !== "card") return fault("unknown-card", `"${id}" is a ${named.kind}, not a card: name a card`);
      if (named.retired) return fault("retired-card", `the card "${id}" is retired: name one that is dealt`);
      if (item.cards.indexOf(id) !== index)
        return fault("unknown-card", `the card "${id}" is named twice: name it once`);
      return [];
    });
  });
}

/** Every misconception that an option wears is listed, and no right option wears one. */
export function unknownMisconception(bank: Bank): Finding[] {
  const known = new Set(bank.subject.misconceptions.map((entry) => entry.id));
  return bank.subject.items.flatMap((item) =>
    questionsOf(item).flatMap((question) =>
      question.options.flatMap((option, index): Finding[] => {
        if (option.misconception === undefined) return [];
        const path: Path = [...question.path, "options", index, "misconception"];
        if (option.right) {
          const message = "a right option stands for no false belief: take the misconception away";
          return [{ rule: "misconception-on-right", id: item.id, where: { path }, message }];
        }
        if (known.has(option.misconception)) return [];
        const message = `the misconception "${option.misconception}" is not listed: write its id as listed, or list it`;
        return [{ rule: "unknown-misconception", id: item.id, where: { path }, message }];
      }),
    ),
  );
}

/** What a scenario tests can be learned: its main concept has a card. */
export function conceptWithoutCard(bank: Bank): Finding[] {
  const taught = new Set(liveOf(bank, "card").flatMap((card) => card.concepts));
  return bank.live.flatMap((item): Finding[] => {
    const main = item.concepts[0];
    if (item.kind === "card" || main === undefined || taught.has(main)) return [];
    const message = `no card teaches the main concept "${main}": write one, or put another concept first`;
    return [{ rule: "concept-without-card", id: item.id, where: { path: ["concepts", 0] }, message }];
  });
}

/** Versions: no fact is checked against a version newer than the bank's, none holds since a later one than checked. */
export function versionAhead(bank: Bank): Finding[] {
  const newest = bank.subject.taxonomy.version;
  return bank.subject.items.flatMap((item): Finding[] => {
    if (compareVersions(item.kubernetes, newest) > 0) {
      const message = `checked against ${item.kubernetes}, but the taxonomy says that the bank stands at ${newest}: raise that, or correct this`;
      return [{ rule: "version-ahead", id: item.id, where: { path: ["kubernetes"] }, message }];
    }
    if (item.since !== undefined && compareVersions(item.since, item.kubernetes) > 0) {
      const message = `said to hold since ${item.since}, but checked against ${item.kubernetes}: check it against a newer version`;
      return [{ rule: "version-ahead", id: item.id, where: { path: ["since"] }, message }];
    }
    return [];
  });
}

/** An item of a best-practice block has the facet of its block. */
export function facetOfBlock(bank: Bank): Finding[] {
  const practice = new Set(bank.subject.taxonomy.topics.filter((t) => t.facet === "practice").map((t) => t.id));
  return bank.live
    .filter((item) => practice.has(item.topic) && item.facet !== "practice")
    .map((item) => ({
      rule: "facet",
      id: item.id,
      where: { path: ["facet"] },
      message: `the topic "${item.topic}" is a best-practice block: write "facet: practice", or move the item`,
    }));
}

function compareVersions(a: string, b: string): number {
  const [major = 0, minor = 0] = a.split(".").map(Number);
  const [otherMajor = 0, otherMinor = 0] = b.split(".").map(Number);
  return major - otherMajor || minor - otherMinor;
}
