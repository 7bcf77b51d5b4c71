// The drawn import directions are kept by the linter: each rule catches a planted violation and leaves its neighbour alone.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

type Case = { file: string; source: string; rule: string | null };

const cases: Case[] = [
  // decks/: pure over text, data and numbers
  {
    file: "decks/reads-files.ts",
    source: 'import fs from "node:fs";\nexport const x = fs.existsSync("a");',
    rule: "noRestrictedImports",
  },
  {
    file: "decks/reads-bare.ts",
    source: 'import path from "path";\nexport const x = path.join("a");',
    rule: "noRestrictedImports",
  },
  { file: "decks/bank/load.ts", source: 'import fs from "node:fs";\nexport const x = fs.existsSync("a");', rule: null },
  {
    file: "decks/bank/knows-rows.ts",
    source: 'import { x } from "../../db/rows.ts";\nexport const y = x;',
    rule: "noRestrictedImports",
  },
  {
    file: "decks/knows-shell.ts",
    source: 'import { x } from "../electron/deps.ts";\nexport const y = x;',
    rule: "noRestrictedImports",
  },
  {
    file: "decks/paints.ts",
    source: 'import { useState } from "react";\nexport const y = useState;',
    rule: "noRestrictedImports",
  },
  { file: "decks/parses.ts", source: 'import { z } from "zod";\nexport const y = z.string();', rule: null },
  // db/: rows and memory, never the shell
  { file: "db/rows.ts", source: 'import fs from "node:fs";\nexport const x = fs.existsSync("a");', rule: null },
  {
    file: "db/knows-shell.ts",
    source: 'import { x } from "../electron/deps.ts";\nexport const y = x;',
    rule: "noRestrictedImports",
  },
  {
    file: "db/paints.ts",
    source: 'import { createRoot } from "react-dom/client";\nexport const y = createRoot;',
    rule: "noRestrictedImports",
  },
  {
    file: "db/schedules.ts",
    source: 'import { fsrs } from "ts-fsrs";\nexport const y = fsrs;',
    rule: "noRestrictedImports",
  },
  { file: "db/scheduler.ts", source: 'import { fsrs } from "ts-fsrs";\nexport const y = fsrs;', rule: null },
  // electron/: the contract stands alone, and only the desktop host knows the electron package
  { file: "electron/contract.ts", source: 'import { z } from "zod";\nexport const x = z.string();', rule: null },
  { file: "electron/deps.ts", source: "export const x = 1;", rule: null },
  {
    file: "electron/handlers/study.ts",
    source: 'import { app } from "electron";\nexport const y = app;',
    rule: "noRestrictedImports",
  },
  { file: "electron/handlers/library.ts", source: 'import { x } from "../deps.ts";\nexport const y = x;', rule: null },
  {
    file: "electron/dispatch.ts",
    source: 'import { app } from "electron";\nexport const y = app;',
    rule: "noRestrictedImports",
  },
  {
    file: "electron/serve.ts",
    source: 'import { app } from "electron/main";\nexport const y = app;',
    rule: "noRestrictedImports",
  },
  {
    file: "electron/terminal/run.ts",
    source: 'import { x } from "../../renderer/clock.ts";\nexport const y = x;',
    rule: "noRestrictedImports",
  },
  { file: "electron/window.ts", source: 'import { app } from "electron";\nexport const y = app;', rule: null },
  {
    file: "electron/menu.ts",
    source: 'import BetterSqlite3 from "better-sqlite3";\nexport const y = BetterSqlite3;',
    rule: "noRestrictedImports",
  },
  // renderer/: types of the contract and of decks/, no code
  { file: "renderer/clock.ts", source: "export const x = Date.now();", rule: null },
  {
    file: "renderer/Asks.tsx",
    source: 'import type { x } from "../electron/contract.ts";\nexport type Y = typeof x;',
    rule: null,
  },
  {
    file: "renderer/Words.tsx",
    source: 'import type { x } from "../decks/parses.ts";\nexport type Y = typeof x;',
    rule: null,
  },
  {
    file: "renderer/Parses.tsx",
    source: 'import { x } from "../electron/contract.ts";\nexport const y = x;',
    rule: "plugin",
  },
  {
    file: "renderer/HalfType.tsx",
    source: 'import { type x } from "../electron/contract.ts";\nexport type Y = typeof x;',
    rule: "plugin",
  },
  {
    file: "renderer/Deals.tsx",
    source: 'import { y } from "../decks/parses.ts";\nexport const z = y;',
    rule: "plugin",
  },
  {
    file: "renderer/Handles.tsx",
    source: 'import { y } from "../electron/handlers/library.ts";\nexport const z = y;',
    rule: "noRestrictedImports",
  },
  {
    file: "renderer/Queries.tsx",
    source: 'import { x } from "../db/rows.ts";\nexport const z = x;',
    rule: "noRestrictedImports",
  },
  {
    file: "renderer/Reads.tsx",
    source: 'import fs from "node:fs";\nexport const z = fs;',
    rule: "noRestrictedImports",
  },
  // time and chance are arguments
  { file: "decks/clock.ts", source: "export const at = Date.now();", rule: "plugin" },
  { file: "db/clock.ts", source: "export const at = new Date();", rule: "plugin" },
  { file: "db/instant.ts", source: "export const at = (now: number) => new Date(now);", rule: null },
  { file: "electron/handlers/chance.ts", source: "export const n = Math.random();", rule: "plugin" },
  { file: "renderer/screens/Late.tsx", source: "export const read = Date.now;", rule: "plugin" },
  { file: "electron/host.ts", source: "export const at = Date.now();", rule: null },
  // the rest of the house rules
  {
    file: "decks/loose.ts",
    source: "export function f(x: any): string {\n  return String(x);\n}",
    rule: "noExplicitAny",
  },
  {
    file: "decks/sure.ts",
    source: "export const first = (xs: string[]): string => xs[0]!;",
    rule: "noNonNullAssertion",
  },
  { file: "decks/bare.ts", source: 'import { y } from "./parses";\nexport const z = y;', rule: "useImportExtensions" },
  { file: "decks/circle.ts", source: 'import { y } from "./round.ts";\nexport const z = y;', rule: "noImportCycles" },
  { file: "decks/round.ts", source: 'import { z } from "./circle.ts";\nexport const y = z;', rule: "noImportCycles" },
  {
    file: "electron/handlers/forgets.ts",
    source: "async function save(): Promise<void> {}\nexport function go(): void {\n  save();\n}",
    rule: "noFloatingPromises",
  },
  {
    file: "decks/default.ts",
    source: "export default function f(): number {\n  return 1;\n}",
    rule: "noDefaultExport",
  },
];

type Diagnostic = { category: string; location: { path: string | { file: string } } };

let folder = "";
let found: Diagnostic[] = [];

beforeAll(() => {
  const root = path.resolve(import.meta.dirname, "..");
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierwise-lint-"));
  fs.copyFileSync(path.join(root, "biome.json"), path.join(folder, "biome.json"));
  fs.cpSync(path.join(root, "scripts/lint"), path.join(folder, "scripts/lint"), { recursive: true });
  for (const { file, source } of cases) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), `// Planted.\n${source}\n`);
  }
  const biome = path.join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "lint", "--reporter=json", "--max-diagnostics=none", "."];
  const run = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  found = JSON.parse(run.stdout).diagnostics;
}, 60_000);

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function rulesIn(file: string): string[] {
  return found
    .filter(({ location }) => {
      const place = typeof location.path === "string" ? location.path : location.path.file;
      return place.replaceAll("\\", "/").endsWith(file);
    })
    .map(({ category }) => category.split("/").at(-1) ?? category);
}

test.each(cases.filter((one) => one.rule !== null))("$file is caught by $rule", ({ file, rule }) => {
  expect(rulesIn(file)).toContain(rule);
});

test.each(cases.filter((one) => one.rule === null))("$file is allowed", ({ file }) => {
  expect(rulesIn(file)).toEqual([]);
});
