// R11: whatever comes through the door is answered with a typed reply, and a refusal changes nothing.
import { fc } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { all } from "../../db/statements.ts";
import { contract, errorCode, type Method } from "../../electron/contract.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { fillDeck } from "../support/deck.ts";
import { examDeck } from "../support/scenarios.ts";

const methods = Object.keys(contract) as Method[];
const reading = methods.filter((method) => !/^(backup|data|check)\./.test(method));
const hostile: unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "",
  "x".repeat(1_000_000),
  [],
  [[]],
  {},
  { __proto__: { polluted: true } },
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  { id: { toString: "x" }, itemId: [], examId: "1", source: { kind: "files", files: [] } },
  () => 1,
  Symbol("x"),
  new Date(Number.NaN),
];

function counts(app: TestApp): unknown {
  return ["items", "reviews", "outlines", "settings", "quizzes", "exams", "undo_steps", "lab_runs"].map((table) =>
    all(app.db, `select count(*) as n from ${table}`),
  );
}

describe.each(methods)("%s", (method) => {
  it("answers hostile input with a coded refusal or a value, and never throws", async () => {
    const app = testApp();
    fillDeck(app.db, examDeck(1, 3));
    const before = counts(app);
    for (const input of hostile) {
      const reply = await app.dispatch(method as string, input);
      if (reply.ok) continue;
      expect(errorCode.safeParse(reply.error.code).success).toBe(true);
      expect(reply.error.code).not.toBe("internal");
      expect(reply.error.message.length).toBeGreaterThan(10);
      expect(reply.error.message).not.toMatch(/SQLITE|at .*\.ts:|\[object/);
    }
    if (reading.includes(method) && method !== "settings.set") expect(counts(app)).toEqual(before);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

it.each(["toString", "__proto__", "constructor", "hasOwnProperty", "", "study.nothing"])(
  "there is no method %j",
  async (method) => {
    const reply = await testApp().dispatch(method, {});
    expect(reply).toMatchObject({ ok: false, error: { code: "bad-input" } });
  },
);

it("an unknown key in an input is refused", async () => {
  const error = await testApp().refusal("study.today", { now: 1 });
  expect(error.code).toBe("bad-input");
});

it("any JSON to any method gets a reply", { timeout: 60_000 }, async () => {
  const app = testApp();
  const property = fc.asyncProperty(fc.constantFrom(...reading), fc.jsonValue(), async (method, input) => {
    const reply = await app.dispatch(method as string, input);
    if (!reply.ok) expect(reply.error.code).not.toBe("internal");
  });
  await fc.assert(property, { numRuns: 1000 });
});
