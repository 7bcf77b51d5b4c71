// Blueprints and reports as layers of the map of a paper.
import type { Output } from "../../api.ts";
import { cellsOf, type PaperBlock, type PaperLayer, type QuestionState } from "../../components/figures/paper.ts";
import type { Translate } from "../../hooks/useLanguage.ts";
import { percent } from "../../i18n/format.ts";
import type { Lang } from "../../i18n/i18n.ts";
import type { Blueprint } from "./words.ts";

type Report = Output<"exam.report">;
type ReportQuestion = Report["questions"][number];
type TopicName = (topicId: number | null, title: string) => string;

/** Groups things by the rank they lie in, ranks as they first come. */
function byRank<T>(things: readonly T[], rankOf: (thing: T, index: number) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const [index, thing] of things.entries()) {
    const rank = rankOf(thing, index);
    const group = groups.get(rank);
    if (group) group.push(thing);
    else groups.set(rank, [thing]);
  }
  return groups;
}

/** A blueprint: a tier is a layer; where cells have no tier each is a layer, the heaviest the lowest. */
export function blueprintLayers(
  t: Translate,
  lang: Lang,
  blueprint: Blueprint,
  tierTitles: readonly string[],
  nameOf: TopicName,
): PaperLayer[] {
  const heavy = [...blueprint.cells].sort((a, b) => b.share - a.share);
  const groups = byRank(blueprint.cells, (cell) => cell.tier ?? heavy.indexOf(cell) + 1);
  return [...groups].flatMap(([rank, all]) => {
    // A topic too light for a question of its own still belongs to its tier's share.
    const share = all.reduce((sum, cell) => sum + cell.share, 0);
    const own = all.filter((cell) => cell.questions > 0);
    const questions = own.reduce((sum, cell) => sum + cell.questions, 0);
    if (questions === 0) return [];
    return {
      rank,
      title: own[0]?.tier === null ? own[0].title[lang] : tierTitles[rank - 1] || t("common.tierN", { n: rank }),
      note: t("exams.map.note", { count: questions, share: percent(lang, share) }),
      blocks: own.map((cell): PaperBlock => {
        const missing = Math.max(0, cell.questions - cell.available);
        return {
          id: cell.key,
          // A domain's layer has its name already.
          title:
            cell.tier === null
              ? t("exams.map.inBank", { count: cell.available })
              : nameOf(cell.topicId, cell.title[lang]),
          cells: cellsOf({ open: cell.questions - missing, missing }),
          detail:
            missing > 0
              ? t("exams.map.short", { count: cell.questions, available: cell.available })
              : t("exams.map.filled", { count: cell.questions, available: cell.available }),
        };
      }),
    };
  });
}

/** How a question of a report stands. */
export function stateOf(question: Pick<ReportQuestion, "score" | "answered">): QuestionState {
  if (!question.answered) return "skipped";
  return question.score === 1 ? "right" : "wrong";
}

/** A report: tiers as layers, topics as blocks, right ones first. */
export function reportLayers(
  t: Translate,
  report: Report,
  tierTitles: readonly string[],
  nameOf: TopicName,
): PaperLayer[] {
  return [...byRank(report.questions, (question) => question.tier)].map(([rank, own]) => {
    const topics = new Map<number, ReportQuestion[]>();
    for (const question of own) topics.set(question.topicId, [...(topics.get(question.topicId) ?? []), question]);
    const right = own.filter((question) => question.score === 1).length;
    return {
      rank,
      title: tierTitles[rank - 1] || t("common.tierN", { n: rank }),
      note: t("exams.report.rightOf", { right, of: own.length }),
      blocks: [...topics]
        .sort(([a], [b]) => a - b)
        .map(([topicId, questions]): PaperBlock => {
          const counts: Partial<Record<QuestionState, number>> = {};
          for (const question of questions) counts[stateOf(question)] = (counts[stateOf(question)] ?? 0) + 1;
          return {
            id: String(topicId),
            title: nameOf(topicId, questions[0]?.topic ?? ""),
            cells: cellsOf(counts),
            detail: t("exams.report.rightOf", { right: counts.right ?? 0, of: questions.length }),
          };
        }),
    };
  });
}
