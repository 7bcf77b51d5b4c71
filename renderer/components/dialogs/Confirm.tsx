// A question before something is done that can't simply be taken back; the safe answer has the focus.
import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { Button } from "../controls/Button.tsx";
import { Dialog } from "./Dialog.tsx";

type Question = {
  title: string;
  text: ReactNode;
  /** What the button that does it says: a verb, never "OK". */
  action: string;
  /** What the way back says; "Cancel" unless told. */
  refuse?: string;
  danger?: boolean;
};
type Ask = (question: Question) => Promise<boolean>;

const AskContext = createContext<Ask>(() => {
  throw new Error("useConfirm stands outside of Confirms.");
});

/** The function that asks: `if (await confirm({ … }))`. Escape answers no. */
export function useConfirm(): Ask {
  return useContext(AskContext);
}

/** Holds the question of the screens inside it. */
export function Confirms({ children }: { children: ReactNode }) {
  const { t } = useLanguage();
  const [question, setQuestion] = useState<Question | null>(null);
  const answer = useRef<(yes: boolean) => void>(() => {});
  const ask = useCallback<Ask>((next) => {
    answer.current(false);
    setQuestion(next);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }, []);
  function reply(yes: boolean) {
    answer.current(yes);
    answer.current = () => {};
    setQuestion(null);
  }
  return (
    <AskContext value={ask}>
      {children}
      {question ? (
        <Dialog
          isOpen
          role="alertdialog"
          size="small"
          title={question.title}
          onClose={() => reply(false)}
          actions={
            <>
              <Button autoFocus onPress={() => reply(false)}>
                {question.refuse ?? t("common.cancel")}
              </Button>
              <Button kind={question.danger ? "danger" : "primary"} onPress={() => reply(true)}>
                {question.action}
              </Button>
            </>
          }
        >
          {typeof question.text === "string" ? <p>{question.text}</p> : question.text}
        </Dialog>
      ) : null}
    </AskContext>
  );
}
