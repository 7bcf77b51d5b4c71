// What can be done now: said once by a screen, found as a key, as a line on the sheet of keys and in the palette.
import type { ParseKeys } from "i18next";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from "react";
import type { IconName } from "./components/controls/Icon.tsx";
import type { KeyBinding } from "./hooks/keys.ts";
import { useKeys } from "./hooks/useKeys.ts";

export type TextKey = ParseKeys;

export type Action = {
  id: string;
  label: TextKey;
  icon: IconName;
  /** How its keys are drawn; each entry is one way, keys pressed together are a list. */
  keys?: readonly (string | readonly string[])[];
  binding?: Omit<KeyBinding, "run">;
  /** `event` is given when a key did it. */
  run: (event?: KeyboardEvent) => void;
  /** Makes no sense out of its place, so the palette leaves it out. */
  keyOnly?: boolean;
  /** Not possible now: its key does nothing and the palette leaves it out. */
  off?: boolean;
};

export type ActionGroup = { title: TextKey; actions: readonly Action[] };

type Register = { groups: Set<() => ActionGroup> };

const RegisterContext = createContext<Register>({ groups: new Set() });

/** Holds what the screens inside it can do. */
export function ActionsProvider({ children }: { children: ReactNode }) {
  const register = useMemo<Register>(() => ({ groups: new Set() }), []);
  return <RegisterContext value={register}>{children}</RegisterContext>;
}

/** Says what can be done while the component is shown, and binds the keys. */
export function useActions(title: TextKey, actions: readonly Action[]): void {
  const register = useContext(RegisterContext);
  const latest = useRef<ActionGroup>({ title, actions });
  useEffect(() => {
    latest.current = { title, actions };
  });
  useEffect(() => {
    const read = () => latest.current;
    register.groups.add(read);
    return () => {
      register.groups.delete(read);
    };
  }, [register]);
  useKeys(actions.flatMap((action) => (action.binding && !action.off ? [{ ...action.binding, run: action.run }] : [])));
}

/** The groups of actions as they stand at the moment of asking, the last shown first. */
export function useActionGroups(): () => ActionGroup[] {
  const register = useContext(RegisterContext);
  return () => [...register.groups].map((read) => read()).reverse();
}
