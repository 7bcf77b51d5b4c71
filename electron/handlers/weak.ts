// Weak topics: the ranked list with its evidence, and its export.
import { dateOf } from "../../db/day.ts";
import { lastSlips, type TopicEvidence, topicEvidence } from "../../db/evidence.ts";
import { beliefStates } from "../../db/misconceptions.ts";
import { all, type Db } from "../../db/statements.ts";
import type { Misconception, Subject } from "../../decks/bank/schema.ts";
import { itemTitle } from "../../decks/item-content.ts";
import type { Lang } from "../../decks/types.ts";
import { type Assessment, assess, neededAnswers, rank } from "../../decks/weak.ts";
import { type WeakDocument, type WeakRow, weakCsv, weakHtml, weakJson, weakMarkdown } from "../../decks/weak-export.ts";
import { type Context, contextOf } from "../context.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../dispatch.ts";
import { Refusal } from "../errors.ts";

type Ranked = TopicEvidence & { assessment: Assessment };

export const weakHandlers: Pick<Handlers, "weak.list" | "weak.export" | "weak.pdf"> = {
  "weak.list": (deps) => {
    const context = contextOf(deps);
    const topics = rankedTopics(context);
    return {
      topics: topics.map(({ assessment, evidence, ...topic }) => ({
        topicId: topic.topicId,
        outline: topic.outline,
        title: topic.title,
        tier: evidence.tier,
        facet: topic.facet,
        verdict: assessment.verdict,
        expectedLoss: assessment.expectedLoss,
        examWeight: evidence.examWeight,
        recall: assessment.recall,
        rate: assessment.rate,
        answers: evidence.answers,
        lapses: evidence.lapses,
        seen: evidence.seen,
        items: evidence.items,
        slippedAt: topic.slippedAt,
        slips: slipsOf(context.db, topic, 3),
      })),
      answers: topics.reduce((sum, topic) => sum + topic.evidence.answers, 0),
      needed: neededAnswers,
    };
  },

  "weak.export": (deps, { format, lang }) => {
    const document = documentOf(deps, lang, format === "md" ? "to work from" : "table");
    const name = nameOf(document);
    switch (format) {
      case "md":
        return { fileName: `${name}.md`, mime: "text/markdown", text: weakMarkdown(document) };
      case "csv":
        return { fileName: `${name}.csv`, mime: "text/csv", text: weakCsv(document) };
      case "json":
        return { fileName: `${name}.json`, mime: "application/json", text: weakJson(document) };
    }
  },

  "weak.pdf": async (deps, { lang }) => {
    if (!deps.pdf)
      throw new Refusal("unavailable", {
        en: "Tierwise makes no PDF here. Print the page, or save the list as Markdown.",
        zh: "当前环境无法生成 PDF。请打印页面，或将列表保存为 Markdown。",
      });
    const document = documentOf(deps, lang, "to work from");
    const fileName = `${nameOf(document)}.pdf`;
    const pdf = await deps.pdf.print(weakHtml(document)).catch((error: unknown) => {
      if (error instanceof Refusal) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new Refusal("unavailable", {
        en: `The PDF could not be made (${reason}). Save the list as Markdown instead.`,
        zh: `无法生成 PDF（${reason}）。请改为保存 Markdown。`,
      });
    });
    return { saved: await deps.pdf.save(fileName, pdf), fileName };
  },
};

/** A document to work from leaves out what is known well or not measured yet: that stands in the tables alone. */
function documentOf(deps: Deps, lang: Lang, kind: "to work from" | "table"): WeakDocument {
  const context = contextOf(deps);
  const rows = rankedTopics(context)
    .filter(({ assessment: { verdict } }) => kind === "table" || verdict === "weak" || verdict === "fair")
    .map((topic) => exportRow(deps, context, topic, lang));
  return { date: dateOf(context.day), lang, rows };
}

function nameOf({ date }: WeakDocument): string {
  return `tierwise-weak-topics-${date}`;
}

/** Every topic with its assessment, the greatest expected loss first. */
export function rankedTopics({ db, day, levers }: Context): Ranked[] {
  return rank(topicEvidence(db, day, levers).map((topic) => ({ ...topic, assessment: assess(topic.evidence) })));
}

function slipsOf(
  db: Db,
  topic: { topicId: number; slippedAt: number | null },
  limit: number,
): Array<{ id: string; title: { en: string; zh: string }; at: number }> {
  if (topic.slippedAt === null) return [];
  return lastSlips(db, topic.topicId, limit).map((slip) => ({
    id: slip.id,
    title: itemTitle(slip.kind, slip.content, slip.edited),
    at: slip.at,
  }));
}

function exportRow(deps: Deps, context: Context, topic: Ranked, lang: "en" | "zh"): WeakRow {
  const { db } = context;
  const { evidence, assessment } = topic;
  const points = all<{ text: string }>(
    db,
    "select text from points where topic_id = ? and retired_at is null order by position",
    topic.topicId,
  ).map((row) => row.text);
  const concepts = new Set(
    all<{ concept: string }>(
      db,
      "select distinct concept from items where topic_id = ? and retired_at is null",
      topic.topicId,
    ).map((row) => row.concept),
  );
  const subject = deps.subject();
  const pages = (subject?.items ?? [])
    .filter((item) => concepts.has(item.concepts[0] ?? ""))
    .map((item) => item.source);
  return {
    outline: topic.outline,
    tier: evidence.tier,
    tierTitle: topic.tierTitle,
    inBlock: topic.inBlock,
    topic: topic.title,
    verdict: assessment.verdict,
    expectedLoss: assessment.expectedLoss,
    examWeight: evidence.examWeight,
    recall: assessment.recall,
    passed: evidence.passed,
    answers: evidence.answers,
    low: assessment.rate?.low ?? null,
    high: assessment.rate?.high ?? null,
    lapses: evidence.lapses,
    seen: evidence.seen,
    items: evidence.items,
    points,
    slips: slipsOf(db, topic, 5).map((slip) => ({ title: slip.title[lang], at: slip.at })),
    beliefs: openBeliefs(db, subject)
      .filter((belief) => belief.concepts.some((concept) => concepts.has(concept)))
      .map((belief) => `${belief.belief[lang]} → ${belief.refutation[lang]}`),
    read: mostFrequent(pages, 4),
    labs: (subject?.labs ?? [])
      .filter((lab) => lab.concepts.some((concept) => concepts.has(concept)))
      .slice(0, 2)
      .map((lab) => lab.title[lang]),
    place: topic.place,
  };
}

function openBeliefs(db: Db, subject: Subject | null): Misconception[] {
  const states = beliefStates(db);
  return (subject?.misconceptions ?? []).filter((belief) => states.get(belief.id)?.state === "open");
}

function mostFrequent(values: readonly string[], limit: number): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.entries()]
    .sort((a, b) => b[1] - a[1])
    .slice(0, limit)
    .map(([value]) => value);
}
