// Says what is wrong with an item: one of a few reasons, with a remark.
import { useState } from "react";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { Button } from "../controls/Button.tsx";
import { Segments, TextField } from "../controls/Fields.tsx";
import { Dialog } from "../dialogs/Dialog.tsx";
import { useDiscard } from "../dialogs/useDiscard.ts";

const KINDS = ["fact", "outdated", "unclear", "language", "other"] as const;
type Kind = (typeof KINDS)[number];

type Props = { onClose: () => void; onFlag: (reason: string) => void };

/** The reason is kept as words: "A fact is wrong: the default is 30 s". */
export function FlagDialog({ onClose, onFlag }: Props) {
  const { t } = useLanguage();
  const [kind, setKind] = useState<Kind>("fact");
  const [note, setNote] = useState("");
  const discard = useDiscard();
  const close = async () => {
    if (note.trim() === "" || (await discard())) onClose();
  };
  const reason = note.trim() === "" ? t(`flag.${kind}`) : `${t(`flag.${kind}`)}: ${note.trim()}`;
  return (
    <Dialog
      title={t("flag.title")}
      isOpen
      role={note.trim() === "" ? "dialog" : "alertdialog"}
      onClose={() => void close()}
      actions={
        <>
          <Button onPress={() => void close()}>{t("common.cancel")}</Button>
          <Button
            kind="primary"
            icon="flag"
            isDisabled={kind === "other" && note.trim() === ""}
            onPress={() => onFlag(reason)}
          >
            {t("flag.save")}
          </Button>
        </>
      }
    >
      <Segments
        label={t("flag.title")}
        labelHidden
        value={kind}
        onChange={setKind}
        choices={KINDS.map((value) => ({ value, label: t(`flag.${value}`) }))}
      />
      <TextField
        label={t("flag.note")}
        hint={t("flag.noteHint")}
        value={note}
        onChange={setNote}
        rows={3}
        maxLength={1800}
        autoFocus
      />
    </Dialog>
  );
}
