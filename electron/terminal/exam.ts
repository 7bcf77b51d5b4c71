// `tierwise exam`: the blueprint of a mock exam and the paper that a seed draws from it, without the answers.
import type { Lang } from "../../decks/types.ts";
import type { Output } from "../contract.ts";
import { type Command, dbOption, jsonOption, printJson } from "./io.ts";
import { presetOf, presetOption, wholeOption } from "./preset.ts";
import { withSession } from "./session.ts";
import { cut, harmless, table } from "./table.ts";

type Paper = Output<"exam.paper">;
type Question = Paper["questions"][number];

/** Lines of a stem that are shown to people; `--json` gives it whole. */
const shownLines = 4;

export const examCommand: Command = {
  name: "exam",
  say: {
    en: "The blueprint of a mock exam and a paper drawn from it, without the answers; nothing is written.",
    zh: "模拟考试的蓝图及据此抽出的试卷（不含答案）；不写入任何内容。",
  },
  files: "none",
  options: {
    preset: presetOption,
    size: {
      type: "string",
      value: "N",
      say: { en: "how many questions, 1 to 200", zh: "题数，1 到 200" },
    },
    seed: {
      type: "string",
      value: "N",
      say: { en: "the same seed draws the same paper", zh: "相同的种子抽出相同的试卷" },
    },
    db: dbOption,
    json: jsonOption,
  },
  run: (args, io) => {
    const preset = presetOf(args) ?? { kind: "whole" as const };
    const size = wholeOption(args, "size", 1, 200);
    const seed = wholeOption(args, "seed", 0, 2 ** 31 - 1);
    return withSession(args, io, { mustExist: true, traceless: true }, async ({ call, language }) => {
      const paper = await call("exam.paper", {
        request: { preset, ...(size === undefined ? {} : { size }) },
        ...(seed === undefined ? {} : { seed }),
      });
      if (args.values["json"]) {
        printJson(io, { blueprint: paper.blueprint, seed: paper.seed, paper: paper.questions });
      } else {
        io.out(paperText(paper, language, io.columns));
      }
      return 0;
    });
  },
};

const words = {
  en: {
    tier: "Tier",
    cell: "Cell",
    share: "Share",
    exact: "Exact",
    questions: "Questions",
    available: "In the bank",
    source: "Shares from",
  },
  zh: {
    tier: "层级",
    cell: "单元",
    share: "占比",
    exact: "精确题数",
    questions: "题数",
    available: "题库现有",
    source: "占比来源",
  },
} as const;

function paperText({ blueprint, seed, questions }: Paper, lang: Lang, columns: number): string {
  const say = words[lang];
  const right = "right" as const;
  const cells = table(
    [
      { title: say.tier, align: right },
      { title: say.cell, widest: 44 },
      { title: say.share, align: right },
      { title: say.exact, align: right },
      { title: say.questions, align: right },
      { title: say.available, align: right },
    ],
    blueprint.cells.map((cell) => [
      cell.tier ?? "",
      cell.title[lang],
      `${(cell.share * 100).toFixed(1)} %`,
      cell.exact.toFixed(2),
      cell.questions,
      cell.available,
    ]),
  );
  const source = blueprint.source ? `${say.source} ${blueprint.source.url} (${blueprint.source.date})\n` : "";
  const asked = questions.map((question) => questionText(question, lang, columns));
  return [`${headline(blueprint, seed, lang)}${source}`, cells, ...asked].join("\n");
}

function headline({ title, size, minutes, passMark }: Paper["blueprint"], seed: number, lang: Lang): string {
  const name = harmless(title[lang]);
  const mark = `${Math.round(passMark * 100)} %`;
  return lang === "zh"
    ? `${name}：${size} 题，${minutes} 分钟，及格线 ${mark}，种子 ${seed}\n`
    : `${name}: ${size} questions, ${minutes} minutes, pass mark ${mark}, seed ${seed}\n`;
}

function questionText({ position, id, tier, topic, stem, choose, options }: Question, lang: Lang, columns: number) {
  const lines = stem[lang].split("\n").filter((line) => line.trim() !== "");
  const shown = lines.slice(0, shownLines).map((line) => `   ${cut(harmless(line), columns - 3)}\n`);
  if (lines.length > shownLines) shown.push("   …\n");
  const many = choose === 1 ? "" : lang === "zh" ? `（选 ${choose} 项）` : ` (choose ${choose})`;
  const head = lang === "zh" ? `第 ${tier} 层级 · ${harmless(topic)}` : `tier ${tier} · ${harmless(topic)}`;
  const letters = options.map(
    (option, place) => `   ${String.fromCharCode(65 + place)}. ${harmless(option.text[lang])}\n`,
  );
  return `${position + 1}. ${harmless(id)} · ${head}${many}\n${shown.join("")}${letters.join("")}`;
}
