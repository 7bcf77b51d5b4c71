// `npm test`: the gate, then the whole app in a browser and in a desktop window, as far as this machine has them.
// `--e2e` runs the whole app alone. The last line is "N passed, N failed" over all runs.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { check } from "./check.mjs";
import { ensureBuild } from "./ensure-build.mjs";
import { root } from "./lib/node.mjs";
import { runTool } from "./lib/run.mjs";

const { findElectron, findVirtualDisplay, hasDisplay } = await import("./programs.ts");
const { findChromium } = await import("../electron/programs.ts");
const onlyWholeApp = process.argv.includes("--e2e");
const names = process.argv.slice(2).filter((word) => word !== "--e2e");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierwise-counts-"));
const counts = path.join(folder, "counts.jsonl");
const notRun = [];
let failedSteps = 0;

if (!onlyWholeApp) await gate();
await wholeApp();
conclude();

async function gate() {
  const failed = await check({ TIERWISE_TEST_COUNTS: counts });
  if (!failed) return;
  process.stderr.write(`The gate stops at: ${failed}.\n`);
  // Failed tests are counted by their own run.
  if (failed !== "the tests") failedSteps += 1;
}

async function wholeApp() {
  if (!fs.existsSync(path.join(root, "test", "e2e"))) return;
  try {
    await ensureBuild();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    failedSteps += 1;
    return;
  }
  const chromium = findChromium();
  if (!chromium.ok) notRun.push(`the app in a browser: ${chromium.why}`);
  const electron = findElectron({ fetch: true, patienceMs: 180_000 });
  const virtual = hasDisplay() ? null : findVirtualDisplay();
  const window = !electron.ok
    ? electron.why
    : hasDisplay() || virtual
      ? null
      : "no display, and no xvfb-run to make one";
  if (window) notRun.push(`the app in a desktop window: ${window}`);
  const left = [
    ...(chromium.ok ? [] : ["--exclude", "**/*.browser.test.ts"]),
    ...(window ? ["--exclude", "**/*.desktop.test.ts"] : []),
  ];
  const words = ["run", "--project", "e2e", "--passWithNoTests", ...left, ...names];
  const code = await runTool("vitest", words, {
    env: { TIERWISE_TEST_COUNTS: counts },
    before: virtual ? [virtual, "-a", "--server-args=-screen 0 1440x1000x24"] : [],
  });
  // A run that broke down before it could count has to show as a failure all the same.
  if (code !== 0 && sum().failed === 0) failedSteps += 1;
}

function sum() {
  const lines = fs.existsSync(counts) ? fs.readFileSync(counts, "utf8").trim().split("\n") : [];
  return lines
    .map((line) => JSON.parse(line))
    .reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), {
      passed: 0,
      failed: 0,
    });
}

function conclude() {
  const { passed, failed } = sum();
  fs.rmSync(folder, { recursive: true, force: true });
  for (const line of notRun) console.log(`Not run on this machine: ${line}.`);
  console.log(`${passed} passed, ${failed + failedSteps} failed`);
  process.exitCode = failed + failedSteps > 0 || passed === 0 ? 1 : 0;
}
