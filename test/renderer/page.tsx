// The page for tests: the real App over the real dispatch, at an address, in a language.
import { act, render, screen } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import { memoryLocation } from "wouter/memory-location";
import { App } from "../../renderer/App.tsx";
import { ActionsProvider } from "../../renderer/actions.tsx";
import { createQueries } from "../../renderer/api.ts";
import { Confirms } from "../../renderer/components/dialogs/Confirm.tsx";
import { Toasts } from "../../renderer/components/states/Toasts.tsx";
import { createTranslator, type Lang } from "../../renderer/i18n/i18n.ts";
import { type TestApp, type TestAppOptions, testApp } from "../support/app.ts";
import { bees } from "../support/subject.ts";

export type Page = { app: TestApp; user: UserEvent; address: () => string };

/** Bees in two tiers and a third: eight points, most of them with cards in the bank. */
export const BEES = `# Bees

## Tier 1: First

### 1. Colony

- Queen: lays the eggs
- Worker bee: does all else
- Drone: flies in May

### 2. Hive

- Frame: what comb is built in
- Super: where honey goes

## Tier 2: Then

### 3. Seasons

- Swarming: how a colony divides
- Wintering: what it lives on

## Tier 3: Later

### 4. Health

- Varroa: counting mites
`;

/** Imports an outline as the learner would, without the page. */
export async function importOutline(app: TestApp, text = BEES, name = "bees.md"): Promise<void> {
  const source = { kind: "files" as const, files: [{ name, text }] };
  const { token } = await app.call("library.preview", { source });
  await app.call("library.import", { source, token });
}

/** An app with the bees imported. */
export async function beesApp(options: TestAppOptions = {}): Promise<TestApp> {
  const app = testApp({ subject: bees(), ...options });
  await importOutline(app);
  return app;
}

/** Opens the page of an app at an address. */
export function openPage(app: TestApp, path = "/", lang: Lang = "en"): Page {
  window.tierwise = { call: (method, input) => app.dispatch(method, input) };
  const { hook, history } = memoryLocation({ path, record: true });
  render(<App translator={createTranslator(lang)} queries={createQueries()} location={hook} />);
  return { app, user: userEvent.setup(), address: () => history.at(-1) ?? "" };
}

/** Shows a part alone, with what parts stand in. */
export function showPart(part: ReactNode, lang: Lang = "en"): { user: UserEvent; container: HTMLElement } {
  const { container } = render(
    <I18nextProvider i18n={createTranslator(lang)}>
      <Toasts>
        <ActionsProvider>
          <Confirms>{part}</Confirms>
        </ActionsProvider>
      </Toasts>
    </I18nextProvider>,
  );
  return { user: userEvent.setup(), container };
}

/** Waits for a heading, which every screen has once it is shown. */
export function heading(name: string | RegExp): Promise<HTMLElement> {
  return screen.findByRole("heading", { name });
}

/**
 * Presses a key by its place, `later` milliseconds after the present moment as the page sees it: the guard against slips
 * is passed without waiting for it.
 */
export function press(code: string, { later = 0, ...more }: KeyboardEventInit & { later?: number } = {}): void {
  const event = new KeyboardEvent("keydown", { code, key: code, bubbles: true, cancelable: true, ...more });
  Object.defineProperty(event, "timeStamp", { value: performance.now() + later });
  act(() => {
    (document.activeElement ?? document.body).dispatchEvent(event);
  });
}
