// Before the whole app is driven: builds it if a source is newer than the last build.
import { spawnSync } from "node:child_process";
import path from "node:path";

/** Vitest calls it once before the first end-to-end test. */
export function setup(): void {
  const root = path.resolve(import.meta.dirname, "../..");
  const run = spawnSync(process.execPath, ["scripts/ensure-build.mjs"], { cwd: root, stdio: ["ignore", 2, 2] });
  if (run.status !== 0) throw new Error("The app could not be built; see the lines above.");
}
