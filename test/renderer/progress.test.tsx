import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { day, testApp } from "../support/app.ts";
import { bees } from "../support/subject.ts";
import { beesApp, heading, openPage } from "./page.tsx";

describe("plan and progress", () => {
  test("without an outline says what to do", async () => {
    openPage(testApp({ subject: bees() }), "/progress");
    expect(await heading("No outline yet")).toBeInTheDocument();
  });

  test("is named by the tier that is not through, tells dates and shares, and is led to from today", async () => {
    const page = openPage(await beesApp(), "/");
    await page.user.click(await screen.findByRole("link", { name: "Plan and progress" }));
    expect(await heading(/: the last new card comes about \d+ \w+ \d{4}$/)).toBeInTheDocument();
    expect(screen.getByText(/as set; your own pace is known after a week/)).toBeInTheDocument();
    const plan = screen.getByRole("table", { name: "When each tier will be through" });
    expect(within(plan).getAllByRole("row").length).toBeGreaterThan(3);
    expect(screen.getByRole("heading", { name: "No review has come due yet" })).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "No day has been studied yet" })).toBeInTheDocument();
    await expect(document.body).toBeAccessible();
  });

  test("shows what comes, what was kept and the days studied, each as a table too", async () => {
    const app = await beesApp();
    for (let i = 0; i < 3; i++) {
      for (;;) {
        const next = await app.call("study.next", { session: { kind: "today" } });
        if (next.state !== "card") break;
        const grade = i === 2 ? "again" : "good";
        await app.call("study.grade", { itemId: next.card.id, seenReps: next.seenReps, grade, tookMs: 5000 });
        if (grade === "again") break;
      }
      app.clock.now += 9 * day;
    }
    const { user } = openPage(app, "/progress");
    expect(await heading("You studied on 3 of the last 182 days")).toBeInTheDocument();
    expect(screen.getByText(/your mean of the last 14 days\./)).toBeInTheDocument();
    const kept = screen.getByRole("table", { name: "Reviews passed, and what is aimed at" });
    expect(within(kept).getAllByRole("img", { name: /recalled, really between .*; the aim is \d+%/ }).length).toBe(
      within(kept).getAllByRole("row").length - 1,
    );
    await expect(document.body).toBeAccessible();
    for (const button of screen.getAllByRole("button", { name: "Show as a table" })) await user.click(button);
    const days = screen.getByRole("table", { name: "You studied on 3 of the last 182 days" });
    expect(within(days).getAllByRole("row")).toHaveLength(4);
    expect(screen.getAllByRole("button", { name: "Show as a figure" })).toHaveLength(2);
    await expect(document.body).toBeAccessible();
  });
});
