// The built page as files: what is inside is served with its type, and nothing outside ever is.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentPolicy, pageFile } from "../../electron/page.ts";

let outer = "";
let folder = "";

beforeAll(() => {
  outer = fs.mkdtempSync(path.join(os.tmpdir(), "tierwise-page-"));
  folder = path.join(outer, "renderer");
  fs.mkdirSync(path.join(folder, "assets"), { recursive: true });
  fs.writeFileSync(path.join(folder, "index.html"), "<!doctype html>");
  fs.writeFileSync(path.join(folder, "assets", "App-BxK2_9aQ.js"), "export {};");
  fs.writeFileSync(path.join(folder, "mark.svg"), "<svg/>");
  fs.writeFileSync(path.join(folder, "über uns.svg"), "<svg/>");
  fs.writeFileSync(path.join(folder, ".hidden.html"), "hidden");
  fs.writeFileSync(path.join(folder, "program.exe"), "MZ");
  fs.writeFileSync(path.join(outer, "secret.html"), "secret");
  fs.mkdirSync(path.join(outer, "renderer-2"));
  fs.writeFileSync(path.join(outer, "renderer-2", "index.html"), "neighbour");
  // Names that mean a folder or a drive on another system than this one.
  for (const name of ["back\\slash.svg", "c:drive.svg"]) fs.writeFileSync(path.join(folder, name), "<svg/>");
  fs.symlinkSync(path.join(outer, "secret.html"), path.join(folder, "link.html"));
});

afterAll(() => fs.rmSync(outer, { recursive: true, force: true }));

describe("A file of the page is served with its type", () => {
  test.each([
    ["/", "text/html; charset=utf-8"],
    ["/index.html", "text/html; charset=utf-8"],
    ["/assets/App-BxK2_9aQ.js", "text/javascript; charset=utf-8"],
    ["/mark.svg", "image/svg+xml"],
    ["/%C3%BCber%20uns.svg", "image/svg+xml"],
  ])("%s is %s", (url, type) => {
    expect(pageFile(folder, url)?.type).toBe(type);
  });
});

describe("Nothing else is served", () => {
  test.each([
    ["a parent folder", "/../secret.html"],
    ["a parent folder, encoded", "/%2e%2e/secret.html"],
    ["a parent folder, encoded slash", "/..%2fsecret.html"],
    ["a parent folder further in", "/assets/../../secret.html"],
    ["a backslash", "/..\\secret.html"],
    ["an encoded backslash", "/%5c..%5csecret.html"],
    ["a backslash in a name", "/back%5Cslash.svg"],
    ["a drive", "/c:/secret.html"],
    ["a drive in a name", "/c:drive.svg"],
    ["a neighbour that begins alike", "/../renderer-2/index.html"],
    ["a link that leads out", "/link.html"],
    ["a NUL", "/index.html%00.svg"],
    ["a broken escape", "/%E0%A4%A"],
    ["a hidden file", "/.hidden.html"],
    ["a folder", "/assets"],
    ["an unknown type", "/program.exe"],
    ["a missing file", "/nothing.html"],
    ["a path without its slash", "index.html"],
    ["nothing", ""],
  ])("%s", (_name, url) => {
    expect(pageFile(folder, url)).toBeNull();
  });
});

test("Hashed assets are kept, the page itself is asked for anew", () => {
  expect(pageFile(folder, "/")?.headers["Cache-Control"]).toBe("no-store");
  expect(pageFile(folder, "/assets/App-BxK2_9aQ.js")?.headers["Cache-Control"]).toContain("immutable");
});

test("The policy allows our own files and neither inline code nor another origin", () => {
  expect(pageFile(folder, "/")?.headers["Content-Security-Policy"]).toBe(contentPolicy);
  expect(contentPolicy).toContain("default-src 'none'");
  expect(contentPolicy).not.toMatch(/unsafe|\*|https?:/);
});
