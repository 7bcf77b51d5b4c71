// Keeping: backups through the contract, faults that are told, export of everything and back.
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { all, number } from "../../db/statements.ts";
import { hour, minute, type TestApp, testApp } from "../support/app.ts";
import { fillDeck } from "../support/deck.ts";
import { examDeck } from "../support/scenarios.ts";

function keptApp(): TestApp {
  const app = testApp();
  fillDeck(app.db, examDeck(1, 6));
  return app;
}

async function learn(app: TestApp, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    const next = await app.call("study.next", { session: { kind: "today" } });
    if (next.state !== "card") return;
    await app.call("study.grade", {
      itemId: next.card.id,
      seenReps: next.seenReps,
      grade: i % 4 === 0 ? "again" : "good",
      tookMs: 2000,
    });
    app.clock.now += minute;
  }
}

const tables = [
  "outlines",
  "tiers",
  "topics",
  "points",
  "items",
  "memory",
  "reviews",
  "records",
  "day_counts",
  "settings",
  "answers",
  "exams",
  "exam_answers",
];
function everything(app: TestApp): unknown {
  return tables.map((table) => [table, all(app.db, `select * from ${table} order by 1, 2`)]);
}

describe("backups", () => {
  it("are made by themselves half an hour after the last, when something happened", async () => {
    const app = keptApp();
    await app.backupIfDue();
    const { backups } = await app.call("backup.list", {});
    expect(backups).toHaveLength(1);
    await app.backupIfDue();
    await learn(app, 1);
    app.clock.now += hour;
    await learn(app, 1);
    await app.backupIfDue();
    expect((await app.call("backup.list", {})).backups).toHaveLength(2);
  });

  it("are restored with the present file kept aside and backed up before", async () => {
    const app = keptApp();
    const { backup } = await app.call("backup.create", {});
    const before = everything(app);
    await learn(app, 5);
    const { movedTo } = await app.call("backup.restore", { name: backup.name });
    app.restart();
    expect(everything(app)).toEqual(before);
    expect(fs.existsSync(movedTo)).toBe(true);
    expect((await app.call("backup.list", {})).backups.some((each) => each.kind === "before-restore")).toBe(true);
  });

  it.each(["../tierwise.db", "tierwise-20260101-000000000-manual.db"])(
    "%s, which is none, is not restored",
    async (name) => {
      const app = keptApp();
      expect((await app.refusal("backup.restore", { name })).code).toBe("not-found");
      expect(number(app.db, "select count(*) as n from items")).toBe(48);
    },
  );
});

describe("a damaged database", () => {
  it("is told at the start, left as it is, and a backup is offered and restored", async () => {
    const app = keptApp();
    await learn(app, 5);
    const before = everything(app);
    await app.call("backup.create", {});
    app.restart();
    app.db.pragma("wal_checkpoint(truncate)");
    app.db.close();
    fs.writeFileSync(app.file, "");
    for (const side of ["-wal", "-shm"]) fs.rmSync(app.file + side, { force: true });
    app.restart();
    const info = await app.call("app.info", {});
    expect(info.fault).toMatchObject({ code: "corrupt", file: app.file, backups: [{ kind: "manual" }] });
    expect(fs.statSync(app.file).size).toBe(0);
    expect((await app.refusal("study.today", {})).code).toBe("fault");
    await app.call("backup.restore", { name: info.fault?.backups[0]?.name ?? "" });
    expect((await app.call("app.info", {})).fault).toBeNull();
    expect(everything(app)).toEqual(before);
  });

  it("can be left aside for an empty one, and a sound one can't", async () => {
    const app = keptApp();
    expect((await app.refusal("backup.startEmpty", {})).code).toBe("refused");
    app.restart();
    app.db.close();
    fs.writeFileSync(app.file, "not a database at all");
    for (const side of ["-wal", "-shm"]) fs.rmSync(app.file + side, { force: true });
    app.restart();
    const { movedTo } = await app.call("backup.startEmpty", {});
    expect(fs.readFileSync(movedTo ?? "", "utf8")).toBe("not a database at all");
    expect(await app.call("study.today", {})).toMatchObject({ empty: true });
  });

  it("that is a folder is told in a sentence", async () => {
    const folder = fs.mkdtempSync(path.join(fs.realpathSync("/tmp"), "tierwise-folder-"));
    const app = testApp({ file: folder });
    expect((await app.call("app.info", {})).fault).toMatchObject({ code: "no-folder" });
    fs.rmdirSync(folder);
  });
});

describe("everything as one document", () => {
  it("comes back the same, in another place, and the check finds nothing", async () => {
    const from = keptApp();
    await learn(from, 30);
    await from.call("settings.set", { newPerDay: 7, language: "zh" });
    const { text, fileName } = await from.call("data.export", {});
    expect(fileName).toMatch(/^tierwise-\d{4}-\d\d-\d\d\.json$/);
    const to = testApp({ now: from.clock.now });
    const counts = await to.call("data.import", { text });
    expect(counts).toMatchObject({ outlines: 1, items: 48 });
    expect(everything(to)).toEqual(everything(from));
    expect(await to.call("check.run", { rebuild: false })).toMatchObject({ ok: true, differences: [] });
  });

  it.each([
    ["no JSON", "{"],
    ["other JSON", '{"a":1}'],
    ["a newer schema", '{"tierwise":"export","schema":99,"exportedAt":1,"tables":{}}'],
    [
      "a strange table",
      '{"tierwise":"export","schema":1,"exportedAt":1,"tables":{"sqlite_schema":{"columns":["sql"],"rows":[]}}}',
    ],
    [
      "a strange column",
      '{"tierwise":"export","schema":1,"exportedAt":1,"tables":{"items":{"columns":["no); drop table items; --"],"rows":[]}}}',
    ],
    [
      "a row against a rule",
      '{"tierwise":"export","schema":1,"exportedAt":1,"tables":{"tiers":{"columns":["outline_id","rank","title"],"rows":[[1,77,"x"]]}}}',
    ],
    [
      "a reference to nothing",
      '{"tierwise":"export","schema":1,"exportedAt":1,"tables":{"tiers":{"columns":["outline_id","rank","title"],"rows":[[1,1,"x"]]}}}',
    ],
  ])("with %s is refused and nothing is lost", async (_title, text) => {
    const app = keptApp();
    await learn(app, 3);
    const before = everything(app);
    expect((await app.refusal("data.import", { text })).code).toBe("refused");
    expect(everything(app)).toEqual(before);
    expect(fs.existsSync(`${app.file}.importing`)).toBe(false);
  });
});
