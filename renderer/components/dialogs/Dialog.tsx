// A sheet over the screen: for a question, for a form, for the keys. Escape always closes it and loses nothing.
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { Button } from "../controls/Button.tsx";
import "./Dialog.css";

type Props = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Below the content, the safe way first. */
  actions?: ReactNode;
  size?: "small" | "normal" | "large";
  /** A question that must be answered: no way out by a press beside it. */
  role?: "dialog" | "alertdialog";
};

/** Shown while `isOpen`; the focus goes in and comes back. */
export function Dialog({ title, isOpen, onClose, children, actions, size = "normal", role = "dialog" }: Props) {
  const { t } = useLanguage();
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      isDismissable={role === "dialog"}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`sheet sheet--${size}`}>
        <AriaDialog className="sheet__dialog" role={role}>
          <header className="sheet__head">
            <Heading slot="title">{title}</Heading>
            {role === "dialog" ? (
              <Button kind="quiet" size="small" icon="close" aria-label={t("common.close")} onPress={onClose} />
            ) : null}
          </header>
          <div className="sheet__body">{children}</div>
          {actions ? <footer className="sheet__foot">{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
