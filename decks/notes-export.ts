// The notes as one Markdown document: a heading a note, under the topics they are tied to.
import type { Lang } from "./types.ts";

type ExportedNote = {
  topic: string | null;
  /** The title of the item that it is tied to. */
  item: string | null;
  problem: string;
  cause: string;
  fix: string;
  /** UTC ms. */
  changedAt: number;
};

const words = {
  en: { title: "Notes", none: "No notes yet.", loose: "Without a topic", cause: "Cause", fix: "Fix", card: "Card" },
  zh: { title: "笔记", none: "还没有笔记。", loose: "未归主题", cause: "原因", fix: "解决", card: "卡片" },
} as const;

/** Topics in the order in which they were last written about. The learner's own Markdown stands as it is. */
export function notesMarkdown({ date, lang, notes }: { date: string; lang: Lang; notes: ExportedNote[] }): string {
  const say = words[lang];
  const lines = [`# ${say.title} (${date})`, ""];
  if (notes.length === 0) lines.push(say.none, "");
  for (const topic of new Set(notes.map((note) => note.topic))) {
    lines.push(`## ${oneLine(topic ?? say.loose)}`, "");
    for (const note of notes.filter((one) => one.topic === topic)) {
      const [first = "", ...rest] = note.problem.trim().split("\n");
      lines.push(`### ${oneLine(first)}`, "");
      if (rest.join("").trim() !== "") lines.push(rest.join("\n").trim(), "");
      for (const [name, text] of [
        [say.cause, note.cause],
        [say.fix, note.fix],
      ] as const) {
        if (text.trim() !== "") lines.push(`**${name}**`, "", text.trim(), "");
      }
      const about = note.item === null ? "" : `${say.card}: ${oneLine(note.item)} · `;
      lines.push(`> ${about}${new Date(note.changedAt).toISOString().slice(0, 10)}`, "");
    }
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
