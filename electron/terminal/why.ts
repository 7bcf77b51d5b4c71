// Why an item is asked, in one line from stored facts.
import type { z } from "zod";
import type { Lang } from "../../decks/types.ts";
import type { why } from "../contract.ts";

export type Why = z.output<typeof why>;

/** For instance `tier 1 · recall 0.86 < 0.93 · 3 days late`. */
export function whyLine(reason: Why, lang: Lang): string {
  return (lang === "zh" ? chinese(reason) : english(reason)).join(" · ");
}

function english(reason: Why): string[] {
  const tier = `tier ${reason.tier}`;
  switch (reason.kind) {
    case "learning":
      return [tier, `learning step ${reason.step}`, late(reason.minutesLate, "minute", "due now")];
    case "due":
      return [tier, recalls("recall", reason), late(reason.daysLate, "day", "due today")];
    case "new":
      return [tier, `new ${reason.introduced + 1} of ${reason.quota} today`];
    case "drill":
      return [tier, "chosen drill", ...(reason.recall === null ? [] : [`recall ${reason.recall.toFixed(2)}`])];
  }
}

function chinese(reason: Why): string[] {
  const tier = `第 ${reason.tier} 级`;
  switch (reason.kind) {
    case "learning":
      return [tier, `学习步骤 ${reason.step}`, reason.minutesLate > 0 ? `晚 ${reason.minutesLate} 分钟` : "现在到期"];
    case "due":
      return [tier, recalls("回忆率", reason), reason.daysLate > 0 ? `晚 ${reason.daysLate} 天` : "今天到期"];
    case "new":
      return [tier, `今天第 ${reason.introduced + 1} 个新条目，共 ${reason.quota} 个`];
    case "drill":
      return [tier, "自选练习", ...(reason.recall === null ? [] : [`回忆率 ${reason.recall.toFixed(2)}`])];
  }
}

function recalls(word: string, { recall, desired }: { recall: number; desired: number }): string {
  return `${word} ${recall.toFixed(2)} ${recall < desired ? "<" : "≥"} ${desired.toFixed(2)}`;
}

function late(n: number, unit: string, inTime: string): string {
  return n === 0 ? inTime : `${n} ${unit}${n === 1 ? "" : "s"} late`;
}
