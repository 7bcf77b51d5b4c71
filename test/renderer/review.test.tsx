import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { all, one } from "../../db/statements.ts";
import type { TestApp } from "../support/app.ts";
import { beesApp, heading, openPage, press } from "./page.tsx";

const GUARD = 500;

const question = () => screen.findByRole("region", { name: "Question" });
const grades = (app: TestApp) =>
  all<{ id: string; grade: string }>(
    app.db,
    "select i.id, r.grade from reviews r join items i on i.no = r.item_no where r.entry = 'grade' and not exists (select 1 from reviews u where u.undoes = r.seq) order by r.seq",
  );

/** Reveals and grades the card that is shown; gives its question. */
async function answer(digit: "1" | "2"): Promise<string> {
  const asked = (await question()).textContent ?? "";
  press("Space");
  await screen.findByRole("region", { name: "Answer" });
  press(`Digit${digit}`, { later: GUARD });
  await waitFor(() => {
    const shown = screen.queryByRole("region", { name: "Question" })?.textContent;
    if (shown === asked && screen.queryByRole("region", { name: "Answer" })) throw new Error("still shown");
  });
  return asked;
}

describe("a review", () => {
  test("hides the answer until Space, then saves Remembered by Space, and says so", async () => {
    const page = openPage(await beesApp(), "/review");
    const first = (await question()).textContent ?? "";
    expect(screen.queryByRole("region", { name: "Answer" })).toBeNull();
    expect(screen.queryByRole("group", { name: "Did you know it?" })).toBeNull();
    press("Space");
    expect(await screen.findByRole("region", { name: "Answer" })).toHaveFocus();
    expect(screen.getByText("Answer shown.")).toBeInTheDocument();
    press("Space", { later: GUARD });
    await waitFor(async () => expect((await question()).textContent).not.toBe(first));
    expect(grades(page.app).map((row) => row.grade)).toEqual(["good"]);
    expect(screen.getByText(/^Saved: Good, again in/)).toBeInTheDocument();
  });

  test.each([
    ["Digit1", "again"],
    ["Digit2", "good"],
    ["Numpad2", "good"],
    ["Enter", "good"],
  ])("with two buttons takes %s for %s", async (code, grade) => {
    const { app } = openPage(await beesApp(), "/review");
    await question();
    press("Space");
    await screen.findByRole("region", { name: "Answer" });
    press(code, { later: GUARD });
    await waitFor(() => expect(grades(app).map((row) => row.grade)).toEqual([grade]));
  });

  test("with four buttons takes 1 to 4, each with its own interval", async () => {
    const app = await beesApp();
    await app.call("settings.set", { buttons: 4 });
    openPage(app, "/review");
    await question();
    press("Space");
    const bar = await screen.findByRole("group", { name: "Did you know it?" });
    expect(within(bar).getAllByRole("button")).toHaveLength(4);
    press("Digit4", { later: GUARD });
    await waitFor(() => expect(grades(app).map((row) => row.grade)).toEqual(["easy"]));
  });

  test("does nothing on a grade that comes with the reveal, on a key held down, and on one that composes", async () => {
    const { app } = openPage(await beesApp(), "/review");
    const asked = (await question()).textContent;
    press("Digit2", { later: GUARD });
    press("Space");
    await screen.findByRole("region", { name: "Answer" });
    press("Digit2");
    press("Space", { later: GUARD, repeat: true });
    press("Digit2", { later: GUARD, isComposing: true });
    expect((await question()).textContent).toBe(asked);
    expect(grades(app)).toEqual([]);
  });

  test("shows the interval that is saved", async () => {
    const { app } = openPage(await beesApp(), "/review");
    await question();
    press("Space");
    const remembered = await screen.findByRole("button", { name: /Remembered/ });
    const shown = /again in (.*?)2/.exec(remembered.textContent ?? "")?.[1];
    press("Digit2", { later: GUARD });
    expect(await screen.findByText(`Saved: Good, again in ${shown}.`)).toBeInTheDocument();
    expect(grades(app)).toHaveLength(1);
  });

  test("takes back with Z what was done last, and shows that card again", async () => {
    const { app } = openPage(await beesApp(), "/review");
    const first = await answer("1");
    const second = await answer("2");
    expect(second).not.toBe(first);
    press("KeyZ");
    await waitFor(async () => expect((await question()).textContent).toBe(second));
    expect(grades(app).map((row) => row.grade)).toEqual(["again"]);
    press("KeyZ");
    await waitFor(async () => expect((await question()).textContent).toBe(first));
    expect(grades(app)).toEqual([]);
    press("KeyZ");
    expect(await screen.findByText("There is nothing of today left to take back.")).toBeInTheDocument();
  });

  test("says why this card is asked now", async () => {
    openPage(await beesApp(), "/review");
    await question();
    expect(screen.getByText(/^tier 1 · new, 1 of \d+ today$/)).toBeInTheDocument();
  });

  test("loads the card again when it was graded elsewhere in the meantime, and saves nothing twice", async () => {
    const app = await beesApp();
    openPage(app, "/review");
    await question();
    press("Space");
    await screen.findByRole("region", { name: "Answer" });
    const shown = await app.call("study.next", { session: { kind: "today" } });
    if (shown.state !== "card") throw new Error("no card");
    await app.call("study.grade", { itemId: shown.card.id, seenReps: shown.seenReps, grade: "good", tookMs: 1 });
    press("Digit1", { later: GUARD });
    expect(await screen.findByText(/This card changed in the meantime/)).toBeInTheDocument();
    expect(screen.queryByRole("region", { name: "Answer" })).toBeNull();
    expect(grades(app).map((row) => row.grade)).toEqual(["good"]);
  });

  test("keeps the answer open and says why when a grade can't be stored", async () => {
    const app = await beesApp();
    openPage(app, "/review");
    await question();
    const dispatch = app.dispatch;
    window.tierwise = {
      call: async (method, input) =>
        method === "study.grade"
          ? { ok: false, error: { code: "no-space", message: "The disk is full. Free some space and grade again." } }
          : dispatch(method, input),
    };
    press("Space");
    await screen.findByRole("region", { name: "Answer" });
    press("Digit2", { later: GUARD });
    expect(await screen.findByText("The disk is full. Free some space and grade again.")).toBeInTheDocument();
    expect(screen.getByRole("region", { name: "Answer" })).toBeInTheDocument();
    window.tierwise = { call: (method, input) => dispatch(method, input) };
    press("Digit2", { later: GUARD });
    await waitFor(() => expect(grades(app)).toHaveLength(1));
  });

  test("shows this card alone in the other language with L", async () => {
    openPage(await beesApp(), "/review");
    const asked = await question();
    const english = asked.textContent;
    press("KeyL");
    await waitFor(() => expect(screen.getByText("Shown in Chinese for this card")).toBeInTheDocument());
    expect(asked.textContent).toMatch(/\p{Script=Han}/u);
    press("KeyL");
    await waitFor(() => expect(asked.textContent).toBe(english));
    await answer("2");
    expect((await question()).textContent).not.toMatch(/\p{Script=Han}/u);
  });

  test("suspends with S, and brings the card back from the toast", async () => {
    const { app, user } = openPage(await beesApp(), "/review");
    const asked = (await question()).textContent ?? "";
    press("KeyS");
    await waitFor(async () => expect((await question()).textContent).not.toBe(asked));
    const toast = screen.getByText("Card suspended.").parentElement ?? document.body;
    await user.click(within(toast).getByRole("button", { name: "Undo" }));
    await waitFor(async () => expect((await question()).textContent).toBe(asked));
    expect(one(app.db, "select count(*) as n from items where suspended_at is not null")).toEqual({ n: 0 });
  });

  test("flags with F and a reason, and takes the flag away by the same key", async () => {
    const { app, user } = openPage(await beesApp(), "/review");
    await question();
    press("KeyF");
    const dialog = await screen.findByRole("dialog", { name: "What is wrong with it?" });
    await user.type(within(dialog).getByRole("textbox", { name: "Remark" }), "queens lay 2000");
    await user.click(within(dialog).getByRole("button", { name: "Flag" }));
    expect(await screen.findByText("Flagged as wrong: A fact is wrong: queens lay 2000")).toBeInTheDocument();
    expect(all(app.db, "select flag_reason as reason from items where flagged_at is not null")).toEqual([
      { reason: "A fact is wrong: queens lay 2000" },
    ]);
    press("KeyF");
    await waitFor(() => expect(screen.queryByText(/Flagged as wrong/)).toBeNull());
  });

  test("edits with E: what is typed there is no key of the review, and the card shows it at once", async () => {
    const { app, user } = openPage(await beesApp(), "/review");
    await question();
    press("KeyE");
    const dialog = await screen.findByRole("dialog", { name: "Edit the card" });
    const english = within(dialog).getByRole("region", { name: "English" });
    const field = within(english).getByRole("textbox", { name: "Question" });
    await user.clear(field);
    await user.type(field, "z1 s f: what?");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(async () => expect(await question()).toHaveTextContent("z1 s f: what?"));
    expect(grades(app)).toEqual([]);
    expect(one(app.db, "select count(*) as n from items where edited is not null")).toEqual({ n: 1 });
  });

  test("asks before Escape throws an edit away, and keeps it where one stays", async () => {
    const { app, user } = openPage(await beesApp(), "/review");
    await question();
    press("KeyE");
    const dialog = await screen.findByRole("dialog", { name: "Edit the card" });
    await user.type(
      within(within(dialog).getByRole("region", { name: "English" })).getByRole("textbox", { name: "Question" }),
      " More",
    );
    await user.keyboard("{Escape}");
    await user.click(await screen.findByRole("button", { name: "Keep writing" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog", { name: "Leave without saving?" })).toBeNull());
    expect(screen.getByDisplayValue(/ More$/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    await user.click(await screen.findByRole("button", { name: "Discard it" }));
    await waitFor(() => expect(screen.queryByRole("heading", { name: "Edit the card" })).toBeNull());
    expect(one(app.db, "select count(*) as n from items where edited is not null")).toEqual({ n: 0 });
  });

  test("of a drill goes back with Escape to where it was chosen", async () => {
    const app = await beesApp();
    const { outlines } = await app.call("library.overview", {});
    const topic = outlines[0]?.topics[0];
    const page = openPage(app, `/library/topic/${topic?.id}`);
    await page.user.click(await screen.findByRole("link", { name: "Drill this topic" }));
    await question();
    press("Escape");
    await waitFor(() => expect(page.address()).toBe(`/library/topic/${topic?.id}`));
  });

  test("names its grades and their keys on the sheet of keys", async () => {
    openPage(await beesApp(), "/review");
    await question();
    press("Slash", { shiftKey: true });
    const sheet = await screen.findByRole("dialog", { name: "Keys" });
    expect(sheet).toHaveTextContent("Show the answerSpace↵Forgot1Remembered2Space↵");
  });

  test("goes back to today with Escape, with everything saved", async () => {
    const page = openPage(await beesApp(), "/review");
    await answer("2");
    press("Escape");
    await waitFor(() => expect(page.address()).toBe("/"));
    expect(await heading(/cards?, about/)).toBeInTheDocument();
    expect(grades(page.app)).toHaveLength(1);
  });

  test("ends with what tomorrow brings", async () => {
    const app = await beesApp();
    await app.call("settings.set", { newPerDay: 1 });
    openPage(app, "/review");
    await answer("2");
    await answer("2");
    expect(await heading("That was all for now")).toBeInTheDocument();
    expect(screen.getByText(/^Tomorrow brings /)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "To today" })).toHaveFocus();
  });

  test("of a topic asks each of its cards once", async () => {
    const app = await beesApp();
    const { outlines } = await app.call("library.overview", {});
    const topic = outlines[0]?.topics.find((each) => each.title === "Colony");
    openPage(app, `/review/topic/${topic?.id}`);
    const cards = topic?.points.reduce((sum, point) => sum + point.cards, 0) ?? 0;
    expect(cards).toBeGreaterThan(1);
    const asked = new Set<string>();
    for (let i = 0; i < cards; i++) asked.add(await answer("2"));
    expect(await heading("The drill is done")).toBeInTheDocument();
    expect(asked.size).toBe(cards);
  });

  test("lists its keys on ?", async () => {
    openPage(await beesApp(), "/review");
    await question();
    press("Slash", { shiftKey: true });
    const dialog = await screen.findByRole("dialog", { name: "Keys" });
    expect(within(dialog).getByText("Flag as wrong")).toBeInTheDocument();
    press("KeyS");
    expect(screen.queryByText("Card suspended.")).toBeNull();
  });

  test("is accessible before and after the reveal", async () => {
    openPage(await beesApp(), "/review");
    await question();
    await expect(document.body).toBeAccessible();
    press("Space");
    await screen.findByRole("region", { name: "Answer" });
    await expect(document.body).toBeAccessible();
  });

  test("tells what is wrong when the host does not answer, and goes on once it does", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/review");
    await question();
    window.tierwise = { call: () => Promise.reject(new Error("gone")) };
    press("Space");
    await screen.findByRole("region", { name: "Answer" });
    press("Digit2", { later: GUARD });
    expect(await screen.findByText(/Tierwise does not answer/)).toBeInTheDocument();
    window.tierwise = { call: (method, input) => app.dispatch(method, input) };
    await user.click(screen.getByRole("button", { name: /Remembered/ }));
    await waitFor(() => expect(grades(app)).toHaveLength(1));
  });
});
