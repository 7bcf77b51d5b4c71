// The list of weak topics as a document: Markdown in outline order that our parser reads again, CSV, JSON.
import { stringify } from "csv-stringify/sync";
import { tierMark } from "./outline/ordinals.ts";
import type { Lang, TierRank } from "./types.ts";
import type { Verdict } from "./weak.ts";

/** One topic with its evidence, ready to be written. */
export type WeakRow = {
  outline: string;
  tier: TierRank;
  tierTitle: string;
  /** In a block that runs through all tiers. */
  inBlock: boolean;
  topic: string;
  verdict: Verdict;
  expectedLoss: number | null;
  /** The tier's share of a mock exam, 0..1. */
  examWeight: number;
  recall: number | null;
  passed: number;
  answers: number;
  low: number | null;
  high: number | null;
  lapses: number;
  seen: number;
  items: number;
  points: string[];
  slips: Array<{ title: string; at: number }>;
  /** False beliefs that are open, with what is true instead. */
  beliefs: string[];
  /** Pages to read. */
  read: string[];
  /** Tasks for one's own cluster. */
  labs: string[];
  place: number;
};

export type WeakDocument = { date: string; lang: Lang; rows: WeakRow[] };

const words = {
  en: {
    title: "Weak topics",
    intro: "by Tierwise. Tick what you have worked through; the file can be imported again as an outline.",
    practice: "Best practices",
    wrong: "Expected wrong",
    weight: "tier's exam weight",
    passed: "passed",
    of: "of",
    first: "first answers",
    recall: "expected recall today",
    lapses: "lapses",
    slips: "Last slips",
    beliefs: "Open misconceptions",
    read: "Read",
    labs: "Try on a cluster (labs in Tierwise)",
    none: "No topic is weak by the evidence so far: either all are known well enough, or too few were answered five times.",
  },
  zh: {
    title: "薄弱主题",
    intro: "由 Tierwise 导出。学完一项就勾选一项；本文件可以作为大纲再次导入。",
    practice: "最佳实践专题",
    wrong: "预计答错",
    weight: "层权重",
    passed: "答对",
    of: "/",
    first: "次首答",
    recall: "今日预计记得",
    lapses: "遗忘次数",
    slips: "最近失误",
    beliefs: "未消除的误解",
    read: "阅读",
    labs: "动手练习（见 Tierwise 的“实验”）",
    none: "按目前的证据没有薄弱主题：要么都掌握得不错，要么作答次数还不足五次。",
  },
} as const;

/**
 * Markdown in outline order: an outline a heading, its tiers, its topics, and under each its points as check boxes.
 * Evidence stands in block quotes, which the parser passes over as prose.
 */
export function weakMarkdown(document: WeakDocument): string {
  const say = words[document.lang];
  const lines: string[] = [];
  if (document.rows.length === 0) return `# ${say.title} (${document.date})\n\n${say.none}\n`;
  const outlines = [...new Set(document.rows.map((row) => row.outline))];
  for (const outline of outlines) {
    const rows = document.rows.filter((row) => row.outline === outline).sort((a, b) => a.place - b.place);
    lines.push(`# ${heading(`${say.title}: ${outline} (${document.date})`)}`, "", `> ${say.intro}`, "");
    const tiers = [...new Set(rows.filter((row) => !row.inBlock).map((row) => row.tier))].sort((a, b) => a - b);
    for (const tier of tiers) {
      const title = rows.find((row) => row.tier === tier && !row.inBlock)?.tierTitle ?? "";
      lines.push(`## ${tierHeading(document.lang, tier, title)}`, "");
      for (const row of rows) if (row.tier === tier && !row.inBlock) lines.push(...topicLines(row, document.lang));
    }
    const block = rows.filter((row) => row.inBlock);
    if (block.length === 0) continue;
    if (tiers.length === 0) {
      const lowest = Math.min(...block.map((row) => row.tier));
      lines.push(`## ${tierHeading(document.lang, lowest, "")}`, "");
    } else lines.push(`## ${say.practice}`, "");
    for (const row of block) lines.push(...topicLines(row, document.lang));
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

/** One row a topic, ranked, with a byte order mark so that spreadsheets read Chinese; cells that look like formulas are quoted. */
export function weakCsv(document: WeakDocument): string {
  const columns = [
    "rank",
    "outline",
    "tier",
    "topic",
    "verdict",
    "expected_loss",
    "exam_weight",
    "passed",
    "answers",
    "low",
    "high",
    "expected_recall",
    "lapses",
    "seen",
    "items",
    "last_slip",
    "beliefs",
    "read",
  ];
  const rows = document.rows.map((row, i) => [
    i + 1,
    row.outline,
    row.tier,
    row.topic,
    row.verdict,
    fixed(row.expectedLoss),
    fixed(row.examWeight),
    row.passed,
    row.answers,
    fixed(row.low),
    fixed(row.high),
    fixed(row.recall),
    row.lapses,
    row.seen,
    row.items,
    row.slips[0]?.title ?? "",
    row.beliefs.join(" | "),
    row.read.join(" "),
  ]);
  return stringify([columns, ...rows], { bom: true, escape_formulas: true });
}

/** The same rows as JSON. */
export function weakJson(document: WeakDocument): string {
  const topics = document.rows.map(({ place: _place, inBlock: _inBlock, ...row }) => ({
    ...row,
    slips: row.slips.map(({ title, at }) => ({ title, at: new Date(at).toISOString() })),
  }));
  return `${JSON.stringify({ date: document.date, topics }, null, 2)}\n`;
}

function topicLines(row: WeakRow, lang: Lang): string[] {
  return [
    `### ${heading(row.topic)}`,
    "",
    ...evidenceLines(row, lang)
      .flatMap((line) => [`> ${line}`, ">"])
      .slice(0, -1),
    "",
    ...row.points.map((point) => `- [ ] ${oneLine(point)}`),
    "",
  ];
}

function evidenceLines(row: WeakRow, lang: Lang): string[] {
  const say = words[lang];
  const evidence: string[] = [];
  if (row.expectedLoss !== null && row.examWeight > 0)
    evidence.push(
      `${say.wrong}: ${percent(row.expectedLoss / row.examWeight)} × ${say.weight} ${percent(row.examWeight)}`,
    );
  if (row.answers > 0) {
    const band = row.low === null || row.high === null ? "" : ` (${percent(row.low)}–${percent(row.high)})`;
    evidence.push(`${say.passed}: ${row.passed} ${say.of} ${row.answers} ${say.first}${band}`);
  }
  if (row.recall !== null) evidence.push(`${say.recall}: ${percent(row.recall)}`);
  if (row.lapses > 0) evidence.push(`${say.lapses}: ${row.lapses}`);
  const slips = row.slips.map((slip) => slip.title);
  return [
    evidence.join(" · "),
    ...named(say.slips, slips),
    ...named(say.beliefs, row.beliefs),
    ...named(say.labs, row.labs),
    ...named(say.read, row.read),
  ]
    .filter((line) => line !== "")
    .map(oneLine);
}

function named(name: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [`${name}: ${entries.join("; ")}`];
}

// A title that says which tier it is stands as it is; any other gets our own mark before it.
function tierHeading(lang: Lang, tier: TierRank, title: string): string {
  const own = heading(title);
  if (tierMark(own)?.strength === "explicit") return own;
  const mark = lang === "zh" ? `第${"一二三四五六七八九"[tier - 1] ?? tier}优先级` : `Tier ${tier}`;
  return own === "" ? mark : `${mark}: ${own}`;
}

function heading(text: string): string {
  return oneLine(text)
    .replace(/#+\s*$/, "")
    .trim();
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function percent(value: number, digits = 0): string {
  return `${(value * 100).toFixed(digits)} %`;
}

function fixed(value: number | null): string {
  return value === null ? "" : value.toFixed(4);
}

/** A page for printing: the same content as the Markdown, set in type, with nothing that could run. */
export function weakHtml(document: WeakDocument): string {
  const say = words[document.lang];
  const rows = [...document.rows].sort((a, b) => a.place - b.place);
  const sections = rows.map((row) => {
    const tier = row.inBlock ? say.practice : tierHeading(document.lang, row.tier, row.tierTitle);
    const evidence = evidenceLines(row, document.lang).map((line) => `<p>${escaped(line)}</p>`);
    const points = row.points.map((point) => `<li>☐ ${escaped(oneLine(point))}</li>`);
    return `<section><p class="tier">${escaped(`${row.outline} · ${tier}`)}</p><h2>${escaped(heading(row.topic))}</h2>${evidence.join("")}<ul>${points.join("")}</ul></section>`;
  });
  const body = rows.length === 0 ? `<p>${escaped(say.none)}</p>` : sections.join("\n");
  return `<!doctype html>
<html lang="${document.lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${say.title} ${document.date}`)}</title>
<style>
@page { size: A4; margin: 18mm; }
body { font: 11pt/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; color: #1d1d1f; }
h1 { font-size: 20pt; margin: 0 0 4mm; } h2 { font-size: 13pt; margin: 0 0 2mm; }
section { break-inside: avoid; margin: 0 0 7mm; padding: 0 0 0 4mm; border-left: 1mm solid #b9c0c8; }
p { margin: 0 0 1.5mm; overflow-wrap: anywhere; } .tier { font-size: 9pt; color: #5b6168; } ul { list-style: none; margin: 2mm 0 0; padding: 0; }
</style></head><body><h1>${escaped(`${say.title} (${document.date})`)}</h1>
${body}
</body></html>
`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
