// Notes one under another: the problem, its cause, its fix, where it belongs; each can be changed and thrown away.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { call } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { day, localeOf } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";
import { IconButton } from "../controls/IconButton.tsx";
import { useErrorText } from "../states/States.tsx";
import { useSay } from "../states/Toasts.tsx";
import { Markdown } from "../text/Markdown.tsx";
import { plainWords } from "../text/markdown.ts";
import { NoteDialog, type NoteView } from "./NoteDialog.tsx";
import "./NoteList.css";

type Props = {
  notes: readonly NoteView[];
  /** The topic or item is known from around the list. */
  withoutPlace?: boolean;
};

/** The notes in the order given. */
export function NoteList({ notes, withoutPlace = false }: Props) {
  const { t, lang } = useLanguage();
  const { itemLang, timeZone } = usePreferences();
  const queries = useQueryClient();
  const say = useSay();
  const textOf = useErrorText();
  const [writing, setWriting] = useState<NoteView | null>(null);
  const changed = () => queries.invalidateQueries({ queryKey: ["note.list"] });
  const restore = useMutation({
    mutationFn: (note: NoteView) => call("note.save", { ...textAndPlace(note), id: null }),
    onSettled: changed,
    onError: (error) => say(textOf(error), { tone: "bad" }),
  });
  const remove = useMutation({
    mutationFn: (note: NoteView) => call("note.remove", { id: note.id }),
    onSuccess: (_, note) => say(t("notes.removed"), { undo: () => restore.mutate(note) }),
    onSettled: changed,
    onError: (error) => say(textOf(error), { tone: "bad" }),
  });
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers */}
      <ul role="list" className="notes">
        {notes.map((note) => (
          <li key={note.id} className="note-sheet">
            <div className="note-sheet__head">
              <span className="note soft figures">
                {withoutPlace || note.topic === null || note.topicId === null ? null : (
                  <>
                    <Link href={`/library/topic/${note.topicId}`}>{note.topic}</Link> ·{" "}
                  </>
                )}
                {withoutPlace || note.item === null ? null : (
                  <>
                    <Link href={`/library/item/${encodeURIComponent(note.item.id)}`} lang={localeOf(itemLang)}>
                      {plainWords(note.item.title[itemLang])}
                    </Link>{" "}
                    ·{" "}
                  </>
                )}
                {day(lang, note.changedAt, timeZone)}
              </span>
              <span className="note-sheet__tools">
                <IconButton icon="edit" label={t("notes.edit")} onPress={() => setWriting(note)} />
                <IconButton icon="close" label={t("notes.remove")} onPress={() => remove.mutate(note)} />
              </span>
            </div>
            <Part text={note.problem} />
            <Part name={t("notes.cause")} text={note.cause} />
            <Part name={t("notes.fix")} text={note.fix} />
          </li>
        ))}
      </ul>
      {writing ? <NoteDialog writing={writing} onClose={() => setWriting(null)} /> : null}
    </>
  );
}

function textAndPlace({ topicId, item, problem, cause, fix }: NoteView) {
  return { topicId, itemId: item?.id ?? null, problem, cause, fix };
}

function Part({ name, text }: { name?: string; text: string }) {
  const { lang } = useLanguage();
  if (text.trim() === "") return null;
  return (
    <div className={name ? "note-sheet__part" : "note-sheet__problem"}>
      {name ? <span className="note soft">{name}</span> : null}
      <Markdown text={text} lang={lang} />
    </div>
  );
}
