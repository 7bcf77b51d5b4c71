// Merging outlines: written ids and likeness find again what was there, and the lists say exactly what happened.
import fs from "node:fs";
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { incoming, shelf, titles } from "../support/outline.ts";
import { bees } from "../support/subject.ts";

const outline = `# Bees

## Tier 1: First things

### 1. The colony
- Queen: lays up to two thousand eggs a day
- Worker bees do everything else in the hive
- Drones leave in autumn

### 2. The hive
- Frames keep the comb movable
- Brood box and honey super

## Tier 2: The year

### 3. Seasons
- Swarming: signs and prevention
- Wintering needs fifteen kilos of food
`;

/** The ids of all live points by their text. */
function pointIds(from: ReturnType<typeof shelf>): Map<string, number> {
  return new Map(
    from
      .live()
      .flatMap(({ topics }) => topics.flatMap(({ points }) => points.map(({ id, text }) => [text, id] as const))),
  );
}

describe("merging outlines", () => {
  test("everything is added the first time and unchanged the second", () => {
    const library = shelf();
    const first = library.take(incoming(outline));
    expect(titles(first.topics)).toEqual({ added: ["The colony", "The hive", "Seasons"] });
    expect(first.points.added).toHaveLength(7);
    const second = library.take(incoming(outline));
    expect(titles(second.topics)).toEqual({ unchanged: ["The colony", "The hive", "Seasons"] });
    expect(Object.keys(titles(second.points))).toEqual(["unchanged"]);
    expect(second.writes.topics).toEqual({ insert: [], update: [], retire: [] });
    expect(second.writes.points).toEqual({ insert: [], update: [], retire: [] });
    expect(second.writes.concepts).toEqual([]);
  });

  const cases: Array<{ rule: string; edit: (text: string) => string; topics: object; points: object }> = [
    {
      rule: "a topic with another title and the same points is changed",
      edit: (text) => text.replace("### 2. The hive", "### 2. Equipment"),
      topics: { changed: ["Equipment"], unchanged: ["The colony", "Seasons"] },
      points: { unchanged: 7 },
    },
    {
      rule: "a topic with nearly the same title and other points is changed",
      edit: (text) =>
        text
          .replace("### 2. The hive", "### 2. The hives")
          .replace("- Frames keep the comb movable\n", "- Entrance reducers against wasps\n")
          .replace("- Brood box and honey super\n", "- Stands keep ants out\n"),
      topics: { changed: ["The hives"], unchanged: ["The colony", "Seasons"] },
      points: { added: 2, retired: 2, unchanged: 5 },
    },
    {
      rule: "a topic in another tier is moved, and its points are not listed as moved",
      edit: (text) => {
        const hive = text.slice(text.indexOf("### 2."), text.indexOf("## Tier 2"));
        return `${text.replace(hive, "")}\n${hive}`;
      },
      topics: { moved: ["The hive"], unchanged: ["The colony", "Seasons"] },
      points: { unchanged: 7 },
    },
    {
      rule: "a number that shifts changes nothing",
      edit: (text) => text.replace("### 3. Seasons", "### 4. Seasons"),
      topics: { unchanged: ["The colony", "The hive", "Seasons"] },
      points: { unchanged: 7 },
    },
    {
      rule: "a reworded point is changed",
      edit: (text) =>
        text.replace("Worker bees do everything else in the hive", "Worker bees do all other work in the hive"),
      topics: { unchanged: ["The colony", "The hive", "Seasons"] },
      points: { changed: 1, unchanged: 6 },
    },
    {
      rule: "a point on the same term is changed, however the rest was rewritten",
      edit: (text) => text.replace("Queen: lays up to two thousand eggs a day", "Queen: mother of them all"),
      topics: { unchanged: ["The colony", "The hive", "Seasons"] },
      points: { changed: 1, unchanged: 6 },
    },
    {
      rule: "a point in another topic is moved",
      edit: (text) =>
        text.replace("- Drones leave in autumn\n", "").replace("- Swarming", "- Drones leave in autumn\n- Swarming"),
      topics: { unchanged: ["The colony", "The hive", "Seasons"] },
      points: { moved: 1, unchanged: 6 },
    },
    {
      rule: "a removed point is retired, a new one added, however close they stand",
      edit: (text) => text.replace("- Drones leave in autumn", "- Royal jelly feeds larvae"),
      topics: { unchanged: ["The colony", "The hive", "Seasons"] },
      points: { added: 1, retired: 1, unchanged: 6 },
    },
    {
      rule: "a removed topic is retired with its points",
      edit: (text) => text.replace(/### 2[\s\S]*?(?=## Tier 2)/, ""),
      topics: { retired: ["The hive"], unchanged: ["The colony", "Seasons"] },
      points: { retired: 2, unchanged: 5 },
    },
    {
      rule: "a point that becomes a practice is changed",
      edit: (text) => text.replace("- Drones leave in autumn", "\n**Best Practice**\n- Drones leave in autumn"),
      topics: { unchanged: ["The colony", "The hive", "Seasons"] },
      points: { changed: 1, unchanged: 6 },
    },
  ];
  test.each(cases)("$rule", ({ edit, topics, points }) => {
    const library = shelf();
    library.take(incoming(outline));
    expect(edit(outline)).not.toBe(outline);
    const merge = library.take(incoming(edit(outline)));
    const sorted = Object.fromEntries(
      Object.entries(titles(merge.topics)).map(([kind, list]) => [kind, [...list].sort()]),
    );
    expect(sorted).toEqual(
      Object.fromEntries(Object.entries(topics).map(([kind, list]) => [kind, [...(list as string[])].sort()])),
    );
    const counts = Object.fromEntries(Object.entries(titles(merge.points)).map(([kind, list]) => [kind, list.length]));
    expect(counts).toEqual(points);
  });

  test("a change says what it was called and where it stood", () => {
    const library = shelf();
    library.take(incoming(outline));
    const merge = library.take(incoming(outline.replace("### 2. The hive", "### 2. Equipment")));
    expect(merge.topics.changed).toEqual([
      {
        title: "Equipment",
        before: "The hive",
        from: { outline: "Bees", topic: "The hive", tier: 1 },
        to: { outline: "Bees", topic: "Equipment", tier: 1 },
        reviews: 0,
      },
    ]);
  });

  test("rewording, retitling and moving keep every row's id", () => {
    const library = shelf();
    library.take(incoming(outline));
    const before = pointIds(library);
    library.take(
      incoming(
        outline
          .replace("### 2. The hive", "### 2. Equipment")
          .replace("Worker bees do everything else in the hive", "Worker bees do all other work in the hive")
          .replace("- Drones leave in autumn\n", "")
          .replace("- Swarming", "- Drones leave in autumn\n- Swarming"),
      ),
    );
    const after = pointIds(library);
    expect(after.get("Frames keep the comb movable")).toBe(before.get("Frames keep the comb movable"));
    expect(after.get("Worker bees do all other work in the hive")).toBe(
      before.get("Worker bees do everything else in the hive"),
    );
    expect(after.get("Drones leave in autumn")).toBe(before.get("Drones leave in autumn"));
    expect(after.size).toBe(7);
  });

  test("what is named again is the old row: it comes back with its id", () => {
    const library = shelf();
    library.take(incoming(outline));
    const before = pointIds(library);
    const without = outline.replace(/### 2[\s\S]*?(?=## Tier 2)/, "").replace("- Drones leave in autumn\n", "");
    library.take(incoming(without));
    expect(pointIds(library).has("Drones leave in autumn")).toBe(false);
    const merge = library.take(incoming(outline));
    expect(titles(merge.topics).added).toEqual(["The hive"]);
    expect(merge.points.added.map(({ title }) => title).sort()).toEqual([
      "Brood box and honey super",
      "Drones leave in autumn",
      "Frames keep the comb movable",
    ]);
    expect(pointIds(library)).toEqual(before);
    expect(merge.writes.points.insert).toEqual([]);
  });

  test("what comes back in another topic is the old row as well", () => {
    const library = shelf();
    library.take(incoming(outline));
    const before = pointIds(library).get("Drones leave in autumn");
    const without = outline.replace("- Drones leave in autumn\n", "");
    library.take(incoming(without));
    const merge = library.take(incoming(without.replace("- Swarming", "- Drones leave in autumn\n- Swarming")));
    expect(titles(merge.points).added).toEqual(["Drones leave in autumn"]);
    expect(pointIds(library).get("Drones leave in autumn")).toBe(before);
  });

  test("a written id is stronger than any wording", () => {
    const library = shelf();
    const written = (term: string, other: string) =>
      `## Tier 1\n\n### One {#one}\n- ${term} {#a}\n- ${other} {#b}\n\n### Two {#two}\n- Something else here {#c}\n`;
    library.take(incoming(written("The first wording of it", "The second thing")));
    const before = pointIds(library);
    library.take(incoming(written("The second thing", "The first wording of it")));
    const after = pointIds(library);
    expect(after.get("The second thing")).toBe(before.get("The first wording of it"));
    expect(after.get("The first wording of it")).toBe(before.get("The second thing"));
  });

  test("two points with different written ids are two points, though they read alike", () => {
    const library = shelf();
    library.take(incoming("## Tier 1\n\n### One\n- Frames keep the comb movable {#a}\n"));
    const merge = library.take(incoming("## Tier 1\n\n### One\n- Frames keep the comb movable {#b}\n"));
    expect(merge.points.added).toHaveLength(1);
    expect(merge.points.retired).toHaveLength(1);
  });

  test("the same words under two topics stay apart", () => {
    const library = shelf();
    const text = "## Tier 1\n\n### One\n- Overview of it\n\n### Two\n- Overview of it\n";
    library.take(incoming(text));
    const before = library.live();
    const merge = library.take(incoming(text));
    expect(library.live()).toEqual(before);
    expect(merge.points.unchanged).toHaveLength(2);
  });

  test("a removed outline retires everything of it, and importing it again brings everything back", () => {
    const library = shelf();
    library.take(incoming(outline));
    const before = pointIds(library);
    const removal = library.take([], { remove: [1] });
    expect(removal.topics.retired).toHaveLength(3);
    expect(removal.points.retired).toHaveLength(7);
    expect(removal.outlines).toEqual([]);
    const again = library.take(incoming(outline));
    expect(again.points.added).toHaveLength(7);
    expect(pointIds(library)).toEqual(before);
  });
});

describe("which outline is which", () => {
  const other = "# Bees\n\n## Tier 1\n\n### Trees\n- Lime blossoms in June\n";

  test("a renamed outline of the same file is recognised by its topics", () => {
    const library = shelf();
    library.take(incoming(outline));
    const merge = library.take(incoming(outline.replace("# Bees", "# Beekeeping, second edition")));
    expect(titles(merge.topics)).toEqual({ unchanged: ["The colony", "The hive", "Seasons"] });
    expect(library.live()).toHaveLength(1);
    expect(library.live()[0]?.name).toBe("Beekeeping, second edition");
  });

  test("a renamed file is recognised by its outline's name and topics", () => {
    const library = shelf();
    library.take(incoming(outline));
    library.take(incoming(outline, null, "bees-2.md"));
    expect(library.live()).toHaveLength(1);
  });

  test("two outlines of one name that share no topic are two, and the second gets a number", () => {
    const library = shelf();
    library.take(incoming(outline));
    library.take(incoming(other, null, "trees.md"));
    expect(library.live().map(({ name }) => name)).toEqual(["Bees", "Bees (2)"]);
    library.take([...incoming(other, null, "trees.md"), ...incoming(outline)]);
    expect(library.live().map(({ name, id }) => [name, id])).toEqual([
      ["Bees", 1],
      ["Bees (2)", 2],
    ]);
  });

  test("two outlines that swap their names are known by what they say", () => {
    const library = shelf();
    const text = (a: string, b: string) =>
      `# ${a}\n\n## Tier 1\n\n### One\n- First of the first\n\n# ${b}\n\n## Tier 1\n\n### Two\n- First of the second\n`;
    library.take(incoming(text("A", "B")));
    const merge = library.take(incoming(text("B", "A")));
    expect(merge.outlines.map(({ id, name }) => [id, name])).toEqual([
      [1, "B"],
      [2, "A"],
    ]);
    expect(titles(merge.topics)).toEqual({ unchanged: ["One", "Two"] });
  });

  test("outlines that an import doesn't speak of stay as they are, with the concepts of the subject of now", () => {
    const library = shelf();
    library.take(incoming(outline));
    const merge = library.take(incoming(other, null, "trees.md"), { subject: bees() });
    expect(merge.outlines).toHaveLength(2);
    expect(titles(merge.topics)).toEqual({ added: ["Trees"] });
    expect(merge.writes.subjects).toEqual([{ id: 1, subject: "bees" }]);
    expect(merge.writes.concepts.length).toBeGreaterThan(3);
  });
});

describe("what holds for every outline", () => {
  const word = fc.constantFrom("queen", "worker", "drone", "frame", "comb", "swarm", "winter", "smoke", "honey", "wax");
  const line = fc.array(word, { minLength: 2, maxLength: 5 }).map((words) => words.join(" "));
  const topics = fc.array(fc.uniqueArray(line, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 });
  const render = (lists: string[][]): string =>
    `## Tier 1\n\n${lists.map((points, i) => `### Topic ${i} ${points[0]}\n${points.map((point) => `- ${point}`).join("\n")}\n`).join("\n")}`;

  property.prop([topics, topics])("no row is paired twice, and every live row comes from the import", (a, b) => {
    const library = shelf();
    library.take(incoming(render(a)));
    const merge = library.take(incoming(render(b)));
    const ids = merge.outlines.flatMap((each) => each.topics.flatMap((topic) => topic.points.map(({ id }) => id)));
    expect(new Set(ids).size).toBe(ids.length);
    const listed = Object.values(merge.points).flat();
    expect(listed.filter(({ to }) => to !== null)).toHaveLength(ids.length);
    const { added, changed, moved, unchanged, retired } = merge.points;
    const before = incoming(render(a)).flatMap((each) => each.topics.flatMap((topic) => topic.points));
    expect(changed.length + moved.length + unchanged.length + retired.length).toBe(before.length);
    expect(added.length + changed.length + moved.length + unchanged.length).toBe(ids.length);
  });

  property.prop([topics])("an outline that is imported twice is unchanged", (a) => {
    const library = shelf();
    library.take(incoming(render(a)));
    const merge = library.take(incoming(render(a)));
    expect(Object.keys(titles(merge.points))).toEqual(["unchanged"]);
    expect(Object.keys(titles(merge.topics))).toEqual(["unchanged"]);
  });
});

const owners = "../shared/outlines/000_7065db164e0cd33d.txt";
// The file is its owner's and no part of this repository; without it this test has nothing to look at.
test.skipIf(!fs.existsSync(owners))(
  "the owner's outlines: imported twice all is unchanged, and each edit is told apart",
  () => {
    const text = fs.readFileSync(owners, "utf8");
    const library = shelf();
    library.take(incoming(text, null, "owner.txt"));
    const again = library.take(incoming(text, null, "owner.txt"));
    expect(Object.keys(titles(again.topics))).toEqual(["unchanged"]);
    expect(Object.keys(titles(again.points))).toEqual(["unchanged"]);
  },
);
