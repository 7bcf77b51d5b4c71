// A lab in a browser, in both languages and by keyboard alone: found, read, rated, taken back, and still known after a restart.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import zh from "../../renderer/i18n/zh.json" with { type: "json" };
import { type BrowserApp, openBrowser } from "../support/browser.ts";
import { newDataFolder } from "../support/host.ts";
import { shotsOf } from "../support/shots.ts";

const shoot = shotsOf("lab-browser");
const data = newDataFolder();
const options = { dataFolder: data.folder, locale: "zh-CN" } as const;
let app: BrowserApp;

async function runs(): Promise<number> {
  const reply = await app.host.call("lab.list", {});
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value.labs.reduce((sum, lab) => sum + lab.runs, 0);
}

beforeAll(async () => {
  app = await openBrowser(options);
  const source = { kind: "builtin", lang: "zh" } as const;
  const preview = await app.host.call("library.preview", { source });
  if (!preview.ok) throw new Error(preview.error.message);
  await app.host.call("library.import", { source, token: preview.value.token });
  await app.page.reload();
});
afterAll(async () => {
  await app.close();
  data.remove();
});

describe("A lab, in Chinese", () => {
  test("is reached from the list by keyboard", async () => {
    const { page } = app;
    await page.getByRole("link", { name: zh.nav.labs, exact: true }).press("Enter");
    await page.getByRole("heading", { level: 1, name: /个可在自己集群上做的实验$/ }).waitFor();
    await shoot(page, "list");
    await page.getByRole("link", { name: /^从 Service 到 Pod/ }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "从 Service 到 Pod" }).waitFor();
    await shoot(page, "lab");
  });

  test("hides what it should show until it is asked for, and speaks the other language by one key", async () => {
    const { page } = app;
    const expected = page.getByRole("button", { name: zh.labs.expect });
    expect(await expected.getAttribute("aria-expanded")).toBe("false");
    await expected.press("Enter");
    expect(await expected.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("l");
    await page.getByRole("heading", { level: 1, name: "From the Service to its Pods" }).waitFor();
    await page.keyboard.press("l");
  });

  test("is rated once, taken back, and rated again", async () => {
    const { page } = app;
    const byMyself = page.getByRole("button", { name: new RegExp(`^${zh.labs.grade.good}`) });
    await byMyself.press("Enter");
    await page.getByText(/^今天已做：自己做出来/).waitFor();
    expect(await runs()).toBe(1);
    await page.getByRole("button", { name: zh.labs.takeBack }).press("Enter");
    await byMyself.waitFor();
    expect(await runs()).toBe(0);
    await byMyself.press("Enter");
    await page.getByText(/^今天已做：自己做出来/).waitFor();
    await shoot(page, "rated");
  });

  test("is still rated after the app was killed", async () => {
    await app.host.kill();
    await app.close();
    app = await openBrowser(options);
    expect(await runs()).toBe(1);
    await app.page.getByRole("link", { name: zh.nav.labs, exact: true }).press("Enter");
    await app.page.getByRole("link", { name: /^从 Service 到 Pod.*做过 1 次/ }).waitFor();
    expect(app.troubles).toEqual([]);
  });
});
