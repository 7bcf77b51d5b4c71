// The editor of a card in both languages, over the screen.
import { useMutation } from "@tanstack/react-query";
import { call, type Output } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import type { Lang } from "../../i18n/i18n.ts";
import { Button } from "../controls/Button.tsx";
import { Dialog } from "../dialogs/Dialog.tsx";
import { ErrorState } from "../states/States.tsx";
import { CardFields, isWhole, useCardFields } from "./CardFields.tsx";

type ItemPage = Output<"library.item">;

type Props = {
  card: NonNullable<ItemPage["card"]>;
  /** The language that is edited first. */
  lang: Lang;
  onClose: () => void;
  onSaved: (page: ItemPage) => void;
};

/** Saves with Ctrl or Command and Enter, too. Closing throws the changes away only when there are none. */
export function CardEditor({ card, lang, onClose, onSaved }: Props) {
  const { t } = useLanguage();
  const fields = useCardFields({ front: card.front, back: card.back });
  const save = useMutation({
    mutationFn: () => call("library.saveItem", { id: card.id, ...fields.text }),
    onSuccess: onSaved,
  });
  const ready = isWhole(fields.text) && !save.isPending;
  return (
    <Dialog
      title={t("editor.title")}
      isOpen
      size="large"
      // A press beside the sheet must not lose what was written.
      role={fields.changed ? "alertdialog" : "dialog"}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("common.cancel")}</Button>
          <Button
            kind="primary"
            isDisabled={!ready || !fields.changed}
            isPending={save.isPending}
            onPress={() => save.mutate()}
          >
            {t("common.save")}
          </Button>
        </>
      }
    >
      {save.error ? <ErrorState error={save.error} /> : null}
      <CardFields
        autoFocus
        fields={fields}
        first={lang}
        onSave={() => (ready && fields.changed ? save.mutate() : undefined)}
      />
    </Dialog>
  );
}
