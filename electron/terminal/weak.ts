// `tierwise weak`: the weak topics with their evidence, as a table or in one of the export formats.
import fs from "node:fs";
import path from "node:path";
import type { Lang } from "../../decks/types.ts";
import { printByChromium } from "../chromium.ts";
import type { Output } from "../contract.ts";
import type { Printer } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { type Arguments, type Command, dbOption, Misuse, nowOption, textOption } from "./io.ts";
import { withSession } from "./session.ts";
import { table } from "./table.ts";

type WeakList = Output<"weak.list">;
type Format = "md" | "csv" | "json" | "pdf";

export const weakCommand: Command = {
  name: "weak",
  say: {
    en: "The weak topics with their evidence; as Markdown, CSV, JSON or PDF with --format.",
    zh: "薄弱主题及其依据；用 --format 输出 Markdown、CSV、JSON 或 PDF。",
  },
  files: "none",
  options: {
    db: dbOption,
    now: nowOption,
    format: {
      type: "string",
      value: "md|csv|json|pdf",
      say: {
        en: "the export instead of the table; a PDF needs --out, and Chromium or Chrome",
        zh: "输出导出文件而不是表格；PDF 需要 --out，以及 Chromium 或 Chrome",
      },
    },
    out: {
      type: "string",
      value: "FILE",
      say: {
        en: "write into this file (the format by its ending, or --format)",
        zh: "写入该文件（格式由扩展名或 --format 决定）",
      },
    },
    json: { type: "boolean", say: { en: "the same as --format json", zh: "等同于 --format json" } },
  },
  run: (args, io) => {
    const out = textOption(args, "out");
    const format = formatOf(args, out);
    const written = (content: string | Uint8Array): void => {
      if (out !== undefined) writeOut(path.resolve(io.cwd, out), out, content);
    };
    const pdf: Printer = {
      print: (html) => printByChromium(html, io.env),
      save: async (_fileName, bytes) => {
        written(bytes);
        return true;
      },
    };
    return withSession(args, io, { mustExist: true, traceless: true, pdf }, async ({ call, language }) => {
      if (format === null) {
        io.out(weakText(await call("weak.list", {}), language));
        return 0;
      }
      if (format === "pdf") {
        await call("weak.pdf", { lang: language });
      } else {
        const { text } = await call("weak.export", { format, lang: language });
        if (out === undefined) {
          io.out(text.endsWith("\n") ? text : `${text}\n`);
          return 0;
        }
        written(text);
      }
      const file = path.resolve(io.cwd, out ?? "");
      io.err(language === "zh" ? `已写入 ${file}\n` : `Written to ${file}\n`);
      return 0;
    });
  },
};

function formatOf(args: Arguments, out: string | undefined): Format | null {
  const byEnding = out === undefined ? undefined : path.extname(out).slice(1).toLowerCase();
  const said = textOption(args, "format") ?? (args.values["json"] ? "json" : byEnding);
  if (said === undefined) return null;
  if (said === "pdf" && out === undefined)
    throw new Misuse({
      en: "A PDF is no text for the terminal: name its file with --out FILE.",
      zh: "PDF 无法在终端中显示：请用 --out FILE 指定文件。",
    });
  if (said === "md" || said === "csv" || said === "json" || said === "pdf") return said;
  throw new Misuse({
    en: `"${said}" is no format: choose md, csv, json or pdf with --format.`,
    zh: `没有“${said}”这种格式：请用 --format 选择 md、csv、json 或 pdf。`,
  });
}

function writeOut(file: string, shown: string, content: string | Uint8Array): void {
  try {
    fs.writeFileSync(file, content);
  } catch {
    throw new Refusal("refused", {
      en: `${shown} can't be written. Check that its folder is there and may be written to.`,
      zh: `无法写入 ${shown}。请检查其文件夹是否存在且可写。`,
    });
  }
}

const words = {
  en: {
    none: "No topic has been measured yet: a topic needs {needed} answers, and there are {answers} in all.",
    tier: "Tier",
    topic: "Topic",
    verdict: "Verdict",
    loss: "Expected loss",
    recall: "Recall",
    passed: "First try",
    answers: "Answers",
    lapses: "Lapses",
    weak: "weak",
    fair: "fair",
    strong: "strong",
    "not-measured": "not measured",
  },
  zh: {
    none: "还没有可衡量的主题：每个主题需要 {needed} 次作答，目前共 {answers} 次。",
    tier: "层级",
    topic: "主题",
    verdict: "判断",
    loss: "预计失分",
    recall: "回忆率",
    passed: "首答正确",
    answers: "作答",
    lapses: "遗忘",
    weak: "薄弱",
    fair: "一般",
    strong: "扎实",
    "not-measured": "未测",
  },
} as const;

function weakText({ topics, answers, needed }: WeakList, lang: Lang): string {
  const say = words[lang];
  if (topics.every((topic) => topic.verdict === "not-measured")) {
    return `${say.none.replace("{needed}", String(needed)).replace("{answers}", String(answers))}\n`;
  }
  const right = "right" as const;
  return table(
    [
      { title: say.tier, align: right },
      { title: say.topic, widest: 40 },
      { title: say.verdict },
      { title: say.loss, align: right },
      { title: say.recall, align: right },
      { title: say.passed, align: right },
      { title: say.answers, align: right },
      { title: say.lapses, align: right },
    ],
    topics.map((topic) => [
      topic.tier,
      topic.title,
      say[topic.verdict],
      percent(topic.expectedLoss, 2),
      percent(topic.recall, 0),
      topic.rate === null ? "" : `${topic.rate.passed}/${topic.rate.answers}`,
      topic.answers,
      topic.lapses,
    ]),
  );
}

function percent(share: number | null, digits: number): string {
  return share === null ? "" : `${(share * 100).toFixed(digits)} %`;
}
