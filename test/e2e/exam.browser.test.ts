// A mock exam in a browser, by keyboard alone: in English to its report, and in Chinese across a page that was closed.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Input, Method, Output } from "../../electron/contract.ts";
import en from "../../renderer/i18n/en.json" with { type: "json" };
import zh from "../../renderer/i18n/zh.json" with { type: "json" };
import { violations } from "../support/axe.ts";
import { type BrowserApp, openBrowser } from "../support/browser.ts";
import { shotsOf } from "../support/shots.ts";

const shoot = shotsOf("exam-browser");
let app: BrowserApp;

async function call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  const reply = await app.host.call(method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`);
  return reply.value;
}

async function importOutline(lang: "en" | "zh"): Promise<void> {
  const source = { kind: "builtin" as const, lang };
  const { token } = await call("library.preview", { source });
  await call("library.import", { source, token });
}

const running = async (): Promise<Output<"exam.start">> => {
  const current = await call("exam.current", {});
  if (current.state !== "running") throw new Error(current.state);
  return current.sitting;
};

/** Presses Tab until the focus is on what is named so. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(
      () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
    );
    if (here.trim().startsWith(name)) return;
  }
  throw new Error(`"${name}" can't be reached by Tab`);
}

/** Chooses the first options, as many as are asked for; `shift` chooses others. Gives how many. */
async function choose(page: Page, position: number, shift = 0): Promise<number> {
  const { choose: wanted, options } = await call("exam.question", { examId: (await running()).examId, position });
  for (let i = 0; i < wanted; i++) await page.keyboard.press(String(((i + shift) % options.length) + 1));
  return wanted;
}

describe("In English, by keyboard alone", () => {
  beforeAll(async () => {
    app = await openBrowser({ viewport: { width: 1440, height: 900 } });
    await importOutline("en");
    await app.page.reload();
    await app.page.getByRole("heading", { level: 1 }).first().waitFor();
  });
  afterAll(() => app.close());

  test("an exam of twenty questions is set and started", async () => {
    const { page } = app;
    await tabTo(page, en.nav.exams);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: en.exams.none, exact: true }).waitFor();
    await page.getByText(/CKA, CKAD and CKS are hands-on exams/).waitFor();
    expect(await violations(page)).toEqual([]);
    await tabTo(page, en.exams.preset.whole);
    await page.keyboard.press("Enter");
    await page.getByText(/of 40 right to pass/).waitFor();
    await page.getByRole("textbox", { name: en.exams.new.size }).focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("20");
    await page.keyboard.press("Tab");
    await page.getByText(/15 of 20 right to pass/).waitFor();
    await shoot(page, "blueprint");
    expect(await violations(page)).toEqual([]);
    await tabTo(page, en.exams.new.start);
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Question 1 of 20" }).waitFor();
    await shoot(page, "room");
    expect(await violations(page)).toEqual([]);
  });

  test("every question is answered, one flagged, one changed", async () => {
    const { page } = app;
    for (let n = 1; n <= 20; n++) {
      await page.getByRole("region", { name: `Question ${n} of 20` }).waitFor();
      await choose(page, n - 1);
      await page.keyboard.press(["s", "u", "g"][n % 3] ?? "s");
      if (n === 4) await page.keyboard.press("f");
      await page.getByText(en.exams.sitting.saved, { exact: true }).waitFor();
      await page.keyboard.press(n % 2 === 0 ? "ArrowRight" : "j");
    }
    await page.getByRole("heading", { name: "All 20 questions are answered" }).waitFor();
    await shoot(page, "last-look");
    expect(await violations(page)).toEqual([]);
    const { questions } = await running();
    expect(questions.every((question) => question.answered)).toBe(true);
    expect(questions.filter((question) => question.flagged).map((question) => question.position)).toEqual([3]);
    await page.keyboard.press("n");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Question 3 of 20" }).waitFor();
    const before = await call("exam.question", { examId: (await running()).examId, position: 2 });
    await page.keyboard.press("4");
    await expect
      .poll(async () => (await call("exam.question", { examId: (await running()).examId, position: 2 })).chosen)
      .not.toEqual(before.chosen);
    if (before.choose > 1) await page.keyboard.press("1");
  });

  test("leaving asks and says that the clock runs on; Escape stays", async () => {
    const { page } = app;
    await page.keyboard.press("Escape");
    const dialog = page.getByRole("alertdialog", { name: en.exams.sitting.leaveTitle });
    await dialog.waitFor();
    expect(await dialog.textContent()).toMatch(/The clock runs on: \d+ minutes left/);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("region", { name: "Question 3 of 20" }).waitFor();
  });

  test("it is handed in, and the report tells everything", async () => {
    const { page } = app;
    await page.keyboard.press("r");
    await page.getByRole("heading", { name: /questions are answered/ }).waitFor();
    await tabTo(page, en.exams.sitting.handIn);
    await page.keyboard.press("Enter");
    await page.getByRole("alertdialog", { name: en.exams.sitting.handInTitle }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /^(Passed|Not passed), \d+%$/ }).waitFor();
    await shoot(page, "report");
    expect(await violations(page)).toEqual([]);
    const report = await call("exam.report", { examId: 1 });
    expect(report.handedInBy).toBe("learner");
    expect(report.changes.rightToWrong + report.changes.wrongToRight + report.changes.wrongToWrong).toBeGreaterThan(0);
    expect(report.questions.every((question) => question.tookMs > 0)).toBe(true);
    const wrong = report.questions.filter((question) => question.score < 1).length;
    await page.getByRole("radio", { name: `Wrong (${wrong})` }).waitFor({ state: "attached" });
    await page.getByRole("button", { name: en.exams.report.openAll }).focus();
    await page.keyboard.press("Enter");
    expect(await page.getByText(en.option.slip, { exact: true }).count()).toBeGreaterThan(0);
    expect(await violations(page)).toEqual([]);
  });

  test("on paper every question stands with its reasons", async () => {
    const { page } = app;
    await page.getByRole("button", { name: en.exams.report.closeAll }).focus();
    await page.keyboard.press("Enter");
    await page.evaluate(() => {
      window.addEventListener("beforeprint", () => {
        document.documentElement.dataset["printed"] = String(document.querySelectorAll(".case__stem").length);
      });
    });
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.length).toBeGreaterThan(50_000);
    expect(await page.evaluate(() => document.documentElement.dataset["printed"])).toBe("20");
  });

  test("complains of nothing", () => {
    expect(app.troubles).toEqual([]);
  });
});

describe("In Chinese, across a page that was closed", () => {
  beforeAll(async () => {
    app = await openBrowser({ locale: "zh-CN", viewport: { width: 900, height: 600 }, colorScheme: "dark" });
    await importOutline("zh");
    await app.page.goto(`${new URL(app.host.url).origin}/#/exams/new/tier-1`);
    await app.page.reload();
  });
  afterAll(() => app.close());

  test("an exam is begun and some of it answered", async () => {
    const { page } = app;
    await page.getByRole("button", { name: zh.exams.new.start }).focus();
    await page.keyboard.press("Enter");
    for (let n = 1; n <= 6; n++) {
      const sheet = page.getByRole("region", { name: `第 ${n} 题，共 20 题` });
      await sheet.waitFor();
      expect(await sheet.textContent()).toMatch(/\p{Script=Han}/u);
      await choose(page, n - 1, 1);
      await page.getByText(zh.exams.sitting.saved, { exact: true }).waitFor();
      await page.keyboard.press("ArrowRight");
    }
    await page.getByRole("region", { name: "第 7 题，共 20 题" }).waitFor();
    await page.keyboard.press("f");
    await expect.poll(async () => (await running()).questions[6]?.flagged).toBe(true);
    await shoot(page, "zh-room");
    expect(await violations(page)).toEqual([]);
  });

  test("another page shows the running exam wherever it opens, and leads to where it stood", async () => {
    const context = app.page.context();
    await app.page.close();
    const page = await context.newPage();
    app.page = page;
    await page.goto(`${new URL(app.host.url).origin}/`);
    await page.getByText(zh.exams.running.title).waitFor();
    expect(await violations(page)).toEqual([]);
    await shoot(page, "zh-today-running");
    await page.getByRole("link", { name: zh.exams.running.goOn }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "第 7 题，共 20 题" }).waitFor();
    expect(await page.getByRole("button", { name: zh.exams.sitting.flagged }).getAttribute("aria-pressed")).toBe(
      "true",
    );
    await page.keyboard.press("ArrowLeft");
    await page.getByRole("region", { name: "第 6 题，共 20 题" }).waitFor();
    expect(await page.locator(".choices input:checked").count()).toBeGreaterThan(0);
  });

  test("the language is switched in mid-exam, with order and answers kept", async () => {
    const { page } = app;
    const checked = () =>
      page.locator(".choices input").evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked));
    const before = await checked();
    await page.keyboard.press("l");
    await expect
      .poll(async () => /\p{Script=Han}{8}/u.test((await page.locator(".case__stem").textContent()) ?? ""))
      .toBe(false);
    expect(await checked()).toEqual(before);
    await page.keyboard.press("l");
    await expect
      .poll(async () => /\p{Script=Han}{4}/u.test((await page.locator(".case__stem").textContent()) ?? ""))
      .toBe(true);
  });

  test("the last look tells what is open, and it is handed in with what is there", async () => {
    const { page } = app;
    await page.keyboard.press("r");
    await page.getByRole("heading", { name: "20 题中有 14 题未答" }).waitFor();
    await tabTo(page, zh.exams.sitting.handIn);
    await page.keyboard.press("Enter");
    await page.getByRole("alertdialog", { name: zh.exams.sitting.handInTitle }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: /^未通过，/ }).waitFor();
    await shoot(page, "zh-report");
    expect(await violations(page)).toEqual([]);
    const { exams } = await call("exam.list", {});
    expect(exams).toMatchObject([{ preset: "tier:1", size: 20, passed: false }]);
  });

  test("every page fits wide and narrow", async () => {
    const { page } = app;
    for (const [width, height] of [
      [1440, 900],
      [900, 600],
      [600, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const place of ["exams", "exams/new/whole", "exams/new/kcna", "exams/report/1", "exams/readiness"]) {
        await page.goto(`${new URL(app.host.url).origin}/#/${place}`);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await shoot(page, `zh-${place.replaceAll("/", "-")}-${width}`);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${place} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });

  test("complains of nothing", () => {
    expect(app.troubles).toEqual([]);
  });
});
