// The one window: hardened, opened where it was closed, and shown once it has something to show.
import path from "node:path";
import { app, BrowserWindow, nativeTheme, screen, session, type WebContents } from "electron";
import { placeFor, readPlace, smallest, writePlace } from "./bounds.ts";
import { pageUrl } from "./protocol.ts";

/** Refuses every permission, every page but ours, every new window and every request to the network. */
export function hardenContents(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  const outside = { urls: ["http://*/*", "https://*/*", "ws://*/*", "wss://*/*", "file://*/*"] };
  defaultSession.webRequest.onBeforeRequest(outside, (_details, answer) => answer({ cancel: true }));
  app.on("web-contents-created", (_event, contents) => hardenPage(contents));
}

function hardenPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame || !isOurPage(event.url)) event.preventDefault();
  });
  contents.on("will-attach-webview", (event) => event.preventDefault());
}

// The page may reload itself and move by hash; everything else is another page.
function isOurPage(url: string): boolean {
  return url.split(/[?#]/, 1)[0] === pageUrl;
}

export type WindowChoice = {
  /** Where the window's place is kept between starts. */
  placeFile: string;
  preload: string;
};

/** Opens the window and loads the page into it. */
export function openWindow({ placeFile, preload }: WindowChoice): BrowserWindow {
  const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
  const place = placeFor(readPlace(placeFile), screens);
  const window = new BrowserWindow({
    width: place.width,
    height: place.height,
    ...place.at,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: "Tierwise",
    backgroundColor: nativeTheme.shouldUseDarkColors ? "#16171d" : "#fbfbfd",
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (place.maximized) window.maximize();
  window.once("ready-to-show", () => window.show());
  // Kept while it closes: on quitting the window is gone before the app is.
  window.on("close", () => {
    const { x, y, width, height } = window.getNormalBounds();
    writePlace(placeFile, { x, y, width, height, maximized: window.isMaximized() });
  });
  recoverPage(window);
  window.loadURL(pageUrl).catch((error: unknown) => {
    process.stderr.write(`tierwise: the page could not be loaded: ${String(error)}\n`);
  });
  return window;
}

/** Brings a window to the front, wherever it was put. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

// A crashed page is loaded again: nothing is lost, since every answer was committed when it was given. Not more than
// once in ten seconds, though: a page that crashes at its start would do so for ever.
function recoverPage(window: BrowserWindow): void {
  let resting = false;
  window.webContents.on("render-process-gone", (_event, details) => {
    if (details.reason === "clean-exit" || resting || window.isDestroyed()) return;
    resting = true;
    setTimeout(() => {
      resting = false;
    }, 10_000);
    window.webContents.reload();
  });
}

/** The preload script beside the built main script. */
export function preloadIn(builtFolder: string): string {
  return path.join(builtFolder, "preload.cjs");
}
