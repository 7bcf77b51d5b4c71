// The editor of a card in both languages, over the screen.
import { useMutation } from "@tanstack/react-query";
import { call, type Output } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import type { Lang } from "../../i18n/i18n.ts";
import { Button } from "../controls/Button.tsx";
import { Dialog } from "../dialogs/Dialog.tsx";
import { useDiscard } from "../dialogs/useDiscard.ts";
import { ErrorState } from "../states/States.tsx";
import { CardFields, type CardText, useCardFields, wholeCard } from "./CardFields.tsx";

type ItemPage = Output<"library.item">;

type Props = {
  card: NonNullable<ItemPage["card"]>;
  /** The language that is edited first. */
  lang: Lang;
  onClose: () => void;
  onSaved: (page: ItemPage) => void;
};

/** Saves with Ctrl or Command and Enter, too. Closing asks before it throws anything away. */
export function CardEditor({ card, lang, onClose, onSaved }: Props) {
  const { t } = useLanguage();
  const fields = useCardFields({ front: card.front, back: card.back }, `item ${card.id}`);
  const save = useMutation({
    mutationFn: (text: CardText) => call("library.saveItem", { id: card.id, ...text }),
    onSuccess: (page) => {
      fields.forget();
      onSaved(page);
    },
  });
  const discard = useDiscard();
  const close = async () => {
    if (fields.changed && !(await discard())) return;
    fields.forget();
    onClose();
  };
  const text = wholeCard(fields.text, card);
  const submit = () => {
    if (text && fields.changed && !save.isPending) save.mutate(text);
  };
  return (
    <Dialog
      title={t("editor.title")}
      isOpen
      size="large"
      // A press beside the sheet must not lose what was written.
      role={fields.changed ? "alertdialog" : "dialog"}
      onClose={() => void close()}
      actions={
        <>
          <Button onPress={() => void close()}>{t("common.cancel")}</Button>
          <Button kind="primary" isDisabled={!text || !fields.changed} isPending={save.isPending} onPress={submit}>
            {t("common.save")}
          </Button>
        </>
      }
    >
      {save.error ? <ErrorState error={save.error} /> : null}
      <CardFields autoFocus fields={fields} first={lang} onSave={submit} />
    </Dialog>
  );
}
