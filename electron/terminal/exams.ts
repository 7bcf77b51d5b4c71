// `tierwise exams`: the mock exams that were handed in, the newest first, each with its interval.
import type { Lang } from "../../decks/types.ts";
import type { Output } from "../contract.ts";
import { type Command, dbOption, jsonOption, printJson } from "./io.ts";
import { withSession } from "./session.ts";
import { table } from "./table.ts";

type Exams = Output<"exam.list">["exams"];

export const examsCommand: Command = {
  name: "exams",
  say: { en: "The mock exams so far with their scores.", zh: "历次模拟考试及成绩。" },
  files: "none",
  options: { db: dbOption, json: jsonOption },
  run: (args, io) =>
    withSession(args, io, { mustExist: true, traceless: true }, async ({ call, language }) => {
      const { exams } = await call("exam.list", {});
      if (args.values["json"]) printJson(io, { exams });
      else io.out(examsText(exams, (await call("settings.get", {})).settings.timeZone, language));
      return 0;
    }),
};

const words = {
  en: {
    none: "No mock exam has been handed in yet.",
    at: "Handed in",
    title: "Exam",
    questions: "Questions",
    score: "Score",
    band: "80 % interval",
    mark: "Pass mark",
    result: "Result",
    seen: "Seen before",
    passed: "passed",
    failed: "not passed",
  },
  zh: {
    none: "还没有交过卷的模拟考试。",
    at: "交卷时间",
    title: "考试",
    questions: "题数",
    score: "得分",
    band: "80 % 区间",
    mark: "及格线",
    result: "结果",
    seen: "曾见过",
    passed: "通过",
    failed: "未通过",
  },
} as const;

function examsText(exams: Exams, timeZone: string, lang: Lang): string {
  const say = words[lang];
  if (exams.length === 0) return `${say.none}\n`;
  const right = "right" as const;
  // The Swedish way of writing an instant is the ISO one: 2026-12-01 09:30.
  const instant = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return table(
    [
      { title: say.at },
      { title: say.title, widest: 36 },
      { title: say.questions, align: right },
      { title: say.score, align: right },
      { title: say.band, align: right },
      { title: say.mark, align: right },
      { title: say.result },
      { title: say.seen, align: right },
    ],
    exams.map((exam) => [
      instant.format(exam.handedInAt),
      exam.title[lang],
      exam.size,
      percent(exam.score),
      `${percent(exam.low)}–${percent(exam.high)}`,
      percent(exam.passMark),
      exam.passed ? say.passed : say.failed,
      exam.seenBefore,
    ]),
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
