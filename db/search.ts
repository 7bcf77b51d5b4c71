// Full-text search: how text becomes words for the index, and how a typed query becomes a safe match expression.
import { all, type Db, number, run } from "./statements.ts";

// Scripts that are written without spaces (Chinese, Japanese): each character is a word of its own, a run of them a
// phrase. Ranges, because script properties take four times as long on every text that is indexed.
const unspaced = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const unspacedAll = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/gu;
const unspacedRun = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;
const mixedCase = /[a-z0-9][A-Z]|[A-Z][A-Z][a-z]|[A-Za-z][0-9]|[0-9][A-Za-z]/;
const latinWords = /[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*/g;
const caseParts = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g;
const queryWords = /[\p{L}\p{M}\p{N}]+(?:[-_./][\p{L}\p{M}\p{N}]+)*/gu;
const termLimit = 16;

/**
 * The words under which a text is found: Chinese character by character; `NodePort` as nodeport, node and port;
 * `kube-proxy` as kube, proxy and kubeproxy. The parts stand behind the text, so that phrases in it stay whole.
 */
export function indexWords(text: string): string {
  const normal = text.normalize("NFKC");
  const parts = new Set<string>();
  for (const word of normal.match(latinWords) ?? []) {
    if (/[-_]/.test(word)) parts.add(word.replace(/[-_]/g, ""));
    if (mixedCase.test(word)) for (const part of word.match(caseParts) ?? []) if (part.length > 1) parts.add(part);
  }
  const spaced = normal.replace(unspacedAll, " $& ");
  return parts.size > 0 ? `${spaced}\n${[...parts].join(" ")}` : spaced;
}

/**
 * The FTS5 expression for what was typed, or null where it holds no letter or digit. Every word must occur: words count
 * as beginnings of words, Chinese runs as phrases. Only letters and digits get through, each word in quotes, so that
 * nothing typed is ever syntax.
 */
export function matchExpression(query: string): string | null {
  // A run of Chinese inside a word ends it: "Pod网络" is Pod and 网络.
  const apart = query.normalize("NFKC").replace(unspacedRun, " $& ");
  const terms = (apart.match(queryWords) ?? [])
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, termLimit)
    .map((word) => {
      if (unspaced.test(word)) return `"${Array.from(word).join(" ")}"`;
      return `"${word.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")}"*`;
    });
  return terms.length > 0 ? terms.join(" AND ") : null;
}

/** Puts an item's text into the index, in place of what was there. */
export function indexItem(db: Db, itemNo: number, text: string): void {
  run(db, "delete from item_words where rowid = ?", itemNo);
  run(db, "insert into item_words (rowid, words) values (?, ?)", itemNo, indexWords(text));
}

/** Takes an item out of the index. */
export function unindexItem(db: Db, itemNo: number): void {
  run(db, "delete from item_words where rowid = ?", itemNo);
}

/** The query of `searchItems`; named for the test of its plan. */
export const searchSql = "select rowid as no from item_words where item_words match ? order by rank limit ? offset ?";

/** The numbers of the items that match, best first, and how many there are. Nothing typed finds nothing. */
export function searchItems(
  db: Db,
  query: string,
  limit: number,
  offset: number,
): { total: number; numbers: number[] } {
  const match = matchExpression(query);
  if (match === null) return { total: 0, numbers: [] };
  const total = number(db, "select count(*) as n from item_words where item_words match ?", match);
  const rows = all<{ no: number }>(db, searchSql, match, limit, offset);
  return { total, numbers: rows.map((row) => row.no) };
}
