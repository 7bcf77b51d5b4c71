// `tierwise readiness`: the chance to pass an exam on a date, what it rests on, and what would raise it most.
import type { Lang } from "../../decks/types.ts";
import type { Output } from "../contract.ts";
import { Refusal } from "../errors.ts";
import { type Arguments, type Command, dbOption, jsonOption, Misuse, nowOption, printJson, textOption } from "./io.ts";
import { presetOf, presetOption } from "./preset.ts";
import { withSession } from "./session.ts";
import { harmless, table } from "./table.ts";

type Readiness = Output<"readiness.forecast">;

export const readinessCommand: Command = {
  name: "readiness",
  say: {
    en: "The chance to pass an exam on a date, with its basis and the items that would raise it most.",
    zh: "在某一天通过考试的概率、依据，以及最能提高它的条目。",
  },
  files: "none",
  options: {
    preset: presetOption,
    on: {
      type: "string",
      value: "YYYY-MM-DD",
      say: { en: "the date of the exam, today or later", zh: "考试日期，今天或之后" },
    },
    db: dbOption,
    now: nowOption,
    json: jsonOption,
  },
  run: (args, io) => {
    const preset = presetOf(args);
    if (preset === null) throw missing("preset", presetOption.value ?? "");
    const onDate = dateOf(args);
    return withSession(args, io, { mustExist: true, traceless: true }, async ({ call, language }) => {
      const forecast = await call("readiness.forecast", { request: { preset }, onDate });
      if (forecast.parts.length === 0) throw nothingToForecast;
      if (args.values["json"]) printJson(io, forecast);
      else io.out(readinessText(forecast, language));
      return 0;
    });
  },
};

function dateOf(args: Arguments): string {
  const given = textOption(args, "on");
  if (given === undefined) throw missing("on", "YYYY-MM-DD");
  const at = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(`${given}T00:00Z`) : Number.NaN;
  // The parser would turn the 31st of February into a day of March.
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(given)) return given;
  throw new Misuse({
    en: `--on takes a date such as 2026-12-01, and "${given}" is none.`,
    zh: `--on 需要一个日期，例如 2026-12-01；“${given}”不是。`,
  });
}

function missing(name: string, value: string): Misuse {
  return new Misuse({ en: `Say --${name} ${value}.`, zh: `请给出 --${name} ${value}。` });
}

const nothingToForecast = new Refusal("refused", {
  en: "The deck holds no scenario for this exam, so nothing can be forecast. Import an outline that the question bank covers.",
  zh: "牌组里没有可用于这场考试的情景题，无法预测。请导入题库覆盖的大纲。",
});

const words = {
  en: {
    part: "Part",
    share: "Share",
    expected: "Expected",
    basis: "Rests on",
    measured: "answers and recall",
    "recall-only": "recall alone",
    chance: "guessing",
    item: "Would raise it most",
    topic: "Topic",
    gain: "Gain",
    forecast: "Earlier forecast",
    band: "Band",
    actual: "Score",
    little: "Less than half of this exam is measured: take the number as a guess.",
  },
  zh: {
    part: "部分",
    share: "占比",
    expected: "预计得分",
    basis: "依据",
    measured: "作答与回忆率",
    "recall-only": "仅回忆率",
    chance: "猜测",
    item: "最能提高的条目",
    topic: "主题",
    gain: "提高",
    forecast: "以往预测",
    band: "区间",
    actual: "实际得分",
    little: "这场考试有一半以上的内容尚未测量：该数字仅供猜测。",
  },
} as const;

function readinessText(forecast: Readiness, lang: Lang): string {
  const say = words[lang];
  const right = "right" as const;
  const parts = table(
    [
      { title: say.part, widest: 44 },
      { title: say.share, align: right },
      { title: say.expected, align: right },
      { title: say.basis },
    ],
    forecast.parts.map((part) => [part.title[lang], percent(part.share, 1), percent(part.expected), say[part.basis]]),
  );
  const best = table(
    [
      { title: say.item, widest: 60 },
      { title: say.topic, widest: 28 },
      { title: say.gain, align: right },
    ],
    forecast.best.map((item) => [item.title[lang], item.topic, `+${percent(item.gain, 2)}`]),
  );
  const record = table(
    [
      { title: say.forecast, widest: 36 },
      { title: say.expected, align: right },
      { title: say.band, align: right },
      { title: say.actual, align: right },
    ],
    forecast.record.rows.map((row) => [row.title[lang], percent(row.expected), band(row), percent(row.actual)]),
  );
  const little = forecast.enough ? "" : `${say.little}\n`;
  const all = [`${headline(forecast, lang)}${little}`, parts, best, `${recordLine(forecast, lang)}${record}`];
  return all.filter((part) => part !== "").join("\n");
}

function headline(forecast: Readiness, lang: Lang): string {
  const name = harmless(forecast.title[lang]);
  const chance = percent(forecast.chance);
  const expected = `${percent(forecast.expected)} (${band(forecast)})`;
  const mark = percent(forecast.passMark);
  return lang === "zh"
    ? `${name}，${forecast.onDate}：达到及格线 ${mark} 的概率 ${chance}；预计得分 ${expected}。\n`
    : `${name} on ${forecast.onDate}: a chance of ${chance} to reach ${mark}; expected score ${expected}.\n`;
}

function recordLine({ record }: Readiness, lang: Lang): string {
  const { forecasts, withinBand, meanError } = record;
  if (forecasts === 0 || meanError === null)
    return lang === "zh" ? "还没有可对照的预测。\n" : "No forecast has been put to the test yet.\n";
  const error = (meanError * 100).toFixed(1);
  return lang === "zh"
    ? `${forecasts} 次预测中 ${withinBand} 次落在区间内，平均误差 ${error} 个百分点。\n`
    : `Of ${forecasts} earlier forecasts ${withinBand} held within their band; mean error ${error} points in a hundred.\n`;
}

function band({ low, high }: { low: number; high: number }): string {
  return `${percent(low)}–${percent(high)}`;
}

function percent(share: number, digits = 0): string {
  return `${(share * 100).toFixed(digits)} %`;
}
