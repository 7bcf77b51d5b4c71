// Finds the programs that show the app: Electron's own, a browser, a display.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

export type Found = { ok: true; path: string } | { ok: false; why: string };

const require = createRequire(import.meta.url);

/**
 * Electron's program: the one in `ELECTRON_OVERRIDE_DIST_PATH`, else the package's own, which is fetched from the
 * network once if `fetch` is true. Takes no longer than `patienceMs` to find that the network has none.
 */
export function findElectron({ fetch, patienceMs = 300_000 }: { fetch: boolean; patienceMs?: number }): Found {
  const folder = electronFolder();
  if (!folder) return { ok: false, why: "the electron package is not installed (npm ci)" };
  const chosen = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  if (chosen) {
    const program = path.join(chosen, programName(folder));
    return fs.existsSync(program)
      ? { ok: true, path: program }
      : { ok: false, why: `there is no program at ${program}` };
  }
  const present = ownProgram(folder);
  if (present) return { ok: true, path: present };
  if (!fetch) return { ok: false, why: "Electron's program has not been fetched yet" };
  process.stderr.write("Fetching Electron's program (once, about 120 MB)…\n");
  const run = spawnSync(process.execPath, [path.join(folder, "install.js")], { encoding: "utf8", timeout: patienceMs });
  const fetched = run.status === 0 ? ownProgram(folder) : null;
  if (fetched) return { ok: true, path: fetched };
  const reason = (run.stderr ?? "").split("\n").find((line) => line.trim() !== "") ?? "no answer in time";
  return { ok: false, why: `Electron's program can't be fetched (${reason.trim()})` };
}

/** A browser of the Chromium family: `CHROME_PATH`, else where systems keep one. */
export function findChromium(): Found {
  const chosen = process.env["CHROME_PATH"];
  if (chosen)
    return fs.existsSync(chosen) ? { ok: true, path: chosen } : { ok: false, why: `CHROME_PATH: nothing at ${chosen}` };
  const places = [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
  ];
  const found = places.find((place) => fs.existsSync(place));
  return found ? { ok: true, path: found } : { ok: false, why: "no Chromium or Chrome was found (set CHROME_PATH)" };
}

/** Whether a window can be shown: always, but on a Linux without a display. */
export function hasDisplay(): boolean {
  if (process.platform !== "linux") return true;
  return Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}

/** The command that gives a program a display of its own, or null where there is none. */
export function findVirtualDisplay(): string | null {
  return ["/usr/bin/xvfb-run", "/usr/local/bin/xvfb-run"].find((place) => fs.existsSync(place)) ?? null;
}

/** Chromium's sandbox refuses to work for root: containers and servers, never a person's own desktop. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function electronFolder(): string | null {
  try {
    return path.dirname(require.resolve("electron/package.json"));
  } catch {
    return null;
  }
}

function ownProgram(folder: string): string | null {
  const program = path.join(folder, "dist", programName(folder));
  return fs.existsSync(program) ? program : null;
}

function programName(folder: string): string {
  const told = path.join(folder, "path.txt");
  if (fs.existsSync(told)) return fs.readFileSync(told, "utf8");
  if (process.platform === "win32") return "electron.exe";
  return process.platform === "darwin" ? "Electron.app/Contents/MacOS/Electron" : "electron";
}
