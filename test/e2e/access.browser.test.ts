// Every screen by axe in a real browser, where contrast can be measured: light and dark, English and Chinese.
import { describe, expect, test } from "vitest";
import { violations } from "../support/axe.ts";
import { openBrowser } from "../support/browser.ts";

const screens = [
  "",
  "review",
  "library",
  "quiz",
  "exams",
  "labs",
  "labs/lab/lab-service-endpoints",
  "progress",
  "notes",
  "weak",
  "settings",
];

describe.each([
  ["light", "en-US", "en"],
  ["dark", "zh-CN", "zh"],
] as const)("In %s and %s", (colorScheme, locale, lang) => {
  test("no screen breaks a rule of accessibility", async () => {
    const app = await openBrowser({ colorScheme, locale, context: { reducedMotion: "reduce" } });
    try {
      const preview = await app.host.call("library.preview", { source: { kind: "builtin", lang } });
      if (!preview.ok) throw new Error(preview.error.message);
      const { token } = preview.value;
      await app.host.call("library.import", { source: { kind: "builtin", lang }, token });
      for (const screen of screens) {
        await app.page.goto(`${new URL(app.host.url).origin}/#/${screen}`);
        await app.page.reload();
        expect(await violations(app.page), `#/${screen}`).toEqual([]);
      }
    } finally {
      await app.close();
    }
  });
});
