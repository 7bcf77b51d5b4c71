// `tierwise check`: whether the file is sound and everything derived equals what the log gives.
import type { Lang } from "../../decks/types.ts";
import type { Output } from "../contract.ts";
import { type Command, dbOption, jsonOption, printJson } from "./io.ts";
import { withSession } from "./session.ts";
import { harmless, table } from "./table.ts";

type Report = Output<"check.run">;

export const checkCommand: Command = {
  name: "check",
  say: {
    en: "Checks the database against its own log; --rebuild makes everything derived anew from the log.",
    zh: "用日志核对数据库；--rebuild 会根据日志重建所有派生数据。",
  },
  files: "none",
  options: {
    db: dbOption,
    rebuild: {
      type: "boolean",
      say: { en: "mend what differs by replaying the log", zh: "重放日志以修复不一致之处" },
    },
    json: jsonOption,
  },
  run: (args, io) =>
    withSession(args, io, { mustExist: true }, async ({ call, language }) => {
      const report = await call("check.run", { rebuild: args.values["rebuild"] === true });
      if (args.values["json"]) printJson(io, report);
      else io.out(reportText(report, language));
      if (report.ok) return 0;
      io.err(`tierwise: ${advice(report, language)}\n`);
      return 1;
    }),
};

function reportText(report: Report, lang: Lang): string {
  const [what, where, stored, expected] =
    lang === "zh" ? ["内容", "位置", "库中", "应为"] : ["What", "Where", "Stored", "Expected"];
  const counts =
    lang === "zh"
      ? `${report.items} 个条目，${report.reviews} 次复习。`
      : `${report.items} items, ${report.reviews} reviews.`;
  const verdict = !report.ok
    ? ""
    : report.rebuilt
      ? { en: " Rebuilt from the log; all is well.", zh: "已根据日志重建，一切正常。" }[lang]
      : { en: " All is well.", zh: "一切正常。" }[lang];
  const differences = table(
    [{ title: what ?? "" }, { title: where ?? "" }, { title: stored ?? "" }, { title: expected ?? "" }],
    report.differences.slice(0, 50).map((one) => [one.what, one.where, one.stored, one.expected]),
  );
  return `${counts}${verdict}\n${report.integrity.map((line) => `${harmless(line)}\n`).join("")}${differences}`;
}

function advice(report: Report, lang: Lang): string {
  if (report.integrity.length > 0) {
    return {
      en: "The file itself is damaged: restore a backup from Settings in the window.",
      zh: "数据库文件本身已损坏：请在窗口的“设置”中恢复备份。",
    }[lang];
  }
  return {
    en: `${report.differences.length} places differ from the log: run tierwise check --rebuild.`,
    zh: `有 ${report.differences.length} 处与日志不一致：请运行 tierwise check --rebuild。`,
  }[lang];
}
