// The lint of a bank: every rule of writing that a program can check, over a loaded subject.
import { byPlace, type Finding, type Locate, type Problem } from "./problem.ts";
import { type LintReport, reportOn } from "./report.ts";
import { alikeOptions, alikeQuestions } from "./rules/alike.ts";
import {
  conceptAmounts,
  coverOf,
  misconceptionAmounts,
  mockShare,
  type OutlineToCover,
  topicAmounts,
} from "./rules/amounts.ts";
import type { Bank, Rule } from "./rules/bank.ts";
import { backFirstLine, longBack, yesNoFront } from "./rules/cards.ts";
import { guessable } from "./rules/guessing.ts";
import { aliasTaken, idGone, idTaken } from "./rules/ids.ts";
import { language } from "./rules/languages.ts";
import { badManifest } from "./rules/manifests.ts";
import { chooseTwo, rightAndWrong, rightOftenLongest, rightTooLong, unbalancedPositions } from "./rules/options.ts";
import {
  conceptWithoutCard,
  facetOfBlock,
  unknownCard,
  unknownConcept,
  unknownMisconception,
  versionAhead,
} from "./rules/references.ts";
import { badSource, idleSource, unseenSource } from "./rules/sources.ts";
import { bannedWording, loadedAbsolutes } from "./rules/wording.ts";
import type { Subject } from "./schema.ts";

export type LintOptions = {
  /** Where an entry stands, for the problems' places; without it they stand at line 1 of their id. */
  locate?: Locate;
  /** The ids that the last release has shipped. */
  released?: ReadonlySet<string>;
  /** The outlines whose points the bank has to meet. */
  outlines?: readonly OutlineToCover[];
  /** "growing" reports the amounts that are not reached yet; "complete", the default, refuses them. */
  level?: "growing" | "complete";
};

const rules: Rule[] = [
  idTaken,
  idGone,
  aliasTaken,
  unknownConcept,
  unknownCard,
  unknownMisconception,
  conceptWithoutCard,
  versionAhead,
  facetOfBlock,
  language,
  alikeQuestions,
  alikeOptions,
  rightAndWrong,
  chooseTwo,
  rightTooLong,
  rightOftenLongest,
  bannedWording,
  loadedAbsolutes,
  yesNoFront,
  backFirstLine,
  longBack,
  badSource,
  idleSource,
  badManifest,
];

/** What a bank reaches by being finished: reported while it grows. */
const finish: Rule[] = [
  topicAmounts,
  conceptAmounts,
  misconceptionAmounts,
  mockShare,
  unbalancedPositions,
  guessable,
  unseenSource,
];

/** All problems of a bank in the order of its files, and what it holds in numbers. Never throws on a loaded subject. */
export function lintBank(subject: Subject, options: LintOptions = {}): { problems: Problem[]; report: LintReport } {
  const { released = new Set(), outlines = [], level = "complete" } = options;
  const locate: Locate = options.locate ?? ((id) => ({ file: id, line: 1 }));
  const bank: Bank = { subject, live: subject.items.filter((item) => !item.retired), released };
  const placed = (finding: Finding): Problem => ({
    ...locate(finding.id, finding.where),
    rule: finding.rule,
    message: finding.message,
  });
  const faults = rules.flatMap((rule) => rule(bank)).map(placed);
  const wanting = [
    ...finish.flatMap((rule) => rule(bank)).map(placed),
    ...outlines.flatMap((outline) => uncovered(bank, outline)),
  ].sort(byPlace);
  const problems = (level === "complete" ? [...faults, ...wanting] : faults).sort(byPlace);
  return { problems, report: reportOn(bank, outlines, wanting) };
}

/** Every point is met by a card, every point of tiers 1 and 2 by a scenario as well. */
function uncovered(bank: Bank, outline: OutlineToCover): Problem[] {
  const cover = coverOf(bank, outline);
  const want = (rule: string, what: string) => (point: (typeof cover.withoutCard)[number]) => ({
    file: outline.name,
    line: point.line,
    rule,
    message: `no ${what} has one of the concepts of "${point.text}" (${point.concepts.join(", ") || "none found"}) as its main one: write one`,
  });
  return [
    ...cover.withoutCard.map(want("point-without-card", "card")),
    ...cover.withoutScenario.map(want("point-without-scenario", "scenario")),
  ];
}
