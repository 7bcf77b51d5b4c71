// The terminal host as a person and a script use it: what stands on which stream, and which exit code it leaves with.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { readSubject } from "../../../decks/bank/load.ts";
import type { Io } from "../../../electron/terminal/io.ts";
import { runTerminal } from "../../../electron/terminal/run.ts";
import { columnsOf } from "../../../electron/terminal/table.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const outline = `# Sailing

## Priority 1: afloat

### 1. Knots
- Bowline: a loop that holds
- Clove hitch, round turn and figure eight

### 2. Sails
- Reefing

## Priority 2: underway

### 3. Right of way
- Port gives way to starboard
`;

let folder = "";
let built = "";
let db = "";
let file = "";

beforeAll(() => {
  built = fs.mkdtempSync(path.join(os.tmpdir(), "tierwise-built-"));
  const { subject } = readSubject(path.join(root, "decks", "kubernetes"));
  fs.mkdirSync(path.join(built, "electron"));
  fs.mkdirSync(path.join(built, "renderer"));
  fs.writeFileSync(path.join(built, "electron", "subject.json"), JSON.stringify(subject));
  fs.writeFileSync(path.join(built, "renderer", "index.html"), "<!doctype html><title>Tierwise</title>");
});
afterAll(() => fs.rmSync(built, { recursive: true, force: true }));

beforeEach((context) => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierwise-terminal-"));
  db = path.join(folder, "study.db");
  file = path.join(folder, "sailing.md");
  fs.writeFileSync(file, outline);
  const own = folder;
  context.onTestFinished(() => fs.rmSync(own, { recursive: true, force: true }));
});

type Ran = { code: number; out: string; err: string };

async function tierwise(words: string[], changes: Partial<Io> = {}): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await runTerminal(words, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    env: { TIERWISE_DATA: path.join(folder, "data") },
    platform: "linux",
    home: folder,
    cwd: folder,
    columns: 120,
    builtFolder: path.join(built, "electron"),
    subjectFolder: path.join(root, "decks", "kubernetes"),
    language: "en",
    untilStopped: () => Promise.resolve(),
    openBrowser: () => {},
    ...changes,
  });
  return { code, out, err };
}

const json = ({ out }: Ran) => JSON.parse(out);

describe("A command line that is not understood ends with 2 and one sentence on stderr", () => {
  const cases: Array<[string, string[], string]> = [
    ["no command", [], "Usage: tierwise COMMAND"],
    ["an unknown command", ["frobnicate"], 'There is no command "frobnicate"'],
    ["an unknown option", ["today", "--loud"], "today has no option --loud"],
    ["a short option", ["today", "-x"], "today has no option -x"],
    ["an option of another command", ["today", "--apply"], "today has no option --apply"],
    ["an option without its value", ["today", "--db"], "--db needs a value: --db FILE"],
    ["an option that eats the next one", ["today", "--db", "--json"], "--db needs a value: --db FILE"],
    ["a value for an option that takes none", ["today", "--json=yes"], "--json takes no value"],
    ["a word that no option wants", ["today", "tomorrow"], '"tomorrow" is not understood'],
    ["an instant that is none", ["today", "--now", "soon"], '"soon" is none'],
    ["--now where something is written", ["import", "x.md", "--now", "2026-12-01"], "import has no option --now"],
    ["--now where the log is mended", ["check", "--now", "2026-12-01"], "check has no option --now"],
    ["no outline", ["outline"], "Name an outline"],
    ["nothing to import", ["import"], "Name an outline to import"],
    ["two sources at once", ["import", "x.md", "--builtin", "en"], "not both"],
    ["a language that is none", ["import", "--builtin", "fr"], '"fr" is neither'],
    ["a rule that is none", ["import", "x.md", "--rule", "lowest"], '"lowest" is none of them'],
    ["a rule without its outline", ["import", "x.md", "--rule", "prefer:"], "prefer:NAME"],
    ["a format that is none", ["weak", "--format", "docx"], '"docx" is no format'],
    ["a PDF without its file", ["weak", "--format", "pdf"], "--out FILE"],
    ["a port that is none", ["serve", "--port", "70000"], '"70000" is none'],
  ];
  test.each(cases)("%s", async (_name, words, sentence) => {
    const { code, out, err } = await tierwise(words);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(sentence);
  });

  test("and leaves no database behind", async () => {
    await tierwise(["today", "--loud"]);
    expect(fs.existsSync(path.join(folder, "data"))).toBe(false);
  });
});

describe("What is refused ends with 1 and one sentence on stderr", () => {
  const cases: Array<[string, () => string[], string]> = [
    ["a file that is not there", () => ["outline", "none.md"], "There is no file none.md"],
    ["a folder", () => ["outline", "."], "is a folder"],
    ["an empty file", () => ["outline", written("empty.md", "")], "The file has no text"],
    ["a picture", () => ["import", written("a.md", "\u0000PNG\u0000")], "no text file"],
    ["a text without tiers", () => ["outline", written("prose.md", "Just a letter to a friend.\n")], "prose.md"],
    ["a database that --db misspells", () => ["today", "--db", "typo.db"], "There is no database"],
    [
      "a file that is no database",
      () => ["today", "--db", written("x.db", "not a database at all")],
      "not a Tierwise database",
    ],
    ["an empty database file", () => ["check", "--db", written("zero.db", "")], "damaged"],
  ];
  test.each(cases)("%s", async (_name, words, sentence) => {
    const { code, out, err } = await tierwise(words());
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain(sentence);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });

  test("and a misspelt --db makes no file", async () => {
    await tierwise(["weak", "--db", "typo.db"]);
    expect(fs.readdirSync(folder)).toEqual(["sailing.md"]);
  });
});

describe("Help", () => {
  const names = "outline import today weak exam exams readiness check backup lint serve".split(" ");

  test("lists the commands", async () => {
    const { code, out, err } = await tierwise(["--help"]);
    expect([code, err]).toEqual([0, ""]);
    for (const name of names) expect(out).toContain(`  ${name}`);
  });

  test.each(names)("of %s tells its options", async (name) => {
    const { code, out } = await tierwise([name, "--help"]);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^Usage: tierwise ${name}`));
    expect(out).toContain("--json");
    expect((await tierwise(["help", name])).out).toBe(out);
  });

  test("speaks Chinese on a Chinese system", async () => {
    expect((await tierwise(["--help"], { language: "zh" })).out).toContain("用法：");
  });
});

describe("tierwise outline", () => {
  test("gives tiers, topics, points and every line passed over as JSON", async () => {
    const ran = await tierwise(["outline", "sailing.md", "--json"]);
    expect([ran.code, ran.err]).toEqual([0, ""]);
    const report = json(ran);
    expect(report.outlines).toEqual([
      {
        name: "Sailing",
        tiers: [
          { rank: 1, title: expect.stringContaining("afloat"), topics: 2 },
          { rank: 2, title: expect.stringContaining("underway"), topics: 1 },
        ],
        topics: 3,
        points: 4,
      },
    ]);
    expect(report.points[0]).toEqual({
      line: 6,
      outline: "Sailing",
      tier: 1,
      topic: "Knots",
      facet: "concept",
      text: "Bowline: a loop that holds",
      concepts: [],
    });
    expect(report.skipped).toEqual([{ line: 1, text: "# Sailing", reason: "document-title" }]);
    expect(report.conflicts).toEqual([]);
  });

  test("accounts for every line of a file once", async () => {
    const report = json(await tierwise(["outline", "sailing.md", "--json"]));
    const filled = outline.split("\n").filter((line) => line.trim() !== "").length;
    const tiersAndTopics = 2 + 3;
    expect(report.points.length + report.skipped.length + tiersAndTopics).toBe(filled);
  });

  test("names the block that runs through all tiers, and finds concepts and conflicts of the subject", async () => {
    const first = written(
      "one.md",
      "# One\n## P0 must\n### Workloads\n- Pod\n- Deployment\n## P1 should\n### Network\n- NetworkPolicy\n## Best practices (all the way)\n### Safety\n- Least privilege\n- Resource quotas\n",
    );
    const second = written(
      "two.md",
      "# Two\n## P0 must\n### Network\n- NetworkPolicy\n## P1 should\n### Storage\n- StorageClass\n",
    );
    const report = json(await tierwise(["outline", first, second, "--json"]));
    expect(report.outlines[0].practice).toEqual([{ title: "Best practices (all the way)", topics: 1, points: 2 }]);
    expect(report.outlines[1].practice).toBeUndefined();
    expect(report.points.find((point: { text: string }) => point.text === "Least privilege")).toMatchObject({
      tier: null,
      facet: "practice",
      topic: "Safety",
    });
    expect(report.conflicts).toEqual([{ concept: "network-policy", tiers: { One: 2, Two: 1 }, resolved: 1 }]);
    expect(new Set(report.points.map((point: { file: string }) => point.file))).toEqual(new Set([first, second]));
  });

  test("is a table for people, in which outlines can't command the terminal", async () => {
    fs.writeFileSync(file, outline.replace("# Sailing", "# Sailing\u001b]0;owned\u0007"));
    const { code, out } = await tierwise(["outline", "sailing.md"]);
    expect(code).toBe(0);
    expect(out).toMatch(/Tier +Topics +Points/);
    expect([...out].filter((char) => char !== "\n" && /\p{Cc}/u.test(char))).toEqual([]);
  });

  test("touches no database", async () => {
    await tierwise(["outline", "sailing.md"]);
    expect(fs.readdirSync(folder)).toEqual(["sailing.md"]);
  });
});

describe("tierwise import", () => {
  test("without --apply shows what would change and writes nothing", async () => {
    const ran = await tierwise(["import", "sailing.md", "--db", db, "--json"]);
    expect([ran.code, ran.err]).toEqual([0, ""]);
    expect(json(ran).outlines[0]).toMatchObject({ name: "Sailing", topics: 3, points: 4 });
    expect(json(ran).applied).toBeNull();
    expect(fs.existsSync(db)).toBe(false);
  });

  test("with --apply does it, and a second time changes nothing", async () => {
    const first = json(await tierwise(["import", "sailing.md", "--db", db, "--apply", "--json"]));
    expect(first.applied.added).toBeGreaterThan(0);
    const second = json(await tierwise(["import", "sailing.md", "--db", db, "--apply", "--json"]));
    expect(second.applied).toMatchObject({ added: 0, changed: 0, moved: 0, retired: 0 });
  });

  test("takes the built-in outline, and a rule", async () => {
    const ran = await tierwise(["import", "--builtin", "zh", "--rule", "mean", "--db", db, "--json"]);
    expect(ran.code).toBe(0);
    expect(json(ran).rule).toEqual({ kind: "mean" });
    expect(json(ran).deck.cards).toBeGreaterThan(0);
  });

  test("tells people what it did", async () => {
    const preview = await tierwise(["import", "sailing.md", "--db", db]);
    expect(preview.out).toContain("Nothing was written: add --apply to import.");
    const applied = await tierwise(["import", "sailing.md", "--db", db, "--apply"]);
    expect(applied.out).toMatch(/Imported: \d+ added/);
  });

  test("goes into the data folder unless a database is named", async () => {
    await tierwise(["import", "sailing.md", "--apply"]);
    expect(fs.existsSync(path.join(folder, "data", "tierwise.db"))).toBe(true);
  });
});

describe("tierwise today", () => {
  beforeEach(async () => {
    await tierwise(["import", "sailing.md", "--db", db, "--apply"]);
  });

  test("gives counts by tier, what is held back, and the items in order with their reasons", async () => {
    const ran = await tierwise(["today", "--db", db, "--json"]);
    expect([ran.code, ran.err]).toEqual([0, ""]);
    const today = json(ran);
    expect(today.tiers.map((tier: { rank: number }) => tier.rank)).toEqual([1, 2]);
    expect(today.held).toEqual([]);
    expect(today.items.length).toBe(today.left.newItems);
    expect(today.items[0]).toEqual({
      id: expect.any(String),
      kind: "card",
      tier: 1,
      topic: "Knots",
      title: { en: expect.any(String), zh: expect.any(String) },
      reason: expect.stringMatching(/^tier 1 · new 1 of \d+ today$/),
      why: expect.objectContaining({ kind: "new", tier: 1, introduced: 0 }),
    });
  });

  test("plans another day with --now, and writes nothing", async () => {
    const before = fs.statSync(db).mtimeMs;
    const ran = json(await tierwise(["today", "--db", db, "--now", "2031-05-06T12:00Z", "--json"]));
    expect(ran.date).toBe("2031-05-06");
    expect(fs.statSync(db).mtimeMs).toBe(before);
  });

  test("is a table for people that keeps to the width", async () => {
    const { out } = await tierwise(["today", "--db", db], { language: "zh" });
    expect(out).toContain("层级");
    for (const line of out.split("\n")) expect(columnsOf(line)).toBeLessThanOrEqual(120);
  });

  test("says what to do where there is nothing yet, and makes no database", async () => {
    const { code, out } = await tierwise(["today"]);
    expect(code).toBe(0);
    expect(out).toContain("import an outline first");
    expect(fs.existsSync(path.join(folder, "data"))).toBe(false);
  });
});

describe("tierwise weak", () => {
  beforeEach(async () => {
    await tierwise(["import", "sailing.md", "--db", db, "--apply"]);
  });

  test("says that nothing is measured yet", async () => {
    expect((await tierwise(["weak", "--db", db])).out).toContain("No topic has been measured yet");
  });

  test.each([
    ["md", "# Weak topics"],
    ["csv", "Knots"],
    ["json", "Knots"],
  ])("exports %s to stdout and to a file alike", async (format, part) => {
    const { code, out } = await tierwise(["weak", "--db", db, "--format", format, "--now", "2026-12-01"]);
    expect(code).toBe(0);
    expect(out).toContain(part);
    const written = await tierwise(["weak", "--db", db, "--out", `weak.${format}`, "--now", "2026-12-01"]);
    expect([written.code, written.out]).toEqual([0, ""]);
    expect(fs.readFileSync(path.join(folder, `weak.${format}`), "utf8").trimEnd()).toBe(out.trimEnd());
  });

  test("gives JSON alone with --json", async () => {
    expect(json(await tierwise(["weak", "--db", db, "--json"]))).toBeTypeOf("object");
  });
});

describe("tierwise check and backup", () => {
  beforeEach(async () => {
    await tierwise(["import", "sailing.md", "--db", db, "--apply"]);
  });

  test("a sound database is told so with 0", async () => {
    const ran = await tierwise(["check", "--db", db, "--json"]);
    expect(ran.code).toBe(0);
    expect(json(ran)).toMatchObject({ ok: true, differences: [] });
    expect((await tierwise(["check", "--db", db])).out).toContain("All is well");
  });

  test("a backup is made beside the database and opens as one", async () => {
    const ran = await tierwise(["backup", "--db", db, "--json"]);
    expect(ran.code).toBe(0);
    const { file: copy, kind } = json(ran);
    expect(kind).toBe("manual");
    expect(path.dirname(copy)).toBe(path.join(folder, "study-backups"));
    expect((await tierwise(["check", "--db", copy])).code).toBe(0);
  });
});

describe("tierwise lint", () => {
  test("gives problems and numbers as JSON, and its exit code says whether there are any", async () => {
    const ran = await tierwise(["lint", "--growing", "--json"]);
    const { ok, problems, report } = json(ran);
    expect(report.total.cards).toBeGreaterThan(0);
    expect(ok).toBe(problems.length === 0);
    expect(ran.code).toBe(ok ? 0 : 1);
  });

  test("names file and line of a fault, and ends with 1", async () => {
    const sources = path.join(folder, "subject");
    fs.cpSync(path.join(root, "decks", "kubernetes"), sources, { recursive: true });
    fs.appendFileSync(path.join(sources, "items", "workloads.yaml"), "  - kind: riddle\n    id: a-riddle\n");
    const { code, out, err } = await tierwise(["lint", "--growing"], { subjectFolder: sources });
    expect(code).toBe(1);
    expect(out.slice(0, 2000)).toMatch(/^subject\/items\/workloads\.yaml:\d+: /m);
    expect(err).toMatch(/the bank has \d+ problems/);
  });

  test("says where the sources are missing", async () => {
    const { code, err } = await tierwise(["lint"], { subjectFolder: path.join(folder, "none") });
    expect(code).toBe(1);
    expect(err).toContain("not here");
  });
});

describe("tierwise serve", () => {
  test("prints one line with the address, opens it, and ends when it is stopped", async () => {
    const opened: string[] = [];
    const { code, out } = await tierwise(["serve"], { openBrowser: (url) => opened.push(url) });
    expect(code).toBe(0);
    expect(out).toMatch(/^Tierwise is open at http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n$/);
    expect(opened).toEqual([out.trim().split(" ").at(-1)]);
  });

  test("with --no-open opens nothing, with --json prints JSON", async () => {
    const opened: string[] = [];
    const ran = await tierwise(["serve", "--no-open", "--json"], { openBrowser: (url) => opened.push(url) });
    expect(json(ran).url).toContain("?token=");
    expect(opened).toEqual([]);
  });

  test("is served while it runs, and no longer", async () => {
    let address = "";
    let stop = () => {};
    const running = tierwise(["serve", "--no-open", "--json"], {
      out: (text) => {
        address = JSON.parse(text).url;
      },
      untilStopped: () =>
        new Promise((resolve) => {
          stop = resolve;
        }),
    });
    await expect.poll(() => address).not.toBe("");
    expect((await fetch(address, { redirect: "manual" })).status).toBe(303);
    stop();
    expect((await running).code).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  });

  test("says that a port is taken", async () => {
    let refused: Ran | null = null;
    await tierwise(["serve", "--no-open", "--json"], {
      out: (text) => {
        address = JSON.parse(text).url;
      },
      untilStopped: async () => {
        refused = await tierwise(["serve", "--no-open", "--port", new URL(address).port]);
      },
    });
    expect(refused).toMatchObject({ code: 1, out: "", err: expect.stringContaining("can't be used") });
  });

  test("says that the page is not built", async () => {
    const { code, err } = await tierwise(["serve", "--no-open"], {
      builtFolder: path.join(folder, "nothing", "electron"),
    });
    expect(code).toBe(1);
    expect(err).toContain("has not been built");
  });
});

let address = "";

function written(name: string, text: string): string {
  fs.writeFileSync(path.join(folder, name), text);
  return name;
}
