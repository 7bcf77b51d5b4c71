// The whole path in the real window: import, a second import, an edited copy, study, undo, restart, a month, export.
import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Input, Method, Output } from "../../electron/contract.ts";
import { type DesktopApp, openDesktop } from "../support/desktop.ts";
import { newDataFolder } from "../support/host.ts";
import { shotsOf } from "../support/shots.ts";

// The owner's outlines where they are beside the project, else one of the same making in other words.
const owners = path.resolve(import.meta.dirname, "../../../shared/outlines/000_7065db164e0cd33d.txt");
const own = path.resolve(import.meta.dirname, "../fixtures/outlines/two-authors.md");
const isOwners = fs.existsSync(owners);
const source = isOwners ? owners : own;
const text = fs.readFileSync(source, "utf8");
const shoot = shotsOf("path-desktop");

const data = newDataFolder();
let desktop: DesktopApp;

beforeAll(async () => {
  desktop = await openDesktop({ dataFolder: data.folder });
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

/** Makes the next native dialog answer with these files. */
async function answerDialog(file: string): Promise<void> {
  await desktop.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, file);
}

/** Sets the main process's clock. */
async function setClock(at: number): Promise<void> {
  await desktop.app.evaluate((_electron, instant) => {
    Date.now = () => instant;
  }, at);
}

type Counts = Record<"added" | "changed" | "moved" | "retired", number>;
function countsOf(changes: Output<"library.preview">["topics"]): Counts {
  const { added, changed, moved, retired } = changes;
  return { added: added.length, changed: changed.length, moved: moved.length, retired: retired.length };
}
const none: Counts = { added: 0, changed: 0, moved: 0, retired: 0 };

describe("In a real window", () => {
  test("the first minute: a file is chosen in the native dialog, looked at, and becomes the deck", async () => {
    const { page } = desktop;
    await page.getByRole("heading", { name: "What do you want to learn?" }).waitFor();
    await shoot(page, "first-minute");
    await answerDialog(source);
    await page.getByRole("button", { name: /Choose a file/ }).click();
    await page.getByRole("button", { name: /^Import/ }).waitFor();
    await shoot(page, "preview");
    await page.getByRole("button", { name: /^Import/ }).click();
    await page.getByRole("heading", { name: "Imported" }).waitFor();
    await page.getByRole("link", { name: "Today", exact: true }).click();
    await page.getByRole("link", { name: /^Start/ }).waitFor();
    const overview = await call("library.overview", {});
    expect(overview.outlines).toHaveLength(isOwners ? 2 : 3);
    expect(
      overview.outlines.flatMap((outline) => outline.topics.flatMap((topic) => topic.points)).length,
    ).toBeGreaterThan(20);
    await shoot(page, "today");
  });

  test("the drill by keyboard: reveal, grade, undo", async () => {
    const { page } = desktop;
    await page.getByRole("link", { name: /^Start/ }).click();
    await page.getByRole("button", { name: "Show the answer" }).waitFor();
    const first = await page.getByRole("article").first().innerText();
    await shoot(page, "question");
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: /Remembered/ }).waitFor();
    await shoot(page, "answer");
    // Keys are ignored for 200 ms after the reveal: the press is repeated until it counts, as an impatient person does.
    await expect
      .poll(async () => {
        await page.keyboard.press("2");
        return (await call("study.today", {})).done.grades;
      })
      .toBeGreaterThan(0);
    await page.getByRole("button", { name: "Show the answer" }).waitFor();
    expect(await page.getByRole("article").first().innerText()).not.toBe(first);
    await page.keyboard.press("z");
    await expect.poll(async () => (await call("study.today", {})).done.grades).toBe(0);
    await expect.poll(() => page.getByRole("article").first().innerText()).toBe(first);
  });

  test("a grade outlives a kill of the whole app", async () => {
    const next = await call("study.next", { session: { kind: "today" } });
    if (next.state !== "card") throw new Error(next.state);
    await call("study.grade", { itemId: next.card.id, seenReps: next.seenReps, grade: "good", tookMs: 4000 });
    await desktop.kill();
    desktop = await openDesktop({ dataFolder: data.folder });
    expect((await call("study.today", {})).done.grades).toBe(1);
    expect(await call("check.run", { rebuild: false })).toMatchObject({ ok: true, differences: [] });
  });

  test("the same file again: all unchanged", async () => {
    const source = { kind: "files", files: [{ name: "outline.md", text }] } as const;
    const preview = await call("library.preview", { source: { ...source, files: [...source.files] } });
    expect([countsOf(preview.topics), countsOf(preview.points), countsOf(preview.items)]).toEqual([none, none, none]);
  });

  test("a copy with one topic retitled, one point reworded and one removed: the preview says that, and no memory is lost", async () => {
    const outline = (await call("library.overview", {})).outlines[0];
    const [first, second] = outline?.topics ?? [];
    const reworded = first?.points[0]?.text ?? "";
    const removed = second?.points[second.points.length - 1]?.text ?? "";
    const edited = text
      .replace(first?.title ?? "", `${first?.title} (II)`)
      .split("\n")
      .filter((line) => !line.replace(/\*/g, "").includes(removed.replace(/\*/g, "")) || removed === "")
      .map((line) => (line.replace(/\*/g, "").trim() === `- ${reworded}` ? `${line} 等` : line))
      .join("\n");
    const files = [{ name: "outline.md", text: edited }];
    const preview = await call("library.preview", { source: { kind: "files", files } });
    expect(countsOf(preview.topics)).toEqual({ ...none, changed: 1 });
    expect(countsOf(preview.points)).toEqual({ ...none, changed: 1, retired: 1 });
    const before = (await call("check.run", { rebuild: false })).reviews;
    await call("library.import", { source: { kind: "files", files }, token: preview.token });
    const after = await call("check.run", { rebuild: false });
    expect(after).toMatchObject({ ok: true, differences: [], reviews: before });
  });

  test("a month of study: shares by tier, siblings apart, state equal to the log", { timeout: 240_000 }, async () => {
    // Ten in the morning where the machine stands, whatever its zone: no day ends while it is studied.
    const start = new Date(2027, 0, 4, 10).getTime();
    for (let day = 0; day < 30; day++) {
      let now = start + day * 86_400_000;
      await setClock(now);
      const concepts = new Map<string, string>();
      for (let answers = 0; answers < 400; answers++) {
        const next = await call("study.next", { session: { kind: "today" } });
        if (next.state === "done") break;
        const concept = next.card.concepts[0]?.id ?? "";
        expect(concepts.get(concept) ?? next.card.id).toBe(next.card.id);
        concepts.set(concept, next.card.id);
        const grade = answers % 7 === 3 ? "again" : "good";
        await call("study.grade", { itemId: next.card.id, seenReps: next.seenReps, grade, tookMs: 7000 });
        now += 61_000;
        await setClock(now);
      }
    }
    const report = await call("check.run", { rebuild: false });
    expect(report).toMatchObject({ ok: true, differences: [] });
    // The small outline has few cards: all come back over the month all the same.
    expect(report.reviews).toBeGreaterThan(isOwners ? 300 : 30);
  });

  test("a lever moves no due date; a rescheduling is looked at first, applied, and taken back", async () => {
    const { levers } = await call("settings.get", {});
    const before = await call("study.plan", { limit: 1000 });
    await call("settings.setLevers", { levers: levers.map((lever) => ({ ...lever, retention: 0.75 })) });
    expect((await call("study.plan", { limit: 1000 })).items.map((item) => item.id)).toEqual(
      before.items.map((item) => item.id),
    );
    const run = await call("reschedule.preview", {});
    expect(run.later).toBeGreaterThan(0);
    const { batch } = await call("reschedule.apply", {});
    expect(batch?.items).toBe(run.earlier + run.later);
    expect(await call("reschedule.revert", { batchId: batch?.id ?? 0 })).toEqual({ restored: batch?.items, kept: 0 });
    expect(await call("check.run", { rebuild: false })).toMatchObject({ ok: true, differences: [] });
    await call("settings.setLevers", { levers });
  });

  test("the weak topics are saved by the native dialog, and can be imported again", async () => {
    const { page } = desktop;
    const file = path.join(data.folder, "weak.md");
    await answerDialog(file);
    await page.reload();
    await page.getByRole("link", { name: "Weak topics" }).click();
    await page.getByRole("button", { name: "Save the list" }).click();
    await shoot(page, "weak");
    await page.getByRole("menuitem", { name: /Markdown/ }).click();
    await expect.poll(() => fs.existsSync(file) && fs.readFileSync(file, "utf8")).toMatch(/- \[ \]/);
    const preview = await call("library.preview", {
      source: { kind: "files", files: [{ name: "weak.md", text: fs.readFileSync(file, "utf8") }] },
    });
    expect(preview.outlines[0]?.topics).toBeGreaterThan(0);
  });

  test("nothing complained on the way", () => {
    expect(desktop.troubles).toEqual([]);
  });
});
