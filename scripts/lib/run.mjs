// Runs the project's tools on the Node that runs this script.
import { spawn } from "node:child_process";
import path from "node:path";
import { root } from "./node.mjs";

const tools = {
  biome: "node_modules/@biomejs/biome/bin/biome",
  knip: "node_modules/knip/bin/knip.js",
  tsc: "node_modules/typescript/bin/tsc",
  vite: "node_modules/vite/bin/vite.js",
  vitest: "node_modules/vitest/vitest.mjs",
};

/**
 * Runs a tool of the project in its folder and gives the exit code (1 if it was killed or can't be started).
 * `output` is "inherit", or "stderr" to keep stdout clean.
 */
export function runTool(name, words, { output = "inherit", env = {}, before = [] } = {}) {
  const command = [...before, process.execPath, path.join(root, tools[name]), ...words];
  return runCommand(command, { output, env });
}

/** Runs a command in the project's folder and gives the exit code. */
export function runCommand([program, ...words], { output = "inherit", env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      cwd: root,
      stdio: output === "stderr" ? ["ignore", 2, 2] : "inherit",
      env: { ...process.env, ...ownNodeFirst(), ...env },
    });
    child.on("error", (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      resolve(1);
    });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

// Tools start others by `#!/usr/bin/env node`: those must find the same Node.
function ownNodeFirst() {
  const bin = path.join(root, "node_modules", ".bin");
  return { PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` };
}
