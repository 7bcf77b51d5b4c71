// Three kinds of tests: rules and rows on Node, screens in a simulated page, and the whole app (only when asked for).
import react from "@vitejs/plugin-react";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";

// The prebuilt addon of better-sqlite3 crashes without a word under Node 20: refuse early and say what to do.
if (Number(process.versions.node.split(".")[0]) < 22)
  throw new Error(
    `Node ${process.version} is too old for the tests: run "npm test" or "npx vitest", which bring their own Node.`,
  );

const node: TestProjectConfiguration = {
  test: {
    name: "node",
    environment: "node",
    // Generous: on a busy machine a test that starts a process takes its time.
    testTimeout: 60_000,
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/**", "test/renderer/**"],
  },
};

const dom: TestProjectConfiguration = {
  plugins: [react()],
  test: {
    name: "dom",
    environment: "jsdom",
    testTimeout: 60_000,
    include: ["test/renderer/**/*.test.{ts,tsx}"],
    setupFiles: ["test/setup-dom.ts"],
  },
};

// Drives the built app: `vitest run --project e2e`, or by file. One file at a time: they share a screen.
const e2e: TestProjectConfiguration = {
  test: {
    name: "e2e",
    environment: "node",
    include: ["test/e2e/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    globalSetup: ["test/support/build.ts"],
  },
};

const wholeApp = process.argv.some((word) => word.includes("e2e"));

export default defineConfig({
  test: {
    reporters: ["default", "./test/summary-reporter.ts"],
    projects: wholeApp ? [node, dom, e2e] : [node, dom],
  },
});
