// The sheet of a question: the safe answer first, and with the focus.
import { useLanguage } from "../../hooks/useLanguage.ts";
import { Button } from "../controls/Button.tsx";
import type { Question } from "./Confirm.tsx";
import { Dialog } from "./Dialog.tsx";

/** `onReply` is told once; Escape says no. */
export function ConfirmSheet({ question, onReply }: { question: Question; onReply: (yes: boolean) => void }) {
  const { t } = useLanguage();
  return (
    <Dialog
      isOpen
      role="alertdialog"
      size="small"
      title={question.title}
      onClose={() => onReply(false)}
      actions={
        <>
          <Button autoFocus onPress={() => onReply(false)}>
            {question.refuse ?? t("common.cancel")}
          </Button>
          <Button kind={question.danger ? "danger" : "primary"} onPress={() => onReply(true)}>
            {question.action}
          </Button>
        </>
      }
    >
      {typeof question.text === "string" ? <p>{question.text}</p> : question.text}
    </Dialog>
  );
}
