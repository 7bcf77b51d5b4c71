// Builds everything: the page, the three hosts, and the built-in subject as one file.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./lib/node.mjs";
import { runTool } from "./lib/run.mjs";

const dist = path.join(root, "dist");
/** Its time is the start of the last build that went well. */
export const stamp = path.join(dist, "stamp");

/** Builds all in sequence; throws with a sentence at the first step that fails. */
export async function build({ output = "inherit" } = {}) {
  const startedAt = new Date();
  const quiet = ["--logLevel", "warn"];
  fs.rmSync(stamp, { force: true });
  await step("the page", () => runTool("vite", ["build", ...quiet], { output }));
  await step("the hosts", () => runTool("vite", ["build", "-c", "vite.node.config.ts", ...quiet], { output }));
  await step("the subject", compileSubject);
  fs.writeFileSync(stamp, "");
  fs.utimesSync(stamp, startedAt, startedAt);
}

async function step(what, work) {
  const code = await work();
  if (code !== 0) throw new Error(`Building ${what} failed: see the lines above.`);
}

async function compileSubject() {
  const { loadSubject } = await import("../decks/bank/load.ts");
  const loaded = loadSubject(path.relative(process.cwd(), path.join(root, "decks", "kubernetes")));
  if (!loaded.ok) {
    for (const { file, line, message } of loaded.problems) process.stderr.write(`${file}:${line}: ${message}\n`);
    return 1;
  }
  fs.mkdirSync(path.join(dist, "electron"), { recursive: true });
  fs.writeFileSync(path.join(dist, "electron", "subject.json"), JSON.stringify(loaded.subject));
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await build().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
