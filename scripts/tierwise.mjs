// The terminal host from the sources: `npm run --silent tierwise -- today --json`.

import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuild } from "./ensure-build.mjs";
import { root } from "./lib/node.mjs";

try {
  await ensureBuild();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
// In this very process: nothing stands between the command and its streams, signals and exit code.
await import(pathToFileURL(path.join(root, "dist", "electron", "cli.cjs")).href);
