// What the bank holds, in numbers, for those who write and review it.
import { withoutCode } from "./fences.ts";
import { type Problem, problemLine } from "./problem.ts";
import { coverOf, misconceptionUse, type OutlineCover, type OutlineToCover } from "./rules/amounts.ts";
import { type Bank, percent } from "./rules/bank.ts";
import { type GuessCount, guessCounts } from "./rules/guessing.ts";
import { type LongestCount, longestCounts, rightPositions } from "./rules/options.ts";
import { type AbsoluteCount, absoluteCounts } from "./rules/wording.ts";
import { textsOfItem } from "./texts.ts";

/** Counts of live items, and `retired` ones apart. */
export type KindCount = { cards: number; scenarios: number; mocks: number; chains: number; labs: number };

export type LintReport = {
  total: KindCount & { retired: number; misconceptions: number; concepts: number };
  byTopic: Array<KindCount & { topic: string; tier: number; facet: "concept" | "practice" }>;
  byTier: Array<KindCount & { tier: number }>;
  byFacet: Array<{ facet: "concept" | "practice"; cards: number; scenarios: number; chains: number }>;
  byDifficulty: Array<{ difficulty: number; cards: number; scenarios: number; chains: number }>;
  /** Texts and their characters outside of code. */
  byLanguage: { en: { texts: number; characters: number }; zh: { texts: number; characters: number } };
  outlines: OutlineCover[];
  /** By the number of options: how often the right one stands at each place. */
  rightPositions: Array<{ options: number; places: number[] }>;
  longest: LongestCount[];
  absolutes: Array<{ topic: string; en: AbsoluteCount; zh: AbsoluteCount }>;
  guessing: GuessCount[];
  sources: Array<{ host: string; count: number }>;
  /** Pages of the list of sources: built from a public file, or read as a copy. */
  pages: { built: number; copies: number; sections: number };
  versions: Array<{ version: string; count: number }>;
  misconceptions: Array<{ id: string; scenarios: number }>;
  /** What a finished bank still wants; problems at level "complete", none at "growing". */
  wanting: Problem[];
};

/** The numbers of a bank. `wanting` is handed through. */
export function reportOn(bank: Bank, outlines: readonly OutlineToCover[], wanting: Problem[]): LintReport {
  const { taxonomy, items, misconceptions, labs } = bank.subject;
  const tierOf = new Map(taxonomy.topics.map((topic) => [topic.id, topic.tier]));
  const count = (holds: (topic: string) => boolean): KindCount => {
    const some = bank.live.filter((item) => holds(item.topic));
    return {
      cards: some.filter((item) => item.kind === "card").length,
      scenarios: some.filter((item) => item.kind === "scenario").length,
      mocks: some.filter((item) => item.kind === "scenario" && item.mock).length,
      chains: some.filter((item) => item.kind === "chain").length,
      labs: labs.filter((lab) => holds(lab.topic)).length,
    };
  };
  const kinds = (some: typeof items) => ({
    cards: some.filter((item) => item.kind === "card").length,
    scenarios: some.filter((item) => item.kind === "scenario").length,
    chains: some.filter((item) => item.kind === "chain").length,
  });
  const tiers = [...new Set(taxonomy.topics.map((topic) => topic.tier))].sort((a, b) => a - b);
  const texts = bank.live.flatMap(textsOfItem);
  const inLanguage = (lang: "en" | "zh") => ({
    texts: texts.length,
    characters: texts.reduce((sum, { text }) => sum + [...withoutCode(text[lang]).replace(/\s+/g, "")].length, 0),
  });
  const sourced = [...items, ...misconceptions, ...labs];
  return {
    total: {
      ...count(() => true),
      retired: items.length - bank.live.length,
      misconceptions: misconceptions.length,
      concepts: taxonomy.topics.reduce((sum, topic) => sum + topic.concepts.length, 0),
    },
    byTopic: taxonomy.topics.map(({ id, tier, facet }) => ({ topic: id, tier, facet, ...count((own) => own === id) })),
    byTier: tiers.map((tier) => ({ tier, ...count((topic) => tierOf.get(topic) === tier) })),
    byFacet: (["concept", "practice"] as const).map((facet) => ({
      facet,
      ...kinds(bank.live.filter((item) => item.facet === facet)),
    })),
    byDifficulty: [1, 2, 3].map((difficulty) => ({
      difficulty,
      ...kinds(bank.live.filter((item) => item.difficulty === difficulty)),
    })),
    byLanguage: { en: inLanguage("en"), zh: inLanguage("zh") },
    outlines: outlines.map((outline) => coverOf(bank, outline)),
    rightPositions: [...rightPositions(bank)]
      .sort((a, b) => a[0] - b[0])
      .map(([options, places]) => ({ options, places })),
    longest: longestCounts(bank),
    absolutes: absoluteCounts(bank),
    guessing: guessCounts(bank),
    pages: {
      built: bank.subject.sources.filter((entry) => entry.file !== undefined).length,
      copies: bank.subject.sources.filter((entry) => entry.file === undefined).length,
      sections: bank.subject.sources.reduce((sum, entry) => sum + entry.sections.length, 0),
    },
    sources: tally(sourced.map((entry) => new URL(entry.source).hostname)).map(([host, n]) => ({ host, count: n })),
    versions: tally(bank.live.map((item) => item.kubernetes)).map(([version, n]) => ({ version, count: n })),
    misconceptions: [...misconceptionUse(bank)].map(([id, scenarios]) => ({ id, scenarios })),
    wanting,
  };
}

/** The report as lines of Markdown: tables for people, the wants at the end. */
export function reportLines(report: LintReport): string[] {
  const { total } = report;
  const longest = new Map(report.longest.map((count) => [count.topic, count]));
  const absolutes = new Map(report.absolutes.map((count) => [count.topic, count]));
  return [
    `${total.cards} cards, ${total.scenarios} scenarios (${total.mocks} for mock exams, ${percent(total.mocks, total.scenarios)}), ${total.chains} chains, ${total.labs} labs, ${total.misconceptions} misconceptions, ${total.concepts} concepts; ${total.retired} items retired.`,
    "",
    "| topic | tier | facet | cards | scenarios | mock | chains | labs | right is longest en / zh | absolutes wrong : right en, zh |",
    "|---|---|---|---|---|---|---|---|---|---|",
    ...report.byTopic.map((row) => {
      const long = longest.get(row.topic);
      const loud = absolutes.get(row.topic);
      const share = long ? `${percent(long.en, long.scenarios)} / ${percent(long.zh, long.scenarios)}` : "";
      const words = loud ? `${loud.en.wrong} : ${loud.en.right}, ${loud.zh.wrong} : ${loud.zh.right}` : "";
      return `| ${row.topic} | ${row.tier} | ${row.facet} | ${row.cards} | ${row.scenarios} | ${row.mocks} | ${row.chains} | ${row.labs} | ${share} | ${words} |`;
    }),
    "",
    ...report.byTier.map(
      (row) =>
        `Tier ${row.tier}: ${row.cards} cards, ${row.scenarios} scenarios, ${row.chains} chains, ${row.labs} labs.`,
    ),
    ...report.byFacet.map(
      (row) => `Facet ${row.facet}: ${row.cards} cards, ${row.scenarios} scenarios, ${row.chains} chains.`,
    ),
    ...report.byDifficulty.map(
      (row) => `Difficulty ${row.difficulty}: ${row.cards} cards, ${row.scenarios} scenarios, ${row.chains} chains.`,
    ),
    `English: ${report.byLanguage.en.texts} texts, ${report.byLanguage.en.characters} characters; Chinese: ${report.byLanguage.zh.texts} texts, ${report.byLanguage.zh.characters} characters.`,
    ...report.rightPositions.map((row) => `Right places of ${row.options} options: ${row.places.join(" / ")}.`),
    `Checked against: ${report.versions.map((row) => `${row.version} (${row.count})`).join(", ") || "nothing yet"}.`,
    `Sources: ${report.sources.map((row) => `${row.host} (${row.count})`).join(", ") || "none yet"}.`,
    `Pages looked up: ${report.pages.built} by the file that they are built from, ${report.pages.copies} as a copy; ${report.pages.sections} sections.`,
    ...report.guessing.map(guessLine),
    ...report.outlines.flatMap((cover) => [
      `Outline ${cover.name}: ${cover.points} points, ${cover.withCard} with a card (${percent(cover.withCard, cover.points)}), ${cover.withScenario} with a scenario (${percent(cover.withScenario, cover.points)}), ${cover.withoutConcept.length} without a known concept.`,
    ]),
    ...(report.wanting.length === 0 ? [] : ["", `Wanting for a complete bank (${report.wanting.length}):`]),
    ...report.wanting.map((problem) => `- ${problemLine(problem)}`),
  ];
}

function guessLine({ lang, questions, chance, most, habits, learned }: GuessCount): string {
  const best = habits
    .flatMap(({ trait, most: more, fewest }) => [
      { way: `most ${trait}`, share: more },
      { way: `fewest ${trait}`, share: fewest },
    ])
    .sort((a, b) => b.share - a.share)[0];
  const shown = (share: number) => `${(100 * share).toFixed(1)} %`;
  const name = lang === "en" ? "English" : "Chinese";
  const habit = best ? `the best habit (${best.way}) ${shown(best.share)}, ` : "";
  return `Guessed by form in ${name}, ${questions} questions: ${habit}learnt from the others ${shown(learned)}; blind chance ${shown(chance)}, luck at most ${shown(most)}.`;
}

function tally(words: string[]): Array<[string, number]> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
