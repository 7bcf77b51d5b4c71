// Drives the whole app in Chromium over the browser host.
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findChromium, isRoot } from "../../electron/programs.ts";
import { type Host, newDataFolder, startHost } from "./host.ts";
import { type Troubles, watch } from "./troubles.ts";

export type BrowserApp = {
  page: Page;
  host: Host;
  /** What must not happen, as it happened: errors on the console, refused content, requests to the outside. */
  troubles: Troubles;
  /** Stops all; the data folder is removed if it was made here. */
  close: () => Promise<void>;
};

export type BrowserOptions = {
  /** A folder to go on with; a new one unless told. */
  dataFolder?: string;
  locale?: "en-US" | "zh-CN";
  colorScheme?: "light" | "dark";
  viewport?: { width: number; height: number };
  context?: BrowserContextOptions;
  env?: NodeJS.ProcessEnv;
};

/** Starts the host and a browser, and opens the page. */
export async function openBrowser(options: BrowserOptions = {}): Promise<BrowserApp> {
  const found = findChromium();
  if (!found.ok) throw new Error(found.why);
  const { locale = "en-US", colorScheme = "light", viewport = { width: 1280, height: 860 }, env = {} } = options;
  const made = options.dataFolder === undefined ? newDataFolder() : null;
  const host = await startHost({
    dataFolder: options.dataFolder ?? made?.folder ?? "",
    env: { LANG: locale === "zh-CN" ? "zh_CN.UTF-8" : "C.UTF-8", ...env },
  });
  const browser = await chromium.launch({
    executablePath: found.path,
    args: isRoot() ? ["--no-sandbox"] : [],
  });
  const context = await browser.newContext({ locale, colorScheme, viewport, ...options.context });
  const page = await context.newPage();
  const troubles = watch(page, new URL(host.url).origin);
  await page.goto(host.url);
  return {
    page,
    host,
    troubles,
    close: async () => {
      await browser.close();
      await host.stop();
      made?.remove();
    },
  };
}
