// Readiness: what the deck's memory and answers say about a blueprint on a date, and which items would raise it most.

import { dateOf, type StudyDay } from "../db/day.ts";
import { scoredForecasts } from "../db/exams.ts";
import { recallSql, retrievability } from "../db/scheduler.ts";
import { all } from "../db/statements.ts";
import type { Subject } from "../decks/bank/schema.ts";
import type { Cell } from "../decks/blueprint.ts";
import { type CellEvidence, type ExamForecast, forecastExam, gainOf } from "../decks/forecast.ts";
import { itemTitle } from "../decks/item-content.ts";
import type { Context } from "./context.ts";
import type { Output } from "./contract.ts";
import type { ExamPlan } from "./exam-plan.ts";

type Readiness = Output<"readiness.forecast">;

/** A guess among four options. */
const guess = 0.25;
const offered = 10;

/** The forecast of a blueprint on a study day, cell by cell. */
export function forecastPlan(
  context: Context,
  subject: Subject | null,
  plan: ExamPlan,
  onDay: StudyDay,
): ExamForecast & { evidence: CellEvidence[] } {
  const evidence = evidenceOf(context, subject, plan.blueprint.cells, onDay);
  return { ...forecastExam(evidence, plan.view.passMark), evidence };
}

/** The whole answer to "how ready am I on that date". */
export function readinessOf(context: Context, subject: Subject | null, plan: ExamPlan, onDay: StudyDay): Readiness {
  const forecast = forecastPlan(context, subject, plan, onDay);
  const { view } = plan;
  const scored = scoredForecasts(context.db);
  const errors = scored.map((each) => Math.abs(each.actual - each.expected));
  return {
    title: view.title,
    onDate: dateOf(onDay),
    chance: forecast.chance,
    expected: forecast.expected,
    low: forecast.low,
    high: forecast.high,
    passMark: view.passMark,
    parts: view.cells.map((cell, i) => ({
      title: cell.title,
      share: cell.share,
      expected: forecast.cells[i]?.expected ?? guess,
      basis: forecast.cells[i]?.basis ?? "chance",
    })),
    best: bestItems(context, subject, plan.blueprint.cells, forecast.evidence, onDay),
    record: {
      forecasts: scored.length,
      meanError: errors.length === 0 ? null : errors.reduce((a, b) => a + b, 0) / errors.length,
      withinBand: scored.filter((each) => each.actual >= each.low && each.actual <= each.high).length,
      rows: scored.slice(0, 20).map((each) => ({
        madeAt: each.madeAt,
        title: titleOf(each.blueprint),
        expected: each.expected,
        low: each.low,
        high: each.high,
        actual: each.actual,
      })),
    },
    enough:
      view.cells.reduce((sum, cell, i) => sum + (forecast.cells[i]?.basis === "chance" ? 0 : cell.share), 0) >= 0.5,
  };
}

type Group = { tier: number; topic_id: number; concept: string; cards: number; seen: number; recall: number | null };

// Cards by tier, topic and concept with their recall on the day; a cell takes the groups that belong to it.
function evidenceOf({ db }: Context, subject: Subject | null, cells: readonly Cell[], onDay: StudyDay): CellEvidence[] {
  const groups = all<Group>(
    db,
    `select m.tier, i.topic_id, m.concept, count(*) as cards, sum(m.phase <> 'new') as seen,
       sum(case when m.phase <> 'new' then ${recallSql} end) as recall
     from memory m join items i on i.no = m.item_no where m.kind = 'card' and m.active = 1 group by 1, 2, 3`,
    onDay,
  );
  const answers = new Map(
    all<{ topic_id: number; answers: number; passed: number }>(
      db,
      "select topic_id, sum(answers) as answers, sum(passed) as passed from records where source in ('scenario', 'exam') group by 1",
    ).map((row) => [row.topic_id, row]),
  );
  const domains = domainsOf(subject);
  const inTopic = new Map<number, number>();
  for (const cell of cells)
    for (const item of cell.items) inTopic.set(item.topicId, (inTopic.get(item.topicId) ?? 0) + 1);
  return cells.map((cell) => {
    const own = groups.filter((group) =>
      cell.topicId === null
        ? (domains.get(group.concept) ?? []).some((domain) => domain === cell.key)
        : group.topic_id === cell.topicId && group.tier === cell.tier,
    );
    const sum = (of: (group: Group) => number): number => own.reduce((total, group) => total + of(group), 0);
    const cards = sum((group) => group.cards);
    // A topic's answers count for a cell by the part of the topic's scenarios that the cell has.
    const part = new Map<number, number>();
    for (const item of cell.items) part.set(item.topicId, (part.get(item.topicId) ?? 0) + 1);
    let given = 0;
    let passed = 0;
    for (const [topicId, items] of part) {
      const record = answers.get(topicId);
      const share = items / Math.max(1, inTopic.get(topicId) ?? 1);
      given += (record?.answers ?? 0) * share;
      passed += (record?.passed ?? 0) * share;
    }
    return {
      share: cell.share,
      questions: cell.questions,
      guess,
      recall: cards === 0 ? null : sum((group) => group.recall ?? 0) / cards,
      seen: sum((group) => group.seen),
      cards,
      answers: given,
      passed,
    };
  });
}

type CardRow = {
  id: string;
  content: string;
  edited: string | null;
  topic: string;
  stability: number | null;
  reviewed_day: number | null;
};

// The cards that would raise the expected score most if they were known on the date: from the cells where one card counts most.
function bestItems(
  { db }: Context,
  subject: Subject | null,
  cells: readonly Cell[],
  evidence: readonly CellEvidence[],
  onDay: StudyDay,
): Readiness["best"] {
  const promising = cells
    .flatMap((cell, i) => {
      const own = evidence[i];
      return own ? [{ cell, own, gain: gainOf(own, 0) }] : [];
    })
    .sort((a, b) => b.gain - a.gain)
    .slice(0, offered);
  const inDomain = (key: string): string =>
    JSON.stringify(
      [...domainsOf(subject)].filter(([, domains]) => domains.some((domain) => domain === key)).map(([id]) => id),
    );
  const select = `select i.id, i.content, i.edited, t.title as topic, m.stability, m.reviewed_day
    from items i join memory m on m.item_no = i.no join topics t on t.id = i.topic_id
    where m.kind = 'card' and m.active = 1 and`;
  const order = `order by m.phase = 'new' desc, m.stability limit ${offered}`;
  return promising
    .flatMap(({ cell, own }) => {
      const rows =
        cell.topicId === null
          ? all<CardRow>(db, `${select} m.concept in (select value from json_each(?)) ${order}`, inDomain(cell.key))
          : all<CardRow>(db, `${select} i.topic_id = ? and m.tier = ? ${order}`, cell.topicId, cell.tier);
      return rows.map((row) => {
        const recall =
          row.stability === null || row.reviewed_day === null
            ? 0
            : retrievability(row.stability, onDay - row.reviewed_day);
        return {
          id: row.id,
          kind: "card" as const,
          title: itemTitle("card", row.content, row.edited),
          topic: row.topic,
          gain: Math.min(1, gainOf(own, recall)),
        };
      });
    })
    .sort((a, b) => b.gain - a.gain)
    .slice(0, offered);
}

function domainsOf(subject: Subject | null): Map<string, readonly string[]> {
  return new Map(
    (subject?.taxonomy.topics ?? []).flatMap((topic) => topic.concepts.map((concept) => [concept.id, concept.domains])),
  );
}

function titleOf(blueprint: string): { en: string; zh: string } {
  const parsed: unknown = JSON.parse(blueprint);
  const title = parsed !== null && typeof parsed === "object" && "title" in parsed ? parsed.title : null;
  return title !== null && typeof title === "object" && "en" in title && "zh" in title
    ? { en: String(title.en), zh: String(title.zh) }
    : { en: "", zh: "" };
}
