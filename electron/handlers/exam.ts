// Mock exams: blueprint, start, a sitting that saves as it goes and hands itself in, the report, and readiness.
import { dayOfDate } from "../../db/day.ts";
import {
  type ExamAnswer,
  type ExamRow,
  examAnswers,
  examChanges,
  handIn,
  listExams,
  type PaperItem,
  paperItem,
  paperItems,
  paperSeenBefore,
  paperSize,
  readExam,
  runningExam,
  saveChoice,
  saveFlag,
  saveForecast,
  scoredForecasts,
  startExam,
  tickExam,
} from "../../db/exams.ts";
import { all, type Db, one, transaction } from "../../db/statements.ts";
import { drawPaper } from "../../decks/blueprint.ts";
import { changesOf, isSlow, type Marked, medianMs, partsOf, quartersOf, scoreChoice } from "../../decks/exam.ts";
import { parseContent, type ScenarioContent } from "../../decks/item-content.ts";
import { partSeed, shuffled } from "../../decks/random.ts";
import type { Text } from "../../decks/types.ts";
import { wilson } from "../../decks/weak.ts";
import { type Context, contextOf } from "../context.ts";
import { blueprint as blueprintShape, type Output } from "../contract.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../dispatch.ts";
import { notFound, Refusal } from "../errors.ts";
import { type BlueprintView, type ExamPlan, planExam, presetRequests, refuseShort } from "../exam-plan.ts";
import { answeredOptions, beliefsOf, linkedCards, openOptions } from "../question-view.ts";
import { forecastPlan, readinessOf } from "../readiness.ts";

type Sitting = Output<"exam.start">;
type Report = Output<"exam.report">;
type Keys =
  | "exam.presets"
  | "exam.blueprint"
  | "exam.paper"
  | "exam.start"
  | "exam.current"
  | "exam.question"
  | "exam.answer"
  | "exam.flag"
  | "exam.handIn"
  | "exam.report"
  | "exam.list"
  | "exam.mistakes"
  | "readiness.forecast";

export const examHandlers: { [K in Keys]: Handlers[K] } = {
  "exam.presets": (deps) => {
    const context = contextOf(deps);
    const subject = deps.subject();
    const running = settle(context);
    return {
      presets: presetRequests(context, subject).map((request) => planExam(context, subject, request).view),
      running: running.state === "running" ? sittingOf(context.db, running.exam) : null,
    };
  },

  "exam.blueprint": (deps, { request }) => planExam(contextOf(deps), deps.subject(), request).view,

  "exam.paper": (deps, { request, seed }) => {
    const context = contextOf(deps);
    const plan = planExam(context, deps.subject(), request);
    const drawn = seed ?? deps.seed();
    return {
      blueprint: plan.view,
      seed: drawn,
      questions: drawQuestions(context, plan, drawn).map((question, position) => {
        const { content, order } = question;
        return {
          position,
          id: question.id,
          topic: topicTitle(context.db, question.topicId),
          tier: question.tier,
          cell: question.cell,
          stem: content.stem,
          ...openOptions(content.options, order),
        };
      }),
    };
  },

  "exam.start": (deps, { request, seed }) => {
    const context = contextOf(deps);
    const { db, now, day } = context;
    const subject = deps.subject();
    if (settle(context).state === "running")
      throw new Refusal("conflict", {
        en: "An exam is running already. Go on with it or hand it in before you start another.",
        zh: "已有一场考试正在进行。请继续或交卷后再开始新的考试。",
      });
    const plan = planExam(context, subject, request);
    const drawn = seed ?? deps.seed();
    const items = drawQuestions(context, plan, drawn).map(({ id: _id, content: _content, stored, ...question }) => ({
      ...question,
      content: stored,
      seenBefore: wasSeen(db, question.itemNo),
    }));
    return transaction(db, () => {
      const blueprint = JSON.stringify(plan.view);
      const { minutes, passMark } = plan.view;
      const examId = startExam(db, {
        seed: drawn,
        preset: presetName(plan.view),
        blueprint,
        minutes,
        passMark,
        at: now,
        items,
      });
      const { chance, expected, low, high } = forecastPlan(context, subject, plan, day);
      saveForecast(db, { examId, madeAt: now, forDay: day, blueprint, chance, expected, low, high });
      return sittingOf(db, needExam(db, examId));
    });
  },

  "exam.current": (deps) => {
    const context = contextOf(deps);
    const current = settle(context);
    switch (current.state) {
      case "none":
        return { state: "none" };
      case "handed-in":
        return { state: "handed-in", examId: current.examId };
      case "running":
        return { state: "running", sitting: sittingOf(context.db, current.exam) };
    }
  },

  "exam.question": (deps, { examId, position }) => {
    const context = contextOf(deps);
    const { db } = context;
    const exam = needRunning(context, examId);
    const item = needQuestion(db, exam, position);
    const { content } = asked(item);
    const answer = examAnswers(db, examId).get(position);
    return {
      position,
      id: item.id,
      topic: topicTitle(db, item.topicId),
      tier: item.tier,
      stem: content.stem,
      ...openOptions(content.options, item.order),
      chosen: answer?.chosen ?? [],
      confidence: answer?.confidence ?? null,
      flagged: answer?.flagged ?? false,
    };
  },

  "exam.answer": (deps, { examId, position, chosen, confidence, tookMs }) => {
    const context = contextOf(deps);
    const { db, now } = context;
    const exam = needRunning(context, examId);
    const { content } = asked(needQuestion(db, exam, position));
    if (new Set(chosen).size !== chosen.length || chosen.some((key) => key >= content.options.length))
      throw new Refusal("bad-input", {
        en: "This choice doesn't fit the question. Choose among its options again.",
        zh: "所选内容与题目不符，请重新选择。",
      });
    saveChoice(db, { examId, position, chosen, confidence, tookMs, at: now });
    return sittingOf(db, exam);
  },

  "exam.flag": (deps, { examId, position, flagged }) => {
    const context = contextOf(deps);
    const exam = needRunning(context, examId);
    needQuestion(context.db, exam, position);
    saveFlag(context.db, examId, position, flagged);
    return sittingOf(context.db, exam);
  },

  "exam.handIn": (deps, { examId }) => {
    const context = contextOf(deps);
    const exam = readExam(context.db, examId);
    if (!exam) throw notFound({ en: "This exam", zh: "这场考试" });
    // Handed in already, by the learner in another window or by the deadline: the report is there.
    if (exam.handedInAt !== null) return { examId };
    const current = settle(context);
    if (current.state === "running") freeze(context.db, current.exam, "learner", context.now);
    return { examId };
  },

  "exam.report": (deps, { examId }) => {
    const context = contextOf(deps);
    settle(context);
    const exam = readExam(context.db, examId);
    if (!exam) throw notFound({ en: "This exam", zh: "这场考试" });
    return reportOf(deps, context, exam);
  },

  "exam.list": (deps) => {
    const context = contextOf(deps);
    settle(context);
    return { exams: listExams(context.db).flatMap((exam) => rowOf(context.db, exam)) };
  },

  "exam.mistakes": (deps, { examId }) => {
    const { db } = contextOf(deps);
    const exam = readExam(db, examId);
    if (!exam || exam.handedInAt === null) throw notFound({ en: "This exam's report", zh: "这场考试的报告" });
    const answers = examAnswers(db, examId);
    const wrong = paperItems(db, exam.paperId).filter((item) => (answers.get(item.position)?.score ?? 0) < 1);
    const ids = [...new Set(wrong.flatMap((item) => asked(item).content.cards))];
    return { cards: linkedCards(db, ids).map(({ id, title }) => ({ id, title })) };
  },

  "readiness.forecast": (deps, { request, onDate }) => {
    const context = contextOf(deps);
    const onDay = dayOfDate(onDate);
    if (onDay === null || onDay < context.day)
      throw new Refusal("bad-input", {
        en: "Choose a date from today on: a forecast looks ahead.",
        zh: "请选择今天或之后的日期：预测只面向未来。",
      });
    const subject = deps.subject();
    return readinessOf(context, subject, planExam(context, subject, request), onDay);
  },
};

type DrawnQuestion = {
  itemNo: number;
  id: string;
  cell: string;
  tier: number;
  topicId: number;
  /** The options in the order shown. */
  order: number[];
  content: ScenarioContent;
  /** The content as the database holds it. */
  stored: string;
};

/** The questions of a paper by its seed, each with the order of its options. Refuses what the bank can't fill. */
function drawQuestions({ db }: Context, plan: ExamPlan, seed: number): DrawnQuestion[] {
  refuseShort(plan.view);
  return drawPaper(plan.blueprint, seed).map(({ item, cell }, i) => {
    const { itemNo, tier, topicId } = item;
    const row = one<{ id: string; content: string }>(db, "select id, content from items where no = ?", itemNo);
    if (!row) throw new Error(`item ${itemNo} was drawn and is not there`);
    const content = parseContent("scenario", row.content);
    const keys = content.options.map((_, key) => key);
    const order = shuffled(keys, partSeed(seed, 1000 + i));
    return { itemNo, id: row.id, cell, tier, topicId, order, content, stored: row.content };
  });
}

type Current = { state: "none" } | { state: "running"; exam: ExamRow } | { state: "handed-in"; examId: number };

/** Notes the instant on the running exam's clock and hands it in when its time is over. */
function settle({ db, now }: Context): Current {
  const exam = runningExam(db);
  if (!exam) return { state: "none" };
  const ticked = tickExam(db, exam, now);
  if (ticked.clockAt < ticked.deadlineAt) return { state: "running", exam: ticked };
  freeze(db, ticked, "deadline", Math.max(ticked.deadlineAt, ticked.startedAt));
  return { state: "handed-in", examId: ticked.examId };
}

function freeze(db: Db, exam: ExamRow, by: "learner" | "deadline", at: number): void {
  const answers = examAnswers(db, exam.examId);
  const scores = paperItems(db, exam.paperId).map((item) => ({
    position: item.position,
    topicId: item.topicId,
    score: scoreChoice(asked(item).content.options, answers.get(item.position)?.chosen ?? []),
  }));
  handIn(db, exam, by, at, scores);
}

function needExam(db: Db, examId: number): ExamRow {
  const exam = readExam(db, examId);
  if (!exam) throw notFound({ en: "This exam", zh: "这场考试" });
  return exam;
}

function needRunning(context: Context, examId: number): ExamRow {
  const current = settle(context);
  if (current.state === "running" && current.exam.examId === examId) return current.exam;
  needExam(context.db, examId);
  throw new Refusal("refused", {
    en: "The time is over and the exam was handed in with what was there. Its report is ready.",
    zh: "时间已到，考试已按当时的作答交卷。报告已生成。",
  });
}

function needQuestion(db: Db, exam: ExamRow, position: number): PaperItem {
  const item = paperItem(db, exam.paperId, position);
  if (!item) throw notFound({ en: "This question", zh: "这道题" });
  return item;
}

function asked(item: PaperItem): { content: ScenarioContent } {
  return { content: parseContent("scenario", item.content) };
}

function sittingOf(db: Db, exam: ExamRow): Sitting {
  const answers = examAnswers(db, exam.examId);
  const size = paperSize(db, exam.paperId);
  return {
    examId: exam.examId,
    title: blueprintOf(exam).title,
    size,
    startedAt: exam.startedAt,
    deadlineAt: exam.deadlineAt,
    now: exam.clockAt,
    leftMs: Math.max(0, exam.deadlineAt - exam.clockAt),
    questions: Array.from({ length: size }, (_, position) => ({
      position,
      answered: (answers.get(position)?.chosen.length ?? 0) > 0,
      flagged: answers.get(position)?.flagged ?? false,
    })),
  };
}

function reportOf(deps: Deps, { db }: Context, exam: ExamRow): Report {
  const { handedInAt, handedInBy, score, passed } = exam;
  if (handedInAt === null || handedInBy === null || score === null || passed === null)
    throw new Refusal("refused", {
      en: "This exam is still running. Its report comes when it is handed in.",
      zh: "这场考试仍在进行，交卷后才有报告。",
    });
  const blueprint = blueprintOf(exam);
  const items = paperItems(db, exam.paperId);
  const answers = examAnswers(db, exam.examId);
  const contents = new Map(items.map((item) => [item.position, asked(item).content]));
  const marked: Marked[] = items.map((item) => markedOf(item, answers.get(item.position)));
  const median = medianMs(marked.filter((question) => question.answered).map((question) => question.tookMs));
  const right = marked.filter((question) => question.score === 1).length;
  const beliefs = beliefsOf(deps.subject());
  const titles = new Map(items.map((item) => [item.topicId, topicTitle(db, item.topicId)]));
  const both = (title: string): Text => ({ en: title, zh: title });
  const forecast = scoredForecasts(db).find((each) => each.examId === exam.examId);
  return {
    examId: exam.examId,
    title: blueprint.title,
    blueprint,
    startedAt: exam.startedAt,
    handedInAt,
    handedInBy,
    minutesUsed: Math.max(0, handedInAt - exam.startedAt) / 60_000,
    score,
    ...wilson(right, marked.length),
    passed,
    passMark: exam.passMark,
    byTier: partsOf(marked, (question) => question.tier)
      .sort((a, b) => a.key - b.key)
      .map(({ key, ...part }) => ({
        title: { en: `Tier ${key}`, zh: `第 ${key} 层级` },
        tier: key,
        topicId: null,
        ...part,
      })),
    byTopic: partsOf(marked, (question) => question.topicId).map(({ key, ...part }) => ({
      title: both(titles.get(key) ?? ""),
      tier: marked.find((question) => question.topicId === key)?.tier ?? null,
      topicId: key,
      ...part,
    })),
    byConfidence: partsOf(marked, (question) => question.confidence).map(({ key, questions, right }) => ({
      confidence: key,
      questions,
      right,
    })),
    byQuarter: quartersOf(marked),
    changes: changesOf(examChanges(db, exam.examId), (position, chosen) =>
      scoreChoice(contents.get(position)?.options ?? [], chosen),
    ),
    seenBefore: items.filter((item) => item.seenBefore).length,
    medianMs: median,
    questions: items.map((item) => {
      const content = asked(item).content;
      const answer = answers.get(item.position);
      const tookMs = answer?.tookMs ?? 0;
      return {
        position: item.position,
        id: item.id,
        topic: titles.get(item.topicId) ?? "",
        topicId: item.topicId,
        tier: item.tier,
        stem: content.stem,
        options: answeredOptions(content.options, item.order, answer?.chosen ?? [], beliefs),
        score: answer?.score ?? 0,
        answered: (answer?.chosen.length ?? 0) > 0,
        confidence: answer?.confidence ?? null,
        flagged: answer?.flagged ?? false,
        slow: isSlow(tookMs, median),
        tookMs,
        seenBefore: item.seenBefore,
        source: content.source === null ? null : { url: content.source, checked: content.kubernetes },
      };
    }),
    forecast: forecast
      ? {
          expected: forecast.expected,
          low: forecast.low,
          high: forecast.high,
          error: forecast.actual - forecast.expected,
        }
      : null,
  };
}

function rowOf(db: Db, exam: ExamRow): Output<"exam.list">["exams"] {
  const { handedInAt, score, passed } = exam;
  if (handedInAt === null || score === null || passed === null) return [];
  const size = paperSize(db, exam.paperId);
  return [
    {
      examId: exam.examId,
      title: blueprintOf(exam).title,
      preset: exam.preset,
      startedAt: exam.startedAt,
      handedInAt,
      size,
      score,
      ...wilson(Math.round(score * size), size),
      passed,
      passMark: exam.passMark,
      seenBefore: paperSeenBefore(db, exam.paperId),
    },
  ];
}

function markedOf(item: PaperItem, answer: ExamAnswer | undefined): Marked {
  return {
    position: item.position,
    tier: item.tier,
    topicId: item.topicId,
    score: answer?.score ?? 0,
    answered: (answer?.chosen.length ?? 0) > 0,
    confidence: answer?.confidence ?? null,
    tookMs: answer?.tookMs ?? 0,
  };
}

function blueprintOf(exam: ExamRow): BlueprintView {
  return blueprintShape.parse(JSON.parse(exam.blueprint));
}

function presetName({ request: { preset } }: BlueprintView): string {
  return preset.kind === "tier" ? `tier:${preset.tier}` : preset.kind;
}

// Seen in a quiz, or in an exam that was handed in: the learner knows its answer already.
function wasSeen(db: Db, itemNo: number): boolean {
  return (
    one(db, "select 1 as n from answers where item_no = ? limit 1", itemNo) !== null ||
    one(
      db,
      "select 1 as n from paper_items p join exams e on e.paper_id = p.paper_id where p.item_no = ? and e.handed_in_at is not null limit 1",
      itemNo,
    ) !== null
  );
}

function topicTitle(db: Db, topicId: number): string {
  return all<{ title: string }>(db, "select title from topics where id = ?", topicId)[0]?.title ?? "";
}
