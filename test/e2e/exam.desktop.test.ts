// The second half in the real window, in Chinese: a quiz with a wrong answer taken back, an exam by keyboard across a kill.
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Subject } from "../../decks/bank/schema.ts";
import type { Input, Method, Output } from "../../electron/contract.ts";
import zh from "../../renderer/i18n/zh.json" with { type: "json" };
import { type DesktopApp, openDesktop } from "../support/desktop.ts";
import { newDataFolder } from "../support/host.ts";
import { shotsOf } from "../support/shots.ts";

const shoot = shotsOf("exam-desktop");
const data = newDataFolder();
/** The subject as it was built for the host: which options are right stands there. */
const subject = JSON.parse(
  fs.readFileSync(path.resolve(import.meta.dirname, "../../dist/electron/subject.json"), "utf8"),
) as Pick<Subject, "items">;
let desktop: DesktopApp;

const open = (): Promise<DesktopApp> => openDesktop({ dataFolder: data.folder, locale: "zh-CN" });

beforeAll(async () => {
  desktop = await open();
  const source = { kind: "builtin", lang: "zh" } as const;
  const { token } = await call("library.preview", { source });
  await call("library.import", { source, token });
  await call("settings.set", { language: "zh" });
  await desktop.page.reload();
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

/** The keys of an item's right options. */
function rightKeys(id: string): number[] {
  const item = subject.items.find((one) => one.id === id);
  if (item?.kind !== "scenario") throw new Error(id);
  return item.options.flatMap((option, key) => (option.right ? [key] : []));
}

async function sitting(): Promise<Output<"exam.start">> {
  const current = await call("exam.current", {});
  if (current.state !== "running") throw new Error(current.state);
  return current.sitting;
}

/** Answers a question of the exam by keys, rightly, and goes on to the next. */
async function answer(position: number): Promise<void> {
  const { page } = desktop;
  const { examId } = await sitting();
  await page.getByRole("region", { name: `第 ${position + 1} 题，共 10 题` }).waitFor();
  const question = await call("exam.question", { examId, position });
  const right = rightKeys(question.id);
  for (const [place, option] of question.options.entries())
    if (right.includes(option.key)) await page.keyboard.press(String(place + 1));
  await expect.poll(async () => (await sitting()).questions[position]?.answered).toBe(true);
}

describe("In a real window, in Chinese", () => {
  test("a wrong answer in a quiz shows its reasons, and undo takes all of it back", async () => {
    const { page } = desktop;
    await page.getByRole("link", { name: zh.nav.quiz, exact: true }).click();
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "第 1 题，共 10 题" }).waitFor();
    const next = await call("quiz.next", { quizId: 1 });
    if (next.state !== "scenario") throw new Error(next.state);
    const right = rightKeys(next.question.id);
    const wrong = next.question.options.flatMap((option, place) => (right.includes(option.key) ? [] : [place]));
    for (const place of wrong.slice(0, right.length)) await page.keyboard.press(String(place + 1));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: zh.quiz.verdict.wrong, exact: true }).waitFor();
    await shoot(page, "quiz-wrong");
    expect((await call("weak.list", {})).answers).toBe(1);
    await page.keyboard.press("z");
    await expect.poll(async () => (await call("weak.list", {})).answers).toBe(0);
    expect(await call("check.run", { rebuild: false })).toMatchObject({ ok: true, differences: [] });
  });

  test("an exam is sat by keyboard alone, killed in the middle, gone on with, and handed in", async () => {
    await call("exam.start", { request: { preset: { kind: "whole" }, size: 10 } });
    await desktop.page.reload();
    await desktop.page.goto("app://tierwise/#/exams/sitting");
    for (let position = 0; position < 5; position++) {
      await answer(position);
      await desktop.page.keyboard.press("ArrowRight");
    }
    await shoot(desktop.page, "room");
    const before = await sitting();
    await desktop.kill();
    desktop = await open();
    const after = await sitting();
    expect(after.questions.filter((question) => question.answered)).toHaveLength(5);
    expect(after.deadlineAt).toBe(before.deadlineAt);
    await desktop.page.goto("app://tierwise/#/exams/sitting");
    await desktop.page.reload();
    await desktop.page.getByRole("region", { name: /^第 \d+ 题，共 10 题$/ }).waitFor();
    for (let position = 5; position < 10; position++) {
      await expect
        .poll(async () => {
          const here = desktop.page.getByRole("region", { name: `第 ${position + 1} 题，共 10 题` });
          if (await here.isVisible()) return true;
          await desktop.page.keyboard.press("ArrowRight");
          return false;
        })
        .toBe(true);
      await answer(position);
    }
    await desktop.page.keyboard.press("r");
    await desktop.page.getByRole("button", { name: zh.exams.sitting.handIn }).press("Enter");
    await desktop.page.getByRole("alertdialog", { name: zh.exams.sitting.handInTitle }).waitFor();
    await desktop.page.keyboard.press("Tab");
    await desktop.page.keyboard.press("Enter");
    await desktop.page.getByRole("heading", { level: 1, name: /100\s?%/ }).waitFor();
    await shoot(desktop.page, "report");
    expect(await call("exam.report", { examId: 1 })).toMatchObject({ score: 1, passed: true, handedInBy: "learner" });
  });

  test("nothing complained on the way", () => {
    expect(desktop.troubles).toEqual([]);
  });
});
