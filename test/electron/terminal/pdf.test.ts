// The weak topics as a PDF from the terminal: made by an installed browser, refused with a way out where there is none.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import { describe, expect, test } from "vitest";
import { printByChromium } from "../../../electron/chromium.ts";
import { findChromium } from "../../../electron/programs.ts";
import { testApp } from "../../support/app.ts";
import { fillDeck } from "../../support/deck.ts";
import { testTerminal } from "../../support/terminal.ts";

const browser = findChromium();

/** Whether the PDF's fonts map a glyph to this character: what a reader copies out of it. */
function saysIn(pdf: Uint8Array, character: string): boolean {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const whole = Buffer.from(pdf);
  for (let at = whole.indexOf("stream\n"); at >= 0; at = whole.indexOf("stream\n", at + 1)) {
    try {
      if (
        zlib
          .inflateSync(whole.subarray(at + 7))
          .toString("latin1")
          .includes(`<${code}>`)
      )
        return true;
    } catch {
      // A stream that is not packed: a picture, or the end of one before.
    }
  }
  return false;
}

/** A database with a topic that was answered wrong often enough to be weak. */
async function weakDatabase(): Promise<string> {
  const app = testApp();
  fillDeck(
    app.db,
    Array.from({ length: 6 }, () => ({ tier: 1 })),
  );
  const topicId = (await app.call("weak.list", {})).topics[0]?.topicId ?? 0;
  const answered: string[] = [];
  for (;;) {
    const next = await app.call("study.next", { session: { kind: "topic", topicId }, answered });
    if (next.state !== "card") break;
    await app.call("study.grade", { itemId: next.card.id, seenReps: next.seenReps, grade: "again", tookMs: 4000 });
    answered.push(next.card.id);
  }
  expect((await app.call("weak.list", {})).topics[0]?.verdict).toBe("weak");
  return app.file;
}

function leftovers(): string[] {
  return fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith("tierwise-print-"));
}

describe.skipIf(!browser.ok)(`A PDF${browser.ok ? "" : ` (not tried: ${browser.why})`}`, () => {
  test.each(["--format pdf --out weak.pdf", "--out weak.pdf"])(
    "is written by %s, in Chinese too, and leaves nothing beside it",
    async (words) => {
      const db = await weakDatabase();
      const terminal = testTerminal();
      const before = leftovers();
      const ran = await terminal.run(["weak", "--db", db, ...words.split(" ")], { language: "zh" });
      expect(ran).toMatchObject({ code: 0, out: "" });
      expect(ran.err).toContain("weak.pdf");
      const pdf = fs.readFileSync(path.join(terminal.folder, "weak.pdf"));
      expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
      expect(pdf.length).toBeGreaterThan(10_000);
      // 弱 of the title, 失 of the expected loss; 鲸 stands nowhere.
      expect(["弱", "失", "鲸"].map((character) => saysIn(pdf, character))).toEqual([true, true, false]);
      expect(leftovers().filter((name) => !before.includes(name))).toEqual([]);
    },
  );

  test("runs no script of the document", async () => {
    const script = `<script>document.body.textContent = "鲸";</script>`;
    const pdf = await printByChromium(`<!doctype html><meta charset="utf-8"><body>弱${script}</body>`, {});
    expect([saysIn(pdf, "弱"), saysIn(pdf, "鲸")]).toEqual([true, false]);
  });

  test("that can't be written is refused with what to look at", async () => {
    const terminal = testTerminal();
    const { code, err } = await terminal.run(["weak", "--db", await weakDatabase(), "--out", "no-folder/weak.pdf"]);
    expect(code).toBe(1);
    expect(err).toContain("no-folder/weak.pdf can't be written");
  });
});

test("Where there is no browser Markdown is offered instead, and nothing is written", async () => {
  const terminal = testTerminal();
  const nowhere = { TIERWISE_DATA: terminal.folder, CHROME_PATH: path.join(terminal.folder, "none") };
  const { code, out, err } = await terminal.run(["weak", "--out", "weak.pdf"], { env: nowhere });
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain("--format md");
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  expect(fs.readdirSync(terminal.folder)).toEqual([]);
});

test("A browser that breaks down is told so, and Markdown is offered instead", { timeout: 60_000 }, async () => {
  const terminal = testTerminal();
  const broken = path.join(terminal.folder, "browser");
  fs.writeFileSync(broken, "#!/bin/sh\nexit 7\n", { mode: 0o755 });
  const env = { TIERWISE_DATA: terminal.folder, CHROME_PATH: broken };
  const { code, err } = await terminal.run(["weak", "--out", "weak.pdf"], { env });
  expect(code).toBe(1);
  expect(err).toContain("The PDF could not be made (browser ended with 7). Save the list as Markdown instead.");
});

test("A host that makes no PDF says what to do", async () => {
  const error = await testApp().refusal("weak.pdf", { lang: "en" });
  expect(error.code).toBe("unavailable");
  expect(error.message).toContain("Print the page");
});
