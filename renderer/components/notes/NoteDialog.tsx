// A note to write: what the problem was, why, and what helped.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call, type Output } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { Button } from "../controls/Button.tsx";
import { TextField } from "../controls/Fields.tsx";
import { Dialog } from "../dialogs/Dialog.tsx";
import { useDiscard } from "../dialogs/useDiscard.ts";
import { ErrorState } from "../states/States.tsx";
import { useSay } from "../states/Toasts.tsx";

export type NoteView = Output<"note.save">;
/** A note that is there, or the place of a new one. */
export type Writing = NoteView | { id: null; topicId: number | null; itemId: string | null };

const LONGEST = 20_000;

/** Closing asks before it throws anything away; Ctrl or Command and Enter saves. */
export function NoteDialog({ writing, onClose }: { writing: Writing; onClose: () => void }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const say = useSay();
  const discard = useDiscard();
  const begin = writing.id === null ? { problem: "", cause: "", fix: "" } : writing;
  const [problem, setProblem] = useState(begin.problem);
  const [cause, setCause] = useState(begin.cause);
  const [fix, setFix] = useState(begin.fix);
  const changed = problem !== begin.problem || cause !== begin.cause || fix !== begin.fix;
  const save = useMutation({
    mutationFn: () =>
      call("note.save", {
        id: writing.id,
        topicId: writing.topicId,
        itemId: writing.id === null ? writing.itemId : (writing.item?.id ?? null),
        problem,
        cause,
        fix,
      }),
    onSuccess: async () => {
      onClose();
      say(t("notes.saved"));
      await queries.invalidateQueries({ queryKey: ["note.list"] });
    },
  });
  const ready = changed && problem.trim() !== "" && !save.isPending;
  const close = async () => {
    if (!changed || (await discard())) onClose();
  };
  return (
    <Dialog
      title={t(writing.id === null ? "notes.newTitle" : "notes.editTitle")}
      isOpen
      size="large"
      role={changed ? "alertdialog" : "dialog"}
      onClose={() => void close()}
      actions={
        <>
          <Button onPress={() => void close()}>{t("common.cancel")}</Button>
          <Button
            kind="primary"
            isDisabled={!changed || problem.trim() === ""}
            isPending={save.isPending}
            onPress={() => save.mutate()}
          >
            {t("common.save")}
          </Button>
        </>
      }
    >
      {save.error ? <ErrorState error={save.error} /> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a key for all the fields inside */}
      <div
        className="stack"
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing && ready) {
            event.preventDefault();
            save.mutate();
          }
        }}
      >
        <TextField
          label={t("notes.problem")}
          hint={t("notes.problemHint")}
          value={problem}
          onChange={setProblem}
          rows={3}
          maxLength={LONGEST}
          autoFocus
        />
        <TextField label={t("notes.cause")} value={cause} onChange={setCause} rows={3} maxLength={LONGEST} />
        <TextField label={t("notes.fix")} value={fix} onChange={setFix} rows={5} maxLength={LONGEST} />
        <p className="small soft">{t("notes.markdown")}</p>
      </div>
    </Dialog>
  );
}
