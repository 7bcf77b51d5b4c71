// The weak topics as a PDF from the real window: the menu, the native dialog, the file.
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Input, Method, Output } from "../../electron/contract.ts";
import { type DesktopApp, openDesktop } from "../support/desktop.ts";
import { newDataFolder } from "../support/host.ts";

const data = newDataFolder();
let desktop: DesktopApp;

beforeAll(async () => {
  desktop = await openDesktop({ dataFolder: data.folder });
});
afterAll(async () => {
  await desktop.close();
  data.remove();
});

async function call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  const reply = await desktop.call(method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`);
  return reply.value;
}

/** Makes the next native dialogs answer with these files in turn; without any left, as one who thinks better of it. */
async function answerDialogs(...files: string[]): Promise<void> {
  await desktop.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => {
      const filePath = chosen.shift() ?? "";
      return Promise.resolve({ canceled: filePath === "", filePath });
    };
  }, files);
}

const windows = () => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

test("The list is saved as a PDF from the menu, and the window that printed it is gone", async () => {
  const { page } = desktop;
  const source = { kind: "builtin", lang: "zh" } as const;
  const { token } = await call("library.preview", { source });
  await call("library.import", { source, token });
  const file = path.join(data.folder, "weak.pdf");
  await answerDialogs(file);
  await page.reload();
  await page.getByRole("link", { name: "Weak topics" }).click();
  await page.getByRole("button", { name: "Save the list" }).click();
  await page.getByRole("menuitem", { name: /^PDF: / }).click();
  await page.getByText(/^Saved as tierwise-weak-topics-.*\.pdf/).waitFor();
  const pdf = fs.readFileSync(file);
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pdf.subarray(-8).toString()).toContain("%%EOF");
  expect(fs.existsSync(`${file}.new`)).toBe(false);
  await expect.poll(windows).toBe(1);
});

test("Two at once are both made, and Chinese has its letters with it", async () => {
  const files = ["first.pdf", "second.pdf"].map((name) => path.join(data.folder, name));
  await answerDialogs(...files);
  const both = await Promise.all([call("weak.pdf", { lang: "zh" }), call("weak.pdf", { lang: "zh" })]);
  expect(both.map(({ saved }) => saved)).toEqual([true, true]);
  // With the letters that it uses: a PDF of bare boxes would be far smaller.
  for (const file of files) expect(fs.statSync(file).size).toBeGreaterThan(10_000);
  await expect.poll(windows).toBe(1);
});

test("A dialog that is closed saves nothing", async () => {
  await answerDialogs();
  const before = fs.readdirSync(data.folder);
  expect(await call("weak.pdf", { lang: "en" })).toMatchObject({ saved: false });
  expect(fs.readdirSync(data.folder)).toEqual(before);
});

test("Nothing complained on the way", () => {
  expect(desktop.troubles).toEqual([]);
});
