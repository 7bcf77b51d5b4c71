import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { all, number, run } from "../../db/statements.ts";
import type { Misconception } from "../../decks/bank/schema.ts";
import { isComplete, type QuizNext, type QuizState, START, step, tookMs } from "../../renderer/screens/quiz/session.ts";
import { day, type TestApp, testApp } from "../support/app.ts";
import { fillDeck } from "../support/deck.ts";
import { chainContent, scenarioContent } from "../support/scenarios.ts";
import { aSubject } from "../support/subject.ts";
import { heading, openPage, press } from "./page.tsx";

const GUARD = 500;

const belief: Misconception = {
  id: "mis-readiness-restarts",
  concepts: ["probes"],
  belief: { en: "A failing readiness probe restarts the container", zh: "就绪探针失败会重启容器" },
  refutation: { en: "It only takes the Pod out of the Service.", zh: "它只会把 Pod 从 Service 中摘除。" },
  source: "https://kubernetes.io/docs/concepts/",
};
const cards = ["card-a", "card-b", "card-c", "card-d"];

type Deck = { names?: string[]; right?: number[]; chain?: boolean };

/** Scenarios whose option 1 stands for a belief, each on four cards; with a chain if told. */
function quizApp({ names = ["s1", "s2"], right = [0], chain = false }: Deck = {}): TestApp {
  const contents = names.map((name) => scenarioContent(name, { cards, right, beliefs: { 1: belief.id } }));
  const subject = aSubject({ topics: [{ id: "probes", tier: 1, concepts: [{ id: "probes" }] }], items: [] });
  const worn = contents.map((content, i) => ({
    ...content,
    id: names[i] ?? "",
    kind: "scenario" as const,
    facet: "concept" as const,
    topic: "probes",
    mock: false,
    difficulty: 2,
    kubernetes: "1.0",
    source: belief.source,
  }));
  const app = testApp({ subject: { ...subject, items: worn, misconceptions: [belief] } });
  fillDeck(app.db, [
    ...cards.map((id, i) => ({ id, tier: 1, concept: `card-concept-${i}` })),
    ...contents.map((content, i) => ({
      id: names[i] ?? "",
      kind: "scenario" as const,
      tier: 1,
      concept: `concept-s${i}`,
      content,
    })),
  ]);
  if (chain) {
    run(
      app.db,
      `insert into items (id, origin, kind, facet, concept, tier, topic_id, point_id, position, content, added_at)
         select 'chain-1', 'bank', 'chain', 'practice', 'dns', 1, topic_id, point_id, 99, ?, 1 from items limit 1`,
      JSON.stringify(chainContent("dns", cards)),
    );
    run(
      app.db,
      "insert into memory (item_no, kind, tier, concept, facet, position, active) select no, kind, tier, concept, facet, position, 1 from items where id = 'chain-1'",
    );
  }
  return app;
}

/** Starts a set and opens it; gives the page. */
async function openSet(app: TestApp, pick: "all" | "chains" = "all", size = 5) {
  const { quizId } = await app.call("quiz.start", { pick: { kind: pick }, size });
  const page = openPage(app, `/quiz/set/${quizId}`);
  await screen.findByRole("region", { name: /^Question \d/ });
  return { ...page, quizId };
}

/** Chooses the option of this text by the key of its place. */
function choose(words: string): void {
  const group = screen.queryByRole("radiogroup", { name: /Choose/ }) ?? screen.getByRole("group", { name: /Choose/ });
  const controls = [...within(group).queryAllByRole("radio"), ...within(group).queryAllByRole("checkbox")];
  const place = controls.findIndex((control) => control.closest("label")?.textContent?.includes(words));
  if (place < 0) throw new Error(`no option "${words}"`);
  press(`Digit${place + 1}`);
}

const verdict = () => screen.findByRole("region", { name: "Verdict" });
const answers = (app: TestApp) =>
  all<{ id: string; score: number; confidence: string | null }>(
    app.db,
    `select i.id, a.score, a.confidence from answers a join items i on i.no = a.item_no
     where not exists (select 1 from reviews u where u.undoes = a.review_seq) order by a.id`,
  );

async function goOn(): Promise<void> {
  press("Enter", { later: GUARD });
  await waitFor(() => expect(screen.queryByRole("region", { name: "Verdict" })).toBeNull());
}

describe("the start page", () => {
  test("tells how many there are, why the others are empty, and starts with Enter", async () => {
    const page = openPage(quizApp(), "/quiz");
    expect(await heading("2 scenarios to practise")).toBeInTheDocument();
    expect(screen.getByText("Nothing is due; what you answer wrong comes back here.")).toBeInTheDocument();
    expect(screen.getByText("No topic is weak by the evidence so far.")).toBeInTheDocument();
    expect(screen.getByText("The bank has no fault chain for your outlines yet.")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /^Topic 1\.1/ })).toHaveTextContent("2 scenarios");
    await expect(document.body).toBeAccessible();
    press("Enter");
    await waitFor(() => expect(page.address()).toBe("/quiz/set/1"));
    expect(await screen.findByRole("region", { name: "Question 1 of 2" })).toBeInTheDocument();
  });

  test("draws a set of the size that is chosen", async () => {
    const names = Array.from({ length: 8 }, (_, i) => `s${i}`);
    const page = openPage(quizApp({ names }), "/quiz");
    await heading("8 scenarios to practise");
    await page.user.click(screen.getByRole("radio", { name: "5 questions" }));
    await page.user.click(screen.getByRole("button", { name: "Start, 5 questions" }));
    expect(await screen.findByRole("region", { name: "Question 1 of 5" })).toBeInTheDocument();
  });

  test("offers a set on an open misconception, and puts what is due first", async () => {
    const app = quizApp();
    const { quizId } = await app.call("quiz.start", { pick: { kind: "all" }, size: 1 });
    const next = await app.call("quiz.next", { quizId });
    if (next.state !== "scenario") throw new Error(next.state);
    const answer = { itemId: next.question.id, seenReps: 0, chosen: [[1]], confidence: "sure" as const, tookMs: 5 };
    await app.call("quiz.answer", { quizId, ...answer });
    app.clock.now += day;
    const page = openPage(app, "/quiz");
    expect(await heading("1 scenario is due today")).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "1 open misconception" })).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: new RegExp(belief.belief.en) }));
    expect(await screen.findByRole("region", { name: "Question 1 of 2" })).toBeInTheDocument();
  });

  test("of a deck without scenarios says where they come from", async () => {
    const app = testApp();
    fillDeck(app.db, [{ tier: 1 }]);
    const page = openPage(app, "/quiz");
    expect(await heading("No scenario yet")).toBeInTheDocument();
    await page.user.click(screen.getByRole("link", { name: "Import an outline" }));
    expect(page.address()).toBe("/library/import");
  });

  test("leads back to a set that was left before its end, until it is put away", async () => {
    const app = quizApp();
    const page = await openSet(app);
    press("Escape");
    await waitFor(() => expect(page.address()).toBe("/quiz"));
    expect(await screen.findByText(/A set is unfinished: you were at question 1 of 2/)).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: "Go on" }));
    await waitFor(() => expect(page.address()).toBe(`/quiz/set/${page.quizId}`));
    press("Escape");
    await page.user.click(await screen.findByRole("button", { name: "Put it away" }));
    expect(screen.queryByText(/A set is unfinished/)).toBeNull();
  });
});

test("a new set asks before it takes the place of an unfinished one", async () => {
  const page = await openSet(quizApp());
  press("Escape");
  await screen.findByText(/A set is unfinished/);
  press("Enter");
  await page.user.click(await screen.findByRole("button", { name: "Cancel" }));
  expect(page.address()).toBe("/quiz");
  press("Enter");
  await page.user.click(await screen.findByRole("button", { name: "Start a new set" }));
  await waitFor(() => expect(page.address()).toMatch(/^\/quiz\/set\//));
  expect(page.address()).not.toBe(`/quiz/set/${page.quizId}`);
});

describe("a question", () => {
  test("is chosen and answered by keys, and every option then has its reason", async () => {
    const { app } = await openSet(quizApp());
    expect(screen.getByRole("button", { name: "Answer" })).toBeDisabled();
    expect(document.body.textContent).not.toMatch(/Reason \d/);
    choose("Option 0");
    press("Enter");
    expect(await verdict()).toHaveFocus();
    expect(screen.getByRole("heading", { name: "Right" })).toBeInTheDocument();
    const options = within(screen.getByRole("list", { name: "Options with their reasons" })).getAllByRole("listitem");
    expect(options).toHaveLength(4);
    for (const option of options) expect(option).toHaveTextContent(/Reason \d of s\d/);
    expect(screen.getByText("Your choice, and right")).toBeInTheDocument();
    expect(screen.getAllByText("Not right, and you left it")).toHaveLength(3);
    expect(screen.getByText(/^Stem of s/)).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "kubernetes.io/docs/concepts" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Question 0" })).toHaveAttribute(
      "href",
      expect.stringContaining("/library/item/card-a"),
    );
    expect(answers(app)).toMatchObject([{ score: 1, confidence: null }]);
    await expect(document.body).toBeAccessible();
  });

  test("takes its letters as well as its figures", async () => {
    await openSet(quizApp());
    press("KeyC");
    expect(screen.getAllByRole("radio")[2]).toBeChecked();
    press("Numpad1");
    expect(screen.getAllByRole("radio")[0]).toBeChecked();
  });

  test("is answered by Enter on an option that has the focus", async () => {
    const { user, app } = await openSet(quizApp());
    await user.click(screen.getByText(/^Option 2/));
    await user.keyboard("{Enter}");
    await verdict();
    expect(answers(app)).toMatchObject([{ score: 0 }]);
  });

  test("with two right options wants two, says how many are chosen, and tells what was missed", async () => {
    const { app } = await openSet(quizApp({ right: [0, 3] }));
    choose("Option 0");
    expect(screen.getByText("Choose 2; 1 chosen.")).toBeInTheDocument();
    press("Enter");
    expect(answers(app)).toEqual([]);
    choose("Option 2");
    press("Enter");
    expect(await verdict()).toHaveTextContent("Right ones missed: 1; wrong ones chosen: 1.");
    expect(screen.getByText("Right, but not chosen")).toBeInTheDocument();
    expect(screen.getByText("Your choice, but wrong")).toBeInTheDocument();
    expect(answers(app)).toMatchObject([{ score: 0 }]);
  });

  test("does not go on with the press that gave the answer, nor with a key held down", async () => {
    const app = quizApp();
    await openSet(app);
    const calls: string[] = [];
    window.tierwise = {
      call: (method, input) => {
        calls.push(method);
        return app.dispatch(method, input);
      },
    };
    choose("Option 0");
    press("Enter");
    await verdict();
    press("Enter", { later: -GUARD });
    press("Enter", { later: GUARD, repeat: true });
    expect(calls).toEqual(["quiz.answer"]);
    await goOn();
    expect(screen.getByRole("region", { name: "Question 2 of 2" })).toBeInTheDocument();
  });

  test("opens the belief that was chosen for sure, with what refutes it", async () => {
    const { app } = await openSet(quizApp());
    choose("Option 1");
    press("KeyS");
    expect(screen.getByRole("radio", { name: "Sure" })).toBeChecked();
    press("Enter");
    expect(await verdict()).toHaveTextContent("You were sure");
    expect(screen.getByText(belief.belief.en)).toBeInTheDocument();
    expect(screen.getByText(belief.refutation.en)).toBeInTheDocument();
    expect(answers(app)).toMatchObject([{ confidence: "sure" }]);
  });

  test("names the belief alone while it is only doubted, and takes confidence back by the same key", async () => {
    const { app } = await openSet(quizApp());
    choose("Option 1");
    press("KeyG");
    expect(screen.getByRole("radio", { name: "A guess" })).toBeChecked();
    press("KeyG");
    expect(screen.getByRole("radio", { name: "A guess" })).not.toBeChecked();
    press("KeyU");
    press("Enter");
    await verdict();
    expect(screen.getByText("It stands for the belief:")).toBeInTheDocument();
    expect(screen.queryByText(belief.refutation.en)).toBeNull();
    expect(answers(app)).toMatchObject([{ confidence: "unsure" }]);
  });

  test("says which cards come forward, and takes everything back from there", async () => {
    const app = quizApp();
    for (const id of cards) await app.call("study.grade", { itemId: id, seenReps: 0, grade: "easy", tookMs: 1000 });
    const memory = () => all(app.db, "select item_no, due_day from memory where kind = 'card' order by item_no");
    const before = memory();
    const { user } = await openSet(app);
    const stem = screen.getByText(/^Stem of s/).textContent;
    choose("Option 2");
    press("Enter");
    const line = (await screen.findByText(/3 cards were brought forward to tomorrow:/)).closest(".notice");
    expect(memory()).not.toEqual(before);
    await user.click(within(line as HTMLElement).getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(screen.queryByRole("region", { name: "Verdict" })).toBeNull());
    expect(screen.getByText(/^Stem of s/)).toHaveTextContent(stem ?? "");
    expect(memory()).toEqual(before);
    expect(answers(app)).toEqual([]);
  });

  test("undoes with Z what was answered here, and nothing else of the day", async () => {
    const app = quizApp();
    await app.call("study.grade", { itemId: "card-a", seenReps: 0, grade: "good", tookMs: 1 });
    await openSet(app);
    press("KeyZ");
    expect(await screen.findByText("Nothing was answered here that could be taken back.")).toBeInTheDocument();
    expect(number(app.db, "select count(*) as n from reviews where entry = 'undo'")).toBe(0);
    choose("Option 3");
    press("Enter");
    await verdict();
    press("KeyZ");
    await waitFor(() => expect(answers(app)).toEqual([]));
    expect(await screen.findByRole("region", { name: "Question 1 of 2" })).toBeInTheDocument();
  });

  test("is shown in the other language with L, its choice kept", async () => {
    await openSet(quizApp());
    choose("Option 2");
    press("KeyL");
    expect(screen.getByText(/^中文 Stem of s/)).toBeInTheDocument();
    expect(screen.getByText(/in Chinese for this question/)).toBeInTheDocument();
    expect(
      screen
        .getByText(/^中文 Option 2/)
        .closest("label")
        ?.querySelector("input"),
    ).toBeChecked();
    press("KeyL");
    expect(screen.getByText(/^Stem of s/)).toBeInTheDocument();
  });

  test("keeps the choice and says why when the answer can't be stored", async () => {
    const app = quizApp();
    await openSet(app);
    const { dispatch } = app;
    window.tierwise = {
      call: async (method, input) =>
        method === "quiz.answer"
          ? { ok: false, error: { code: "no-space", message: "The disk is full. Free some space and answer again." } }
          : dispatch(method, input),
    };
    choose("Option 0");
    press("Enter");
    expect(await screen.findByText("The disk is full. Free some space and answer again.")).toBeInTheDocument();
    expect(screen.getAllByRole("radio").some((radio) => (radio as HTMLInputElement).checked)).toBe(true);
    window.tierwise = { call: (method, input) => dispatch(method, input) };
    press("Enter");
    await verdict();
    expect(answers(app)).toHaveLength(1);
  });

  test("that was answered elsewhere gives way to the next, and nothing is saved twice", async () => {
    const app = quizApp();
    const { quizId } = await openSet(app);
    const next = await app.call("quiz.next", { quizId });
    if (next.state !== "scenario") throw new Error(next.state);
    const answer = { itemId: next.question.id, seenReps: 0, chosen: [[0]], confidence: null, tookMs: 5 };
    await app.call("quiz.answer", { quizId, ...answer });
    choose("Option 2");
    press("Enter");
    expect(await screen.findByRole("region", { name: "Question 2 of 2" })).toBeInTheDocument();
    expect(screen.getByText(/answered elsewhere in the meantime/)).toBeInTheDocument();
    expect(answers(app)).toMatchObject([{ score: 1 }]);
  });

  test("lists its keys on ?", async () => {
    await openSet(quizApp());
    press("Slash", { shiftKey: true });
    const dialog = await screen.findByRole("dialog", { name: "Keys" });
    for (const does of ["I am sure", "It is a guess", "Take the answer back", "Show in the other language"])
      expect(within(dialog).getByText(does)).toBeInTheDocument();
  });
});

describe("a fault chain", () => {
  test("shows what each right turn found, and ends right at its last step", async () => {
    const { app } = await openSet(quizApp({ chain: true }), "chains");
    expect(screen.getByText(/fault chain, 3 steps/)).toBeInTheDocument();
    for (const n of [0, 1]) {
      choose("Option 0");
      press("Enter");
      const path = await screen.findByRole("list", { name: "Your way so far" });
      expect(await within(path).findByText(`Finding ${n}`)).toBeInTheDocument();
      expect(screen.getByText(`Step ${n + 1}`)).toBeInTheDocument();
    }
    expect(screen.getByRole("region", { name: "Step 3 of 3: what do you check next?" })).toHaveFocus();
    expect(answers(app)).toEqual([]);
    choose("Option 0");
    press("Enter");
    await verdict();
    expect(screen.getByRole("heading", { name: "Right" })).toBeInTheDocument();
    expect(answers(app)).toMatchObject([{ id: "chain-1", score: 1 }]);
  });

  test("ends at the first wrong turn with the part before it, and shows the whole way", async () => {
    const { app } = await openSet(quizApp({ chain: true }), "chains");
    choose("Option 0");
    press("Enter");
    await screen.findByText("Finding 0");
    choose("Option 2");
    press("Enter");
    expect(await verdict()).toHaveTextContent("You went 1 of 3 steps right.");
    const way = screen.getByRole("list", { name: "The whole way" });
    for (const n of [0, 1, 2]) expect(within(way).getByText(`Finding ${n}`)).toBeInTheDocument();
    const [, second, third] = [...way.children] as HTMLElement[];
    expect(second).toHaveTextContent("Here your way turned wrong.");
    expect(within(way).getAllByText("Here your way turned wrong.")).toHaveLength(1);
    expect(third).toHaveTextContent("You did not come this far; so it goes on.");
    expect(answers(app)[0]?.score).toBeCloseTo(1 / 3, 9);
    await expect(document.body).toBeAccessible();
  });
});

describe("the end of a set", () => {
  test("tells the score, what was wrong and the open beliefs, and drills the cards behind it", async () => {
    const app = quizApp();
    const page = await openSet(app);
    choose("Option 1");
    press("KeyS");
    press("Enter");
    await verdict();
    await goOn();
    choose("Option 0");
    press("Enter");
    await verdict();
    press("Enter", { later: GUARD });
    expect(await heading("1 of 2 right")).toBeInTheDocument();
    press("Enter", { later: -GUARD });
    expect(page.address()).toBe(`/quiz/set/${page.quizId}`);
    expect(screen.getByRole("heading", { name: "1 wrong" })).toBeInTheDocument();
    expect(screen.getByText(belief.refutation.en)).toBeInTheDocument();
    await expect(document.body).toBeAccessible();
    const drill = screen.getByRole("link", { name: "Drill these 4 cards" });
    expect(drill).toHaveAttribute("href", `/review/items/${cards.join(",")}`);
    press("Enter", { later: GUARD });
    await waitFor(() => expect(page.address()).toBe(`/review/items/${cards.join(",")}`));
    expect(await screen.findByRole("region", { name: "Question" })).toHaveTextContent(/^Question \d$/);
  });

  test("takes the last answer back with Z", async () => {
    const app = quizApp({ names: ["s1"] });
    await openSet(app);
    choose("Option 0");
    press("Enter");
    await verdict();
    press("Enter", { later: GUARD });
    await heading("1 of 1 right");
    press("KeyZ");
    expect(await screen.findByRole("region", { name: "Question 1 of 1" })).toBeInTheDocument();
    expect(answers(app)).toEqual([]);
  });
});

describe("the page of misconceptions", () => {
  async function pick(app: TestApp, confidence: "sure" | "unsure"): Promise<void> {
    const { quizId } = await app.call("quiz.start", { pick: { kind: "all" }, size: 1 });
    const next = await app.call("quiz.next", { quizId });
    if (next.state !== "scenario") throw new Error(next.state);
    const { question, seenReps } = next;
    await app.call("quiz.answer", { quizId, itemId: question.id, seenReps, chosen: [[1]], confidence, tookMs: 5 });
  }

  test("says that none has shown itself", async () => {
    openPage(quizApp(), "/quiz/misconceptions");
    expect(await heading("No misconception has shown itself")).toBeInTheDocument();
  });

  test.each([
    ["sure", "1 open", "1 misconception is open"],
    ["unsure", "1 doubted", "No misconception is open"],
  ] as const)("tells one picked and %s as %s", async (confidence, section, head) => {
    const app = quizApp();
    await pick(app, confidence);
    openPage(app, "/quiz/misconceptions");
    expect(await heading(head)).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: section })).toBeInTheDocument();
    expect(screen.getByText(belief.refutation.en)).toBeInTheDocument();
    expect(screen.getByText(/chosen 1 time/)).toBeInTheDocument();
    await expect(document.body).toBeAccessible();
  });

  test("practises one by its own set", async () => {
    const app = quizApp();
    await pick(app, "sure");
    const page = openPage(app, "/quiz/misconceptions");
    await heading("1 misconception is open");
    await page.user.click(screen.getByRole("button", { name: "Practise, 2 questions" }));
    expect(await screen.findByRole("region", { name: "Question 1 of 2" })).toBeInTheDocument();
  });
});

describe("a quiz as values", () => {
  const next: QuizNext = {
    state: "scenario",
    position: 0,
    of: 2,
    seenReps: 0,
    question: {
      kind: "scenario",
      id: "s1",
      tier: 1,
      topicId: 1,
      topic: "T",
      facet: "concept",
      difficulty: 1,
      stem: { en: "", zh: "" },
      choose: 2,
      options: [4, 2, 0].map((key) => ({ key, text: { en: "", zh: "" } })),
    },
  };
  const asked: QuizState = step(START, { kind: "loaded", next, at: 10 });
  const sheet = (state: QuizState) => (state.phase.kind === "asking" ? state.phase.sheet : null);

  test("writes the same choice the same, in whatever order it was made", () => {
    const one = step(step(asked, { kind: "place", place: 2 }), { kind: "place", place: 0 });
    const other = step(step(asked, { kind: "place", place: 0 }), { kind: "place", place: 2 });
    expect(sheet(one)?.chosen).toEqual([4, 0]);
    expect(sheet(other)?.chosen).toEqual([4, 0]);
    expect(sheet(step(one, { kind: "place", place: 0 }))?.chosen).toEqual([0]);
  });

  test("takes no answer with too few options, and no choice after the answer", () => {
    const half = step(asked, { kind: "place", place: 0 });
    expect(step(half, { kind: "submit" })).toBe(half);
    const whole = step(half, { kind: "place", place: 1 });
    const saving = step(whole, { kind: "submit" });
    expect(saving.phase.kind).toBe("saving");
    expect(step(saving, { kind: "place", place: 2 })).toBe(saving);
    expect(step(saving, { kind: "submit" })).toBe(saving);
    const again = step(saving, { kind: "refused" });
    const kept = sheet(again);
    expect(kept && isComplete(kept)).toBe(true);
  });

  test("leaves a place without an option alone", () => {
    expect(sheet(step(asked, { kind: "place", place: 4 }))?.chosen).toEqual([]);
  });

  test.each([
    [1000, 4500, 3500],
    [1000, 900, 0],
    [0, 1e12, 86_400_000],
  ])("shown at %d and answered at %d took %d ms", (shownAt, at, took) => {
    expect(tookMs(shownAt, at)).toBe(took);
  });
});
