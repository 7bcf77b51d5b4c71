// All keys of the screen and of the app, on one sheet.
import { useLanguage } from "../../hooks/useLanguage.ts";
import { KeyCap } from "../controls/KeyCap.tsx";
import { Dialog } from "./Dialog.tsx";
import "./KeyMap.css";

export type KeyGroup = {
  title: string;
  keys: readonly { keys: readonly (string | readonly string[])[]; does: string }[];
};

/** Groups of keys; several ways to do one thing stand one after another. */
export function KeyMap({
  groups,
  isOpen,
  onClose,
}: {
  groups: readonly KeyGroup[];
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = useLanguage();
  return (
    <Dialog title={t("keys.title")} isOpen={isOpen} onClose={onClose}>
      {groups.map((group) => (
        <section key={group.title} className="keymap">
          <h3>{group.title}</h3>
          <dl>
            {group.keys.map((line) => (
              <div key={line.does} className="keymap__line">
                <dt>{line.does}</dt>
                <dd>
                  {line.keys.map((keys) => (
                    <KeyCap key={String(keys)} keys={keys} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
