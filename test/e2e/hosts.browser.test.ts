// The browser host with a real browser: who gets in, what the page may not do, and that a killed host loses nothing.
import { spawn } from "node:child_process";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { findChromium, isRoot } from "../../electron/programs.ts";
import { type BrowserApp, openBrowser } from "../support/browser.ts";
import { builtCli, newDataFolder, startHost } from "../support/host.ts";

let app: BrowserApp;

beforeAll(async () => {
  app = await openBrowser();
});
afterAll(() => app.close());

test("The first address shows the app and leaves no token in the address bar", async () => {
  await app.page.locator("#root > *").first().waitFor();
  expect(new URL(app.page.url()).search).toBe("");
  expect(await app.page.evaluate(() => document.cookie)).toBe("");
  expect(app.troubles).toEqual([]);
});

test("A browser without the token is told what to do", async () => {
  const context = await app.page.context().browser()?.newContext();
  const page = await context?.newPage();
  const answer = await page?.goto(new URL(app.host.url).origin);
  expect(answer?.status()).toBe(403);
  expect(await page?.textContent("body")).toContain("Open the whole address that the terminal printed");
  await context?.close();
});

describe("The content policy", () => {
  test("runs no inline script, asks no other origin and shows no frame", async () => {
    const page = await app.page.context().newPage();
    await page.goto(new URL(app.host.url).origin);
    const { ran, fetched } = await page.evaluate(async () => {
      const wanted = new Set(["script-src-elem", "img-src", "frame-src", "connect-src"]);
      const allRefused = new Promise<void>((resolve) => {
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
          wanted.delete(effectiveDirective);
          if (wanted.size === 0) resolve();
        });
      });
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      const image = document.createElement("img");
      image.src = "http://127.0.0.1:9/x.png";
      const frame = document.createElement("iframe");
      frame.src = "https://example.org/";
      document.body.append(script, image, frame);
      const fetched = await fetch("http://127.0.0.1:9/").then(
        () => "answered",
        () => "refused",
      );
      await allRefused;
      return { ran: "ran" in window, fetched };
    });
    expect({ ran, fetched }).toEqual({ ran: false, fetched: "refused" });
    await page.close();
  });
});

test("Another page on this machine can't call the app, even with the cookie at hand", async () => {
  const origin = new URL(app.host.url).origin;
  const stranger = await startHost({ dataFolder: track(newDataFolder()) });
  const page = await app.page.context().newPage();
  await page.goto(stranger.url);
  const outcome = await page.evaluate(
    (target) =>
      fetch(`${target}/api/app.info`, {
        method: "POST",
        mode: "no-cors",
        credentials: "include",
        headers: { "Content-Type": "text/plain" },
        body: "{}",
      }).then(
        (answer) => `${answer.type} ${answer.status}`,
        () => "refused",
      ),
    origin,
  );
  expect(outcome).toBe("refused");
  await page.close();
  await stranger.stop();
});

describe("The host's process", () => {
  test("ends with 0 on SIGTERM, and the same data is there at the next start", async () => {
    const dataFolder = track(newDataFolder());
    const first = await startHost({ dataFolder });
    expect(await first.call("settings.set", { newPerDay: 7 })).toMatchObject({ ok: true });
    expect(await first.stop()).toBe(0);
    const second = await startHost({ dataFolder });
    expect(await second.call("settings.get", {})).toMatchObject({ ok: true, value: { settings: { newPerDay: 7 } } });
    await second.stop();
  });

  test("killed without a warning it has kept what it had acknowledged", async () => {
    const dataFolder = track(newDataFolder());
    const first = await startHost({ dataFolder });
    expect(await first.call("settings.set", { newPerDay: 11 })).toMatchObject({ ok: true });
    await first.kill();
    const second = await startHost({ dataFolder });
    expect(await second.call("settings.get", {})).toMatchObject({ ok: true, value: { settings: { newPerDay: 11 } } });
    await second.stop();
  });

  test("two at once over one folder both answer", async () => {
    const dataFolder = track(newDataFolder());
    const one = await startHost({ dataFolder });
    const two = await startHost({ dataFolder });
    expect(await one.call("settings.set", { newPerDay: 3 })).toMatchObject({ ok: true });
    expect(await two.call("settings.get", {})).toMatchObject({ ok: true, value: { settings: { newPerDay: 3 } } });
    await Promise.all([one.stop(), two.stop()]);
  });
});

describe("The built terminal host", () => {
  test("prints JSON alone on stdout and keeps its exit code", async () => {
    const env = { ...process.env, TIERWISE_DATA: track(newDataFolder()) };
    const good = await run(["today", "--json"], env);
    expect([good.code, good.err]).toEqual([0, ""]);
    expect(JSON.parse(good.out)).toMatchObject({ empty: true });
    const bad = await run(["today", "--loud"], env);
    expect([bad.code, bad.out]).toEqual([2, ""]);
  });

  test("leaves quietly when its reader has seen enough", async () => {
    const child = spawn(process.execPath, [builtCli, "outline", "decks/kubernetes/outline.en.md", "--json"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on("exit", resolve));
    expect([code, err]).toEqual([0, ""]);
  });
});

test("A Chinese browser is spoken to in Chinese", async () => {
  const found = findChromium();
  if (!found.ok) throw new Error(found.why);
  const browser = await chromium.launch({ executablePath: found.path, args: isRoot() ? ["--no-sandbox"] : [] });
  onTestFinished(() => browser.close());
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await page.goto(new URL(app.host.url).origin);
  expect(await page.textContent("body")).toContain("请打开终端里显示的完整地址");
});

function track(made: { folder: string; remove: () => void }): string {
  onTestFinished(made.remove);
  return made.folder;
}

function run(words: string[], env: NodeJS.ProcessEnv): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [builtCli, ...words], { env, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.on("close", (code) => resolve({ code, out, err }));
  });
}
