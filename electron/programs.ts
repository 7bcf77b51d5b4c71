// Finds a browser on this machine, for printing without a window and for driving the app.
import fs from "node:fs";

export type Found = { ok: true; path: string } | { ok: false; why: string };

/** A browser of the Chromium family: `CHROME_PATH`, else where systems keep one. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): Found {
  const chosen = env["CHROME_PATH"];
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

/** Chromium's sandbox refuses to work for root: containers and servers, never a person's own desktop. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}
