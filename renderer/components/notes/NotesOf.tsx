// The notes of one item or topic where it is shown, with the way to write one.
import { useState } from "react";
import { useCall } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { Button } from "../controls/Button.tsx";
import { NoteDialog } from "./NoteDialog.tsx";
import { NoteList } from "./NoteList.tsx";

type Props = { topicId: number; itemId?: undefined } | { topicId?: undefined; itemId: string };

/** The button alone where there is none yet. */
export function NotesOf({ topicId, itemId }: Props) {
  const { t } = useLanguage();
  const [writing, setWriting] = useState(false);
  const notes = useCall("note.list", itemId === undefined ? { topicId } : { itemId }).data?.notes ?? [];
  return (
    <div className="stack stack--tight">
      {notes.length > 0 ? <NoteList notes={notes} withoutPlace /> : null}
      <div>
        <Button kind="quiet" size="small" icon="edit" onPress={() => setWriting(true)}>
          {t("notes.write")}
        </Button>
      </div>
      {writing ? (
        <NoteDialog
          writing={{ id: null, topicId: topicId ?? null, itemId: itemId ?? null }}
          onClose={() => setWriting(false)}
        />
      ) : null}
    </div>
  );
}
