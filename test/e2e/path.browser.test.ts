// The whole path in a browser, in Chinese: the built-in outline, study by keyboard, undo, restart, export, nothing leaves.
import fs from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Input, Method, Output } from "../../electron/contract.ts";
import zh from "../../renderer/i18n/zh.json" with { type: "json" };
import { type BrowserApp, openBrowser } from "../support/browser.ts";
import { newDataFolder } from "../support/host.ts";
import { shotsOf } from "../support/shots.ts";

const shoot = shotsOf("path-browser");
const data = newDataFolder();
let app: BrowserApp;

beforeAll(async () => {
  app = await openBrowser({ dataFolder: data.folder, locale: "zh-CN" });
});
afterAll(async () => {
  await app.close();
  data.remove();
});

async function call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  const reply = await app.host.call(method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`);
  return reply.value;
}

const grades = async (): Promise<number> => (await call("study.today", {})).done.grades;

describe("In a browser, in Chinese", () => {
  test("the outline that comes with the app becomes a deck by one button", async () => {
    const { page } = app;
    await page.getByRole("heading", { name: zh.first.title }).waitFor();
    await shoot(page, "first-minute");
    await page.getByRole("button", { name: zh.first.use }).first().click();
    await page.getByRole("link", { name: new RegExp(`^${zh.today.start}`) }).waitFor();
    await shoot(page, "today");
    expect((await call("library.overview", {})).deck.cards).toBeGreaterThan(100);
  });

  test("ten cards by keyboard alone, one taken back", async () => {
    const { page } = app;
    await page.keyboard.press("Enter");
    for (let i = 0; i < 10; i++) {
      await page.getByRole("button", { name: zh.review.reveal }).waitFor();
      await page.keyboard.press("Space");
      await page.getByRole("button", { name: new RegExp(zh.grade.remembered) }).waitFor();
      if (i === 0) await shoot(page, "answer");
      await expect
        .poll(async () => {
          await page.keyboard.press("2");
          return grades();
        })
        .toBe(i + 1);
    }
    await page.keyboard.press("z");
    await expect.poll(grades).toBe(9);
  });

  test("keys of an input method that composes grade nothing", async () => {
    const { page } = app;
    await page.getByRole("button", { name: zh.review.reveal }).waitFor();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: new RegExp(zh.grade.remembered) }).waitFor();
    const before = await grades();
    await page.evaluate(() => {
      for (let i = 0; i < 5; i++)
        window.dispatchEvent(
          new KeyboardEvent("keydown", { code: "Digit2", key: "2", isComposing: true, bubbles: true }),
        );
    });
    await page.keyboard.press("Escape");
    await page.getByRole("navigation").first().waitFor();
    expect(await grades()).toBe(before);
  });

  test("after the host was stopped and started again everything is there", async () => {
    await app.close();
    app = await openBrowser({ dataFolder: data.folder, locale: "zh-CN", colorScheme: "dark" });
    expect(await grades()).toBe(9);
    await app.page.getByRole("link", { name: new RegExp(`^(${zh.today.start}|${zh.today.goOn})`) }).waitFor();
    await shoot(app.page, "today-dark");
  });

  test("the weak topics are downloaded as a document", async () => {
    const { page } = app;
    await page.getByRole("link", { name: zh.nav.weak }).click();
    await page.getByRole("button", { name: zh.weak.export }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: /CSV/ }).click(),
    ]);
    const file = await download.path();
    expect(download.suggestedFilename()).toMatch(/^tierwise-weak-topics-.*\.csv$/);
    expect(fs.readFileSync(file, "utf8")).toMatch(/^\uFEFFrank,outline/);
  });

  test("every screen fits wide and narrow, without scrolling sideways", async () => {
    const { page } = app;
    for (const [width, height] of [
      [1440, 900],
      [900, 600],
      [600, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const screen of ["", "library", "weak", "settings"]) {
        await page.goto(`${new URL(app.host.url).origin}/#/${screen}`);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await shoot(page, `${screen || "today"}-${width}`);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${screen} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });

  test("nothing complained and nothing left the machine", () => {
    expect(app.troubles).toEqual([]);
  });
});
