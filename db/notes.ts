// The learner's notes: a problem met, its cause and its fix, tied to a topic or an item.
import type { ItemKind } from "./memory.ts";
import { all, type Db, one, run } from "./statements.ts";

/** A note with the names of what it is tied to. Instants in UTC ms. */
export type Note = {
  id: number;
  topicId: number | null;
  topic: string | null;
  item: { id: string; kind: ItemKind; content: string; edited: string | null; reserved: boolean } | null;
  problem: string;
  cause: string;
  fix: string;
  writtenAt: number;
  changedAt: number;
};

export type NoteText = { problem: string; cause: string; fix: string };

/** Which notes: of a topic with its items, of an item, or all; `query` keeps those that hold every word of it. */
export type NoteFilter = { topicId?: number; itemNo?: number; query?: string };

/** The notes that fit, the last changed first. */
export function listNotes(db: Db, { topicId, itemNo, query = "" }: NoteFilter): Note[] {
  // Notes are written by hand, so they are few: looked through whole, which finds any part of a word in any script.
  const words = query.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
  return all<Row>(
    db,
    `${selectNotes} where (@topicId is null or n.topic_id = @topicId) and (@itemNo is null or n.item_no = @itemNo)
     order by n.changed_at desc, n.id desc`,
    { topicId: topicId ?? null, itemNo: itemNo ?? null },
  )
    .map(toNote)
    .filter((note) => {
      const text = [note.problem, note.cause, note.fix, note.topic ?? ""].join("\n").normalize("NFKC").toLowerCase();
      return words.every((word) => text.includes(word));
    });
}

/** One note, or null. */
export function readNote(db: Db, id: number): Note | null {
  const row = one<Row>(db, `${selectNotes} where n.id = ?`, id);
  return row ? toNote(row) : null;
}

/** Writes a new note; gives its id. */
export function addNote(
  db: Db,
  place: { topicId: number | null; itemNo: number | null },
  { problem, cause, fix }: NoteText,
  at: number,
): number {
  return run(
    db,
    "insert into notes (topic_id, item_no, problem, cause, fix, written_at, changed_at) values (?, ?, ?, ?, ?, ?, ?)",
    place.topicId,
    place.itemNo,
    problem,
    cause,
    fix,
    at,
    at,
  ).rowId;
}

/** Changes a note's text; gives whether there is such a note. */
export function changeNote(db: Db, id: number, { problem, cause, fix }: NoteText, at: number): boolean {
  return (
    run(
      db,
      "update notes set problem = ?, cause = ?, fix = ?, changed_at = ? where id = ?",
      problem,
      cause,
      fix,
      at,
      id,
    ).changes > 0
  );
}

/** Throws a note away; gives whether there was one. */
export function removeNote(db: Db, id: number): boolean {
  return run(db, "delete from notes where id = ?", id).changes > 0;
}

const selectNotes = `select n.id, n.topic_id, t.title as topic, n.problem, n.cause, n.fix, n.written_at, n.changed_at,
    i.id as item_id, i.kind, i.content, i.edited, i.reserved
  from notes n left join topics t on t.id = n.topic_id left join items i on i.no = n.item_no`;

type Row = {
  id: number;
  topic_id: number | null;
  topic: string | null;
  problem: string;
  cause: string;
  fix: string;
  written_at: number;
  changed_at: number;
  item_id: string | null;
  kind: ItemKind;
  content: string;
  edited: string | null;
  reserved: number;
};

function toNote(row: Row): Note {
  return {
    id: row.id,
    topicId: row.topic_id,
    topic: row.topic,
    item:
      row.item_id === null
        ? null
        : { id: row.item_id, kind: row.kind, content: row.content, edited: row.edited, reserved: row.reserved === 1 },
    problem: row.problem,
    cause: row.cause,
    fix: row.fix,
    writtenAt: row.written_at,
    changedAt: row.changed_at,
  };
}
