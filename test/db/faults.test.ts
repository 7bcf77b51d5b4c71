// R3: a full disk and a file that can't be written to: nothing is acknowledged that isn't stored, and it goes on once mended.
import { describe, expect, it } from "vitest";
import { checkDatabase } from "../../db/check.ts";
import { faultOf } from "../../db/open.ts";
import { type Db, number, run } from "../../db/statements.ts";
import { toError } from "../../electron/errors.ts";
import { fillDeck } from "../support/deck.ts";
import { grade, memoryDb, morning, rule } from "../support/learner.ts";

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** Grades until the fault shows; gives what was thrown. */
function gradeUntilFault(db: Db, numbers: readonly number[]): unknown {
  return thrownBy(() => {
    for (let round = 0; round < 200; round++)
      for (const no of numbers) grade(db, no, "good", morning + round * 86_400_000);
  });
}

describe.each<[string, (db: Db) => void, (db: Db) => void, string]>([
  [
    "a full disk",
    (db) => db.pragma(`max_page_count = ${Number(db.pragma("page_count", { simple: true })) + 2}`),
    (db) => db.pragma("max_page_count = 1000000"),
    "no-space",
  ],
  [
    "a file that can't be written to",
    (db) => db.pragma("query_only = 1"),
    (db) => db.pragma("query_only = 0"),
    "read-only",
  ],
])("%s", (_title, breakIt, mendIt, code) => {
  it("refuses the grade whole, says what to do, and goes on once it is mended", () => {
    const db = memoryDb();
    const numbers = fillDeck(
      db,
      Array.from({ length: 40 }, (_, i) => ({ tier: 1, concept: `c${i}` })),
    );
    breakIt(db);
    const thrown = gradeUntilFault(db, numbers);
    expect(faultOf(thrown).code).toBe(code);
    expect(toError(thrown, "en")).toMatchObject({
      code,
      message: expect.stringMatching(/Free some space|permissions/),
    });
    expect(db.inTransaction).toBe(false);
    mendIt(db);
    expect(checkDatabase(db, false, rule)).toMatchObject({ ok: true, differences: [] });
    const logged = number(db, "select count(*) as n from reviews");
    grade(db, numbers[0] ?? 0, "good", morning + 400 * 86_400_000);
    expect(number(db, "select count(*) as n from reviews")).toBe(logged + 1);
  });
});

describe("errors of the system in words", () => {
  it.each([
    ["SQLITE_CORRUPT_INDEX", "fault"],
    ["SQLITE_NOTADB", "fault"],
    ["SQLITE_BUSY", "busy"],
    ["ENOSPC", "no-space"],
    ["EACCES", "read-only"],
    ["ENOTDIR", "fault"],
    ["SOMETHING_ELSE", "internal"],
  ])("%s is told as %s, in both languages, without its own text", (code, told) => {
    const error = Object.assign(new Error("internal detail /home/me"), { code });
    for (const lang of ["en", "zh"] as const) {
      const { code: said, message } = toError(error, lang);
      expect(said).toBe(told);
      expect(message).not.toContain("internal detail");
    }
  });

  it("a number that is none can't be stored", () => {
    const db = memoryDb();
    const [no = 0] = fillDeck(db, [{ tier: 1 }]);
    expect(() =>
      run(db, "update memory set stability = ?, phase = 'review' where item_no = ?", Number.NaN, no),
    ).toThrow(/constraint/i);
  });
});
