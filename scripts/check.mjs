// The one gate: format and lint, types on both sides, the bank, unused code, and the tests. Stops at the first that fails.
import "./lib/node.mjs";
import { pathToFileURL } from "node:url";
import { ensureBuild } from "./ensure-build.mjs";
import { runCommand, runTool } from "./lib/run.mjs";

const steps = [
  ["format, lint and import directions", () => runTool("biome", ["check", "--error-on-warnings", "."])],
  ["types of the Node side", () => runTool("tsc", ["-p", "tsconfig.json"])],
  ["types of the page", () => runTool("tsc", ["-p", "tsconfig.web.json"])],
  ["types of the tests", () => runTool("tsc", ["-p", "tsconfig.test.json"])],
  ["unused code and dependencies", () => runTool("knip", ["--no-progress"])],
  ["the build", buildStep],
  ["the bank", () => runCommand([process.execPath, "dist/electron/cli.cjs", "lint"], { output: "stderr" })],
  ["the tests", (env) => runTool("vitest", ["run"], { env })],
];

/** Runs the gate; `env` goes to the tests. Gives the name of the step that failed, or null. */
export async function check(env = {}) {
  for (const [name, work] of steps) {
    const startedAt = performance.now();
    const code = await work(env);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stderr.write(`${code === 0 ? "passed" : "FAILED"}  ${name} (${seconds} s)\n`);
    if (code !== 0) return name;
  }
  return null;
}

async function buildStep() {
  try {
    await ensureBuild();
    return 0;
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const failed = await check();
  if (failed) process.stderr.write(`The gate stops at: ${failed}.\n`);
  process.exitCode = failed ? 1 : 0;
}
