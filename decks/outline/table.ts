// Tables: which column names the tier, the topic and the point, and what a row says.
import { plainText } from "./inline.ts";
import type { Line } from "./lines.ts";
import { folded, type TierMark, tierCell } from "./ordinals.ts";

/** The columns of a table with tiers; `topic` and `notes` may be missing. */
export type Columns = { tier: number; topic: number | null; point: number; notes: number[]; moscow: boolean };

const tierName =
  /^(?:priority|prio|tier|level|importance|rank|moscow|must\/should\/could|优先级|優先級|优先度|優先度|优先|级别|級別|重要性|重要程度|重要度|等级|層級|层级|梯队|掌握程度|要求)(?: ?\(.*\))?$/;
const topicName =
  /^(?:topics?|areas?|modules?|subjects?|units?|chapters?|categor(?:y|ies)|domains?|themes?|sections?|groups?|fields?|主题|主題|模块|模塊|领域|领域\/模块|章节|章節|分类|类别|类目|板块|科目|单元|テーマ|分野)$/;
const numberName = /^(?:#|no\.?|nr\.?|number|id|序号|编号)$/;

/** The columns of the table whose head stands at an index; null if none of them names a tier in at least one row. */
export function tierColumn(lines: readonly Line[], head: number): Columns | null {
  const names = (lines[head]?.cells ?? []).map((cell) => folded(plainText(cell)));
  const rows = rowsOf(lines, head);
  const byName = names.findIndex((name) => tierName.test(name));
  const moscow = names[byName]?.includes("moscow") === true;
  const tier = byName >= 0 ? byName : names.findIndex((_, column) => everyCellNamesTier(lines, rows, column));
  if (tier < 0 || !rows.some((row) => cellMark(lines, row, tier, moscow) !== null)) return null;
  const others = names
    .map((_, column) => column)
    .filter((column) => column !== tier && !numberName.test(names[column] ?? ""));
  const topic =
    others.find((column) => topicName.test(names[column] ?? "")) ?? (others.length > 1 ? others[0] : undefined);
  const rest = others.filter((column) => column !== topic);
  const [point, ...notes] = rest.length > 0 ? rest : topic === undefined ? [] : [topic];
  if (point === undefined) return null;
  return { tier, topic: topic === undefined || topic === point ? null : topic, point, notes, moscow };
}

/** The indexes of a table's rows. */
function rowsOf(lines: readonly Line[], head: number): number[] {
  const rows: number[] = [];
  for (let at = head + 1; lines[at]?.kind === "table-rule" || lines[at]?.kind === "table-row"; at += 1) {
    if (lines[at]?.kind === "table-row") rows.push(at);
  }
  return rows;
}

/** The tier that a row's cell names. */
export function cellMark(lines: readonly Line[], row: number, column: number, moscow: boolean): TierMark | null {
  const cell = plainText(lines[row]?.cells[column] ?? "");
  return cell === "" || cell.length > 80 ? null : tierCell(cell, moscow);
}

function everyCellNamesTier(lines: readonly Line[], rows: readonly number[], column: number): boolean {
  const marks = rows.map((row) => cellMark(lines, row, column, false));
  // A column of bare numbers is a numbering unless its head says otherwise.
  const texts = rows.map((row) => lines[row]?.cells[column]?.trim() ?? "");
  return (
    rows.length > 1 && marks.every((mark) => mark?.whole === true) && !texts.some((text) => /^[\d\p{L}]$/u.test(text))
  );
}

/** A row of a table that names no tier, as the text of a point: "first: second; third". */
export function rowText(cells: readonly string[]): string {
  const [first = "", ...rest] = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  return rest.length === 0 ? first : `${first}: ${rest.join("; ")}`;
}
