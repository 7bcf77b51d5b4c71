// Every action and every screen, found by a few letters of either language.
import { useState } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Dialog as AriaDialog } from "react-aria-components/Dialog";
import { Menu, MenuItem } from "react-aria-components/Menu";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Input, SearchField } from "react-aria-components/SearchField";
import { Text } from "react-aria-components/Text";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { Icon, type IconName } from "../controls/Icon.tsx";
import { KeyCap } from "../controls/KeyCap.tsx";
import "./CommandPalette.css";
import { rank } from "./fuzzy.ts";

export type Command = {
  id: string;
  /** In the interface's language. */
  label: string;
  /** The label in the other language and further words it should be found by. */
  also: readonly string[];
  /** Where it belongs, shown behind it. */
  group: string;
  icon: IconName;
  keys?: string | readonly string[];
  run: () => void;
};

type Props = {
  commands: readonly Command[];
  /** Stands last under what was typed: the way to things that are not commands. */
  search?: (query: string) => Command;
  isOpen: boolean;
  onClose: () => void;
};

const SHOWN = 40;

/** A search over the commands; Enter runs the first. */
export function CommandPalette({ commands, search, isOpen, onClose }: Props) {
  const { t } = useLanguage();
  const [query, setQuery] = useState("");
  const fitting = rank(query, commands, (command) => [command.label, ...command.also]).slice(0, SHOWN);
  const found = search && query.trim() !== "" ? [...fitting, search(query.trim())] : fitting;
  function close() {
    setQuery("");
    onClose();
  }
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Modal className="sheet palette">
        <AriaDialog className="sheet__dialog" aria-label={t("palette.label")}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <SearchField
              className="palette__field"
              aria-label={t("palette.label")}
              autoFocus
              // The field would only empty itself: one press is enough to be back.
              onKeyDown={(event) => {
                if (event.key === "Escape") close();
                else event.continuePropagation();
              }}
            >
              <Icon name="search" />
              <Input className="palette__input" placeholder={t("palette.placeholder")} />
              <KeyCap keys="Escape" hidden />
            </SearchField>
            <Menu
              className="menu palette__menu"
              aria-label={t("palette.label")}
              items={found}
              onAction={(id) => {
                const command = found.find((one) => one.id === id);
                close();
                command?.run();
              }}
              renderEmptyState={() => <p className="palette__empty soft">{t("palette.empty")}</p>}
            >
              {(command) => (
                <MenuItem id={command.id} textValue={command.label} className="menu__item palette__item">
                  <Icon name={command.icon} />
                  <Text slot="label">{command.label}</Text>
                  <span className="note soft">{command.group}</span>
                  {command.keys ? <KeyCap keys={command.keys} hidden /> : null}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
