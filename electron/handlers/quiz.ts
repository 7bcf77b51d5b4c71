// Quizzes: a set is drawn, each answer is graded with its reasons, linked cards come forward, beliefs open and close.
import { startOfDay } from "../../db/day.ts";
import { moveBatch } from "../../db/ledger.ts";
import { readMemory } from "../../db/memory.ts";
import { beliefState, beliefStates, noteBelief } from "../../db/misconceptions.ts";
import {
  type Candidate,
  candidates,
  createQuiz,
  nextQuizItem,
  type OptionOrder,
  quizAnswers,
  quizItem,
  quizSize,
  saveAnswer,
} from "../../db/quizzes.ts";
import { gradeItem, pushUndo } from "../../db/reviews.ts";
import { retrievability } from "../../db/scheduler.ts";
import { tierTitles } from "../../db/settings.ts";
import { all, type Db, transaction } from "../../db/statements.ts";
import type { Misconception, Subject } from "../../decks/bank/schema.ts";
import { scoreChain, scoreChoice } from "../../decks/exam.ts";
import { itemTitle } from "../../decks/item-content.ts";
import { type BeliefState, gradeOfAnswer } from "../../decks/quiz.ts";
import { partSeed, shuffled } from "../../decks/random.ts";
import { type Context, contextOf, tierScheduler } from "../context.ts";
import type { Output, Parsed } from "../contract.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../dispatch.ts";
import { notFound, Refusal } from "../errors.ts";
import { intervalOf } from "../interval.ts";
import {
  answeredOptions,
  beliefsOf,
  chainView,
  findQuestion,
  flat,
  linkedCards,
  nested,
  type Question,
  readQuestion,
  scenarioView,
  stepView,
} from "../question-view.ts";
import { rankedTopics } from "./weak.ts";

type Pick = Parsed<"quiz.start">["pick"];
type MisconceptionView = Output<"quiz.misconceptions">["misconceptions"][number];
type Keys = "quiz.options" | "quiz.start" | "quiz.next" | "quiz.step" | "quiz.answer" | "quiz.misconceptions";

/** How many linked cards a wrong answer brings forward at most. */
const mostForward = 3;

export const quizHandlers: { [K in Keys]: Handlers[K] } = {
  "quiz.options": (deps) => {
    const context = contextOf(deps);
    const { db, levers } = context;
    const open = candidates(db);
    const scenarios = open.filter((each) => each.kind === "scenario");
    const titles = tierTitles(db);
    const count = (pick: Pick): number => poolOf(deps, context, pick, open).length;
    const topics = all<{ id: number; title: string; tier: number }>(
      db,
      `select t.id, t.title, min(i.tier) as tier from topics t join items i on i.topic_id = t.id join outlines o on o.id = t.outline_id
       where i.kind = 'scenario' and i.retired_at is null group by t.id order by o.position, t.position`,
    );
    return {
      all: scenarios.length,
      due: count({ kind: "due" }),
      weak: count({ kind: "weak" }),
      chains: open.length - scenarios.length,
      tiers: levers.map(({ rank }) => ({
        tier: rank,
        title: titles[rank - 1] ?? "",
        questions: scenarios.filter((each) => each.tier === rank).length,
      })),
      topics: topics.flatMap((topic) => {
        const questions = scenarios.filter((each) => each.topicId === topic.id).length;
        return questions === 0 ? [] : [{ topicId: topic.id, title: topic.title, tier: topic.tier, questions }];
      }),
      misconceptions: misconceptionViews(db, deps.subject())
        .filter((each) => each.state !== "closed")
        .map(({ id, belief, state }) => ({
          id,
          belief,
          state,
          questions: count({ kind: "misconception", misconception: id }),
        })),
    };
  },

  "quiz.start": (deps, { pick, size }) => {
    const context = contextOf(deps);
    const { db, day, now } = context;
    const seed = deps.seed();
    const pool = poolOf(deps, context, pick, candidates(db));
    if (pool.length === 0) throw emptyPool(pick);
    // What is due comes first, then what was never asked, then what is likeliest forgotten; equal ones by the seed.
    const wanted = shuffled(pool, seed)
      .sort((a, b) => urgency(b, day) - urgency(a, day))
      .slice(0, size);
    const items = spreadTopics(shuffled(wanted, partSeed(seed, 1))).map((each, i) => ({
      itemNo: each.itemNo,
      order: drawOrder(db, each.itemNo, partSeed(seed, i + 2)),
    }));
    return { quizId: createQuiz(db, { seed, pick, at: now, items }), size: items.length };
  },

  "quiz.next": (deps, { quizId }) => {
    const { db } = contextOf(deps);
    const of = quizSize(db, quizId);
    if (of === 0) throw notFound({ en: "This quiz", zh: "这次测验" });
    const next = nextQuizItem(db, quizId);
    if (!next) return summary(deps, db, quizId, of);
    const question = readQuestion(db, next.itemNo);
    if (!question) throw notFound({ en: "This question", zh: "这道题" });
    const seenReps = readMemory(db, next.itemNo)?.state.reps ?? 0;
    const place = { position: next.position, of, seenReps };
    return question.kind === "scenario"
      ? { state: "scenario", ...place, question: scenarioView(question, next.order) }
      : { state: "chain", ...place, question: chainView(question, next.order, 0) };
  },

  "quiz.step": (deps, { quizId, itemId, path }) => {
    const { db } = contextOf(deps);
    const { question, order } = inQuiz(db, quizId, itemId);
    if (question.kind !== "chain") throw notFound({ en: "This chain", zh: "这条排查链" });
    const { content } = question;
    const index = path.length - 1;
    const step = content.steps[index];
    const chosen = path[index] ?? [];
    // A step is shown only after the ones before it were right: nothing of the way is given away.
    const wrongBefore = path
      .slice(0, index)
      .some((each, i) => scoreChoice(content.steps[i]?.options ?? [], each) === 0);
    if (!step || wrongBefore) throw badChoice();
    refuseStrangeKeys(step.options.length, chosen);
    const right = scoreChoice(step.options, chosen) === 1;
    const isLast = index === content.steps.length - 1;
    const shown = nested(order)[index] ?? step.options.map((_, key) => key);
    return {
      right,
      options: answeredOptions(step.options, shown, chosen, beliefsOf(deps.subject())),
      finding: step.finding,
      next: right && !isLast ? stepView(content, order, index + 1) : null,
    };
  },

  "quiz.answer": (deps, input) => {
    const context = contextOf(deps);
    const { db, now, day, rule, settings } = context;
    const { question, order } = inQuiz(db, input.quizId, input.itemId);
    const memory = readMemory(db, question.no);
    if (!memory) throw notFound({ en: "This question", zh: "这道题" });
    const { score, picked, worn } = mark(question, input.chosen);
    const right = score === 1;
    const grade = gradeOfAnswer(right, input.confidence);
    const before = new Map([...new Set([...picked, ...worn])].map((id) => [id, beliefState(db, id)]));
    const cards = linkedCards(db, question.content.cards);
    return transaction(db, () => {
      const graded = gradeItem(
        db,
        {
          itemNo: question.no,
          itemId: question.id,
          topicId: question.topicId,
          seenReps: input.seenReps,
          grade,
          tookMs: input.tookMs,
          at: now,
          source: "quiz",
          newPerDay: settings.newPerDay,
        },
        tierScheduler(context, memory.tier),
        rule,
      );
      if (graded.kind === "stale")
        throw new Refusal("conflict", {
          en: "This question was answered elsewhere in the meantime. The quiz goes on with the next one.",
          zh: "这道题已在别处作答，测验将继续下一题。",
        });
      const forward = right ? [] : toBringForward(db, cards, day);
      const moves = forward.map(({ memory }) => ({ memory, dueAt: startOfDay(day + 1, rule), dueDay: day + 1 }));
      const batchId = moveBatch(db, "quiz", moves, now, day);
      const { quizId, chosen, confidence, tookMs } = input;
      const answerId = saveAnswer(db, {
        quizId,
        itemNo: question.no,
        at: now,
        day,
        chosen,
        score,
        confidence,
        tookMs,
        reviewSeq: graded.seq,
        batchId,
      });
      const note = { answerId, itemNo: question.no, confidence, at: now, studyDay: day };
      for (const misconception of picked) noteBelief(db, { ...note, misconception, event: "picked" });
      // A guess shows nothing about a belief.
      if (right && confidence !== "guess")
        for (const misconception of worn) noteBelief(db, { ...note, misconception, event: "passed" });
      pushUndo(db, question.no, { action: "answer", answerId, seq: graded.seq, batchId }, now, day);

      const beliefs = beliefsOf(deps.subject());
      const changed = (to: BeliefState["state"]): MisconceptionView[] =>
        [...before].flatMap(([id, was]) => {
          const is = beliefState(db, id);
          const known = beliefs.get(id);
          return known && was.state !== is.state && is.state === to ? [misconceptionView(db, known, is)] : [];
        });
      return {
        score,
        right,
        grade,
        ...revealed(question, order, chosen, beliefs),
        source:
          question.content.source === null
            ? null
            : { url: question.content.source, checked: question.content.kubernetes },
        cards: cards.map(({ id, title }) => ({ id, title })),
        broughtForward: forward.map(({ id, title }) => ({ id, title })),
        opened: changed("open"),
        closed: changed("closed"),
        interval: intervalOf(graded.after, now),
      };
    });
  },

  "quiz.misconceptions": (deps) => {
    const { db } = contextOf(deps);
    return { misconceptions: misconceptionViews(db, deps.subject()) };
  },
};

/** The false beliefs that answers said something about: open ones first, then doubted, then closed. */
export function misconceptionViews(db: Db, subject: Subject | null): MisconceptionView[] {
  const beliefs = beliefsOf(subject);
  const order = { open: 0, doubted: 1, closed: 2 };
  return [...beliefStates(db)]
    .flatMap(([id, state]) => {
      const known = beliefs.get(id);
      return known && state.state !== "unseen" ? [misconceptionView(db, known, state)] : [];
    })
    .sort((a, b) => order[a.state] - order[b.state]);
}

function misconceptionView(db: Db, known: Misconception, fold: BeliefState): MisconceptionView {
  const topics = all<{ title: string }>(
    db,
    `select distinct t.title from items i join topics t on t.id = i.topic_id
     where i.retired_at is null and i.concept in (select value from json_each(?)) order by i.tier, t.position limit 3`,
    JSON.stringify(known.concepts),
  ).map((row) => row.title);
  const { id, belief, refutation, source } = known;
  const { openedAt, closedAt, passes, picks } = fold;
  const state = fold.state === "unseen" ? "doubted" : fold.state;
  return { id, belief, refutation, source, state, openedAt, closedAt, passes, picks, topics };
}

function poolOf(deps: Deps, context: Context, pick: Pick, open: readonly Candidate[]): Candidate[] {
  const scenarios = open.filter((each) => each.kind === "scenario");
  switch (pick.kind) {
    case "all":
      return scenarios;
    case "topic":
      return scenarios.filter((each) => each.topicId === pick.topicId);
    case "tier":
      return scenarios.filter((each) => each.tier === pick.tier);
    case "due":
      // Chains come back, too: they are chosen by themselves only while they are new.
      return open.filter((each) => each.dueDay !== null && each.dueDay <= context.day);
    case "weak": {
      const weak = new Set(
        rankedTopics(context)
          .filter((topic) => topic.assessment.verdict === "weak")
          .map((topic) => topic.topicId),
      );
      return scenarios.filter((each) => weak.has(each.topicId));
    }
    case "misconception": {
      const wearing = new Set(
        (deps.subject()?.items ?? []).flatMap((item) =>
          item.kind === "scenario" && item.options.some((option) => option.misconception === pick.misconception)
            ? [item.id]
            : [],
        ),
      );
      const numbers = new Set(
        all<{ no: number }>(
          context.db,
          "select no from items where id in (select value from json_each(?))",
          JSON.stringify([...wearing]),
        ).map((row) => row.no),
      );
      return scenarios.filter((each) => numbers.has(each.itemNo));
    }
    case "chains":
      return open.filter((each) => each.kind === "chain");
  }
}

// Due ones by how much of their memory is gone, then new ones, then the rest.
function urgency(each: Candidate, day: number): number {
  if (each.stability === null || each.reviewedDay === null || each.dueDay === null) return 1;
  const forgotten = 1 - retrievability(each.stability, day - each.reviewedDay);
  return each.dueDay <= day ? 2 + forgotten : forgotten;
}

// Neighbours of one topic are put apart where the set allows.
function spreadTopics(items: readonly Candidate[]): Candidate[] {
  const rest = [...items];
  const result: Candidate[] = [];
  while (rest.length > 0) {
    const last = result[result.length - 1];
    const at = rest.findIndex((each) => each.topicId !== last?.topicId);
    result.push(...rest.splice(Math.max(0, at), 1));
  }
  return result;
}

function drawOrder(db: Db, itemNo: number, seed: number): OptionOrder {
  const question = readQuestion(db, itemNo);
  if (!question) return [];
  const places = (options: readonly unknown[]): number[] => options.map((_, key) => key);
  return question.kind === "scenario"
    ? shuffled(places(question.content.options), seed)
    : question.content.steps.map((step, i) => shuffled(places(step.options), partSeed(seed, i)));
}

function inQuiz(db: Db, quizId: number, itemId: string): { question: Question; order: OptionOrder } {
  const question = findQuestion(db, itemId);
  const item = question && quizItem(db, quizId, question.no);
  if (!question || !item) throw notFound({ en: "This question", zh: "这道题" });
  return { question, order: item.order };
}

type Mark = { score: number; picked: Set<string>; worn: Set<string> };

// The score, the beliefs that wrong choices stand for, and those that the question could have caught.
function mark(question: Question, chosen: ReadonlyArray<readonly number[]>): Mark {
  const picked = new Set<string>();
  const worn = new Set<string>();
  const look = (
    options: ReadonlyArray<{ right: boolean; misconception?: string | undefined }>,
    keys: readonly number[],
  ): void => {
    refuseStrangeKeys(options.length, keys);
    for (const [key, option] of options.entries()) {
      if (option.misconception === undefined) continue;
      worn.add(option.misconception);
      if (keys.includes(key) && !option.right) picked.add(option.misconception);
    }
  };
  if (question.kind === "scenario") {
    const keys = chosen[0] ?? [];
    if (chosen.length !== 1 || keys.length === 0) throw badChoice();
    look(question.content.options, keys);
    return { score: scoreChoice(question.content.options, keys), picked, worn };
  }
  const { steps } = question.content;
  if (chosen.length > steps.length) throw badChoice();
  for (const [i, keys] of chosen.entries()) look(steps[i]?.options ?? [], keys);
  return { score: scoreChain(steps, chosen), picked, worn };
}

function revealed(
  question: Question,
  order: OptionOrder,
  chosen: ReadonlyArray<readonly number[]>,
  beliefs: ReadonlyMap<string, Misconception>,
): Revealed {
  if (question.kind === "scenario")
    return { options: answeredOptions(question.content.options, flat(order), chosen[0] ?? [], beliefs), steps: [] };
  const orders = nested(order);
  return {
    options: [],
    steps: question.content.steps.map((step, i) => ({
      ask: step.ask,
      options: answeredOptions(step.options, orders[i] ?? [], chosen[i] ?? [], beliefs),
      finding: step.finding,
    })),
  };
}
type Revealed = { options: Output<"quiz.answer">["options"]; steps: Output<"quiz.answer">["steps"] };

// Of the linked cards the three that are due latest come forward to tomorrow; what is due by then stays where it is.
function toBringForward<T extends { no: number }>(
  db: Db,
  cards: readonly T[],
  day: number,
): Array<T & { memory: NonNullable<ReturnType<typeof readMemory>> }> {
  return cards
    .flatMap((card) => {
      const memory = readMemory(db, card.no);
      const isLater = memory?.active === true && memory.state.phase === "review" && memory.state.dueDay > day + 1;
      return memory && isLater ? [{ ...card, memory }] : [];
    })
    .sort((a, b) => dueDay(b.memory) - dueDay(a.memory))
    .slice(0, mostForward);
}

function dueDay(memory: NonNullable<ReturnType<typeof readMemory>>): number {
  return memory.state.phase === "new" ? 0 : memory.state.dueDay;
}

function summary(deps: Deps, db: Db, quizId: number, of: number): Extract<Output<"quiz.next">, { state: "done" }> {
  const answers = quizAnswers(db, quizId);
  const wrong = answers.filter((answer) => answer.score < 1).flatMap(({ itemNo }) => readQuestion(db, itemNo) ?? []);
  const ids = [...new Set(wrong.flatMap((question) => question.content.cards))];
  return {
    state: "done",
    of,
    answered: answers.length,
    score: answers.reduce((sum, answer) => sum + answer.score, 0),
    wrong: wrong.map((question) => ({
      id: question.id,
      title: itemTitle(question.kind, JSON.stringify(question.content), null),
    })),
    misconceptions: misconceptionViews(db, deps.subject()).filter((each) => each.state === "open"),
    cards: linkedCards(db, ids).map(({ id, title }) => ({ id, title })),
  };
}

function refuseStrangeKeys(options: number, keys: readonly number[]): void {
  if (new Set(keys).size !== keys.length || keys.some((key) => key >= options)) throw badChoice();
}

function badChoice(): Refusal {
  return new Refusal("bad-input", {
    en: "This choice doesn't fit the question. Choose among its options again.",
    zh: "所选内容与题目不符，请重新选择。",
  });
}

function emptyPool(pick: Pick): Refusal {
  if (pick.kind === "due")
    return new Refusal("refused", {
      en: "No scenario is due today. Choose another set.",
      zh: "今天没有到期的情景题。请选择其他题组。",
    });
  if (pick.kind === "weak")
    return new Refusal("refused", {
      en: "No topic is weak by the evidence so far, so there is no set of weak topics. Choose another set.",
      zh: "按目前的证据没有薄弱主题，因此没有对应的题组。请选择其他题组。",
    });
  return new Refusal("refused", {
    en: "There is no question for this choice. Import an outline that the question bank covers, or choose another set.",
    zh: "这个选择下没有题目。请导入题库覆盖的大纲，或选择其他题组。",
  });
}
