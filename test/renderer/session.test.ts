import { describe, expect, test } from "vitest";
import {
  nextInput,
  type Phase,
  type SessionEvent,
  type SessionState,
  type Shown,
  START,
  sessionOf,
  step,
  tookMs,
} from "../../renderer/screens/review/session.ts";

const shown = { state: "card", card: { id: "a", flagReason: null } } as unknown as Shown;
const asking: Phase = { kind: "asking", item: shown, shownAt: 100 };
const revealed: Phase = { kind: "revealed", item: shown, shownAt: 100, revealedAt: 1000 };
const saving: Phase = { kind: "saving", item: shown, shownAt: 100, revealedAt: 1000, grade: "good" };
const failed: Phase = { kind: "failed", error: new Error("x") };
const stateIn = (phase: Phase): SessionState => ({ phase, answered: ["z"], flipped: true });

describe("an event of a review", () => {
  test.each<[string, Phase, SessionEvent, Phase["kind"]]>([
    ["a card is asked", { kind: "loading" }, { kind: "loaded", next: shown, at: 1 }, "asking"],
    ["a reveal opens the answer", asking, { kind: "reveal", at: 1000 }, "revealed"],
    ["a grade before the reveal is nothing", asking, { kind: "grade", grade: "good", at: 5000 }, "asking"],
    ["a grade just after the reveal is a slip", revealed, { kind: "grade", grade: "good", at: 1199 }, "revealed"],
    ["a grade after the guard is saved", revealed, { kind: "grade", grade: "good", at: 1200 }, "saving"],
    ["a second grade while saving is nothing", saving, { kind: "grade", grade: "again", at: 9000 }, "saving"],
    ["a second reveal is nothing", revealed, { kind: "reveal", at: 9000 }, "revealed"],
    ["a reveal while saving is nothing", saving, { kind: "reveal", at: 9000 }, "saving"],
    ["a refused grade leaves the answer open", saving, { kind: "refused" }, "revealed"],
    ["a failure is shown", asking, { kind: "failed", error: 1 }, "failed"],
    ["a load after a failure goes on", failed, { kind: "loaded", next: shown, at: 1 }, "asking"],
  ])("%s", (_, phase, event, kind) => {
    expect(step(stateIn(phase), event).phase.kind).toBe(kind);
  });

  test("keeps when the card was shown, so that the time taken is the whole", () => {
    const after = step(step(stateIn(asking), { kind: "reveal", at: 1000 }), { kind: "grade", grade: "good", at: 2000 });
    expect(after.phase).toMatchObject({ kind: "saving", shownAt: 100, revealedAt: 1000 });
  });

  test("with a new card brings the setting's language back", () => {
    expect(step(stateIn(asking), { kind: "loaded", next: shown, at: 1 }).flipped).toBe(false);
  });

  test("remembers what was answered, once each, and forgets what was taken back", () => {
    let state = stateIn(saving);
    for (const itemId of ["a", "b", "a"]) state = step(state, { kind: "saved", itemId });
    expect(state.answered).toEqual(["z", "b", "a"]);
    expect(step(state, { kind: "undone", itemId: "b" }).answered).toEqual(["z", "a"]);
  });

  test("that changes the card's text keeps its place", () => {
    const card = { ...shown.card, flagReason: "wrong" };
    expect(step(stateIn(revealed), { kind: "cardChanged", card }).phase).toMatchObject({
      kind: "revealed",
      item: { card },
    });
    expect(step(START, { kind: "cardChanged", card })).toEqual(START);
  });
});

test("the day's queue is asked without a list, a drill names what was answered in it", () => {
  expect(nextInput({ kind: "today" }, ["a"])).toEqual({ session: { kind: "today" } });
  expect(nextInput({ kind: "topic", topicId: 1 }, [])).toEqual({ session: { kind: "topic", topicId: 1 } });
  const many = Array.from({ length: 250 }, (_, index) => String(index));
  expect(nextInput({ kind: "topic", topicId: 1 }, many).answered).toHaveLength(200);
});

test.each([
  [100, 4100, 4000],
  [100, 50, 0],
  [0, 9e9, 86_400_000],
  [0.4, 10.2, 10],
])("an answer shown at %d and graded at %d took %d ms", (from, to, took) => {
  expect(tookMs(from, to)).toBe(took);
});

test.each([
  [{}, { kind: "today" }],
  [
    { kind: "topic", value: "7" },
    { kind: "topic", topicId: 7 },
  ],
  [{ kind: "topic", value: "x" }, { kind: "today" }],
  [
    { kind: "items", value: "a,b" },
    { kind: "items", ids: ["a", "b"] },
  ],
  [{ kind: "items" }, { kind: "today" }],
])("the address %j is the session %j", (params, session) => {
  expect(sessionOf(params)).toEqual(session);
});
