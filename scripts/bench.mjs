// `npm run bench -- [NAME…]`: runs the measurements of bench/ one after the other, each in a process of its own.

import fs from "node:fs";
import path from "node:path";
import { root } from "./lib/node.mjs";
import { runCommand } from "./lib/run.mjs";

const names = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const words = process.argv.slice(2).filter((word) => word.startsWith("-"));
const files = fs
  .readdirSync(path.join(root, "bench"), { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
  .map((entry) => entry.name)
  .filter((name) => names.length === 0 || names.some((wanted) => name.includes(wanted)))
  .sort();

if (files.length === 0) {
  process.stderr.write(`No measurement in bench/ is called ${names.join(" or ") || "anything"}.\n`);
  process.exit(2);
}
for (const file of files) {
  process.stderr.write(`\n${file}\n`);
  const code = await runCommand([
    process.execPath,
    "--expose-gc",
    "--disable-warning=ExperimentalWarning",
    "--import",
    "./scripts/lib/raw.mjs",
    path.join("bench", file),
    ...words,
  ]);
  if (code !== 0) process.exitCode = code;
}
