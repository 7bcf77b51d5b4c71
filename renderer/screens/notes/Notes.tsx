// All notes: found by words, the last changed first, handed out as Markdown.
import { useState } from "react";
import { useActions } from "../../actions.tsx";
import { call, useCall } from "../../api.ts";
import { Button } from "../../components/controls/Button.tsx";
import { SearchField } from "../../components/controls/Fields.tsx";
import { NoteDialog } from "../../components/notes/NoteDialog.tsx";
import { NoteList } from "../../components/notes/NoteList.tsx";
import { EmptyState, ErrorState, Loading, useErrorText } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { saveFile } from "../../files.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";

/** The screen. */
export function Notes() {
  const { t, lang } = useLanguage();
  const say = useSay();
  const textOf = useErrorText();
  const info = useCall("app.info", {}, { staleTime: Number.POSITIVE_INFINITY });
  const [query, setQuery] = useState("");
  const [writing, setWriting] = useState(false);
  const all = useCall("note.list", {});
  const found = useCall("note.list", query.trim() === "" ? {} : { query: query.trim() }, { keep: true });

  async function hand() {
    try {
      const file = await call("note.export", { lang });
      if (await saveFile(file, info.data?.dialogs ?? false)) say(t("notes.exported", { file: file.fileName }));
    } catch (error) {
      say(textOf(error), { tone: "bad" });
    }
  }
  useActions("notes.title", [
    { id: "note:new", label: "notes.write", icon: "edit", run: () => setWriting(true) },
    { id: "note:export", label: "notes.export", icon: "save", run: () => void hand() },
  ]);

  if (all.isPending || found.isPending) return <Loading />;
  const failed = all.error ?? found.error;
  if (failed || !all.data || !found.data) {
    return <ErrorState error={failed} onRetry={() => void Promise.all([all.refetch(), found.refetch()])} />;
  }
  const write = (
    <Button kind="primary" icon="edit" onPress={() => setWriting(true)}>
      {t("notes.write")}
    </Button>
  );
  return (
    <div className="page page--narrow">
      {all.data.notes.length === 0 ? (
        <EmptyState title={t("notes.emptyTitle")} icon="edit" actions={write}>
          {t("notes.emptyText")}
        </EmptyState>
      ) : (
        <>
          <header className="page__head">
            <h1>{t("notes.found", { count: all.data.notes.length })}</h1>
            {write}
            <Button icon="save" onPress={() => void hand()}>
              {t("notes.export")}
            </Button>
          </header>
          <SearchField label={t("notes.search")} placeholder={t("notes.search")} value={query} onChange={setQuery} />
          {found.data.notes.length === 0 ? (
            <p className="soft" role="status">
              {t("notes.noneFits")}
            </p>
          ) : (
            <NoteList notes={found.data.notes} />
          )}
        </>
      )}
      {writing ? (
        <NoteDialog writing={{ id: null, topicId: null, itemId: null }} onClose={() => setWriting(false)} />
      ) : null}
    </div>
  );
}
