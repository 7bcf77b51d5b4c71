// Fenced blocks and other code within a Markdown text.

/** A fenced block. `line` is the line of its opening fence within the text, from 1; `marks` are the words after the language. */
export type Fence = { line: number; language: string; marks: string[]; body: string; closed: boolean };

/** The fenced blocks of a text in order. A block that is never closed runs to the end and says so. */
export function fencesOf(text: string): Fence[] {
  const fences: Fence[] = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const open = openingFence(lines[at] ?? "");
    if (!open) continue;
    const body: string[] = [];
    let closed = false;
    const first = at + 1;
    for (at = first; at < lines.length; at++) {
      const line = lines[at] ?? "";
      if (closes(line, open.fence)) {
        closed = true;
        break;
      }
      body.push(withoutIndent(line, open.indent));
    }
    const [language = "", ...marks] = open.info.split(/\s+/).filter((word) => word !== "");
    fences.push({ line: first, language: language.toLowerCase(), marks, body: body.join("\n"), closed });
  }
  return fences;
}

/** The text without its fenced blocks; the lines around them stay. */
export function withoutFences(text: string): string {
  const kept: string[] = [];
  let inside: string | null = null;
  for (const line of text.split("\n")) {
    if (inside !== null) {
      if (closes(line, inside)) inside = null;
      continue;
    }
    const open = openingFence(line);
    if (open) inside = open.fence;
    else kept.push(line);
  }
  return kept.join("\n");
}

/** The text without fenced blocks and without `code` in the line. */
export function withoutCode(text: string): string {
  return withoutFences(text).replace(/(`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?[^`]\1(?!`)/g, " ");
}

function openingFence(line: string): { indent: number; fence: string; info: string } | null {
  const found = /^(\s*)(`{3,}|~{3,})\s*([^`]*)$/.exec(line);
  if (!found) return null;
  return { indent: (found[1] ?? "").length, fence: found[2] ?? "```", info: (found[3] ?? "").trim() };
}

function closes(line: string, fence: string): boolean {
  const text = line.trim();
  return text.length >= fence.length && text === (fence[0] ?? "`").repeat(text.length);
}

function withoutIndent(line: string, indent: number): string {
  return line.slice(0, indent).trim() === "" ? line.slice(Math.min(indent, line.length)) : line;
}
