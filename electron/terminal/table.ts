// Aligned columns for people: a Chinese character takes two columns, an accent none.

/** The columns that a text takes in a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text) columns += widthOf(char);
  return columns;
}

/** The text without anything that a terminal would obey: outlines come from strangers. */
export function harmless(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").trim();
}

/** The text cut to at most `columns`, with an ellipsis where something was left out. */
export function cut(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  let kept = "";
  let used = 0;
  for (const char of text) {
    used += widthOf(char);
    if (used > columns - 1) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

export type Column = { title: string; align?: "left" | "right"; widest?: number };

/** A table with a line of titles; the last column is not padded. Gives lines that end in a newline, or "" without rows. */
export function table(columns: readonly Column[], rows: ReadonlyArray<ReadonlyArray<string | number>>): string {
  if (rows.length === 0) return "";
  const titles = columns.map(({ title }) => title);
  const cells = [titles, ...rows].map((row, index) =>
    columns.map(({ widest }, place) => {
      const text = harmless(String(row[place] ?? ""));
      return widest === undefined || index === 0 ? text : cut(text, widest);
    }),
  );
  const widths = columns.map((_, place) => Math.max(...cells.map((row) => columnsOf(row[place] ?? ""))));
  return cells
    .map((row) => {
      const padded = row.map((cell, place) => {
        const gap = " ".repeat(Math.max(0, (widths[place] ?? 0) - columnsOf(cell)));
        return columns[place]?.align === "right" ? gap + cell : cell + gap;
      });
      return `${padded.join("  ").trimEnd()}\n`;
    })
    .join("");
}

function widthOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(char)) return 0;
  return isWide(code) || /\p{Emoji_Presentation}/u.test(char) ? 2 : 1;
}

// East Asian wide and full-width forms (Unicode annex 11), in ranges as coarse as terminals take them.
function isWide(code: number): boolean {
  return (
    (code >= 0x1100 && code <= 0x115f) ||
    (code >= 0x2e80 && code <= 0x303e) ||
    (code >= 0x3041 && code <= 0xa4cf) ||
    (code >= 0xa960 && code <= 0xa97f) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0xffe0 && code <= 0xffe6) ||
    (code >= 0x20000 && code <= 0x3fffd)
  );
}
