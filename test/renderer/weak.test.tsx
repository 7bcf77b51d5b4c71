import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { day, type TestApp, testApp } from "../support/app.ts";
import { bees } from "../support/subject.ts";
import { beesApp, heading, openPage } from "./page.tsx";

/** Grades every card of a topic a few days in a row. */
async function answerTopic(app: TestApp, title: string, grade: "again" | "good"): Promise<void> {
  const { outlines } = await app.call("library.overview", {});
  const topic = outlines.flatMap((outline) => outline.topics).find((each) => each.title === title);
  for (let round = 0; round < 3; round++) {
    const answered: string[] = [];
    for (;;) {
      const next = await app.call("study.next", { session: { kind: "topic", topicId: topic?.id ?? 0 }, answered });
      if (next.state !== "card") break;
      await app.call("study.grade", { itemId: next.card.id, seenReps: next.seenReps, grade, tookMs: 4000 });
      answered.push(next.card.id);
    }
    app.clock.now += day;
  }
}

async function measuredApp(options = {}): Promise<TestApp> {
  const app = await beesApp(options);
  await answerTopic(app, "Colony", "again");
  await answerTopic(app, "Hive", "good");
  return app;
}

describe("weak topics", () => {
  test("without an outline says what to do", async () => {
    openPage(testApp({ subject: bees() }), "/weak");
    expect(await heading("Nothing to measure yet")).toBeInTheDocument();
  });

  test("under five answers calls nothing weak or strong, and says what is missing", async () => {
    openPage(await beesApp(), "/weak");
    expect(await heading("Too little is known yet")).toBeInTheDocument();
    expect(screen.getByText(/A topic is measured from 5 answers on\. You have given 0 so far/)).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "4 topics are not measured yet" })).toBeInTheDocument();
    expect(screen.queryByText("weak")).toBeNull();
  });

  test("are ranked by what they cost, each with its evidence and an interval", async () => {
    openPage(await measuredApp(), "/weak");
    await heading(/is the weakest topic$/);
    const [first] = within(screen.getByRole("list", { name: "Topics, the costliest first" })).getAllByRole("listitem");
    if (!first) throw new Error("no line");
    expect(within(first).getByRole("heading", { name: "Colony" })).toBeInTheDocument();
    expect(within(first).getByText("weak")).toBeInTheDocument();
    expect(within(first).getByText(/^\d+% expected wrong × \d+% of the exam$/)).toBeInTheDocument();
    expect(within(first).getByRole("img", { name: /of \d+ answers right: \d+%, really between/ })).toBeInTheDocument();
    expect(within(first).getByText("Slipped last:")).toBeInTheDocument();
    await expect(document.body).toBeAccessible();
  });

  test("are drilled by one press", async () => {
    const page = openPage(await measuredApp(), "/weak");
    await heading(/is the weakest topic$/);
    await page.user.click(screen.getByRole("link", { name: "Drill the weakest" }));
    expect(page.address()).toMatch(/^\/review\/topic\/\d+$/);
    expect(await screen.findByRole("region", { name: "Question" })).toBeInTheDocument();
  });

  test("are saved by the host's dialog where it has one", async () => {
    const saved: Array<[string, string]> = [];
    const dialogs = {
      open: async () => [],
      save: async (name: string, text: string) => {
        saved.push([name, text]);
        return true;
      },
    };
    const { user } = openPage(await measuredApp({ dialogs }), "/weak");
    await heading(/is the weakest topic$/);
    await user.click(screen.getByRole("button", { name: "Save the list" }));
    await user.click(await screen.findByRole("menuitem", { name: /^Markdown: what is weak or fair/ }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.[0]).toMatch(/^tierwise-weak-topics-.*\.md$/);
    expect(saved[0]?.[1]).toContain("Colony");
    expect(await screen.findByText(/^Saved as tierwise-weak-topics/)).toBeInTheDocument();
  });

  test("are downloaded where the host has no dialog", async () => {
    const made = vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:x");
    vi.spyOn(URL, "revokeObjectURL").mockReturnValue(undefined);
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    try {
      const { user } = openPage(await measuredApp(), "/weak");
      await heading(/is the weakest topic$/);
      await user.click(screen.getByRole("button", { name: "Save the list" }));
      await user.click(await screen.findByRole("menuitem", { name: /^CSV: all topics/ }));
      await waitFor(() => expect(names[0]).toMatch(/\.csv$/));
      expect(made).toHaveBeenCalledTimes(1);
    } finally {
      vi.restoreAllMocks();
    }
  });

  test("are saved as a PDF by the desktop window", async () => {
    const saved: Array<[string, Uint8Array]> = [];
    const pdf = {
      print: async (html: string) => new TextEncoder().encode(html),
      save: async (name: string, bytes: Uint8Array) => {
        saved.push([name, bytes]);
        return true;
      },
    };
    const { user } = openPage(await measuredApp({ kind: "desktop", pdf }), "/weak");
    await heading(/is the weakest topic$/);
    await user.click(screen.getByRole("button", { name: "Save the list" }));
    expect(screen.queryByRole("menuitem", { name: "Print or save as PDF" })).toBeNull();
    await user.click(await screen.findByRole("menuitem", { name: /^PDF: what is weak/ }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.[0]).toMatch(/^tierwise-weak-topics-.*\.pdf$/);
    expect(new TextDecoder().decode(saved[0]?.[1])).toContain("Colony");
    expect(await screen.findByText(/^Saved as tierwise-weak-topics.*\.pdf/)).toBeInTheDocument();
  });

  test("are printed, or kept as PDF, by the page's own print", async () => {
    const print = vi.spyOn(window, "print").mockReturnValue(undefined);
    try {
      const { user } = openPage(await measuredApp(), "/weak");
      await heading(/is the weakest topic$/);
      await user.click(screen.getByRole("button", { name: "Save the list" }));
      await user.click(await screen.findByRole("menuitem", { name: "Print or save as PDF" }));
      expect(print).toHaveBeenCalledTimes(1);
    } finally {
      vi.restoreAllMocks();
    }
  });
});
