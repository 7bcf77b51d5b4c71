// Drives the whole app in a real Electron window.
import path from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright-core";
import type { Input, Method, Output, Reply } from "../../electron/contract.ts";
import { isRoot } from "../../electron/programs.ts";
import { findElectron } from "../../scripts/programs.ts";
import { newDataFolder } from "./host.ts";
import { type Troubles, watch } from "./troubles.ts";

const root = path.resolve(import.meta.dirname, "../..");

export type DesktopApp = {
  /** The main process: `app.evaluate(({ BrowserWindow }) => …)`. */
  app: ElectronApplication;
  page: Page;
  dataFolder: string;
  troubles: Troubles;
  /** Calls a method through the window's own line. */
  call: <M extends Method>(method: M, input: Input<M>) => Promise<Reply<Output<M>>>;
  /** Quits as a person does; the data folder is removed if it was made here. */
  close: () => Promise<void>;
  /** Kills the whole app without a warning. */
  kill: () => Promise<void>;
};

export type DesktopOptions = {
  /** A folder to go on with; a new one unless told. */
  dataFolder?: string;
  locale?: "en-US" | "zh-CN";
  env?: NodeJS.ProcessEnv;
};

/** The program and the words that start the built app over a data folder. */
export function desktopCommand(options: Required<Pick<DesktopOptions, "dataFolder">> & DesktopOptions) {
  const found = findElectron({ fetch: false });
  if (!found.ok) throw new Error(found.why);
  const { dataFolder, locale = "en-US", env = {} } = options;
  const language = locale === "zh-CN" ? "zh_CN" : "en_US";
  return {
    executablePath: found.path,
    // Quiet: the driver waits for a line on stderr, into which complaints about a missing system bus would write.
    args: [root, `--lang=${locale}`, "--log-level=3", ...(isRoot() ? ["--no-sandbox"] : [])],
    env: {
      ...definedIn(process.env),
      LANG: `${language}.UTF-8`,
      LANGUAGE: language,
      ...definedIn(env),
      TIERWISE_DATA: dataFolder,
    },
  };
}

/** Starts the app and waits for its window. */
export async function openDesktop(options: DesktopOptions = {}): Promise<DesktopApp> {
  const made = options.dataFolder === undefined ? newDataFolder() : null;
  const dataFolder = options.dataFolder ?? made?.folder ?? "";
  const app = await _electron.launch(desktopCommand({ ...options, dataFolder }));
  const page = await app.firstWindow();
  const troubles = watch(page, "app://tierwise");
  await page.waitForLoadState("load");
  const gone = new Promise<void>((resolve) => {
    app.process().on("exit", () => resolve());
  });
  return {
    app,
    page,
    dataFolder,
    troubles,
    call: async <M extends Method>(method: M, input: Input<M>) => {
      const reply = await page.evaluate(callInPage, { method, input: input as unknown });
      return reply as Reply<Output<M>>;
    },
    close: async () => {
      await app.close();
      made?.remove();
    },
    kill: async () => {
      app.process().kill("SIGKILL");
      await gone;
    },
  };
}

// Runs in the page, so that it may use nothing from around it.
function callInPage({ method, input }: { method: string; input: unknown }): Promise<unknown> {
  const page = globalThis as unknown as { tierwise: { call: (method: string, input: unknown) => Promise<unknown> } };
  return page.tierwise.call(method, input);
}

function definedIn(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
