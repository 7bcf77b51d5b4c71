// The desktop host: the app in a window of its own.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { app, type BrowserWindow } from "electron";
import type { Lang } from "../decks/types.ts";
import { type App, createApp } from "./app.ts";
import { dialogsOver, fileSaver, linkOpener } from "./dialogs.ts";
import { dataFolder, filesIn } from "./folders.ts";
import { hostDeps, languageOfLocale, version } from "./host.ts";
import { setupCalls } from "./ipc.ts";
import { setupMenu } from "./menu.ts";
import { printPdf } from "./print.ts";
import { announceScheme, servePage } from "./protocol.ts";
import { focusWindow, hardenContents, openWindow, preloadIn } from "./window.ts";

// 1. Before the app is ready: its name, its folder, its scheme, and that it runs once.
// 2. When it is ready: the app, what the page may do, its calls, the menu, backups.
// 3. Last the window, which asks for all of them.

const builtFolder = __dirname;
const rendererFolder = path.join(builtFolder, "..", "renderer");
const development = Boolean(process.env["TIERWISE_DEV"]);
const backupEvery = 30 * 60_000;
// Not while the first screen is waiting for its data.
const firstBackupAfter = 15_000;

let window: BrowserWindow | null = null;
const files = setupDataFolder();
announceScheme();
if (app.requestSingleInstanceLock()) {
  app.on("second-instance", showWindow);
  app.on("activate", showWindow);
  app.on("window-all-closed", () => {
    if (process.platform !== "darwin") app.quit();
  });
  app.whenReady().then(start, fail);
} else {
  // The first instance comes to the front instead.
  app.quit();
}

function start(): void {
  const core = createApp(
    hostDeps({
      kind: "desktop",
      files,
      builtFolder,
      systemLanguage: systemLanguage(),
      dialogs: dialogsOver(theWindow, () => languageOf(core)),
      openLink: linkOpener(theWindow, () => languageOf(core)),
      pdf: { print: printPdf, save: fileSaver(theWindow, () => languageOf(core)) },
    }),
  );
  hardenContents();
  servePage(rendererFolder);
  setupCalls(core.dispatch, theWindow, (method) => {
    if (changesLanguage.has(method)) showMenu(core);
  });
  setupBackups(core);
  app.on("will-quit", () => core.close());
  showMenu(core);
  showWindow();
}

function setupDataFolder() {
  app.setName("Tierwise");
  const folder = dataFolder({ platform: process.platform, home: os.homedir(), env: process.env });
  try {
    fs.mkdirSync(folder, { recursive: true });
    app.setPath("userData", folder);
  } catch (error) {
    fail(error);
  }
  return filesIn(folder);
}

function showWindow(): void {
  if (!app.isReady()) return;
  const open = theWindow();
  if (open) focusWindow(open);
  else window = openWindow({ placeFile: path.join(files.folder, "window.json"), preload: preloadIn(builtFolder) });
}

function theWindow(): BrowserWindow | null {
  return window && !window.isDestroyed() ? window : null;
}

/** After these the interface may speak another language than before. */
const changesLanguage: ReadonlySet<string> = new Set([
  "settings.set",
  "backup.restore",
  "backup.startEmpty",
  "data.import",
]);

function showMenu(core: App): void {
  languageOf(core).then((language) => setupMenu({ language, version, development, window: theWindow }), fail);
}

// Every answer was committed when it was given: a suspended or killed app has nothing left to save.
function setupBackups(core: App): void {
  const back = () => {
    core.backupIfDue().catch((error: unknown) => {
      process.stderr.write(`tierwise: the automatic backup failed: ${String(error)}\n`);
    });
  };
  setInterval(back, backupEvery);
  setTimeout(back, firstBackupAfter);
}

async function languageOf(core: App): Promise<Lang> {
  const reply = await core.dispatch("app.info", {});
  return reply.ok ? reply.value.language : systemLanguage();
}

function systemLanguage(): Lang {
  return languageOfLocale(app.getPreferredSystemLanguages()[0] ?? app.getLocale());
}

function fail(error: unknown): void {
  process.stderr.write(`tierwise: the window could not be opened: ${String(error)}\n`);
  app.exit(1);
}
