// A practice set in a browser: a wrong answer with its reasons, undo, the other language, and where everything leads.
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Subject } from "../../decks/bank/schema.ts";
import type { Input, Method, Output } from "../../electron/contract.ts";
import en from "../../renderer/i18n/en.json" with { type: "json" };
import { violations } from "../support/axe.ts";
import { type BrowserApp, openBrowser } from "../support/browser.ts";
import { shotsOf } from "../support/shots.ts";

const shoot = shotsOf("quiz-browser");
let app: BrowserApp;
/** The subject as it was built for the host: which options are right stands there. */
const subject = JSON.parse(
  fs.readFileSync(path.resolve(import.meta.dirname, "../../dist/electron/subject.json"), "utf8"),
) as Pick<Subject, "items">;
/** The first question's item. */
let first = "";

async function call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  const reply = await app.host.call(method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`);
  return reply.value;
}

beforeAll(async () => {
  app = await openBrowser({ viewport: { width: 1440, height: 900 } });
  const source = { kind: "builtin" as const, lang: "en" as const };
  const { token } = await call("library.preview", { source });
  await call("library.import", { source, token });
  await app.page.reload();
});
afterAll(() => app.close());

/** The places of the options that are wrong, and of those that are right, as they are shown now. */
async function placesOf(wanted: "right" | "wrong"): Promise<number[]> {
  const id = Number(/set\/(\d+)/.exec(app.page.url())?.[1]);
  const next = await call("quiz.next", { quizId: id });
  if (next.state !== "scenario") throw new Error(next.state);
  const item = subject.items.find((one) => one.id === next.question.id);
  if (item?.kind !== "scenario") throw new Error(next.question.id);
  const rightKeys = new Set(item.options.flatMap((option, key) => (option.right ? [key] : [])));
  return next.question.options.flatMap((option, place) =>
    rightKeys.has(option.key) === (wanted === "right") ? [place] : [],
  );
}

/** Chooses as many as are asked for, wrong ones first or right ones alone, by keys. */
async function choose(wanted: "right" | "wrong"): Promise<void> {
  const rightPlaces = await placesOf("right");
  const places = wanted === "right" ? rightPlaces : [...(await placesOf("wrong")), ...rightPlaces];
  for (const place of places.slice(0, rightPlaces.length)) await app.page.keyboard.press(String(place + 1));
}

describe("A practice set", () => {
  test("starts from its page with one key", async () => {
    const { page } = app;
    await page.getByRole("link", { name: en.nav.quiz, exact: true }).click();
    await page.getByRole("button", { name: /^Start, 10 questions/ }).waitFor();
    await shoot(page, "start");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Question 1 of 10" }).waitFor();
    await shoot(page, "question");
    expect(await violations(page)).toEqual([]);
  });

  test("answers a wrong choice with reasons for every option, the evidence still in sight", async () => {
    const { page } = app;
    const stem = await page.getByRole("region", { name: "Question 1 of 10" }).textContent();
    const asked = await call("quiz.next", { quizId: 1 });
    first = asked.state === "scenario" ? asked.question.id : "";
    await choose("wrong");
    await page.keyboard.press("s");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: en.quiz.verdict.wrong, exact: true }).waitFor();
    await shoot(page, "wrong");
    const reasons = page.getByRole("list", { name: en.quiz.reasons }).getByRole("listitem");
    expect(await reasons.count()).toBeGreaterThanOrEqual(3);
    expect(await page.getByText(en.option.slip).count()).toBeGreaterThan(0);
    const sheet = page.getByRole("region", { name: "Question 1 of 10" });
    expect(await sheet.textContent()).toBe(stem);
    expect(await sheet.isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    const { history } = await call("library.item", { id: first });
    expect(history).toMatchObject([{ source: "quiz", grade: "again", undone: false }]);
  });

  test("takes it back with Z and asks the same again", async () => {
    const { page } = app;
    await page.keyboard.press("z");
    await page.getByRole("button", { name: en.quiz.answer, exact: true }).waitFor();
    await page.getByRole("region", { name: "Question 1 of 10" }).waitFor();
    expect((await call("library.item", { id: first })).history).toMatchObject([{ undone: true }]);
  });

  test("shows a question in Chinese and back with L", async () => {
    const { page } = app;
    const sheet = page.getByRole("region", { name: "Question 1 of 10" });
    const english = await sheet.textContent();
    await page.keyboard.press("l");
    await page.getByText(/in Chinese for this question/).waitFor();
    expect(await sheet.textContent()).toMatch(/\p{Script=Han}{4}/u);
    await shoot(page, "flipped");
    await page.keyboard.press("l");
    await page.getByText(/in Chinese for this question/).waitFor({ state: "detached" });
    expect(await sheet.textContent()).toBe(english);
  });

  test("ends with the score and a drill of the cards behind the mistakes", async () => {
    const { page } = app;
    for (let n = 1; n <= 10; n++) {
      await page.getByRole("region", { name: `Question ${n} of 10` }).waitFor();
      await choose(n % 2 === 0 ? "right" : "wrong");
      await page.keyboard.press("Enter");
      await page.getByRole("region", { name: en.quiz.verdict.label }).waitFor();
      // The press that answered goes on only after a moment: again until the page has turned.
      const verdict = page.getByRole("region", { name: en.quiz.verdict.label });
      await expect
        .poll(async () => {
          await page.keyboard.press("Enter");
          return verdict.count();
        })
        .toBe(0);
    }
    await page.getByRole("heading", { name: "5 of 10 right" }).waitFor();
    await shoot(page, "end");
    expect(await violations(page)).toEqual([]);
    await page.getByRole("link", { name: /^Drill these \d+ cards$/ }).click();
    await page.getByRole("button", { name: en.review.reveal }).waitFor();
  });

  test("fits narrow windows", async () => {
    const { page } = app;
    for (const [width, height] of [
      [900, 600],
      [600, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const place of ["quiz", "quiz/misconceptions"]) {
        await page.goto(`${new URL(app.host.url).origin}/#/${place}`);
        await page.getByRole("heading").first().waitFor();
        await shoot(page, `${place.replace("/", "-")}-${width}`);
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
