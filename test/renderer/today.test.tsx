import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { one } from "../../db/statements.ts";
import { day, testApp } from "../support/app.ts";
import { bees } from "../support/subject.ts";
import { beesApp, heading, openPage, press } from "./page.tsx";

describe("the first minute", () => {
  test("takes the built-in outline by one press, and then says what there is to do", async () => {
    const app = testApp({ subject: bees() });
    const { user } = openPage(app);
    await heading("What do you want to learn?");
    await expect(document.body).toBeAccessible();
    const [first] = screen.getAllByRole("button", { name: "Use this outline" });
    if (!first) throw new Error("nothing offered");
    await user.click(first);
    expect(await heading(/^\d+ cards?, about/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: /Start/ })).toHaveAttribute("href", expect.stringContaining("/review"));
    expect(await screen.findByText(/^The deck is ready: \d+ cards\.$/)).toBeInTheDocument();
    expect(one(app.db, "select origin from outlines")).toEqual({ origin: "builtin" });
  });

  test("offers the outline of the interface's language first", async () => {
    const app = testApp({ subject: bees() });
    await app.call("settings.set", { language: "zh" });
    openPage(app, "/", "zh");
    await heading("你想学什么？");
    expect(
      screen
        .getAllByRole("listitem")
        .map((item) => item.textContent)
        .find((text) => text?.includes("蜜蜂")),
    ).toBeDefined();
    const offers = screen.getAllByText(/^(蜜蜂（按优先级）|Bees by priority)$/).map((name) => name.textContent);
    expect(offers).toEqual(["蜜蜂（按优先级）", "Bees by priority"]);
  });

  test("takes a file to its preview, and imports nothing by itself", async () => {
    const page = openPage(testApp({ subject: bees() }));
    await heading("What do you want to learn?");
    const file = new File(["## Tier 1\n\n### Colony\n\n- Queen: lays\n"], "mine.md", { type: "text/markdown" });
    await page.user.upload(screen.getByLabelText("Choose a file"), file);
    expect(await heading("What the import would do")).toBeInTheDocument();
    expect(page.address()).toBe("/library/import");
    expect(one(page.app.db, "select count(*) as n from outlines")).toEqual({ n: 0 });
  });
});

describe("today", () => {
  test("says how many cards, how long, and from which tiers", async () => {
    openPage(await beesApp());
    await heading(/^\d+ cards?, about \d+ minutes?$/);
    expect(screen.getByText("Reckoned with 15 seconds an answer until you have answered some.")).toBeInTheDocument();
    const section = (await heading("By tier")).closest("section") ?? document.body;
    expect(within(section).getByText("Tier 1: First")).toBeInTheDocument();
    expect(within(section).getAllByText(/new cards?/).length).toBeGreaterThan(0);
    await expect(document.body).toBeAccessible();
  });

  test("starts the review with Enter", async () => {
    const page = openPage(await beesApp());
    await heading(/cards?, about/);
    press("Enter");
    await waitFor(() => expect(page.address()).toBe("/review"));
    expect(await screen.findByRole("region", { name: "Question" })).toBeInTheDocument();
  });

  test("tells in its plan why each card comes", async () => {
    const { user } = openPage(await beesApp());
    await heading(/cards?, about/);
    await user.click(screen.getByRole("button", { name: "What comes, and why" }));
    expect((await screen.findAllByText(/tier \d · new, \d+ of \d+ today/)).length).toBeGreaterThan(1);
  });

  test("without new cards says that nothing is due", async () => {
    const app = await beesApp();
    await app.call("settings.set", { newPerDay: 0 });
    openPage(app);
    expect(await heading("Nothing is due today")).toBeInTheDocument();
    expect(screen.queryByRole("link", { name: /Start/ })).toBeNull();
  });

  test("names what waits, why, and what the waiting costs", async () => {
    const app = await beesApp();
    // Everything learned today is due some days later, more than a day then may hold.
    for (;;) {
      const next = await app.call("study.next", { session: { kind: "today" } });
      if (next.state !== "card") break;
      await app.call("study.grade", { itemId: next.card.id, seenReps: next.seenReps, grade: "easy", tookMs: 5000 });
    }
    app.clock.now += 40 * day;
    await app.call("settings.set", { reviewsPerDay: 1, newPerDay: 0 });
    openPage(app);
    const table = await screen.findByRole("table", { name: "Held back today" });
    expect(within(table).getAllByText("more reviews than the day's cap").length).toBeGreaterThan(0);
    expect(within(table).getAllByText(/0\.\d\d today, 0\.\d\d tomorrow/).length).toBeGreaterThan(0);
  });

  test("done says what was answered and what tomorrow brings", async () => {
    const app = await beesApp();
    await app.call("settings.set", { newPerDay: 1 });
    for (;;) {
      const next = await app.call("study.next", { session: { kind: "today" } });
      if (next.state !== "card") break;
      await app.call("study.grade", { itemId: next.card.id, seenReps: next.seenReps, grade: "easy", tookMs: 5000 });
    }
    openPage(app);
    expect(await heading("Done for today")).toBeInTheDocument();
    expect(screen.getByText(/^You gave \d+ answers? today, in/)).toBeInTheDocument();
    expect(screen.getByText(/^Tomorrow brings/)).toBeInTheDocument();
  });

  test("says what went wrong, and tries again", async () => {
    const app = await beesApp();
    let broken = true;
    const { user } = openPage(app);
    window.tierwise = {
      call: async (method, input) =>
        broken && method === "study.today"
          ? {
              ok: false,
              error: { code: "busy", message: "Another program holds the database. Close it and try again." },
            }
          : app.dispatch(method, input),
    };
    expect(await screen.findByText("Another program holds the database. Close it and try again.")).toBeInTheDocument();
    broken = false;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await heading(/cards?, about/)).toBeInTheDocument();
  });
});

describe("the frame", () => {
  test("leads to every screen, says where one is, and can be skipped", async () => {
    const { user } = openPage(await beesApp());
    await heading(/cards?, about/);
    const nav = screen.getByRole("navigation", { name: "Main navigation" });
    expect(within(nav).getByRole("link", { name: "Today" })).toHaveAttribute("aria-current", "page");
    await user.click(within(nav).getByRole("link", { name: "Library" }));
    await heading("Library");
    expect(within(nav).getByRole("link", { name: "Library" })).toHaveAttribute("aria-current", "page");
    expect(document.title).toBe("Library · Tierwise");
    await user.click(screen.getByRole("button", { name: "Skip to the content" }));
    expect(screen.getByRole("main")).toHaveFocus();
  });

  test("speaks the other language at once, in the interface and in the page's own language", async () => {
    const app = await beesApp();
    openPage(app);
    await heading(/cards?, about/);
    press("KeyK", { ctrlKey: true });
    await screen.findByRole("dialog");
    const user = userEvent.setup();
    await user.keyboard("界面用中文{Enter}");
    expect(await screen.findByRole("link", { name: "今日" })).toBeInTheDocument();
    expect(document.documentElement.lang).toBe("zh-CN");
    expect(await app.call("settings.get", {})).toMatchObject({ settings: { language: "zh" } });
  });

  test("takes a theme against the system's and gives it up again", async () => {
    const app = await beesApp();
    await app.call("settings.set", { theme: "dark" });
    openPage(app);
    await heading(/cards?, about/);
    expect(document.documentElement).toHaveAttribute("data-theme", "dark");
    press("KeyK", { ctrlKey: true });
    await screen.findByRole("dialog");
    const user = userEvent.setup();
    await user.keyboard("theme system{Enter}");
    await waitFor(() => expect(document.documentElement).not.toHaveAttribute("data-theme"));
  });

  test("says that an address leads nowhere, and leads back", async () => {
    const { user, address } = openPage(await beesApp(), "/nowhere");
    expect(await heading("There is no such screen")).toBeInTheDocument();
    await user.click(screen.getByRole("link", { name: "Go to today" }));
    expect(address()).toBe("/");
  });

  test("shows all parts at an address of its own", async () => {
    openPage(await beesApp(), "/parts");
    expect(await heading("All parts")).toBeInTheDocument();
    expect(screen.getAllByRole("heading", { name: "Figures" })).toHaveLength(2);
  });
});
