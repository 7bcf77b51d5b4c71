// What is found in the raw lines of a document before they are read one by one: fences, comments, tables.

/** The code fence that a line is, with what is written behind it; null if it is none. */
export function fenceOf(text: string): { sign: string; length: number; info: string } | null {
  const sign = text[0] ?? "";
  if (sign !== "`" && sign !== "~") return null;
  let length = 0;
  while (text[length] === sign) length += 1;
  const info = text.slice(length).trim();
  return length >= 3 && !(sign === "`" && info.includes("`")) && !/^~+$/.test(info) ? { sign, length, info } : null;
}

/**
 * For a fence that opens at a line: the line of its end, or the line itself where it never ends (then only that line is
 * code, so that a slip does not swallow the rest). Each line is asked about once, and looked through once.
 */
export function closingFences(raw: readonly string[]): (at: number, fence: { sign: string; length: number }) => number {
  const longest: Record<string, number[]> = { "`": [], "~": [] };
  for (const sign of ["`", "~"]) {
    const suffix = new Array<number>(raw.length + 1).fill(0);
    for (let at = raw.length - 1; at >= 0; at -= 1) {
      const fence = fenceOf((raw[at] ?? "").trim());
      const closes = fence !== null && fence.sign === sign && fence.info === "" ? fence.length : 0;
      suffix[at] = Math.max(suffix[at + 1] ?? 0, closes);
    }
    longest[sign] = suffix;
  }
  return (at, open) => {
    if ((longest[open.sign]?.[at + 1] ?? 0) < open.length) return at;
    for (let end = at + 1; end < raw.length; end += 1) {
      const fence = fenceOf((raw[end] ?? "").trim());
      if (fence !== null && fence.sign === open.sign && fence.info === "" && fence.length >= open.length) return end;
    }
    return at;
  };
}

/** The last line that holds a sign; -1 if none does. */
export function lastIndexWith(raw: readonly string[], sign: string): number {
  for (let at = raw.length - 1; at >= 0; at -= 1) if (raw[at]?.includes(sign)) return at;
  return -1;
}

/** The line on which a comment ends that begins on an earlier one. */
export function commentEnd(raw: readonly string[], from: number): number {
  let at = from + 1;
  while (at < raw.length && !raw[at]?.includes("-->")) at += 1;
  return Math.min(at, raw.length - 1);
}

/** Whether a line is the head of a table: the next one is the line of dashes. */
export function startsTable(raw: readonly string[], at: number): boolean {
  return (raw[at] ?? "").includes("|") && isTableRule(raw[at + 1] ?? "");
}

function isTableRule(line: string): boolean {
  return /^[|:\-\s]+$/.test(line) && line.includes("|") && line.includes("-");
}

/** The cells of a row; a bar that is escaped or stands in code divides nothing. */
export function cellsOf(row: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let code = false;
  for (let at = 0; at < row.length; at += 1) {
    const char = row[at] ?? "";
    if (char === "\\" && row[at + 1] === "|") {
      cell += "|";
      at += 1;
    } else if (char === "|" && !code) {
      cells.push(cell.trim());
      cell = "";
    } else {
      if (char === "`") code = !code;
      cell += char;
    }
  }
  cells.push(cell.trim());
  if (row.startsWith("|")) cells.shift();
  if (row.endsWith("|") && !row.endsWith("\\|")) cells.pop();
  return cells;
}
