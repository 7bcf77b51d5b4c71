// What stands where content would: loading, nothing yet, something went wrong. Each says the next step.
import { type ReactNode, useEffect, useState } from "react";
import { CallError } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { Button } from "../controls/Button.tsx";
import { Icon, type IconName } from "../controls/Icon.tsx";
import { Logo } from "../figures/Logo.tsx";
import "./States.css";

/** Waiting. Stays unseen for a moment, so that what comes at once does not flicker. */
export function Loading({ label }: { label?: string }) {
  const { t } = useLanguage();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status" aria-busy="true">
      {shown ? (
        <>
          <span className="loading__layers" aria-hidden="true">
            <span />
            <span />
            <span />
          </span>
          {label ?? t("common.loading")}
        </>
      ) : (
        <span className="unseen">{label ?? t("common.loading")}</span>
      )}
    </div>
  );
}

type EmptyProps = {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  icon?: IconName;
  mark?: boolean;
  /** Stands in a page that has its title already; else it is the page's title. */
  within?: boolean;
};

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, children, actions, icon, mark = false, within = false }: EmptyProps) {
  return (
    <div className="empty">
      {mark ? <Logo size={56} /> : icon ? <Icon name={icon} size={28} /> : null}
      {within ? <h2>{title}</h2> : <h1 className="empty__title">{title}</h1>}
      {children ? <div className="empty__text soft">{children}</div> : null}
      {actions ? <div className="row empty__actions">{actions}</div> : null}
    </div>
  );
}

/** What went wrong in words for people: the message of a refused call, or a general sentence. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useLanguage();
  return (error) => {
    if (error instanceof CallError) {
      return error.code === "internal" || error.code === "unreachable" ? t(`error.${error.code}`) : error.message;
    }
    return error instanceof Error && error.message ? error.message : t("error.internal");
  };
}

/** Something went wrong: what happened, and a way to try again. */
export function ErrorState({ error, onRetry, title }: { error: unknown; onRetry?: () => void; title?: string }) {
  const { t } = useLanguage();
  const textOf = useErrorText();
  return (
    <div className="trouble" role="alert">
      <Icon name="warning" />
      <div className="stack stack--tight">
        <strong>{title ?? t("error.title")}</strong>
        <p>{textOf(error)}</p>
        {onRetry ? (
          <div>
            <Button onPress={onRetry} icon="undo">
              {t("common.tryAgain")}
            </Button>
          </div>
        ) : null}
      </div>
    </div>
  );
}

type NoticeProps = {
  tone?: "plain" | "good" | "warn" | "bad";
  icon?: IconName;
  children: ReactNode;
  actions?: ReactNode;
};

/** A remark on the page itself: a fact that matters now, with what can be done. */
export function Notice({ tone = "plain", icon, children, actions }: NoticeProps) {
  const own: Record<string, IconName> = { good: "check", warn: "warning", bad: "warning", plain: "flag" };
  return (
    <div className={`notice notice--${tone}`}>
      <Icon name={icon ?? own[tone] ?? "flag"} />
      <div className="notice__text">{children}</div>
      {actions ? <div className="row">{actions}</div> : null}
    </div>
  );
}
