// What is pressed: one primary button a view, plain ones beside it, quiet ones in lists, and the one that destroys.
import type { ReactNode } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components/Button";
import { Link } from "wouter";
import "./Button.css";
import { Icon, type IconName } from "./Icon.tsx";
import { KeyCap } from "./KeyCap.tsx";

type ButtonKind = "primary" | "plain" | "quiet" | "danger";
type Face = { kind?: ButtonKind; size?: "small" | "normal" | "large"; icon?: IconName };

function faceOf({ kind = "plain", size = "normal" }: Face): string {
  return `button button--${kind} button--${size}`;
}

type ButtonProps = Face &
  Omit<AriaButtonProps, "className" | "style" | "children" | "isPending"> & {
    /** What it started is not done yet: it keeps the focus and takes no press. */
    isPending?: boolean;
    /** The key that does the same, drawn on the button and told to screen readers. */
    keyCap?: string | undefined;
    children?: ReactNode;
  };

/** A button. Without text it needs an `aria-label`. */
export function Button({
  kind = "plain",
  size = "normal",
  icon,
  keyCap,
  isPending = false,
  children,
  onPress,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(keyCap ? { "aria-keyshortcuts": keyCap } : {})}
      {...(onPress && !isPending ? { onPress } : {})}
      className={`${faceOf({ kind, size })}${children === undefined ? " button--bare" : ""}${isPending ? " button--pending" : ""}`}
    >
      {icon ? <Icon name={icon} size={size === "small" ? 16 : 20} /> : null}
      {children === undefined ? null : <span className="button__label">{children}</span>}
      {keyCap ? <KeyCap keys={keyCap} hidden /> : null}
    </AriaButton>
  );
}

type ButtonLinkProps = Face & {
  to: string;
  keyCap?: string | undefined;
  children: ReactNode;
  autoFocus?: boolean;
};

/** A link to another screen with the weight of a button. */
export function ButtonLink({
  to,
  keyCap,
  children,
  icon,
  kind = "plain",
  size = "normal",
  autoFocus,
}: ButtonLinkProps) {
  return (
    <Link
      href={to}
      className={faceOf({ kind, size })}
      {...(keyCap ? { "aria-keyshortcuts": keyCap } : {})}
      ref={(node: HTMLAnchorElement | null) => {
        if (autoFocus) node?.focus({ preventScroll: true });
      }}
    >
      {icon ? <Icon name={icon} size={size === "small" ? 16 : 20} /> : null}
      <span className="button__label">{children}</span>
      {keyCap ? <KeyCap keys={keyCap} hidden /> : null}
    </Link>
  );
}
