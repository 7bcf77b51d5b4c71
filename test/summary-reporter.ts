// Closes a run with one plain line, and leaves its counts where a script that adds up several runs can read them.
import fs from "node:fs";
import type { Reporter } from "vitest/node";

export default class SummaryReporter implements Reporter {
  onTestRunEnd: NonNullable<Reporter["onTestRunEnd"]> = (modules, unhandled) => {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) for (const test of module.children.allTests()) counts[test.result().state]++;
    // A file that fails before its first test has no test to count.
    const broken = modules.filter((module) => module.state() === "failed" && module.errors().length > 0).length;
    const failed = counts.failed + broken + unhandled.length;
    const { passed, skipped } = counts;
    const file = process.env["TIERWISE_TEST_COUNTS"];
    if (file) fs.appendFileSync(file, `${JSON.stringify({ passed, failed, skipped })}\n`);
    else process.on("exit", () => console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`));
  };
}
