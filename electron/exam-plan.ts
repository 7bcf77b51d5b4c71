// From a request to a blueprint: the presets, their cells over the deck's scenarios, and what they are called.
import { lastPapers } from "../db/exams.ts";
import { tierTitles } from "../db/settings.ts";
import { all } from "../db/statements.ts";
import type { Subject } from "../decks/bank/schema.ts";
import {
  type Blueprint,
  type CellPlan,
  compileBlueprint,
  domainCells,
  kcna,
  type PoolItem,
  topicCells,
} from "../decks/blueprint.ts";
import { leverOf } from "../decks/levers.ts";
import type { Text } from "../decks/types.ts";
import type { Context } from "./context.ts";
import type { Output, Parsed } from "./contract.ts";
import { Refusal } from "./errors.ts";

export type ExamRequest = Parsed<"exam.blueprint">["request"];
export type BlueprintView = Output<"exam.blueprint">;
export type ExamPlan = { blueprint: Blueprint; view: BlueprintView };

const kcnaNames: Record<string, Text> = {
  "kcna:fundamentals": { en: "Kubernetes fundamentals", zh: "Kubernetes 基础" },
  "kcna:orchestration": { en: "Container orchestration", zh: "容器编排" },
  "kcna:delivery": { en: "Cloud native application delivery", zh: "云原生应用交付" },
  "kcna:architecture": { en: "Cloud native architecture", zh: "云原生架构" },
};

/** A preset's usual size, minutes and pass mark. Larger sizes are tried first, down to what the bank can fill. */
const usual = {
  whole: { sizes: [40, 20, 10], minutesEach: 1.5, passMark: 0.75 },
  tier: { sizes: [20, 10, 5], minutesEach: 1.5, passMark: 0.75 },
  topics: { sizes: [10, 5], minutesEach: 1.5, passMark: 0.75 },
  kcna: { sizes: [60], minutesEach: 1.5, passMark: 0.75 },
} as const;

/** Every scenario of the deck that a paper may hold: reserved ones too, retired and suspended ones not. */
export function examPool({ db }: Context, subject: Subject | null): PoolItem[] {
  const papers = lastPapers(db);
  const domains = new Map(
    (subject?.taxonomy.topics ?? []).flatMap((topic) => topic.concepts.map((concept) => [concept.id, concept.domains])),
  );
  return all<{ no: number; tier: number; topic_id: number; concept: string; reserved: number }>(
    db,
    `select no, tier, topic_id, concept, reserved from items
     where kind = 'scenario' and retired_at is null and suspended_at is null order by tier, topic_id, position, no`,
  ).map((row) => ({
    itemNo: row.no,
    tier: row.tier,
    topicId: row.topic_id,
    concept: row.concept,
    domains: domains.get(row.concept) ?? [],
    reserved: row.reserved === 1,
    lastPaper: papers.get(row.no) ?? 0,
  }));
}

/** The blueprint of a request over the present deck. Cells that the bank can't fill are named in `short`. */
export function planExam(context: Context, subject: Subject | null, request: ExamRequest): ExamPlan {
  const pool = examPool(context, subject);
  const plans = cellPlans(context, pool, request);
  const defaults = usual[request.preset.kind];
  const sizes = request.size === undefined ? defaults.sizes : [request.size];
  const tried = sizes.map((size) => compileBlueprint(plans, size));
  const blueprint = tried.find((each) => each.short.length === 0) ?? tried[tried.length - 1];
  if (!blueprint) throw new Error("a preset without a size");
  const titles = cellTitles(context, plans);
  const title = (key: string): Text => titles.get(key) ?? { en: key, zh: key };
  const view: BlueprintView = {
    request,
    title: presetTitle(context, request),
    size: blueprint.size,
    minutes: request.minutes ?? Math.max(1, Math.round(blueprint.size * defaults.minutesEach)),
    passMark: request.passMark ?? defaults.passMark,
    cells: blueprint.cells.map((cell) => ({
      key: cell.key,
      tier: cell.tier,
      topicId: cell.topicId,
      title: title(cell.key),
      share: cell.share,
      exact: cell.exact,
      questions: cell.questions,
      available: cell.items.length,
    })),
    source: request.preset.kind === "kcna" ? { url: "https://github.com/cncf/curriculum", date: "2026-03-14" } : null,
    short: blueprint.short.map((cell) => ({
      title: title(cell.key),
      needed: cell.questions,
      available: cell.items.length,
    })),
    reserved: blueprint.cells.reduce((sum, cell) => sum + cell.items.filter((item) => item.reserved).length, 0),
  };
  return { blueprint, view };
}

/** Refuses a blueprint that the bank can't fill, naming each cell that is short. */
export function refuseShort(view: BlueprintView): void {
  if (view.cells.length === 0)
    throw new Refusal("refused", {
      en: "The deck holds no scenario for this exam, so no paper can be set. Import an outline that the question bank covers.",
      zh: "牌组里没有可用于这场考试的情景题，无法组卷。请导入题库覆盖的大纲。",
    });
  if (view.short.length === 0) return;
  const list = (lang: "en" | "zh"): string =>
    view.short
      .slice(0, 5)
      .map((cell) => `${cell.title[lang]}: ${cell.available}/${cell.needed}`)
      .join(lang === "en" ? "; " : "；");
  throw new Refusal("refused", {
    en: `The bank can't fill a paper of ${view.size} questions (${list("en")}). Choose fewer questions or other topics.`,
    zh: `题库不足以组成 ${view.size} 题的试卷（${list("zh")}）。请减少题数或更换主题。`,
  });
}

/** The presets that are offered: the whole outline, each tier, and an exam of its own if the subject has one. */
export function presetRequests({ levers }: Context, subject: Subject | null): ExamRequest[] {
  const hasKcna = subject?.taxonomy.topics.some((topic) =>
    topic.concepts.some((each) => each.domains.some((id) => id.startsWith(`${kcna.prefix}:`))),
  );
  return [
    { preset: { kind: "whole" } },
    ...levers.map(({ rank }): ExamRequest => ({ preset: { kind: "tier", tier: rank } })),
    ...(hasKcna ? [{ preset: { kind: "kcna" } } satisfies ExamRequest] : []),
  ];
}

function cellPlans({ levers }: Context, pool: readonly PoolItem[], { preset }: ExamRequest): CellPlan[] {
  if (preset.kind === "kcna") return domainCells(pool, kcna);
  const own =
    preset.kind === "tier"
      ? pool.filter((item) => item.tier === preset.tier)
      : preset.kind === "topics"
        ? pool.filter((item) => preset.topicIds.includes(item.topicId))
        : pool;
  // A topic is as heavy as it has things that scenarios ask about, so that a well-written topic doesn't crowd out others.
  const concepts = new Map<number, Set<string>>();
  for (const item of own) {
    const known = concepts.get(item.topicId) ?? new Set<string>();
    concepts.set(item.topicId, known.add(item.concept));
  }
  return topicCells(
    own,
    (tier) => leverOf(levers, tier).exam,
    (topicId) => concepts.get(topicId)?.size ?? 0,
  );
}

function cellTitles({ db }: Context, plans: readonly CellPlan[]): Map<string, Text> {
  const topics = new Map(
    all<{ id: number; title: string }>(db, "select id, title from topics").map((row) => [row.id, row.title]),
  );
  return new Map(
    plans.map((plan) => {
      const name = plan.topicId === null ? kcnaNames[plan.key] : undefined;
      const topic = plan.topicId === null ? "" : (topics.get(plan.topicId) ?? "");
      return [plan.key, name ?? { en: topic, zh: topic }];
    }),
  );
}

function presetTitle({ db }: Context, { preset }: ExamRequest): Text {
  switch (preset.kind) {
    case "whole":
      return { en: "The whole outline", zh: "整个大纲" };
    case "tier": {
      // A tier's title names its rank already, as the outline does.
      const title = tierTitles(db)[preset.tier - 1] ?? "";
      return title === "" ? { en: `Tier ${preset.tier}`, zh: `第 ${preset.tier} 层级` } : { en: title, zh: title };
    }
    case "kcna":
      return { en: "KCNA-like", zh: "仿 KCNA" };
    case "topics":
      return { en: "Chosen topics", zh: "自选主题" };
  }
}
