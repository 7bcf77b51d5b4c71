// `npm start`: the desktop window; where there can't be one, the same app in the browser, with one line that says why.

import { spawn } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureBuild } from "./ensure-build.mjs";
import { root } from "./lib/node.mjs";

/** A window that is gone this soon with an error never was one. */
const tooSoon = 5000;

const { findElectron, hasDisplay, isRoot } = await import("./programs.ts");
let values;
try {
  ({ values } = parseArgs({
    options: { browser: { type: "boolean" }, "no-open": { type: "boolean" }, port: { type: "string" } },
  }));
} catch {
  process.stderr.write("Usage: npm start -- [--browser] [--port N] [--no-open]\n");
  process.exit(2);
}

try {
  await ensureBuild();
  process.exitCode = await start();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function start() {
  if (values.browser || values.port !== undefined) return openBrowserHost(null);
  if (!hasDisplay()) return openBrowserHost("there is no display");
  const electron = findElectron({ fetch: true });
  if (!electron.ok) return openBrowserHost(electron.why);
  const { code, soon } = await openWindow(electron.path);
  return code !== 0 && soon ? openBrowserHost(`Electron's program ended at once (${code})`) : Number(code) || 0;
}

function openWindow(program) {
  const startedAt = Date.now();
  const words = [root, ...(isRoot() ? ["--no-sandbox"] : [])];
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: "inherit" });
    const end = (code) => resolve({ code, soon: Date.now() - startedAt < tooSoon });
    child.on("error", (error) => end(error.message));
    child.on("exit", (code, signal) => end(code ?? signal));
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  });
}

function openBrowserHost(why) {
  if (why) process.stderr.write(`No desktop window: ${why}. Tierwise opens in the browser instead.\n`);
  const words = ["serve"];
  if (values.port !== undefined) words.push("--port", values.port);
  if (values["no-open"]) words.push("--no-open");
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, "dist", "electron", "cli.cjs"), ...words], {
      stdio: "inherit",
    });
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
    child.on("exit", (code) => resolve(code ?? 0));
  });
}
