// `tierwise lint`: every rule of writing that a program can check, over the sources of the built-in subject.
import fs from "node:fs";
import path from "node:path";
import { lintBank } from "../../decks/bank/lint.ts";
import { readReleased, readSubject } from "../../decks/bank/load.ts";
import { outlineToCover } from "../../decks/bank/outline-points.ts";
import { byPlace, type Problem, problemLine } from "../../decks/bank/problem.ts";
import { type LintReport, reportLines } from "../../decks/bank/report.ts";
import type { Subject } from "../../decks/bank/schema.ts";
import { parseOutline } from "../../decks/outline/parse.ts";
import { Refusal } from "../errors.ts";
import { readTexts, refusedFile } from "./files.ts";
import { type Command, type Io, jsonOption, printJson } from "./io.ts";

export const lintCommand: Command = {
  name: "lint",
  say: {
    en: "Checks the question bank; further outlines that it has to cover may be named.",
    zh: "检查题库；可以另外指定题库应覆盖的大纲。",
  },
  files: "some",
  options: {
    growing: {
      type: "boolean",
      say: { en: "report the amounts that are not reached yet, don't refuse them", zh: "数量不足只报告，不算错误" },
    },
    json: jsonOption,
  },
  run: async (args, io) => {
    const folder = sourcesOf(io);
    const { subject, problems: faults, locate } = readSubject(folder);
    const level = args.values["growing"] === true ? "growing" : "complete";
    const linted =
      subject &&
      lintBank(subject, {
        locate,
        released: readReleased(folder),
        outlines: outlinesFor(subject, folder, args.files, io),
        level,
      });
    const report = linted && { ...linted.report, wanting: linted.report.wanting.map((one) => fromHere(one, io)) };
    const problems = [...faults, ...(linted?.problems ?? [])].map((one) => fromHere(one, io)).sort(byPlace);
    if (args.values["json"]) printJson(io, { ok: problems.length === 0, problems, report });
    else io.out(lintText(problems, report));
    if (problems.length === 0) return 0;
    io.err(
      io.language === "zh"
        ? `tierwise：题库有 ${problems.length} 处问题。\n`
        : `tierwise: the bank has ${problems.length} problems.\n`,
    );
    return 1;
  },
};

// The built-in outlines are always to be covered, and whatever is named beside them.
function outlinesFor(subject: Subject, folder: string, files: readonly string[], io: Io) {
  const builtin = (["en", "zh"] as const)
    .map((lang) => ({ name: `${folder}/outline.${lang}.md`, text: subject.outlines[lang] }))
    .filter(({ text }) => text !== "");
  const named = readTexts(files, io).map(({ text }, at) => ({ name: files[at] ?? "", text }));
  return [...builtin, ...named].flatMap(({ name, text }) => {
    const parsed = parseOutline(text, name);
    if (!parsed.ok) throw refusedFile(name, parsed.problem);
    return parsed.file.outlines.map((outline) => outlineToCover(name, outline, subject.taxonomy));
  });
}

// Paths from where one stands can be clicked in most terminals, and are shorter.
function fromHere(problem: Problem, io: Io): Problem {
  const file = path.relative(io.cwd, path.resolve(io.cwd, problem.file)).replaceAll("\\", "/");
  return { ...problem, file };
}

function lintText(problems: readonly Problem[], report: LintReport | null): string {
  const lines = [...problems.map(problemLine), ...(report ? ["", ...reportLines(report)] : [])];
  return `${lines.join("\n")}\n`;
}

function sourcesOf(io: Io): string {
  if (fs.existsSync(path.join(io.subjectFolder, "taxonomy.yaml"))) return io.subjectFolder;
  throw new Refusal("unavailable", {
    en: "The sources of the question bank are not here. Run this in a checkout of Tierwise.",
    zh: "这里没有题库的源文件。请在 Tierwise 的源码目录中运行。",
  });
}
