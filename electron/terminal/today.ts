// `tierwise today`: what the day holds by tier, what is held back and why, and every item in its order.
import type { Lang } from "../../decks/types.ts";
import type { Output } from "../contract.ts";
import { type Command, dbOption, jsonOption, nowOption, printJson } from "./io.ts";
import { withSession } from "./session.ts";
import { harmless, table } from "./table.ts";
import { whyLine } from "./why.ts";

type Today = Output<"study.today">;
type Planned = Output<"study.plan">["items"][number];

/** The lines for people end after this many items; `--json` lists them all. */
const shownItems = 40;

export const todayCommand: Command = {
  name: "today",
  say: {
    en: "What to review today by tier, what is held back and why, and the items in their order.",
    zh: "今天按层级要复习的内容、暂缓的内容及原因，以及条目的顺序。",
  },
  files: "none",
  options: { db: dbOption, now: nowOption, json: jsonOption },
  run: (args, io) =>
    withSession(args, io, { mustExist: true, traceless: true }, async ({ call, language }) => {
      const today = await call("study.today", {});
      const { items } = await call("study.plan", { limit: 10_000 });
      if (args.values["json"]) {
        const named = items.map(({ reason, ...item }) => ({ ...item, reason: whyLine(reason, language), why: reason }));
        printJson(io, { ...today, items: named });
      } else {
        io.out(todayText(today, items, language, io.columns));
      }
      return 0;
    }),
};

const words = {
  en: {
    empty: "There is nothing to review yet: import an outline first (tierwise import FILE --apply).",
    tier: "Tier",
    learning: "Learning",
    reviews: "Reviews",
    newItems: "New",
    stock: "Waiting",
    held: "Held back",
    recall: "Recall now",
    tomorrow: "Tomorrow",
    items: "Items",
    why: "Why",
    kind: "Kind",
    topic: "Topic",
    item: "Item",
  },
  zh: {
    empty: "还没有可复习的内容：请先导入大纲（tierwise import 文件 --apply）。",
    tier: "层级",
    learning: "学习中",
    reviews: "复习",
    newItems: "新条目",
    stock: "待引入",
    held: "暂缓",
    recall: "现在回忆率",
    tomorrow: "明天",
    items: "条目数",
    why: "原因",
    kind: "类型",
    topic: "主题",
    item: "条目",
  },
} as const;

const heldReasons: Record<Today["held"][number]["reason"], Record<Lang, string>> = {
  "reviews-cap": { en: "over the reviews a day", zh: "超过每日复习上限" },
  "minutes-cap": { en: "over the minutes a day", zh: "超过每日时长上限" },
  "new-cap": { en: "over the new items a day", zh: "超过每日新条目上限" },
  "catch-up": { en: "the backlog comes first", zh: "先清理积压" },
  sibling: { en: "another item on its concept is asked today", zh: "今天已有同一概念的条目" },
  "practice-first": { en: "its concept comes first", zh: "先学它的概念" },
};

const kinds: Record<Planned["kind"] | "review" | "new", Record<Lang, string>> = {
  card: { en: "card", zh: "卡片" },
  scenario: { en: "scenario", zh: "情景" },
  chain: { en: "chain", zh: "排查" },
  review: { en: "review", zh: "复习" },
  new: { en: "new", zh: "新条目" },
};

function todayText(today: Today, items: readonly Planned[], lang: Lang, columns: number): string {
  const say = words[lang];
  if (today.empty) return `${say.empty}\n`;
  const right = "right" as const;
  const tiers = table(
    [
      { title: say.tier, widest: 40 },
      { title: say.learning, align: right },
      { title: say.reviews, align: right },
      { title: say.newItems, align: right },
      { title: say.stock, align: right },
    ],
    today.tiers.map((tier) => [`${tier.rank} ${tier.title}`, tier.learning, tier.reviews, tier.newItems, tier.stock]),
  );
  const held = table(
    [
      { title: say.held },
      { title: say.kind },
      { title: say.items, align: right },
      { title: say.recall, align: right },
      { title: say.tomorrow, align: right },
      { title: say.why },
    ],
    today.held.map((group) => [
      group.tier,
      kinds[group.kind][lang],
      group.items,
      percent(group.recallNow),
      percent(group.recallTomorrow),
      heldReasons[group.reason][lang],
    ]),
  );
  const rest = Math.max(20, Math.floor((columns - 16) / 3));
  const list = table(
    [
      { title: "#", align: right },
      { title: say.tier, align: right },
      { title: say.kind },
      { title: say.topic, widest: Math.min(rest, 28) },
      { title: say.item, widest: rest },
      { title: say.why },
    ],
    items
      .slice(0, shownItems)
      .map((item, index) => [
        index + 1,
        item.tier,
        kinds[item.kind][lang],
        item.topic,
        item.title[lang],
        whyLine(item.reason, lang),
      ]),
  );
  const parts = [headline(today, lang), tiers, held, list, more(items.length, lang)];
  return parts.filter((part) => part !== "").join("\n");
}

function headline(today: Today, lang: Lang): string {
  const { left, catchUp, done } = today;
  const minutes = Math.round(left.minutes);
  const date = harmless(today.date);
  const behind =
    catchUp === null
      ? ""
      : lang === "zh"
        ? `积压 ${catchUp.backlog} 条，每天可清 ${catchUp.capacity} 条：约 ${catchUp.days} 天清完，期间不引入新条目。\n`
        : `Behind by ${catchUp.backlog} items at ${catchUp.capacity} a day: about ${catchUp.days} days; no new items until then.\n`;
  return lang === "zh"
    ? `${date}：学习中 ${left.learning}，复习 ${left.reviews}，新条目 ${left.newItems}，约 ${minutes} 分钟；今天已答 ${done.grades}。\n${behind}`
    : `${date}: ${left.learning} learning, ${left.reviews} reviews, ${left.newItems} new, about ${minutes} minutes; answered today: ${done.grades}.\n${behind}`;
}

function more(items: number, lang: Lang): string {
  if (items <= shownItems) return "";
  const n = items - shownItems;
  return lang === "zh" ? `……还有 ${n} 条（--json 列出全部）。\n` : `… and ${n} more (--json lists them all).\n`;
}

function percent(share: number | null): string {
  return share === null ? "" : `${(share * 100).toFixed(1)} %`;
}
