// Short words after an action, in one status region, with a way to take the action back.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { Button } from "../controls/Button.tsx";
import "./Toasts.css";

type Toast = { id: number; text: string; tone: "plain" | "bad"; undo: (() => void) | undefined };
type Say = (text: string, options?: { undo?: () => void; tone?: "plain" | "bad" }) => void;

const SayContext = createContext<Say>(() => {
  throw new Error("useSay stands outside of Toasts.");
});

/** The function that shows a toast: `say("Card suspended", { undo })`. */
export function useSay(): Say {
  return useContext(SayContext);
}

const STAYS_MS = 7000;

/** Holds the toasts of the screens inside it. The newest is shown; it stays while it is pointed at or has the focus. */
export function Toasts({ children }: { children: ReactNode }) {
  const { t } = useLanguage();
  const [toast, setToast] = useState<Toast | null>(null);
  const [held, setHeld] = useState(false);
  const count = useRef(0);

  const say = useCallback<Say>((text, options) => {
    count.current += 1;
    setToast({ id: count.current, text, tone: options?.tone ?? "plain", undo: options?.undo });
  }, []);

  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(() => setToast(null), STAYS_MS);
    return () => clearTimeout(timer);
  }, [toast, held]);

  const value = useMemo(() => say, [say]);
  return (
    <SayContext value={value}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toast ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it only keeps it open
          <div
            key={toast.id}
            className={`toast toast--${toast.tone}`}
            onMouseEnter={() => setHeld(true)}
            onMouseLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
          >
            <span>{toast.text}</span>
            {toast.undo ? (
              <Button
                size="small"
                kind="quiet"
                onPress={() => {
                  toast.undo?.();
                  setToast(null);
                  setHeld(false);
                }}
              >
                {t("common.undo")}
              </Button>
            ) : null}
            <Button
              size="small"
              kind="quiet"
              icon="close"
              aria-label={t("common.close")}
              onPress={() => {
                setToast(null);
                setHeld(false);
              }}
            />
          </div>
        ) : null}
      </div>
    </SayContext>
  );
}
