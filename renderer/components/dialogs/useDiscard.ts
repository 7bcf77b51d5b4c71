// The question before something written and not saved is thrown away.
import { useLanguage } from "../../hooks/useLanguage.ts";
import { useConfirm } from "./Confirm.tsx";

/** Asks whether to throw it away; going on writing has the focus, and Escape answers so. */
export function useDiscard(): () => Promise<boolean> {
  const { t } = useLanguage();
  const confirm = useConfirm();
  return () =>
    confirm({
      title: t("item.unsaved"),
      text: t("item.unsavedText"),
      action: t("item.discard"),
      refuse: t("item.stay"),
      danger: true,
    });
}
