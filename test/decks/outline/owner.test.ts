// The outline that the first learner works with: two outlines in one file, read as it is where it is at hand.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { taxonomyFile } from "../../../decks/bank/schema.ts";
import { belongsToSubject, buildMatcher, matchPoint } from "../../../decks/outline/match.ts";
import { decodeOutline } from "../../../decks/outline/parse.ts";
import { reconcile } from "../../../decks/outline/reconcile.ts";
import { renderOutline } from "../../../decks/outline/render.ts";
import { account, filledLines, parsed, pointsOf, withoutLines } from "./shape.ts";

const path = fileURLToPath(new URL("../../../../shared/outlines/000_7065db164e0cd33d.txt", import.meta.url));
const taxonomyPath = fileURLToPath(new URL("../../../decks/kubernetes/taxonomy.yaml", import.meta.url));
const there = existsSync(path);

function load(): string {
  const decoded = decodeOutline(readFileSync(path));
  if (!decoded.ok) throw new Error(decoded.problem.code);
  return decoded.text;
}

describe.skipIf(!there)(`the owner's outline${there ? "" : " (skipped: the file is not beside this project)"}`, () => {
  test("holds two outlines with their own tiers, topics and points", () => {
    const file = parsed(load(), "outline.txt");
    const counted = file.outlines.map(({ name, line, tiers, topics }) => ({
      name,
      line,
      tiers: tiers.map(({ rank, line: at }) => [rank, at]),
      topics: topics.length,
      loose: topics.filter(({ tier }) => tier === null).length,
      points: topics.reduce((sum, { points }) => sum + points.length, 0),
      practice: topics.reduce((sum, { points }) => sum + points.filter(({ facet }) => facet === "practice").length, 0),
    }));
    expect(counted).toEqual([
      {
        name: "claude",
        line: 1,
        tiers: [
          [1, 3],
          [2, 38],
          [3, 73],
          [4, 106],
        ],
        topics: 25,
        loose: 5,
        points: 101,
        practice: 20,
      },
      {
        name: "gpt5.2",
        line: 191,
        tiers: [
          [1, 208],
          [2, 313],
          [3, 359],
        ],
        topics: 16,
        loose: 0,
        points: 86,
        practice: 30,
      },
    ]);
  });

  test("has each of its 305 lines accounted for exactly once", () => {
    const text = load();
    const file = parsed(text, "outline.txt");
    const counts = account(file);
    expect(file.lines).toBe(305);
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual(filledLines(text));
    expect([...counts.values()].every((count) => count === 1)).toBe(true);
  });

  test("has its talk passed over with the reason, and nothing of its content", () => {
    const reasons = new Map(parsed(load(), "outline.txt").skipped.map(({ line, reason }) => [line, reason]));
    const expected: Array<[number, string]> = [
      [1, "document-title"],
      [36, "rule"],
      [140, "block-marker"],
      [174, "study-advice"],
      [176, "prose"],
      [178, "study-advice"],
      [183, "study-advice"],
      [187, "study-advice"],
      [189, "question"],
      [191, "document-title"],
      [192, "prose"],
      [196, "route-overview"],
      [204, "route-overview"],
      [215, "block-marker"],
      [379, "deliverables"],
      [384, "deliverables"],
      [388, "study-advice"],
      [391, "question"],
      [395, "prose"],
    ];
    for (const [line, reason] of expected) expect([line, reasons.get(line)]).toEqual([line, reason]);
  });

  test("gives terms and parts whichever width its punctuation has", () => {
    const points = pointsOf(parsed(load(), "outline.txt"));
    const at = (line: number) => points.find((point) => point.line === line);
    expect(at(19)?.parts).toEqual(["ClusterIP", "NodePort", "LoadBalancer"]);
    expect(at(12)?.term).toBe("Pod");
    expect(at(41)?.parts).toEqual(["Calico", "Flannel", "Cilium"]);
    expect(at(65)?.parts).toEqual(["Role", "ClusterRole", "Binding"]);
    expect(at(226)?.term).toBe("Job / CronJob");
    expect(at(302)?.parts).toHaveLength(3);
  });

  test("names concepts of the built-in subject with every point, and ranks many of them differently", () => {
    const taxonomy = taxonomyFile.parse(parse(readFileSync(taxonomyPath, "utf8")));
    const matcher = buildMatcher(taxonomy);
    const outlines = parsed(load(), "outline.txt").outlines;
    const ranked = outlines.map((outline) => ({
      name: outline.name,
      tierCount: outline.tiers.length,
      points: outline.topics.flatMap((topic) =>
        topic.points.map((point) => ({ tier: topic.tier, ...matchPoint(matcher, topic.title, point) })),
      ),
    }));
    expect(outlines.map((outline) => belongsToSubject(outline, matcher))).toEqual([true, true]);
    for (const { points } of ranked) {
      expect(points.filter(({ via }) => via === "point").length / points.length).toBeGreaterThan(0.95);
    }
    const { conflicts, tierOf } = reconcile(ranked, { kind: "highest" });
    const found = new Map(conflicts.map(({ concept, tiers }) => [concept, tiers]));
    expect(found.get("rbac")).toEqual({ claude: 2, "gpt5.2": 1 });
    expect(found.get("multi-tenancy")).toEqual({ claude: 4, "gpt5.2": 2 });
    for (const concept of ["network-policy", "hpa", "logging", "events", "resource-quota", "limit-range", "gitops"]) {
      expect([...found.keys()]).toContain(concept);
    }
    // Third in both, but of four tiers in one and the last of three in the other.
    expect(["crd", "operator"].map((concept) => [tierOf.get(concept), found.has(concept)])).toEqual([
      [3, true],
      [3, true],
    ]);
  });

  test("is the same after being written out and read again", () => {
    for (const outline of parsed(load(), "outline.txt").outlines) {
      const again = parsed(renderOutline(outline)).outlines;
      expect(again.map(withoutLines)).toEqual([withoutLines(outline)]);
    }
  });
});
