// The desktop host in a real window: what the page is given, what it is refused, and what the window remembers.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type DesktopApp, desktopCommand, openDesktop } from "../support/desktop.ts";
import { newDataFolder } from "../support/host.ts";

let desktop: DesktopApp;

beforeAll(async () => {
  desktop = await openDesktop();
  await desktop.page.locator("#root > *").first().waitFor();
});
afterAll(() => desktop.close());

test("The window shows the page from its own scheme, without a complaint", async () => {
  expect(desktop.page.url()).toMatch(/^app:\/\/tierwise\//);
  expect(await desktop.page.title()).toContain("Tierwise");
  expect(desktop.troubles).toEqual([]);
});

test("The data folder is the one that was asked for", async () => {
  const reply = await desktop.call("app.info", {});
  const dataFile = path.join(desktop.dataFolder, "tierwise.db");
  expect(reply).toMatchObject({ ok: true, value: { host: "desktop", dialogs: true, dataFile } });
  expect(fs.existsSync(dataFile)).toBe(true);
});

describe("The page", () => {
  test("is given one function and nothing of Node or Electron", async () => {
    const given = await desktop.page.evaluate(() => {
      const known = globalThis as unknown as Record<string, unknown>;
      return {
        tierwise: Object.keys(known["tierwise"] as object),
        others: ["require", "process", "module", "Buffer", "global", "ipcRenderer", "electron"].filter(
          (name) => name in known,
        ),
      };
    });
    expect(given).toEqual({ tierwise: ["call"], others: [] });
  });

  test("runs in a sandbox with everything hardened", async () => {
    const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>;
      };
      const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag };
    });
    expect(preferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  test("gets a refusal, not an exception, for nonsense", async () => {
    const nonsense: unknown[] = [null, 1, "no.such.method", "__proto__", "constructor", { a: 1 }];
    for (const method of nonsense) {
      const reply = await desktop.page.evaluate((given) => {
        const { tierwise } = globalThis as unknown as {
          tierwise: { call: (m: unknown, i: unknown) => Promise<{ ok: boolean }> };
        };
        return tierwise.call(given, { n: Number.NaN });
      }, method);
      expect(reply.ok).toBe(false);
    }
  });

  test("can open no window", async () => {
    const opened = await desktop.page.evaluate(() => [
      window.open("https://example.org/"),
      window.open("app://tierwise/"),
    ]);
    expect(opened).toEqual([null, null]);
    expect(await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test.each([
    "https://example.org/",
    "file:///etc/passwd",
    "data:text/html,hello",
    "app://tierwise/assets/",
    "app://other/",
  ])("can't leave for %s", async (url) => {
    await desktop.page.evaluate((target) => {
      const link = document.createElement("a");
      link.href = target;
      document.body.append(link);
      link.click();
      link.remove();
    }, url);
    // An answer from the page shows that it is still there, and had its time to go.
    expect((await desktop.call("app.info", {})).ok).toBe(true);
    expect(new URL(desktop.page.url()).href.split("#")[0]).toBe("app://tierwise/");
  });

  test("is refused every permission", async () => {
    const states = await desktop.page.evaluate(async () => {
      const asked = ["geolocation", "notifications", "camera", "microphone", "clipboard-read", "midi"];
      const all = await Promise.all(
        asked.map((name) => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state)),
      );
      const place = await new Promise<string>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve("given"),
          (error) => resolve(error.code === error.PERMISSION_DENIED ? "denied" : error.message),
        );
      });
      return [...all, place];
    });
    expect(new Set(states)).toEqual(new Set(["denied"]));
  });

  test("may run no inline script and reach no network", async () => {
    const ran = await desktop.page.evaluate(async () => {
      const wanted = new Set(["script-src-elem", "connect-src"]);
      const allRefused = new Promise<void>((resolve) => {
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
          wanted.delete(effectiveDirective);
          if (wanted.size === 0) resolve();
        });
      });
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.body.append(script);
      await fetch("https://example.org/").catch(() => {});
      await fetch("file:///etc/passwd").catch(() => {});
      await allRefused;
      return "ran" in window;
    });
    expect(ran).toBe(false);
  });

  test("finds nothing beyond its own files under its scheme", async () => {
    const statuses = await desktop.page.evaluate(() =>
      Promise.all(
        ["index.html", "../electron/main.cjs", "%2e%2e/electron/main.cjs", "..%2felectron%2fmain.cjs", "none.html"].map(
          (name) => fetch(`app://tierwise/${name}`).then(({ status }) => status),
        ),
      ),
    );
    expect(statuses).toEqual([200, 404, 404, 404, 404]);
    const elsewhere = await desktop.app.evaluate(({ net }) =>
      net.fetch("app://other/index.html").then(({ status }) => status),
    );
    expect(elsewhere).toBe(404);
  });
});

test("Another page in another window is not answered", async () => {
  const reply = await desktop.app.evaluate(
    async ({ BrowserWindow }, preload) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      try {
        await stranger.loadURL("app://tierwise/index.html");
        return await stranger.webContents.executeJavaScript("window.tierwise.call('app.info', {})");
      } finally {
        stranger.destroy();
      }
    },
    path.resolve(import.meta.dirname, "../../dist/electron/preload.cjs"),
  );
  expect(reply).toMatchObject({ ok: false, error: { code: "refused" } });
});

test("The menu speaks the language of the interface and changes with it", async () => {
  const labels = () =>
    desktop.app.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label));
  expect(await labels()).toEqual(["File", "Edit", "View", "Window", "Help"]);
  await desktop.call("settings.set", { language: "zh" });
  await expect.poll(labels).toEqual(["文件", "编辑", "显示", "窗口", "帮助"]);
  await desktop.call("settings.set", { language: "system" });
  await expect.poll(labels).toEqual(["File", "Edit", "View", "Window", "Help"]);
});

test("The menu offers no reloading to those who learn", async () => {
  const roles = await desktop.app.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => (submenu?.items ?? []).map(({ role }) => role)),
  );
  expect(roles).toContain("resetzoom");
  expect(roles).not.toContain("reload");
  expect(roles).not.toContain("toggledevtools");
});

test("A second start ends at once and brings the first to the front", async () => {
  const isShown = () =>
    desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible() === true);
  await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await isShown()).toBe(false);
  const { executablePath, args, env } = desktopCommand({ dataFolder: desktop.dataFolder });
  const second = spawn(executablePath, args, { env, stdio: "ignore" });
  expect(await new Promise((resolve) => second.on("exit", resolve))).toBe(0);
  await expect.poll(isShown).toBe(true);
});

describe("The window remembers", () => {
  test("where it was closed, and what was answered", async () => {
    const { folder, remove } = newDataFolder();
    onTestFinished(remove);
    const place = { x: 60, y: 70, width: 900, height: 640 };
    const first = await openDesktop({ dataFolder: folder });
    await first.app.evaluate(({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds), place);
    expect((await first.call("settings.set", { newPerDay: 13 })).ok).toBe(true);
    await first.close();
    const second = await openDesktop({ dataFolder: folder });
    const bounds = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    expect(bounds).toEqual(place);
    expect(await second.call("settings.get", {})).toMatchObject({ ok: true, value: { settings: { newPerDay: 13 } } });
    await second.close();
  });

  test("everything acknowledged when it is killed", async () => {
    const { folder, remove } = newDataFolder();
    onTestFinished(remove);
    const first = await openDesktop({ dataFolder: folder });
    expect((await first.call("settings.set", { newPerDay: 17 })).ok).toBe(true);
    await first.kill();
    const second = await openDesktop({ dataFolder: folder });
    expect(await second.call("settings.get", {})).toMatchObject({ ok: true, value: { settings: { newPerDay: 17 } } });
    await second.close();
  });

  test("nothing from a file of nonsense", async () => {
    const { folder, remove } = newDataFolder();
    onTestFinished(remove);
    fs.writeFileSync(path.join(folder, "window.json"), '{"x": -99999, "width": "wide"');
    const opened = await openDesktop({ dataFolder: folder });
    const bounds = await opened.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    expect(bounds).toMatchObject({ width: 1180, height: 800 });
    await opened.close();
  });
});

test("A crashed page comes back by itself", async () => {
  const opened = await openDesktop();
  const reason = await opened.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return new Promise<string>((resolve) => {
      contents?.once("render-process-gone", (_event, details) => resolve(details.reason));
      contents?.forcefullyCrashRenderer();
    });
  });
  expect(reason).not.toBe("clean-exit");
  const isBack = () =>
    opened.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      return contents && !contents.isCrashed() && !contents.isLoading() && contents.getTitle().includes("Tierwise");
    });
  await expect.poll(isBack, { timeout: 20_000 }).toBe(true);
  await opened.app.evaluate(({ app }) => app.exit(0));
});
