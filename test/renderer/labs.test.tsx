import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { day, type TestApp, testApp } from "../support/app.ts";
import { aLab, bees } from "../support/subject.ts";
import { heading, importOutline, openPage } from "./page.tsx";

const labs = [
  aLab("lab-queen", ["queen"], {
    steps: [{ en: "Look.\n\n```bash\nkubectl get pods\n```", zh: "看。" }],
    check: { run: "kubectl get queens", expect: { en: "One queen.", zh: "一只蜂王。" } },
  }),
  aLab("lab-swarm", ["swarming"], { topic: "seasons" }),
  aLab("lab-smoke", ["smoker"], { topic: "craft" }),
];

async function labApp(): Promise<TestApp> {
  const app = testApp({ subject: { ...bees(), labs } });
  await importOutline(app);
  return app;
}

describe("the list of labs", () => {
  test("without labs says so", async () => {
    openPage(testApp({ subject: bees() }), "/labs");
    expect(await heading("There are no labs")).toBeInTheDocument();
  });

  test("stands by tier with topic, time and state, those beyond the outlines folded away", async () => {
    const page = openPage(await labApp(), "/labs");
    expect(await heading("3 labs for your own cluster")).toBeInTheDocument();
    const queen = screen.getByRole("link", { name: /Title of lab-queen/ });
    expect(queen).toHaveTextContent("Colony");
    expect(queen).toHaveTextContent("about 15 minutes");
    expect(queen).toHaveTextContent("not done yet");
    expect(screen.queryByRole("link", { name: /lab-smoke/ })).toBeNull();
    await page.user.click(screen.getByRole("button", { name: "1 lab beyond your outlines" }));
    expect(screen.getByRole("link", { name: /lab-smoke/ })).toHaveTextContent("Topic craft");
    await expect(document.body).toBeAccessible();
  });

  test("is searched by title and topic, and narrowed to what was done or not", async () => {
    const app = await labApp();
    await app.call("lab.rate", { id: "lab-swarm", seenRuns: 0, grade: "good" });
    const page = openPage(app, "/labs");
    await page.user.click(await screen.findByRole("radio", { name: "Not done yet" }));
    expect(screen.queryByRole("link", { name: /lab-swarm/ })).toBeNull();
    await page.user.click(screen.getByRole("radio", { name: "All" }));
    await page.user.type(screen.getByRole("searchbox", { name: "Find a lab" }), "seasons");
    expect(screen.getByRole("link", { name: /lab-swarm/ })).toBeInTheDocument();
    expect(screen.queryByRole("link", { name: /lab-queen/ })).toBeNull();
    await page.user.type(screen.getByRole("searchbox", { name: "Find a lab" }), "xyz");
    expect(screen.getByText("No lab fits.")).toBeInTheDocument();
  });

  test("begins with those that come back today, and today leads to them", async () => {
    const app = await labApp();
    const { intervals } = await app.call("lab.show", { id: "lab-queen" });
    await app.call("lab.rate", { id: "lab-queen", seenRuns: 0, grade: "again" });
    app.clock.now += (intervals.again.n + 1) * day;
    const page = openPage(app, "/");
    expect(await screen.findByText("1 comes back")).toBeInTheDocument();
    await page.user.click(screen.getByRole("link", { name: "To the labs" }));
    expect(await heading("1 lab comes back today")).toBeInTheDocument();
    const [due] = screen.getAllByRole("list").filter((list) => within(list).queryByText(/· due$/));
    expect(within(due as HTMLElement).getByRole("link", { name: /lab-queen/ })).toBeInTheDocument();
  });

  test("is led to from a topic of the library", async () => {
    const app = await labApp();
    const { outlines } = await app.call("library.overview", {});
    const colony = outlines.flatMap((outline) => outline.topics).find((topic) => topic.title === "Colony");
    openPage(app, `/library/topic/${colony?.id}`);
    expect(await screen.findByText("Try on a cluster:")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Title of lab-queen" })).toHaveAttribute("href", "/labs/lab/lab-queen");
  });
});

describe("a lab", () => {
  test("shows what to do, and what it should show only when asked", async () => {
    const page = openPage(await labApp(), "/labs/lab/lab-queen");
    expect(await heading("Title of lab-queen")).toBeInTheDocument();
    for (const part of ["What you can do afterwards", "Prepare", "Steps", "Check", "Break it", "Clean up"]) {
      expect(screen.getByRole("heading", { name: part })).toBeInTheDocument();
    }
    expect(screen.getByText("kubectl get queens")).toBeInTheDocument();
    expect(screen.queryByText("One queen.")).toBeNull();
    await page.user.click(screen.getByRole("button", { name: "What it should show" }));
    expect(screen.getByText("One queen.")).toBeInTheDocument();
    await expect(document.body).toBeAccessible();
  });

  test("is shown in the other language by L, and left by Escape", async () => {
    const page = openPage(await labApp(), "/labs/lab/lab-queen");
    await heading("Title of lab-queen");
    await page.user.keyboard("l");
    expect(await heading("lab-queen 的 Title")).toBeInTheDocument();
    await page.user.keyboard("{Escape}");
    await waitFor(() => expect(page.address()).toBe("/labs"));
  });

  test("once rated says when it comes back, and takes a slip back", async () => {
    const app = await labApp();
    const page = openPage(app, "/labs/lab/lab-queen");
    const grades = await screen.findByRole("group", { name: "How did it go?" });
    expect(
      within(grades)
        .getAllByRole("button")
        .map((button) => button.textContent),
    ).toEqual([
      expect.stringMatching(/^With the textagain in \d+ days?$/),
      expect.stringMatching(/^By myselfagain in \d+ days?$/),
    ]);
    await page.user.click(within(grades).getByRole("button", { name: /By myself/ }));
    expect(await screen.findByText(/^Done today: By myself\. It comes back on /)).toBeInTheDocument();
    expect((await app.call("lab.show", { id: "lab-queen" })).runs).toBe(1);
    await page.user.click(screen.getByRole("button", { name: "Take it back" }));
    expect(await screen.findByRole("group", { name: "How did it go?" })).toBeInTheDocument();
    expect((await app.call("lab.show", { id: "lab-queen" })).runs).toBe(0);
  });

  test("has four grades where the learner wants four", async () => {
    const app = await labApp();
    await app.call("settings.set", { buttons: 4 });
    openPage(app, "/labs/lab/lab-queen");
    const grades = await screen.findByRole("group", { name: "How did it go?" });
    await waitFor(() => expect(within(grades).getAllByRole("button")).toHaveLength(4));
  });

  test("copies a command without its surroundings", async () => {
    const page = openPage(await labApp(), "/labs/lab/lab-queen");
    await heading("Title of lab-queen");
    const written = vi.spyOn(navigator.clipboard, "writeText");
    const [first] = screen.getAllByRole("button", { name: "Copy" });
    await page.user.click(first as HTMLElement);
    expect(written).toHaveBeenCalledWith("kubectl get pods");
    expect(await screen.findByText("Copied.")).toBeInTheDocument();
  });

  test("that is not there says what to do", async () => {
    openPage(await labApp(), "/labs/lab/lab-none");
    expect(await screen.findByRole("alert")).toHaveTextContent("This lab is not there any more");
  });
});
