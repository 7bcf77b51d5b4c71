import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { all } from "../../db/statements.ts";
import { chanceWord, shownChance } from "../../renderer/screens/readiness/chance.ts";
import { isDay, plusDays } from "../../renderer/screens/readiness/dates.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { fillDeck } from "../support/deck.ts";
import { examDeck } from "../support/scenarios.ts";
import { heading, openPage } from "./page.tsx";

function examApp(topics = 2, each = 12): TestApp {
  const app = testApp();
  fillDeck(app.db, examDeck(topics, each));
  return app;
}

/** Every card of the deck is known as well as one answer can say. */
async function learn(app: TestApp): Promise<void> {
  for (const { id } of all<{ id: string }>(app.db, "select id from items where kind = 'card'"))
    await app.call("study.grade", { itemId: id, seenReps: 0, grade: "easy", tookMs: 1000 });
}

/** An exam in which everything is right, or nothing. */
async function sit(app: TestApp, right: boolean): Promise<void> {
  const { examId, questions } = await app.call("exam.start", { request: { preset: { kind: "whole" }, size: 10 } });
  for (const { position } of questions) {
    const { id } = await app.call("exam.question", { examId, position });
    const key = (Number(id.split("-")[2]) + (right ? 0 : 1)) % 4;
    await app.call("exam.answer", { examId, position, chosen: [key], confidence: null, tookMs: 9000 });
  }
  await app.call("exam.handIn", { examId });
}

describe("readiness", () => {
  test("without evidence says that it is too little, shows the band all the same, and what to learn", async () => {
    openPage(examApp(), "/exams/readiness");
    expect(await heading("Too little is known for a forecast")).toBeInTheDocument();
    expect(screen.getByText(/Less than half of this exam's weight/)).toBeInTheDocument();
    expect(screen.getByRole("img", { name: /^Expected score 25%, four times in five between/ })).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "The 10 cards that would raise it most" })).toBeInTheDocument();
    expect(screen.getAllByText("nothing yet: a guess")).toHaveLength(8);
    expect(screen.getByText(/Before each mock exam a forecast is stored/)).toBeInTheDocument();
    await expect(document.body).toBeAccessible();
  });

  test("with evidence tells the chance in words and as a figure, with the band against the pass mark", async () => {
    const app = examApp();
    await learn(app);
    openPage(app, "/exams/readiness");
    expect(await heading(/^You would (very )?likely pass$/)).toBeInTheDocument();
    expect(screen.getByText(/The chance to reach the pass mark on Wed, 1 Apr 2026 is \d\d%/)).toBeInTheDocument();
    expect(screen.getByText(/^Expected \d\d%\. Four results in five should fall between/)).toBeInTheDocument();
    expect(screen.getAllByText("cards; fewer than 5 scenarios answered").length).toBeGreaterThan(0);
  });

  test("follows the exam and the date, and comes back to them", async () => {
    const app = examApp();
    await learn(app);
    const page = openPage(app, "/exams/readiness");
    await heading(/You would/);
    const parts = () => within(screen.getByRole("table", { name: "What it stands on" })).getAllByRole("row").length - 1;
    expect(parts()).toBe(8);
    await page.user.click(screen.getByRole("button", { name: /Exam/ }));
    await page.user.click(await screen.findByRole("option", { name: "Tier 2" }));
    await waitFor(() => expect(parts()).toBe(2));
    await page.user.click(screen.getByRole("radio", { name: "In three months" }));
    expect(await screen.findByText(/on Sun, 31 May 2026/)).toBeInTheDocument();
    expect(screen.getByLabelText("On the date")).toHaveValue("2026-05-31");
    await page.user.click(screen.getByRole("link", { name: "Settings" }));
    await heading("Settings");
    openPage(app, "/exams/readiness");
    expect(await screen.findByText(/on Sun, 31 May 2026/)).toBeInTheDocument();
    await waitFor(() => expect(parts()).toBe(2));
  });

  test("asks for a date that lies ahead", async () => {
    const { user } = openPage(examApp(), "/exams/readiness");
    await heading(/Too little/);
    const date = screen.getByLabelText("On the date");
    await user.clear(date);
    await user.type(date, "2020-01-01");
    expect(await screen.findByText("Choose a date from today on: a forecast looks ahead.")).toBeInTheDocument();
  });

  test("drills the cards that would raise it most", async () => {
    const app = examApp();
    const page = openPage(app, "/exams/readiness");
    await heading("The 10 cards that would raise it most");
    await page.user.click(screen.getByRole("link", { name: "Drill these" }));
    expect(page.address().replace("/review/items/", "").split(",")).toHaveLength(10);
    expect(await screen.findByRole("region", { name: "Question" })).toBeInTheDocument();
  });

  test("shows topics by tier and strength, each leading to its topic, and as a table", async () => {
    const app = examApp();
    await sit(app, false);
    await sit(app, false);
    const page = openPage(app, "/exams/readiness");
    await page.user.click(await screen.findByRole("button", { name: "Topics by strength" }));
    const figure = (await screen.findByText("Topics by strength", { selector: "figcaption *" })).closest("figure");
    const map = within(figure ?? document.body);
    expect(map.getAllByRole("group").map((group) => group.getAttribute("aria-label"))).toEqual([
      "Tier 4",
      "Tier 3",
      "Tier 2",
      "Tier 1",
    ]);
    expect(map.getAllByRole("link")).toHaveLength(8);
    expect(map.getAllByText(/^(weak|fair|not measured) · /).length).toBe(8);
    await expect(document.body).toBeAccessible();
    await page.user.click(map.getByRole("button", { name: "Show as a table" }));
    expect(within(screen.getByRole("table", { name: "Topics by strength" })).getAllByRole("row")).toHaveLength(9);
  });

  test("tells how earlier forecasts fared, each against its result", async () => {
    const app = examApp();
    await sit(app, true);
    openPage(app, "/exams/readiness");
    expect(await heading("0 of 1 forecast held")).toBeInTheDocument();
    expect(screen.getByText(/On average the forecast was 75 points off/)).toBeInTheDocument();
    const table = screen.getByRole("table", { name: "How earlier forecasts fared" });
    const row = within(table).getAllByRole("row")[1];
    expect(row).toHaveTextContent("100%");
    expect(row).toHaveTextContent("the result lies outside the band");
  });

  test("of a deck without scenarios says where they come from", async () => {
    openPage(testApp(), "/exams/readiness");
    expect(await heading("No exam can be set yet")).toBeInTheDocument();
  });
});

describe("a chance", () => {
  test.each([
    [1, "sure"],
    [0.9, "sure"],
    [0.89, "likely"],
    [0.5, "open"],
    [0.2, "unlikely"],
    [0.1, "remote"],
  ])("of %d is %s", (chance, word) => {
    expect(chanceWord(chance)).toBe(word);
  });

  test("is never shown as certain", () => {
    expect([shownChance(0), shownChance(1), shownChance(0.5)]).toEqual([0.01, 0.99, 0.5]);
  });
});

describe("a written day", () => {
  test.each([
    ["2026-03-02", 30, "2026-04-01"],
    ["2024-02-28", 1, "2024-02-29"],
    ["2026-12-31", 1, "2027-01-01"],
    ["nonsense", 1, "nonsense"],
  ])("%s and %d days more is %s", (date, days, later) => {
    expect(plusDays(date, days)).toBe(later);
  });

  test.each([
    ["2026-02-28", true],
    ["2026-02-30", false],
    ["2026-2-3", false],
    ["", false],
  ])("%j exists: %s", (text, exists) => {
    expect(isDay(text)).toBe(exists);
  });
});
