import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { all } from "../../db/statements.ts";
import type { Output } from "../../electron/contract.ts";
import { cellsOf } from "../../renderer/components/figures/paper.ts";
import { trendOf } from "../../renderer/components/figures/scores.ts";
import { warningBetween } from "../../renderer/components/study/Timer.tsx";
import { courseOf } from "../../renderer/screens/exams/course.ts";
import {
  openSitting,
  placeOfWord,
  placeToStart,
  type Question,
  spotsOf,
  stepSitting,
} from "../../renderer/screens/exams/sitting.ts";
import { giveBack, STOPPED, take, turnTo } from "../../renderer/screens/exams/stopwatch.ts";
import { largestSize, neededRight } from "../../renderer/screens/exams/words.ts";
import { hour, minute, type TestApp, testApp } from "../support/app.ts";
import { fillDeck } from "../support/deck.ts";
import { examDeck } from "../support/scenarios.ts";
import { aSubject } from "../support/subject.ts";
import { heading, openPage, press } from "./page.tsx";

type Sitting = Output<"exam.start">;
const whole = { preset: { kind: "whole" } } as const;

function examApp(topics = 4, each = 12): TestApp {
  const app = testApp();
  fillDeck(app.db, examDeck(topics, each));
  return app;
}

/** The right option of a question: every third number of its name decides it in the test deck. */
const keyOf = (id: string) => Number(id.split("-")[2]) % 4;

/** Answers some questions without the page. */
async function answer(app: TestApp, sitting: Sitting, choose: (id: string, position: number) => number | null) {
  for (const { position } of sitting.questions) {
    const question = await app.call("exam.question", { examId: sitting.examId, position });
    const key = choose(question.id, position);
    if (key === null) continue;
    await app.call("exam.answer", {
      examId: sitting.examId,
      position,
      chosen: [key],
      confidence: position % 2 === 0 ? "sure" : "guess",
      tookMs: 20_000,
    });
  }
}

const right = (id: string) => keyOf(id);
const wrong = (id: string) => (keyOf(id) + 1) % 4;

/** A handed-in exam of ten questions, of which the first `hits` are right. */
async function sat(app: TestApp, hits: number): Promise<number> {
  const sitting = await app.call("exam.start", { request: { ...whole, size: 10 } });
  await answer(app, sitting, (id, position) => (position < hits ? right(id) : wrong(id)));
  await app.call("exam.handIn", { examId: sitting.examId });
  return sitting.examId;
}

const asked = (n: number, of = 10) => screen.findByRole("region", { name: `Question ${n} of ${of}` });
const saved = (app: TestApp) =>
  all<{ position: number; chosen: string; confidence: string | null; flagged: number; took_ms: number }>(
    app.db,
    "select position, chosen, confidence, flagged, took_ms from exam_answers order by position",
  );

/** Opens the room of a started exam at its first question. */
async function openRoom(app: TestApp, size = 10, lang: "en" | "zh" = "en") {
  const sitting = await app.call("exam.start", { request: { ...whole, size } });
  const page = openPage(app, "/exams/sitting", lang);
  if (lang === "en") await asked(1, size);
  return { ...page, sitting };
}

/** The window comes back to the front. */
const focusWindow = () => act(() => void window.dispatchEvent(new Event("focus")));

describe("the page of exams", () => {
  test("offers the whole outline, each tier and chosen topics", async () => {
    openPage(examApp(), "/exams");
    await heading("Mock exams");
    const offers = screen.getAllByRole("link").filter((link) => link.getAttribute("href")?.includes("/exams/new/"));
    expect(offers.map((offer) => offer.getAttribute("href"))).toEqual([
      "/exams/new/whole",
      "/exams/new/tier-1",
      "/exams/new/tier-2",
      "/exams/new/tier-3",
      "/exams/new/tier-4",
      "/exams/new/topics",
    ]);
    expect(offers[0]).toHaveTextContent("40 questions, 1 hour, pass at 75%");
    expect(screen.getByText(/A mock rehearses reading evidence/)).toBeInTheDocument();
    expect(screen.queryByText(/hands-on exams/)).toBeNull();
    await expect(document.body).toBeAccessible();
  });

  test("says plainly where the real exams are hands-on, and what the bank can't fill", async () => {
    const subject = aSubject({ topics: [{ id: "t", tier: 1, concepts: [{ id: "c1-1-0" }] }], items: [] });
    const concept = subject.taxonomy.topics[0]?.concepts[0];
    if (concept) concept.domains = ["kcna:fundamentals"];
    const app = testApp({ subject });
    fillDeck(app.db, examDeck(1, 3));
    openPage(app, "/exams");
    await heading("Mock exams");
    expect(screen.getByText(/CKA, CKAD and CKS are hands-on exams/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: /KCNA-like/ })).toHaveTextContent("the bank fills 0 questions");
  });

  test("of a deck without scenarios says where they come from", async () => {
    openPage(testApp(), "/exams");
    expect(await heading("No exam can be set yet")).toBeInTheDocument();
  });

  test("tells the past exams as a finding, a drawing and a table", async () => {
    const app = examApp();
    await sat(app, 3);
    await sat(app, 9);
    const page = openPage(app, "/exams");
    expect(await heading("2 mock exams, 1 passed")).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "Rising: from 30% to 90%" })).toBeInTheDocument();
    expect(screen.getByRole("img", { name: "Rising: from 30% to 90%" })).toBeInTheDocument();
    const table = screen.getByRole("table", { name: "Past exams, the newest first" });
    const rows = within(table).getAllByRole("row").slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining("Passed90%"),
      expect.stringContaining("Not passed30%"),
    ]);
    expect(within(table).getAllByRole("img")[0]?.getAttribute("aria-label")).toMatch(/^90%, really between \d+% and/);
    await expect(document.body).toBeAccessible();
    await page.user.click(within(table).getAllByRole("link")[0] ?? document.body);
    expect(page.address()).toBe("/exams/report/2");
  });
});

describe("the blueprint", () => {
  const field = (name: string) => screen.getByRole("textbox", { name });

  test("shows each tier with its questions and its share, and as a table", async () => {
    const { user } = openPage(examApp(), "/exams/new/whole");
    const layer = await screen.findByRole("group", { name: "Tier 1" });
    expect(layer).toHaveTextContent("16 questions, 40%");
    expect(layer).toHaveTextContent("Topic 1.24 questions, of 12 in the bank");
    expect(screen.getByText("1.5 minutes a question; 30 of 40 right to pass.")).toBeInTheDocument();
    expect(screen.getByText(/^Drawn from \d+ scenarios; 64 of them are kept for mocks alone$/)).toBeInTheDocument();
    await expect(document.body).toBeAccessible();
    await user.click(screen.getByRole("button", { name: "Show as a table" }));
    const table = screen.getByRole("table", { name: "Blueprint of the exam: The whole outline" });
    expect(within(table).getAllByRole("row")).toHaveLength(17);
  });

  test("tells a tier's whole share, also where some of its topics get no question", async () => {
    const { user } = openPage(examApp(), "/exams/new/whole");
    await screen.findByRole("group", { name: "Tier 1" });
    await user.clear(field("Questions"));
    await user.type(field("Questions"), "10");
    await user.tab();
    await waitFor(() => expect(screen.getByRole("group", { name: "Tier 3" })).toHaveTextContent("2 questions, 20%"));
  });

  test("follows size, minutes and pass mark as they are edited, and starts exactly that", async () => {
    const page = openPage(examApp(), "/exams/new/whole");
    await screen.findByRole("group", { name: "Tier 1" });
    for (const [name, value] of [
      ["Questions", "20"],
      ["Minutes", "12"],
      ["Pass mark, %", "60"],
    ] as const) {
      await page.user.clear(field(name));
      await page.user.type(field(name), value);
      await page.user.tab();
    }
    expect(await screen.findByText("0.6 minutes a question; 12 of 20 right to pass.")).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: "Start the exam" }));
    await asked(1, 20);
    expect(page.address()).toBe("/exams/sitting/1");
    expect(all(page.app.db, "select minutes, pass_mark from papers")).toEqual([{ minutes: 12, pass_mark: 0.6 }]);
  });

  test("gives size, time and mark back to the preset", async () => {
    const { user } = openPage(examApp(), "/exams/new/whole");
    await screen.findByRole("group", { name: "Tier 1" });
    await user.clear(field("Questions"));
    await user.type(field("Questions"), "10");
    await user.tab();
    await screen.findByText("1.5 minutes a question; 8 of 10 right to pass.");
    await user.click(screen.getByRole("button", { name: "As the preset" }));
    expect(await screen.findByText("1.5 minutes a question; 30 of 40 right to pass.")).toBeInTheDocument();
  });

  test("that can't be filled names the parts, offers what can be, and can't be started", async () => {
    const { user } = openPage(examApp(1, 4), "/exams/new/whole");
    await screen.findByRole("group", { name: "Tier 1" });
    await user.clear(field("Questions"));
    await user.type(field("Questions"), "16");
    await user.tab();
    expect(await screen.findByText("The bank can't fill this paper: 2 parts are short.")).toBeInTheDocument();
    expect(screen.getByText("Topic 1.1: 6 needed, 4 there")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Start the exam" })).toBeDisabled();
    await user.click(screen.getByRole("button", { name: "Take 10 questions" }));
    await waitFor(() => expect(screen.getByRole("button", { name: "Start the exam" })).toBeEnabled());
    expect(screen.queryByText(/can't fill/)).toBeNull();
  });

  test("of chosen topics holds those alone", async () => {
    const { user } = openPage(examApp(), "/exams/new/topics");
    expect(await screen.findByText("Choose at least one topic to see its blueprint.")).toBeInTheDocument();
    await user.click(screen.getByRole("checkbox", { name: /Topic 2\.3/ }));
    await screen.findByText("1.5 minutes a question; 8 of 10 right to pass.");
    const map = screen.getByText("Blueprint of the exam: Chosen topics").closest("figure") ?? document.body;
    expect(within(map).getAllByRole("group")).toHaveLength(1);
    expect(within(map).getByRole("group", { name: "Tier 2" })).toHaveTextContent(
      "Topic 2.310 questions, of 12 in the bank",
    );
  });

  test("leads to the running exam instead of a second one", async () => {
    const app = examApp();
    await app.call("exam.start", { request: { ...whole, size: 10 } });
    openPage(app, "/exams/new/whole");
    await screen.findByRole("group", { name: "Tier 1" });
    expect(screen.queryByRole("button", { name: "Start the exam" })).toBeNull();
    expect((await screen.findAllByRole("link", { name: "Go on with the exam" })).length).toBeGreaterThan(0);
  });
});

describe("the exam room", () => {
  test("takes the whole window, with the clock and all questions, and gives nothing away", async () => {
    await openRoom(examApp());
    expect(screen.queryByRole("navigation", { name: "Main navigation" })).toBeNull();
    expect(screen.getByRole("timer", { name: "Time left" })).toHaveTextContent(/^(15:00|14:\d\d)$/);
    expect(within(screen.getByRole("navigation", { name: "Questions" })).getAllByRole("button")).toHaveLength(10);
    expect(document.body.textContent).not.toMatch(/Reason|Topic \d/);
    await expect(document.body).toBeAccessible();
  });

  test("saves each choice at once, with confidence and flag, by keys alone", async () => {
    const { app } = await openRoom(examApp());
    press("Digit2");
    await waitFor(() => expect(saved(app)).toHaveLength(1));
    const chosen = await app.call("exam.question", { examId: 1, position: 0 });
    expect(JSON.parse(saved(app)[0]?.chosen ?? "[]")).toEqual([chosen.options[1]?.key]);
    press("KeyU");
    press("KeyF");
    await waitFor(() => expect(saved(app)).toMatchObject([{ confidence: "unsure", flagged: 1 }]));
    expect(await screen.findByRole("button", { name: "Flagged", pressed: true })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Question 1, answered, flagged" })).toBeInTheDocument();
    expect(screen.getByText("Saved.")).toBeInTheDocument();
    press("KeyU");
    await waitFor(() => expect(saved(app)).toMatchObject([{ confidence: null }]));
  });

  test("goes through the paper by arrows, by J and K, and by the navigator", async () => {
    const page = await openRoom(examApp());
    press("ArrowRight");
    expect(await asked(2)).toHaveFocus();
    press("KeyJ");
    await asked(3);
    press("KeyK");
    await asked(2);
    press("ArrowLeft");
    await asked(1);
    press("ArrowLeft");
    await asked(1);
    press("KeyN");
    const dialog = await screen.findByRole("dialog", { name: "All questions" });
    expect(within(dialog).getByRole("button", { name: /^Question 1,/ })).toHaveFocus();
    await page.user.click(within(dialog).getByRole("button", { name: /^Question 8,/ }));
    await asked(8);
    expect(page.address()).toBe("/exams/sitting/8");
  });

  test("turns the page on left and right even where an option has the focus", async () => {
    const { user, app } = await openRoom(examApp());
    await user.click(screen.getByText(/^Option 1 of/));
    await waitFor(() => expect(saved(app)).toHaveLength(1));
    const before = saved(app)[0]?.chosen;
    await user.keyboard("{ArrowRight}");
    await asked(2);
    expect(saved(app)[0]?.chosen).toBe(before);
  });

  test("opens where the address says, and else at the first question without an answer", async () => {
    const app = examApp();
    const sitting = await app.call("exam.start", { request: { ...whole, size: 10 } });
    await answer(app, sitting, (id, position) => (position < 4 ? right(id) : null));
    const page = openPage(app, "/exams/sitting");
    await asked(5);
    await waitFor(() => expect(page.address()).toBe("/exams/sitting/5"));
  });

  test("shows after a reload what was given before it", async () => {
    const app = examApp();
    const sitting = await app.call("exam.start", { request: { ...whole, size: 10 } });
    await answer(app, sitting, (id, position) => (position === 2 ? right(id) : null));
    app.restart();
    openPage(app, "/exams/sitting/3");
    const sheet = await asked(3);
    expect(sheet).toBeInTheDocument();
    const checked = screen.getAllByRole("radio", { checked: true });
    expect(checked.length).toBeGreaterThan(0);
    expect(screen.getByRole("radio", { name: "Sure" })).toBeChecked();
  });

  test("speaks the other language at once, with the order and the answers kept", async () => {
    const { app, user } = await openRoom(examApp());
    const order = () =>
      screen.getAllByText(/Option \d of/).map((option) => /Option (\d)/.exec(option.textContent ?? "")?.[1]);
    const english = order();
    press("Digit3");
    await waitFor(() => expect(saved(app)).toHaveLength(1));
    await user.click(screen.getByRole("radio", { name: "中" }));
    expect(screen.getByText(/^中文 Stem of/)).toBeInTheDocument();
    expect(order()).toEqual(english);
    const options = screen.getByRole("radiogroup", { name: "Choose one." });
    expect(within(options).getAllByRole("radio")[2]).toBeChecked();
    press("ArrowRight");
    await asked(2);
    expect(screen.getByText(/^中文 Stem of/)).toBeInTheDocument();
    press("KeyL");
    expect(screen.getByText(/^Stem of/)).toBeInTheDocument();
  });

  test("keeps what could not be saved, says so, and saves it again", async () => {
    const { app, user } = await openRoom(examApp());
    const { dispatch } = app;
    window.tierwise = {
      call: async (method, input) =>
        method === "exam.answer"
          ? { ok: false, error: { code: "no-space", message: "The disk is full. Free some space." } }
          : dispatch(method, input),
    };
    press("Digit1");
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("1 entry is not saved yet. The disk is full. Free some space.");
    expect(screen.getByRole("radiogroup", { name: "Choose one." }).querySelector("input:checked")).not.toBeNull();
    expect(screen.getByRole("button", { name: "Question 1, answered" })).toBeInTheDocument();
    expect(saved(app)).toEqual([]);
    window.tierwise = { call: (method, input) => dispatch(method, input) };
    await user.click(screen.getByRole("button", { name: "Save again" }));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    expect(saved(app)).toHaveLength(1);
  });

  test("saves again by itself when the window comes back", async () => {
    const { app } = await openRoom(examApp());
    const { dispatch } = app;
    window.tierwise = { call: async () => Promise.reject(new Error("gone")) };
    press("Digit1");
    press("KeyF");
    expect(await screen.findByRole("alert")).toHaveTextContent("2 entries are not saved yet.");
    window.tierwise = { call: (method, input) => dispatch(method, input) };
    focusWindow();
    await waitFor(() => expect(saved(app)).toMatchObject([{ position: 0, flagged: 1 }]));
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });

  test("tells the host how long each question was looked at", async () => {
    const { app } = await openRoom(examApp());
    const now = performance.now();
    const clock = vi.spyOn(performance, "now").mockReturnValue(now + 30_000);
    const { dispatch } = app;
    window.tierwise = { call: async () => Promise.reject(new Error("gone")) };
    press("Digit2");
    await screen.findByRole("alert");
    window.tierwise = { call: (method, input) => dispatch(method, input) };
    clock.mockReturnValue(now + 40_000);
    press("Digit1");
    await waitFor(() => expect(saved(app)).toHaveLength(1));
    expect(saved(app)[0]?.took_ms).toBeGreaterThanOrEqual(39_000);
    clock.mockReturnValue(now + 45_000);
    press("ArrowRight");
    await asked(2);
    await waitFor(() => expect(saved(app)[0]?.took_ms).toBeGreaterThanOrEqual(44_000));
    expect(saved(app)[0]?.took_ms).toBeLessThan(60_000);
    clock.mockRestore();
  });

  test("takes the host's clock when the window comes back", async () => {
    const { app } = await openRoom(examApp());
    app.clock.now += 10 * minute + 1000;
    focusWindow();
    await waitFor(() => expect(screen.getByRole("timer")).toHaveTextContent(/^04:5\d$/));
    expect(screen.getByText("5 minutes left", { selector: "[role=status]" })).toBeInTheDocument();
  });

  test("asks before it is left, says that the clock runs on, and stays with Enter", async () => {
    const page = await openRoom(examApp());
    press("Escape");
    const dialog = await screen.findByRole("alertdialog", { name: "Leave the exam room?" });
    expect(dialog).toHaveTextContent("The clock runs on: 15 minutes left.");
    await page.user.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    await asked(1);
    press("Escape");
    const again = await screen.findByRole("alertdialog");
    await page.user.click(within(again).getByRole("button", { name: "Leave the room" }));
    await waitFor(() => expect(page.address()).toBe("/exams"));
    expect(await screen.findByText("A mock exam is running.")).toBeInTheDocument();
  });

  test("shows before handing in what is open and flagged, each one press away, and hands in", async () => {
    const app = examApp();
    const sitting = await app.call("exam.start", { request: { ...whole, size: 10 } });
    await answer(app, sitting, (id, position) => (position === 6 ? null : right(id)));
    await app.call("exam.flag", { examId: 1, position: 3, flagged: true });
    const page = openPage(app, "/exams/sitting");
    await asked(7);
    press("KeyR");
    expect(await screen.findByRole("heading", { name: "1 of 10 questions has no answer" })).toHaveFocus();
    const flagged = screen.getByRole("region", { name: "Flagged by you" });
    expect(
      within(flagged)
        .getAllByRole("button")
        .map((button) => button.textContent),
    ).toEqual(["4"]);
    await expect(document.body).toBeAccessible();
    await page.user.click(
      within(screen.getByRole("region", { name: "Without an answer" })).getByRole("button", { name: "Question 7" }),
    );
    await asked(7);
    press("Digit1");
    press("KeyR");
    await screen.findByRole("heading", { name: "All 10 questions are answered" });
    await page.user.click(screen.getByRole("button", { name: "Hand in" }));
    const dialog = await screen.findByRole("alertdialog", { name: "Hand in now?" });
    await page.user.click(within(dialog).getByRole("button", { name: "Hand in" }));
    expect(await heading(/^Passed, (90|100)%$/)).toBeInTheDocument();
    expect(page.address()).toBe("/exams/report/1");
  });

  test("does not hand in what could not be saved", async () => {
    const { app, user } = await openRoom(examApp());
    const { dispatch } = app;
    window.tierwise = {
      call: async (method, input) =>
        method === "exam.answer"
          ? { ok: false, error: { code: "busy", message: "Another program holds the database. Close it." } }
          : dispatch(method, input),
    };
    press("Digit1");
    await screen.findByRole("alert");
    press("KeyR");
    await user.click(await screen.findByRole("button", { name: "Hand in" }));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Hand in" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog")).toBeNull());
    await waitFor(() => expect(screen.getAllByText(/Another program holds the database/)).toHaveLength(2));
    expect(await app.call("exam.current", {})).toMatchObject({ state: "running" });
  });

  test("at the deadline shows the report of what was there", async () => {
    const { app, address } = await openRoom(examApp());
    press("Digit1");
    await waitFor(() => expect(saved(app)).toHaveLength(1));
    app.clock.now += hour;
    focusWindow();
    expect(await heading(/^Not passed/)).toBeInTheDocument();
    expect(address()).toBe("/exams/report/1");
    expect(screen.getByText(/handed in by the clock/)).toBeInTheDocument();
  });

  test("learns from a refused answer that the time is over", async () => {
    const { app } = await openRoom(examApp());
    app.clock.now += hour;
    press("Digit1");
    expect(await heading(/^Not passed/)).toBeInTheDocument();
  });

  test("without a running exam says so", async () => {
    const page = openPage(examApp(), "/exams/sitting");
    expect(await heading("No exam is running")).toBeInTheDocument();
    await page.user.click(screen.getByRole("link", { name: "Exams" }));
    expect(page.address()).toBe("/exams");
  });

  test("lists its keys on ?", async () => {
    await openRoom(examApp());
    press("Slash", { shiftKey: true });
    const dialog = await screen.findByRole("dialog", { name: "Keys" });
    for (const does of ["Next question", "Flag", "All questions", "Last look before handing in", "I am unsure"])
      expect(within(dialog).getByText(does)).toBeInTheDocument();
  });
});

describe("a running exam", () => {
  test("is told on every screen, with its clock and the way back", async () => {
    const app = examApp();
    const sitting = await app.call("exam.start", { request: { ...whole, size: 10 } });
    await answer(app, sitting, (id, position) => (position < 3 ? right(id) : null));
    const page = openPage(app, "/");
    expect(await screen.findByText("A mock exam is running.")).toBeInTheDocument();
    expect(screen.getByText(/The whole outline · 3 of 10 answered/)).toBeInTheDocument();
    expect(screen.getByRole("timer")).toHaveTextContent(/^(15:00|14:\d\d)$/);
    await page.user.click(screen.getByRole("link", { name: "Go on with the exam" }));
    await asked(4);
  });

  test("whose time ran out unseen is told until it was looked at", async () => {
    const app = examApp();
    await app.call("exam.start", { request: { ...whole, size: 10 } });
    app.clock.now += hour;
    app.restart();
    const page = openPage(app, "/settings");
    expect(await screen.findByText(/Time ran out for your mock exam/)).toBeInTheDocument();
    focusWindow();
    await page.user.click(
      within(screen.getByRole("navigation", { name: "Main navigation" })).getByRole("link", { name: "Exams" }),
    );
    await heading(/mock exam/);
    await page.user.click(await screen.findByRole("button", { name: "See the report" }));
    expect(await heading(/^Not passed/)).toBeInTheDocument();
    expect(screen.queryByText(/Time ran out for your mock exam/)).toBeNull();
  });
});

describe("the report", () => {
  test("tells the result with its interval, the loss, confidence, quarters, changes and the forecast", async () => {
    const app = examApp();
    openPage(app, `/exams/report/${await sat(app, 4)}`);
    expect(await heading("Not passed, 40%")).toBeInTheDocument();
    expect(screen.getByText(/^4 of 10 right; with so many questions really between \d+% and \d+%/)).toBeInTheDocument();
    expect(screen.getAllByRole("img", { name: /^40%, really between/ }).length).toBeGreaterThan(0);
    expect(screen.getByRole("heading", { name: /^Most was lost in Topic/ })).toBeInTheDocument();
    expect(screen.getByRole("group", { name: "Tier 1" })).toHaveTextContent(/\d of 4 right/);
    expect(screen.getByRole("heading", { name: "3 answers were sure and wrong" })).toBeInTheDocument();
    expect(screen.getAllByText("2 of 5, 40%")).toHaveLength(2);
    expect(screen.getByRole("heading", { name: "It fell off towards the end" })).toBeInTheDocument();
    expect(screen.getByText("You changed no answer.")).toBeInTheDocument();
    expect(screen.getByText(/^Forecast was 25% \(\d+%–\d+%\): the result lies/)).toBeInTheDocument();
    expect(screen.getByText(/no question seen before/)).toBeInTheDocument();
    await expect(document.body).toBeAccessible();
  });

  test("shows the wrong ones first, and the others by their filters", async () => {
    const app = examApp();
    const sitting = await app.call("exam.start", { request: { ...whole, size: 10 } });
    await answer(app, sitting, (id, position) => (position === 9 ? null : position < 6 ? right(id) : wrong(id)));
    await app.call("exam.flag", { examId: 1, position: 2, flagged: true });
    await app.call("exam.handIn", { examId: 1 });
    const { user } = openPage(app, "/exams/report/1");
    await heading("Not passed, 60%");
    const shown = () =>
      screen
        .getAllByRole("button", { expanded: false })
        .map((line) => line.textContent)
        .filter((text) => /^\d+(right|wrong|no answer)/.test(text ?? ""));
    expect(shown()).toHaveLength(4);
    for (const [name, count] of [
      ["Flagged (1)", 1],
      ["Guessed (4)", 4],
      ["All (10)", 10],
    ] as const) {
      await user.click(screen.getByRole("radio", { name }));
      expect(shown()).toHaveLength(count);
    }
    await user.click(screen.getByRole("radio", { name: "Slow (0)" }));
    expect(screen.getByText("There are none.")).toBeInTheDocument();
    await user.click(screen.getByRole("radio", { name: "Wrong (4)" }));
    expect(shown().at(-1)).toMatch(/^10no answer/);
  });

  test("opens a question with all its reasons", async () => {
    const app = examApp();
    const { user } = openPage(app, `/exams/report/${await sat(app, 9)}`);
    await heading("Passed, 90%");
    expect(screen.queryByText(/^Reason/)).toBeNull();
    await user.click(screen.getByRole("button", { name: /^10\s*wrong/ }));
    expect(screen.getAllByText(/^Reason \d of s/)).toHaveLength(4);
    expect(screen.getByText("Your choice, but wrong")).toBeInTheDocument();
    expect(screen.getByText("Right, but not chosen")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Close all" }));
    expect(screen.queryByText(/^Reason/)).toBeNull();
  });

  test("shows one topic's questions when its block is pressed", async () => {
    const app = examApp(1, 12);
    const { user } = openPage(app, `/exams/report/${await sat(app, 5)}`);
    await heading("Not passed, 50%");
    await user.click(screen.getByRole("button", { name: /^Topic 2\.1/ }));
    const only = screen.getByRole("button", { name: "Only Topic 2.1" });
    expect(
      screen.getAllByRole("button", { expanded: false }).filter((line) => line.textContent?.includes("Topic 2.1")),
    ).toHaveLength(3);
    await user.click(only);
    expect(screen.getByRole("radio", { name: "Wrong (5)" })).toBeChecked();
  });

  test("turns the mistakes into a drill of the cards that they rest on", async () => {
    const app = examApp();
    const page = openPage(app, `/exams/report/${await sat(app, 8)}`);
    await heading("Passed, 80%");
    await page.user.click(screen.getByRole("button", { name: "Turn the mistakes into a drill" }));
    await waitFor(() => expect(page.address()).toMatch(/^\/review\/items\/card-s[\d-]+,card-s[\d-]+$/));
    expect(await screen.findByRole("region", { name: "Question" })).toBeInTheDocument();
  });

  test("puts every question on paper, open, and is as it was afterwards", async () => {
    const app = examApp();
    openPage(app, `/exams/report/${await sat(app, 7)}`);
    await heading("Not passed, 70%");
    act(() => void window.dispatchEvent(new Event("beforeprint")));
    expect(screen.getAllByText(/^Stem of s/, { selector: ".case__stem *" })).toHaveLength(10);
    expect(screen.getAllByText(/^Reason \d of s/)).toHaveLength(40);
    act(() => void window.dispatchEvent(new Event("afterprint")));
    expect(screen.queryByText(/^Reason/)).toBeNull();
  });

  test("of an exam by domains shows them with their source, as the blueprint did", async () => {
    const domains = ["kcna:fundamentals", "kcna:orchestration", "kcna:delivery", "kcna:architecture"] as const;
    const concepts = domains.flatMap((_, tier) =>
      Array.from({ length: 12 }, (_, n) => ({ id: `c${tier + 1}-1-${n}` })),
    );
    const subject = aSubject({ topics: [{ id: "t", tier: 1, concepts }], items: [] });
    for (const concept of subject.taxonomy.topics[0]?.concepts ?? [])
      concept.domains = [domains[Number(concept.id[1]) - 1] ?? domains[0]];
    const app = testApp({ subject });
    fillDeck(app.db, examDeck(1, 12));
    const page = openPage(app, "/exams/new/kcna");
    const map = await screen.findByRole("group", { name: "Kubernetes fundamentals" });
    expect(map).toHaveTextContent("26 questions, 44%12 scenarios in the bank");
    await page.user.click(screen.getByRole("button", { name: "Take 27 questions" }));
    await page.user.click(await screen.findByRole("button", { name: "Start the exam" }));
    await asked(1, 27);
    await app.call("exam.handIn", { examId: 1 });
    focusWindow();
    await heading("Not passed, 0%");
    expect(screen.getByRole("heading", { name: "What the paper was made of" })).toBeInTheDocument();
    expect(screen.getByRole("group", { name: "Container orchestration" })).toHaveTextContent("8 questions, 28%");
    expect(screen.getByText(/Shares as published, read 2026-03-14:/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "github.com/cncf/curriculum" })).toBeInTheDocument();
  });

  test("that is not there leads back", async () => {
    openPage(examApp(), "/exams/report/77");
    expect(await screen.findByText(/This exam is not there any more/)).toBeInTheDocument();
    expect(within(screen.getByRole("main")).getByRole("link", { name: "Exams" })).toHaveAttribute(
      "href",
      expect.stringContaining("/exams"),
    );
  });
});

test("in Chinese the whole way from blueprint to report speaks Chinese", async () => {
  const app = examApp();
  await app.call("settings.set", { language: "zh" });
  const page = openPage(app, "/exams/new/whole", "zh");
  await heading("设置考试");
  await page.user.click(await screen.findByRole("button", { name: "开始考试" }));
  await screen.findByRole("region", { name: "第 1 题，共 40 题" });
  expect(screen.getByText(/^中文 Stem of/)).toBeInTheDocument();
  press("Digit1");
  press("KeyR");
  await screen.findByRole("heading", { name: "40 题中有 39 题未答" });
  await page.user.click(screen.getByRole("button", { name: "交卷" }));
  await page.user.click(
    within(await screen.findByRole("alertdialog", { name: "现在交卷？" })).getByRole("button", { name: "交卷" }),
  );
  expect(await heading(/^未通过，/)).toBeInTheDocument();
});

describe("a sitting as values", () => {
  const sitting: Sitting = {
    examId: 1,
    title: { en: "", zh: "" },
    size: 3,
    startedAt: 0,
    deadlineAt: 1000,
    now: 0,
    leftMs: 1000,
    questions: [0, 1, 2].map((position) => ({ position, answered: position === 0, flagged: false })),
  };
  const question = (position: number, more: Partial<Question> = {}): Question => ({
    position,
    id: `q${position}`,
    topic: "",
    tier: 1,
    stem: { en: "", zh: "" },
    choose: 2,
    options: [],
    chosen: [],
    confidence: null,
    flagged: false,
    ...more,
  });
  const given = (chosen: number[]) => ({ chosen, confidence: null });
  const opened = stepSitting(openSitting(sitting, 5), { kind: "loaded", question: question(1) });

  test("keeps what was given here until exactly that is acknowledged", () => {
    const one = stepSitting(opened, { kind: "given", position: 1, answer: given([2]) });
    const two = stepSitting(one, { kind: "given", position: 1, answer: given([2, 3]) });
    const first = stepSitting(two, { kind: "saved", position: 1, answer: given([2]), sitting, at: 6 });
    expect([...first.unsaved]).toEqual([1]);
    const second = stepSitting(first, { kind: "saved", position: 1, answer: given([2, 3]), sitting, at: 7 });
    expect([...second.unsaved]).toEqual([]);
    expect(second.toldAt).toBe(7);
  });

  test("does not let an old word of the host overwrite what is on its way", () => {
    const one = stepSitting(opened, { kind: "given", position: 1, answer: given([3]) });
    const reloaded = stepSitting(one, { kind: "loaded", question: question(1, { chosen: [0] }) });
    expect(reloaded.questions.get(1)?.chosen).toEqual([3]);
    expect(spotsOf(reloaded)[1]).toMatchObject({ state: "answered", partly: true });
    expect(spotsOf(stepSitting(reloaded, { kind: "told", sitting, at: 9 }))[1]).toMatchObject({ state: "answered" });
  });

  test("tells trouble until something was saved", () => {
    const failed = stepSitting(opened, { kind: "failed", error: "no" });
    expect(failed.trouble).toBe("no");
    expect(stepSitting(failed, { kind: "saved", position: 0, answer: given([]), sitting, at: 6 }).trouble).toBeNull();
  });

  test.each([
    ["1", 0],
    ["3", 2],
    ["check", "check"],
    ["4", null],
    ["0", null],
    ["x", null],
    [undefined, null],
  ] as const)("the address %s names the place %s", (word, place) => {
    expect(placeOfWord(word, 3)).toBe(place);
  });

  test("is taken up at the first question without an answer", () => {
    expect(placeToStart(sitting)).toBe(1);
    expect(placeToStart({ ...sitting, questions: sitting.questions.map((one) => ({ ...one, answered: true })) })).toBe(
      "check",
    );
  });
});

describe("the stopwatch of a sitting", () => {
  test("adds up looks, tells each time once, and takes back what could not be told", () => {
    const looked = turnTo(turnTo(turnTo(STOPPED, 0, 100), 1, 600), 0, 1000);
    const first = take(looked, 0, 1500);
    expect(first.tookMs).toBe(1000);
    expect(take(first.watch, 0, 1700).tookMs).toBe(200);
    expect(take(giveBack(first.watch, 0, 1000), 0, 1700).tookMs).toBe(1200);
    expect(take(looked, 1, 1500).tookMs).toBe(400);
  });

  test("stands still while no question is in sight", () => {
    const paused = turnTo(turnTo(STOPPED, 0, 0), null, 300);
    expect(take(paused, 0, 9000).tookMs).toBe(300);
  });
});

describe("the warnings of the clock", () => {
  const total = 90 * minute;
  test.each([
    [45 * minute + 10, 45 * minute, 45 * minute],
    [10 * minute + 1, 10 * minute - 200, 10 * minute],
    [5 * minute + 1, 5 * minute, 5 * minute],
    [minute + 1, minute, minute],
    [minute, minute - 1, null],
    [30 * minute, 20 * minute, null],
    [50 * minute, 4 * minute, 5 * minute],
    [100, 0, null],
  ])("from %d to %d ms: %s", (before, now, warned) => {
    expect(warningBetween(before, now, total)).toBe(warned);
  });

  test("leave half of a short exam unsaid", () => {
    expect(warningBetween(8 * minute, 7 * minute, 15 * minute)).toBeNull();
  });
});

describe("figures", () => {
  test.each([
    [[], "none"],
    [[0.5], "one"],
    [[0.4, 0.6], "rising"],
    [[0.8, 0.7, 0.6, 0.5], "falling"],
    [[0.6, 0.62, 0.61], "level"],
  ])("of the scores %j tell %s", (scores, kind) => {
    expect(trendOf(scores.map((score) => ({ score, low: 0, high: 1, passed: false }))).kind).toBe(kind);
  });

  test.each([
    [40, 0.75, 30],
    [10, 0.75, 8],
    [10, 0.72, 8],
    [60, 0.7, 42],
    [3, 1, 3],
  ])("%d questions at %d need %d right", (size, mark, needed) => {
    expect(neededRight(size, mark)).toBe(needed);
  });

  test("of a blueprint tell the largest paper that no cell is too small for", () => {
    const cell = (share: number, available: number) => ({
      key: "",
      tier: 1,
      topicId: 1,
      title: { en: "", zh: "" },
      exact: 0,
      questions: 0,
      share,
      available,
    });
    expect(largestSize([cell(0.44, 44), cell(0.28, 14), cell(0.28, 60)])).toBe(50);
    expect(largestSize([cell(0.5, 0), cell(0.5, 9)])).toBe(0);
    expect(largestSize([])).toBe(0);
  });

  test("of a paper stand in the legend's order", () => {
    expect(cellsOf({ missing: 1, right: 2, wrong: 1 })).toEqual(["right", "right", "wrong", "missing"]);
  });

  test.each([
    [
      [
        { questions: 10, right: 9 },
        { questions: 10, right: 4 },
      ],
      "fell",
    ],
    [
      [
        { questions: 10, right: 3 },
        { questions: 10, right: 8 },
      ],
      "rose",
    ],
    [
      [
        { questions: 5, right: 1 },
        { questions: 5, right: 2 },
      ],
      "even",
    ],
    [
      [
        { questions: 5, right: 0 },
        { questions: 5, right: 0 },
      ],
      "even",
    ],
    [[{ questions: 5, right: 0 }], "even"],
  ])("of quarters %j tell that it %s", (quarters, course) => {
    expect(courseOf(quarters)).toBe(course);
  });
});
