// `tierwise outline`: what the parser makes of a file, line by line, without touching any database.
import type { Subject } from "../../decks/bank/schema.ts";
import { readIncoming } from "../../decks/incoming.ts";
import { parseOutline } from "../../decks/outline/parse.ts";
import { reconcile } from "../../decks/outline/reconcile.ts";
import type {
  Conflict,
  Facet,
  Lang,
  Outline,
  ParsedFile,
  Skipped,
  SkipReason,
  TierRank,
  Topic,
} from "../../decks/types.ts";
import { subjectFrom } from "../subject.ts";
import { readTexts, refusedFile } from "./files.ts";
import { type Command, type Io, jsonOption, Misuse, printJson } from "./io.ts";
import { harmless, table } from "./table.ts";

export const outlineCommand: Command = {
  name: "outline",
  say: {
    en: "Shows what an outline gives: tiers, topics, points with their concepts, and each line passed over.",
    zh: "显示大纲解析的结果：层级、主题、要点及其概念，以及每一行被略过的内容。",
  },
  files: "some",
  options: { json: jsonOption },
  run: async (args, io) => {
    if (args.files.length === 0) {
      throw new Misuse({ en: "Name an outline to read.", zh: "请指定要读取的大纲。" });
    }
    const report = reportOn(readParsed(args.files, io), subjectFrom(io.builtFolder)());
    if (args.values["json"]) printJson(io, report);
    else io.out(reportText(report, io.language));
    return 0;
  },
};

/** What is printed; with several files each point and skipped line names its file. */
export type OutlineReport = {
  outlines: Array<{
    name: string;
    tiers: Array<{ rank: TierRank; title: string; topics: number }>;
    /** Blocks that run through all tiers; left out where there are none. */
    practice?: Array<{ title: string; topics: number; points: number }>;
    topics: number;
    points: number;
  }>;
  points: Array<{
    file?: string;
    line: number;
    outline: string;
    tier: TierRank | null;
    topic: string;
    facet: Facet;
    text: string;
    concepts: string[];
  }>;
  conflicts: Conflict[];
  skipped: Array<Skipped & { file?: string }>;
};

type Read = { file: string; parsed: ParsedFile };

function readParsed(files: readonly string[], io: Io): Read[] {
  const taken = new Set<string>();
  return readTexts(files, io).map(({ name, text }, at) => {
    const result = parseOutline(text, name);
    if (!result.ok) throw refusedFile(files[at] ?? name, result.problem);
    const outlines = result.file.outlines.map((outline) => ({ ...outline, name: freeName(outline.name, taken) }));
    return { file: files[at] ?? name, parsed: { ...result.file, outlines } };
  });
}

// Outlines are told apart by their names: two files may both call theirs "Kubernetes".
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name} (${count})`;
  taken.add(free);
  return free;
}

function reportOn(reads: readonly Read[], subject: Subject | null): OutlineReport {
  const inFile = (file: string) => (reads.length > 1 ? { file } : {});
  const points: OutlineReport["points"] = [];
  for (const { file, parsed } of reads) {
    for (const outline of parsed.outlines) {
      // The concepts that an import would find, so that what is shown is what will be.
      for (const topic of readIncoming(outline, file, "file", subject).topics) {
        for (const point of topic.points) {
          points.push({
            ...inFile(file),
            line: point.line,
            outline: outline.name,
            tier: topic.tier,
            topic: topic.title,
            facet: point.facet,
            text: point.text,
            concepts: point.concepts,
          });
        }
      }
    }
  }
  const ranked = reads.flatMap(({ parsed }) =>
    parsed.outlines.map((outline) => ({
      name: outline.name,
      tierCount: outline.tiers.length,
      points: points.filter((point) => point.outline === outline.name),
    })),
  );
  return {
    outlines: reads.flatMap(({ parsed }) => parsed.outlines.map((outline) => summaryOf(outline, parsed.skipped))),
    points,
    conflicts: reconcile(ranked, { kind: "highest" }).conflicts,
    skipped: reads.flatMap(({ file, parsed }) => parsed.skipped.map((line) => ({ ...inFile(file), ...line }))),
  };
}

function summaryOf(outline: Outline, skipped: readonly Skipped[]): OutlineReport["outlines"][number] {
  const practice = throughAllTiers(outline, skipped);
  return {
    name: outline.name,
    tiers: outline.tiers.map(({ rank, title }) => ({
      rank,
      title,
      topics: outline.topics.filter((topic) => topic.tier === rank).length,
    })),
    ...(practice.length > 0 ? { practice } : {}),
    topics: outline.topics.length,
    points: pointsIn(outline.topics),
  };
}

// A block that runs through all tiers is headed by a line that is itself neither tier nor topic.
function throughAllTiers(outline: Outline, skipped: readonly Skipped[]) {
  const headings = skipped.filter(({ reason, text }) => reason === "block-marker" && /^\s*(?:#|\*+\s)/.test(text));
  const blocks = new Map<string, Topic[]>();
  for (const topic of outline.topics) {
    if (topic.tier !== null) continue;
    const heading = headings.filter(({ line }) => line < topic.line && line >= outline.line).at(-1);
    const title = heading ? heading.text.replace(/^\s*[#*]+\s*/, "").trim() : topic.title;
    const block = blocks.get(title);
    if (block) block.push(topic);
    else blocks.set(title, [topic]);
  }
  return [...blocks].map(([title, topics]) => ({ title, topics: topics.length, points: pointsIn(topics) }));
}

function pointsIn(topics: readonly Topic[]): number {
  return topics.reduce((sum, topic) => sum + topic.points.length, 0);
}

// ---------------------------------------------------------------- for people

const reasons: Record<SkipReason, Record<Lang, string>> = {
  "document-title": { en: "the outline's name", zh: "大纲名称" },
  "route-overview": { en: "overview of the route", zh: "路线总览" },
  "study-advice": { en: "advice on studying", zh: "学习建议" },
  deliverables: { en: "deliverables", zh: "产出要求" },
  question: { en: "a question to the reader", zh: "对读者的提问" },
  prose: { en: "prose", zh: "叙述文字" },
  rule: { en: "a rule", zh: "分隔线" },
  "table-rule": { en: "the head of a table", zh: "表头" },
  "block-marker": { en: "heads a block", zh: "区块标记" },
  code: { en: "code", zh: "代码" },
  "front-matter": { en: "front matter", zh: "文件头信息" },
  comment: { en: "a comment", zh: "注释" },
  duplicate: { en: "a point twice", zh: "重复的要点" },
  group: { en: "gathers points", zh: "归类标题" },
  "same-tier": { en: "a tier named before", zh: "已有的层级" },
  outside: { en: "stands in no tier", zh: "不在任何层级中" },
  empty: { en: "without text", zh: "没有文字" },
};

const words = {
  en: {
    tier: "Tier",
    topics: "Topics",
    points: "Points",
    concepts: "With a concept",
    all: "all tiers",
    conflict: "Tier conflict",
    tiers: "Tiers",
    resolved: "Becomes",
    line: "Line",
    reason: "Passed over as",
    text: "Text",
    file: "File",
  },
  zh: {
    tier: "层级",
    topics: "主题",
    points: "要点",
    concepts: "匹配到概念",
    all: "贯穿各层级",
    conflict: "层级冲突",
    tiers: "层级",
    resolved: "采用",
    line: "行",
    reason: "略过原因",
    text: "文字",
    file: "文件",
  },
} as const;

function reportText(report: OutlineReport, lang: Lang): string {
  const say = words[lang];
  const right = "right" as const;
  const parts = report.outlines.map((outline) => {
    const rows = outline.tiers.map(({ rank, title, topics }) => {
      const own = report.points.filter((point) => point.outline === outline.name && point.tier === rank);
      return [`${rank} ${title}`, topics, own.length, own.filter((point) => point.concepts.length > 0).length];
    });
    for (const { title, topics, points } of outline.practice ?? [])
      rows.push([`${title} (${say.all})`, topics, points, ""]);
    const list = table(
      [
        { title: say.tier, widest: 60 },
        { title: say.topics, align: right },
        { title: say.points, align: right },
        { title: say.concepts, align: right },
      ],
      rows,
    );
    return `${headline(outline, lang)}${list}`;
  });
  parts.push(
    table(
      [{ title: say.conflict, widest: 40 }, { title: say.tiers }, { title: say.resolved, align: right }],
      report.conflicts.map(({ concept, tiers, resolved }) => [
        concept,
        Object.entries(tiers)
          .map(([outline, rank]) => `${outline} ${rank}`)
          .join(", "),
        resolved,
      ]),
    ),
    skippedText(report, lang),
  );
  return parts.filter((part) => part !== "").join("\n");
}

function skippedText({ skipped }: OutlineReport, lang: Lang): string {
  const say = words[lang];
  const several = skipped.some(({ file }) => file !== undefined);
  return table(
    [
      ...(several ? [{ title: say.file, widest: 30 }] : []),
      { title: say.line, align: "right" as const },
      { title: say.reason },
      { title: say.text, widest: 70 },
    ],
    skipped.map(({ file, line, reason, text }) => [
      ...(several ? [file ?? ""] : []),
      line,
      reasons[reason][lang],
      text,
    ]),
  );
}

function headline(outline: OutlineReport["outlines"][number], lang: Lang): string {
  const name = harmless(outline.name);
  return lang === "zh"
    ? `${name}：${outline.tiers.length} 个层级，${outline.topics} 个主题，${outline.points} 个要点\n`
    : `${name}: ${outline.tiers.length} tiers, ${outline.topics} topics, ${outline.points} points\n`;
}
