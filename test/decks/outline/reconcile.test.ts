// One tier for each concept out of several outlines.
import { describe, expect, test } from "vitest";
import { type Ranked, reconcile } from "../../../decks/outline/reconcile.ts";

const outline = (name: string, tierCount: number, ...points: Array<[number | null, ...string[]]>): Ranked => ({
  name,
  tierCount,
  points: points.map(([tier, ...concepts]) => ({ tier, concepts })),
});

const ann = outline("Ann", 4, [1, "pods"], [2, "rbac"], [3, "crd", "operator"], [4, "gitops"]);
const ben = outline("Ben", 3, [1, "rbac", "pods"], [3, "crd"], [2, "gitops"], [1, "dns"]);

describe("the rule", () => {
  test.each([
    ["highest", { kind: "highest" }, { pods: 1, rbac: 1, gitops: 2, crd: 3 }],
    ["mean, a half going to the more important tier", { kind: "mean" }, { pods: 1, rbac: 1, gitops: 3, crd: 3 }],
    ["prefer Ann", { kind: "prefer", outline: "Ann" }, { rbac: 2, gitops: 4, dns: 1 }],
    ["prefer Ben", { kind: "prefer", outline: "Ben" }, { rbac: 1, gitops: 2, operator: 3 }],
    ["prefer one that is not there: highest", { kind: "prefer", outline: "Cid" }, { rbac: 1, gitops: 2 }],
  ] as const)("%s", (_, rule, tiers) => {
    const { tierOf } = reconcile([ann, ben], rule);
    expect(Object.fromEntries([...tierOf].filter(([concept]) => concept in tiers))).toEqual(tiers);
  });

  test("a mean of three is rounded as a number is, but for halves", () => {
    const three = (a: number, b: number, c: number) =>
      reconcile([outline("a", 4, [a, "x"]), outline("b", 4, [b, "x"]), outline("c", 4, [c, "x"])], {
        kind: "mean",
      }).tierOf.get("x");
    expect([three(1, 1, 3), three(1, 2, 2), three(4, 4, 3), three(1, 4, 4)]).toEqual([2, 2, 4, 3]);
  });
});

describe("conflicts", () => {
  test("stand where outlines disagree, in the order in which concepts first appear", () => {
    expect(reconcile([ann, ben], { kind: "highest" }).conflicts).toEqual([
      { concept: "rbac", tiers: { Ann: 2, Ben: 1 }, resolved: 1 },
      { concept: "crd", tiers: { Ann: 3, Ben: 3 }, resolved: 3 },
      { concept: "gitops", tiers: { Ann: 4, Ben: 2 }, resolved: 2 },
    ]);
  });

  test("stand where one outline has in its last tier what another has not, though the ranks are alike", () => {
    const conflictsOf = (a: Ranked, b: Ranked): number => reconcile([a, b], { kind: "highest" }).conflicts.length;
    expect(conflictsOf(outline("a", 4, [3, "x"]), outline("b", 3, [3, "x"]))).toBe(1);
    expect(conflictsOf(outline("a", 4, [2, "x"]), outline("b", 3, [2, "x"]))).toBe(0);
    expect(conflictsOf(outline("a", 3, [3, "x"]), outline("b", 3, [3, "x"]))).toBe(0);
    expect(conflictsOf(outline("a", 1, [1, "x"]), outline("b", 3, [1, "x"]))).toBe(0);
  });

  test("a concept has the best tier of the points about it", () => {
    const { tierOf } = reconcile([outline("a", 3, [3, "x"], [1, "x"], [2, "x"])], { kind: "highest" });
    expect(tierOf.get("x")).toBe(1);
  });

  test("a mention beside another concept counts only where no point is about it", () => {
    const one = outline("one", 3, [1, "y", "x"], [3, "x"]);
    const two = outline("two", 3, [2, "y", "x"]);
    expect(reconcile([one, two], { kind: "highest" }).provenance.get("x")).toMatchObject([
      { outline: "one", tier: 3 },
      { outline: "two", tier: 2 },
    ]);
  });

  test("points without a tier say nothing", () => {
    const loose = outline("loose", 3, [null, "x"], [2, "y"]);
    const { tierOf, conflicts, provenance } = reconcile([loose, outline("b", 3, [1, "y"])], { kind: "highest" });
    expect([tierOf.has("x"), provenance.has("x")]).toEqual([false, false]);
    expect(conflicts.map(({ concept }) => concept)).toEqual(["y"]);
  });

  test("an outline may be called as a property of every object is", () => {
    const { conflicts } = reconcile([outline("__proto__", 2, [1, "x"]), outline("constructor", 2, [2, "x"])], {
      kind: "highest",
    });
    expect(Object.entries(conflicts[0]?.tiers ?? {})).toEqual([
      ["__proto__", 1],
      ["constructor", 2],
    ]);
  });

  test("one outline agrees with itself, none has nothing", () => {
    expect(reconcile([ann], { kind: "mean" }).conflicts).toEqual([]);
    expect(reconcile([], { kind: "highest" }).tierOf.size).toBe(0);
  });
});
