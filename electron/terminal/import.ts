// `tierwise import`: what an import would change, and with --apply the import itself.
import type { Lang, ReconcileRule } from "../../decks/types.ts";
import type { Input, Output } from "../contract.ts";
import { readTexts } from "./files.ts";
import { type Arguments, type Command, dbOption, type Io, jsonOption, Misuse, printJson, textOption } from "./io.ts";
import { withSession } from "./session.ts";
import { harmless, table } from "./table.ts";

type Source = Input<"library.preview">["source"];
type Preview = Output<"library.preview">;
type Applied = Output<"library.import">;

export const importCommand: Command = {
  name: "import",
  say: {
    en: "Shows what importing outlines would change; --apply does it, after a backup.",
    zh: "预览导入大纲会带来的变化；加 --apply 才会执行（先备份）。",
  },
  files: "some",
  options: {
    db: dbOption,
    apply: { type: "boolean", say: { en: "import, not only preview", zh: "执行导入，而不只是预览" } },
    rule: {
      type: "string",
      value: "highest|mean|prefer:NAME",
      say: { en: "which tier a concept gets where outlines disagree", zh: "大纲之间层级不一致时采用的规则" },
    },
    builtin: {
      type: "string",
      value: "en|zh",
      say: { en: "the built-in outline instead of a file", zh: "使用内置大纲，而不是文件" },
    },
    json: jsonOption,
  },
  run: (args, io) => {
    const rule = ruleOf(args);
    const source = sourceOf(args, io);
    const apply = args.values["apply"] === true;
    return withSession(args, io, { traceless: !apply }, async ({ call, language }) => {
      const asked = { source, ...(rule === null ? {} : { rule }) };
      const preview = await call("library.preview", asked);
      const applied = apply ? await call("library.import", { ...asked, token: preview.token }) : null;
      if (args.values["json"]) printJson(io, { ...preview, applied });
      else io.out(previewText(preview, applied, language));
      return 0;
    });
  },
};

function sourceOf(args: Arguments, io: Io): Source {
  const lang = textOption(args, "builtin");
  if (lang !== undefined && args.files.length > 0) {
    throw new Misuse({
      en: "Name either files or --builtin, not both.",
      zh: "请只指定文件或 --builtin 其中之一。",
    });
  }
  if (lang === "en" || lang === "zh") return { kind: "builtin", lang };
  if (lang !== undefined) {
    throw new Misuse({
      en: `--builtin is en or zh, and "${lang}" is neither.`,
      zh: `--builtin 只能是 en 或 zh；“${lang}”不是。`,
    });
  }
  if (args.files.length === 0) {
    throw new Misuse({
      en: "Name an outline to import, or --builtin en.",
      zh: "请指定要导入的大纲，或使用 --builtin zh。",
    });
  }
  return { kind: "files", files: readTexts(args.files, io) };
}

function ruleOf(args: Arguments): ReconcileRule | null {
  const given = textOption(args, "rule");
  if (given === undefined) return null;
  if (given === "highest" || given === "mean") return { kind: given };
  const outline = given.startsWith("prefer:") ? given.slice("prefer:".length).trim() : "";
  if (outline !== "") return { kind: "prefer", outline };
  throw new Misuse({
    en: `--rule is highest, mean or prefer:NAME, and "${given}" is none of them.`,
    zh: `--rule 只能是 highest、mean 或 prefer:大纲名；“${given}”都不是。`,
  });
}

const words = {
  en: {
    outline: "Outline",
    isNew: "New",
    tiers: "Tiers",
    topics: "Topics",
    points: "Points",
    matched: "Matched",
    yes: "yes",
    no: "known",
    what: "Change",
    added: "Added",
    changed: "Changed",
    moved: "Moved",
    retired: "Retired",
    unchanged: "Unchanged",
    topicsRow: "Topics",
    pointsRow: "Points",
    itemsRow: "Items",
    concept: "Tier conflict",
    resolved: "Becomes",
    skipped: "Lines without content",
    conflicts: "Tier conflicts",
    offered: "Concepts that the outlines lack",
  },
  zh: {
    outline: "大纲",
    isNew: "新",
    tiers: "层级",
    topics: "主题",
    points: "要点",
    matched: "已匹配",
    yes: "是",
    no: "已有",
    what: "变化",
    added: "新增",
    changed: "修改",
    moved: "移动",
    retired: "停用",
    unchanged: "不变",
    topicsRow: "主题",
    pointsRow: "要点",
    itemsRow: "条目",
    concept: "层级冲突",
    resolved: "采用",
    skipped: "没有内容的行",
    conflicts: "层级冲突",
    offered: "大纲没有提到的概念",
  },
} as const;

function previewText(preview: Preview, applied: Applied | null, lang: Lang): string {
  const say = words[lang];
  const right = "right" as const;
  const outlines = table(
    [
      { title: say.outline, widest: 50 },
      { title: say.isNew },
      { title: say.tiers, align: right },
      { title: say.topics, align: right },
      { title: say.points, align: right },
      { title: say.matched, align: right },
    ],
    preview.outlines.map((outline) => [
      outline.name,
      outline.isNew ? say.yes : say.no,
      outline.tiers.length,
      outline.topics,
      outline.points,
      outline.matchedPoints,
    ]),
  );
  const kinds = ["added", "changed", "moved", "retired", "unchanged"] as const;
  const changes = table(
    [{ title: say.what }, ...kinds.map((kind) => ({ title: say[kind], align: right }))],
    (["topics", "points", "items"] as const).map((part) => [
      say[`${part}Row`],
      ...kinds.map((kind) => preview[part][kind].length),
    ]),
  );
  const conflicts = table(
    [{ title: say.concept, widest: 40 }, { title: say.tiers }, { title: say.resolved, align: right }],
    preview.conflicts.map((conflict) => [
      conflict.name[lang],
      Object.entries(conflict.tiers)
        .map(([outline, rank]) => `${outline} ${rank}`)
        .join(", "),
      conflict.resolved,
    ]),
  );
  const counts = `${say.skipped}: ${preview.skipped.length} · ${say.conflicts}: ${preview.conflicts.length} · ${say.offered}: ${preview.offered.length}\n`;
  return [outlines, changes, conflicts, counts, deckLine(preview, lang), outcome(applied, lang)]
    .filter((part) => part !== "")
    .join("\n");
}

function deckLine({ deck }: Preview, lang: Lang): string {
  return lang === "zh"
    ? `导入后卡组：${deck.cards} 张卡片（其中 ${deck.outlineCards} 张来自大纲），${deck.scenarios} 个情景。\n`
    : `The deck after it: ${deck.cards} cards (${deck.outlineCards} of them made from the outline), ${deck.scenarios} scenarios.\n`;
}

function outcome(applied: Applied | null, lang: Lang): string {
  if (applied === null) {
    return lang === "zh"
      ? "没有写入任何内容：加 --apply 执行导入。\n"
      : "Nothing was written: add --apply to import.\n";
  }
  const backup = applied.backup === null ? "" : harmless(applied.backup);
  return lang === "zh"
    ? `已导入：新增 ${applied.added}，修改 ${applied.changed}，移动 ${applied.moved}，停用 ${applied.retired}。${backup === "" ? "" : `备份：${backup}。`}\n`
    : `Imported: ${applied.added} added, ${applied.changed} changed, ${applied.moved} moved, ${applied.retired} retired.${backup === "" ? "" : ` Backup: ${backup}.`}\n`;
}
