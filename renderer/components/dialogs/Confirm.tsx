// A question before something is done that can't simply be taken back; the safe answer has the focus.
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { useLocation } from "wouter";

export type Question = {
  title: string;
  text: ReactNode;
  /** What the button that does it says: a verb, never "OK". */
  action: string;
  /** What the way back says; "Cancel" unless told. */
  refuse?: string;
  danger?: boolean;
};
const ConfirmSheet = lazy(async () => ({ default: (await import("./ConfirmSheet.tsx")).ConfirmSheet }));

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
  const [question, setQuestion] = useState<Question | null>(null);
  const answer = useRef<(yes: boolean) => void>(() => {});
  const ask = useCallback<Ask>((next) => {
    answer.current(false);
    setQuestion(next);
    return new Promise((resolve) => {
      answer.current = resolve;
    });
  }, []);
  const [location] = useLocation();
  // A question about one page is not for the next.
  useEffect(() => {
    void location;
    answer.current(false);
    answer.current = () => {};
    setQuestion(null);
  }, [location]);
  function reply(yes: boolean) {
    answer.current(yes);
    answer.current = () => {};
    setQuestion(null);
  }
  return (
    <AskContext value={ask}>
      {children}
      {question ? (
        <Suspense>
          <ConfirmSheet question={question} onReply={reply} />
        </Suspense>
      ) : null}
    </AskContext>
  );
}
