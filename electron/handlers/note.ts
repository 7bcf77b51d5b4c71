// Notes: found, written, changed, thrown away, and handed out as Markdown.
import { dateOf } from "../../db/day.ts";
import { addNote, changeNote, listNotes, type Note, type NoteFilter, readNote, removeNote } from "../../db/notes.ts";
import { type Db, one } from "../../db/statements.ts";
import { itemTitle, reservedTitle } from "../../decks/item-content.ts";
import { notesMarkdown } from "../../decks/notes-export.ts";
import { contextOf } from "../context.ts";
import type { Output, Parsed } from "../contract.ts";
import type { Handlers } from "../dispatch.ts";
import { notFound } from "../errors.ts";

type View = Output<"note.save">;

const thisNote = { en: "This note", zh: "这条笔记" };

export const noteHandlers: Pick<Handlers, "note.list" | "note.save" | "note.remove" | "note.export"> = {
  "note.list": (deps, filter) => {
    const { db } = contextOf(deps);
    return { notes: listNotes(db, filterOf(db, filter)).slice(0, 500).map(viewOf) };
  },

  "note.save": (deps, { id, problem, cause, fix, ...place }) => {
    const { db, now } = contextOf(deps);
    const text = { problem, cause, fix };
    if (id !== null) {
      if (!changeNote(db, id, text, now)) throw notFound(thisNote);
      return viewOf(noteOf(db, id));
    }
    return viewOf(noteOf(db, addNote(db, placeOf(db, place), text, now)));
  },

  "note.remove": (deps, { id }) => {
    if (!removeNote(contextOf(deps).db, id)) throw notFound(thisNote);
    return {};
  },

  "note.export": (deps, { lang }) => {
    const { db, day } = contextOf(deps);
    const notes = listNotes(db, {}).map((note) => {
      const { topic, problem, cause, fix, changedAt } = note;
      return { topic, item: viewOf(note).item?.title[lang] ?? null, problem, cause, fix, changedAt };
    });
    const date = dateOf(day);
    return { fileName: `tierwise-notes-${date}.md`, mime: "text/markdown", text: notesMarkdown({ date, lang, notes }) };
  },
};

function filterOf(db: Db, { topicId, itemId, query }: Parsed<"note.list">): NoteFilter {
  return {
    ...(topicId === undefined ? {} : { topicId }),
    ...(itemId === undefined ? {} : { itemNo: itemOf(db, itemId).no }),
    ...(query === undefined ? {} : { query }),
  };
}

// A note on an item belongs to the item's topic, too.
function placeOf(
  db: Db,
  { topicId, itemId }: { topicId: number | null; itemId: string | null },
): { topicId: number | null; itemNo: number | null } {
  if (itemId !== null) {
    const item = itemOf(db, itemId);
    return { topicId: item.topic_id, itemNo: item.no };
  }
  if (topicId !== null && !one(db, "select id from topics where id = ?", topicId))
    throw notFound({ en: "This topic", zh: "这个主题" });
  return { topicId, itemNo: null };
}

function itemOf(db: Db, id: string): { no: number; topic_id: number } {
  const item = one<{ no: number; topic_id: number }>(db, "select no, topic_id from items where id = ?", id);
  if (!item) throw notFound({ en: "This card", zh: "这张卡片" });
  return item;
}

function noteOf(db: Db, id: number): Note {
  const note = readNote(db, id);
  if (!note) throw notFound(thisNote);
  return note;
}

function viewOf({ item, ...note }: Note): View {
  return {
    ...note,
    item: item && {
      id: item.id,
      title: item.reserved ? reservedTitle : itemTitle(item.kind, item.content, item.edited),
    },
  };
}
