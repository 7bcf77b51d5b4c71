import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { one, run } from "../../db/statements.ts";
import { day, type TestApp, testApp } from "../support/app.ts";
import { beesApp, heading, openPage } from "./page.tsx";

const settingsOf = async (app: TestApp) => (await app.call("settings.get", {})).settings;
const lever = (name: RegExp) => screen.getByRole("textbox", { name });

async function type(user: ReturnType<typeof openPage>["user"], field: HTMLElement, value: string): Promise<void> {
  await user.clear(field);
  await user.type(field, value);
  await user.tab();
}

describe("the levers", () => {
  test("stand on one table with what they cost, and are stored only when asked", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/settings");
    await heading("Tiers: the three levers");
    expect(await screen.findByText(/^On average .* a day over the next 60 days/)).toBeInTheDocument();
    const save = screen.getByRole("button", { name: "Use from the next review on" });
    expect(save).toBeDisabled();
    await type(user, lever(/^Wanted recall of Tier 1/), "90");
    expect((await app.call("settings.get", {})).levers[0]?.retention).toBe(0.93);
    await user.click(save);
    expect(await screen.findByText(/^Saved\. No due date has moved/)).toBeInTheDocument();
    expect((await app.call("settings.get", {})).levers[0]?.retention).toBe(0.9);
    await expect(document.body).toBeAccessible();
  });

  test("that don't add up can't be stored, and are made a hundred by one press", async () => {
    const { user } = openPage(await beesApp(), "/settings");
    await heading("Tiers: the three levers");
    await type(user, lever(/^New cards of Tier 1/), "90");
    expect(screen.getByText("New cards and exam weights must each add up to 100 %.")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Use from the next review on" })).toBeDisabled();
    await user.click(screen.getByRole("button", { name: "Make it 100 %" }));
    expect(screen.getByRole("button", { name: "Use from the next review on" })).toBeEnabled();
    await user.click(screen.getByRole("button", { name: "Discard the changes" }));
    expect(lever(/^New cards of Tier 1/)).toHaveValue("60");
  });

  test("forecast the change before it is stored", async () => {
    const { user } = openPage(await beesApp(), "/settings");
    await screen.findByText(/^On average/);
    await type(user, lever(/^Wanted recall of Tier 1/), "97");
    expect(await screen.findByText(/· now /)).toBeInTheDocument();
  });

  test("wait for the first outline", async () => {
    openPage(testApp(), "/settings");
    await heading("Settings");
    expect(await screen.findByText(/appear with the first outline/)).toBeInTheDocument();
  });
});

describe("a setting", () => {
  test("of the day is stored once it rests; 0 new cards are allowed", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/settings");
    await heading("The day");
    await type(user, screen.getByRole("textbox", { name: "New cards a day" }), "0");
    await waitFor(async () => expect((await settingsOf(app)).newPerDay).toBe(0));
  });

  test("that caps can be taken away and given back", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/settings");
    await heading("The day");
    expect((await settingsOf(app)).minutesPerDay).toBeNull();
    await user.click(screen.getByRole("switch", { name: /Cap: Minutes a day/ }));
    await waitFor(async () => expect((await settingsOf(app)).minutesPerDay).toBe(30));
    await user.click(screen.getByRole("switch", { name: /Cap: Minutes a day/ }));
    await waitFor(async () => expect((await settingsOf(app)).minutesPerDay).toBeNull());
  });

  test("of the looks counts at once", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/settings");
    await heading("Looks and language");
    await user.click(screen.getByRole("radio", { name: "Dark" }));
    await waitFor(() => expect(document.documentElement).toHaveAttribute("data-theme", "dark"));
    const [interfaceChinese] = screen.getAllByRole("radio", { name: "中文" });
    if (!interfaceChinese) throw new Error("no choice");
    await user.click(interfaceChinese);
    expect(await heading("设置")).toBeInTheDocument();
    expect(await settingsOf(app)).toMatchObject({ theme: "dark", language: "zh" });
  });

  test("for four buttons is stored", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/settings");
    await heading("The day");
    await user.click(screen.getByRole("radio", { name: "Four: with Hard and Easy" }));
    await waitFor(async () => expect((await settingsOf(app)).buttons).toBe(4));
  });
});

test("a rescheduling is seen before it moves anything, stands in the ledger, and is taken back", async () => {
  const app = await beesApp();
  for (let round = 0; round < 4; round++) {
    for (;;) {
      const next = await app.call("study.next", { session: { kind: "today" } });
      if (next.state !== "card") break;
      await app.call("study.grade", { itemId: next.card.id, seenReps: next.seenReps, grade: "easy", tookMs: 4000 });
    }
    app.clock.now += 30 * day;
  }
  const { levers } = await app.call("settings.get", {});
  await app.call("settings.setLevers", { levers: levers.map((each) => ({ ...each, retention: 0.8 })) });
  const due = () => one(app.db, "select sum(due_day) as sum from memory");
  const before = due();
  const { user } = openPage(app, "/settings");
  await heading("Due dates");
  await user.click(screen.getByRole("button", { name: "What would move?" }));
  expect(await screen.findByText(/^\d+ cards?: 0 earlier, \d+ later/)).toBeInTheDocument();
  expect(due()).toEqual(before);
  await user.click(screen.getByRole("button", { name: "Move the dates" }));
  const ledger = await screen.findByRole("table", { name: "Moved before" });
  expect(due()).not.toEqual(before);
  await user.click(within(ledger).getByRole("button", { name: "Take back" }));
  expect(await screen.findByText(/^taken back /)).toBeInTheDocument();
  expect(due()).toEqual(before);
});

describe("the data", () => {
  test("are backed up by hand, and a backup is restored after asking", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/settings");
    await heading("Your data");
    await user.click(await screen.findByRole("button", { name: "Back up now" }));
    const table = await screen.findByRole("table", { name: "Backups" });
    const row = within(table).getByRole("row", { name: /made by you/ });
    await app.call("settings.set", { newPerDay: 7 });
    await user.click(within(row).getByRole("button", { name: "Restore" }));
    const dialog = await screen.findByRole("alertdialog", { name: /^Restore the backup of/ });
    await user.click(within(dialog).getByRole("button", { name: "Restore" }));
    expect(await screen.findByText(/^Restored\. What stood there before is kept as/)).toBeInTheDocument();
    expect((await settingsOf(app)).newPerDay).not.toBe(7);
  });

  test("are checked against the log, and rebuilt from it where they differ", async () => {
    const app = await beesApp();
    const next = await app.call("study.next", { session: { kind: "today" } });
    if (next.state !== "card") throw new Error("no card");
    await app.call("study.grade", { itemId: next.card.id, seenReps: 0, grade: "good", tookMs: 4000 });
    const { user } = openPage(app, "/settings");
    await heading("Check");
    await user.click(screen.getByRole("button", { name: "Run the check" }));
    expect(await screen.findByText(/^All is well: \d+ items and 1 answers/)).toBeInTheDocument();
    run(app.db, "update memory set stability = stability * 2 where reps > 0");
    await user.click(screen.getByRole("button", { name: "Run the check" }));
    expect(await screen.findByText(/differences? (was|were) found/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Rebuild from the log" }));
    expect(await screen.findByText(/^Rebuilt from the log of answers\./)).toBeInTheDocument();
  });

  test("go out whole, and come in again after asking", async () => {
    const saved: string[] = [];
    const dialogs = {
      open: async () => [],
      save: async (_: string, text: string) => {
        saved.push(text);
        return true;
      },
    };
    const first = openPage(await beesApp({ dialogs }), "/settings");
    await heading("Everything in one file");
    await first.user.click(screen.getByRole("button", { name: "Export everything" }));
    await waitFor(() => expect(saved).toHaveLength(1));
    await first.app.call("settings.set", { newPerDay: 3 });
    await first.user.upload(screen.getByLabelText("Import an export"), new File([saved[0] ?? ""], "all.json"));
    const dialog = await screen.findByRole("alertdialog", { name: "Replace everything by this export?" });
    await first.user.click(within(dialog).getByRole("button", { name: "Replace" }));
    expect(await screen.findByText(/^Imported: 1 outlines/)).toBeInTheDocument();
    expect((await settingsOf(first.app)).newPerDay).not.toBe(3);
  });

  test("that are no export change nothing, and it says why", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/settings");
    await heading("Everything in one file");
    await user.upload(screen.getByLabelText("Import an export"), new File(["no"], "all.json"));
    await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Replace" }));
    expect(await screen.findByText(/This file is not JSON, so nothing was imported/)).toBeInTheDocument();
    expect(one(app.db, "select count(*) as n from outlines")).toEqual({ n: 1 });
  });
});
