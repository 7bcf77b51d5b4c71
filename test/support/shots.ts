// Screenshots of the whole app's tests, to be looked at: into a folder that git ignores.
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";

/** Takes numbered screenshots into `screenshots/<name>/`. */
export function shotsOf(name: string): (page: Page, what: string) => Promise<void> {
  const folder = path.resolve(import.meta.dirname, "../../screenshots", name);
  let number = 0;
  return async (page, what) => {
    fs.mkdirSync(folder, { recursive: true });
    number += 1;
    await page.screenshot({ path: path.join(folder, `${String(number).padStart(2, "0")}-${what}.png`) });
  };
}
