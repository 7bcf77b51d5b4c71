// Finds the programs that show the app in a window: Electron's own, and a display.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Found } from "../electron/programs.ts";

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

/** Whether a window can be shown: always, but on a Linux without a display. */
export function hasDisplay(): boolean {
  if (process.platform !== "linux") return true;
  return Boolean(process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"]);
}

/** The command that gives a program a display of its own, or null where there is none. */
export function findVirtualDisplay(): string | null {
  return ["/usr/bin/xvfb-run", "/usr/local/bin/xvfb-run"].find((place) => fs.existsSync(place)) ?? null;
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
