// Builds only if a source is newer than the last build. Everything it says goes to stderr.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, stamp } from "./build.mjs";
import { root } from "./lib/node.mjs";

const sources = ["decks", "db", "electron", "renderer", "scripts/build.mjs", "package.json", "package-lock.json"];
const configurations = ["vite.config.ts", "vite.node.config.ts"];
const patience = 300_000;

/** Builds if needed. Two that start at once don't build into each other: the later one waits and looks again. */
export async function ensureBuild() {
  if (isFresh()) return;
  const lock = path.join(root, "dist", ".building");
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  await take(lock);
  try {
    if (isFresh()) return;
    process.stderr.write("Building Tierwise…\n");
    await build({ output: "stderr" });
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

function isFresh() {
  const built = changed(stamp);
  return built > 0 && [...sources, ...configurations].every((place) => newest(path.join(root, place)) <= built);
}

// A folder's own time counts as well: it tells of a file that was removed.
function newest(place) {
  const own = changed(place);
  if (own === 0 || !fs.statSync(place).isDirectory()) return own;
  return fs.readdirSync(place).reduce((latest, name) => Math.max(latest, newest(path.join(place, name))), own);
}

function changed(place) {
  return fs.statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

async function take(lock) {
  for (const until = Date.now() + patience; ; ) {
    try {
      fs.mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    // Whoever held it this long was killed.
    if (Date.now() - changed(lock) > patience || Date.now() > until) fs.rmSync(lock, { recursive: true, force: true });
    else await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await ensureBuild().catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
