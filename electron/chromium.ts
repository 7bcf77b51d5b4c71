// Makes a PDF with an installed browser that shows no window, for the host that has none of its own.
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Refusal } from "./errors.ts";
import { findChromium, isRoot } from "./programs.ts";

const patienceMs = 30_000;

/**
 * The PDF of an HTML document that needs nothing from outside, made by the browser that `env` or the system names. No
 * script in it runs, and nothing of it stays on the disk. Refused where there is no browser; throws where it fails.
 */
export async function printByChromium(html: string, env: NodeJS.ProcessEnv): Promise<Uint8Array> {
  const found = findChromium(env);
  if (!found.ok)
    throw new Refusal("unavailable", {
      en: `A PDF is made by Chromium or Chrome: ${found.why}. Save Markdown instead, with --format md.`,
      zh: "生成 PDF 需要 Chromium 或 Chrome，但没有找到（可设置 CHROME_PATH）。请改用 --format md 保存为 Markdown。",
    });
  // Only its owner may look into it.
  const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), "tierwise-print-"));
  try {
    const page = path.join(folder, "page.html");
    const pdf = path.join(folder, "page.pdf");
    const profile = path.join(folder, "profile");
    await fs.promises.writeFile(page, html);
    await writeProfile(profile);
    await runBrowser(found.path, [
      "--headless",
      ...(isRoot() ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-extensions",
      "--disable-background-networking",
      "--disable-sync",
      "--no-first-run",
      "--no-default-browser-check",
      `--user-data-dir=${profile}`,
      "--no-pdf-header-footer",
      // The same, to browsers older than 2023.
      "--print-to-pdf-no-header",
      `--print-to-pdf=${pdf}`,
      pathToFileURL(page).href,
    ]);
    return await fs.promises.readFile(pdf);
  } finally {
    // The browser's helpers may write a last line after it has ended.
    await fs.promises.rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

// As a content setting, which spares the browser's own page that does the printing: it is a script itself.
async function writeProfile(profile: string): Promise<void> {
  const preferences = { profile: { default_content_setting_values: { javascript: 2 } } };
  await fs.promises.mkdir(path.join(profile, "Default"), { recursive: true });
  await fs.promises.writeFile(path.join(profile, "Default", "Preferences"), JSON.stringify(preferences));
}

function runBrowser(program: string, words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, words, { timeout: patienceMs, killSignal: "SIGKILL", windowsHide: true }, (error) => {
      if (error?.killed) reject(new Error(`${path.basename(program)} took longer than ${patienceMs / 1000} s`));
      else if (error) reject(new Error(`${path.basename(program)} ended with ${error.code ?? error.signal}`));
      else resolve();
    });
  });
}
