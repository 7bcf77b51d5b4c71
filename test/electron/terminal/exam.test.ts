// Mock exams and readiness from the terminal, over the real dispatch.
import fs from "node:fs";
import { describe, expect, test } from "vitest";
import { testApp } from "../../support/app.ts";
import { fillDeck } from "../../support/deck.ts";
import { examDeck } from "../../support/scenarios.ts";
import { type TestTerminal, testTerminal } from "../../support/terminal.ts";

type Paper = {
  blueprint: { size: number; cells: Array<{ key: string; questions: number; exact: number }> };
  seed: number;
  paper: Array<{
    position: number;
    id: string;
    cell: string;
    choose: number;
    stem: { en: string };
    options: Array<{ key: number; text: { en: string } }>;
  }>;
};

const withDeck = (topics = 2, each = 6): TestTerminal => testTerminal((db) => fillDeck(db, examDeck(topics, each)));

async function paperOf(terminal: TestTerminal, ...words: string[]): Promise<Paper> {
  const { code, out, err } = await terminal.run(["exam", "--db", "study.db", "--json", ...words]);
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out);
}

describe("tierwise exam", () => {
  test("draws the same paper from the same seed, and another from another", async () => {
    const terminal = withDeck();
    const first = await paperOf(terminal, "--size", "20", "--seed", "7");
    expect(first.seed).toBe(7);
    expect(first.paper).toHaveLength(20);
    expect(await paperOf(terminal, "--size", "20", "--seed", "7")).toEqual(first);
    const other = await paperOf(terminal, "--size", "20", "--seed", "8");
    expect(other.paper.map(({ id }) => id)).not.toEqual(first.paper.map(({ id }) => id));
  });

  test("draws the paper that an exam with this seed would set", async () => {
    const app = testApp();
    fillDeck(app.db, examDeck(2, 6));
    const request = { preset: { kind: "whole" as const }, size: 20 };
    const { questions } = await app.call("exam.paper", { request, seed: 7 });
    const { examId } = await app.call("exam.start", { request, seed: 7 });
    for (const { cell: _cell, ...question } of questions)
      expect(await app.call("exam.question", { examId, position: question.position })).toMatchObject(question);
  });

  test("fills the cells of the blueprint exactly", async () => {
    const { blueprint, paper } = await paperOf(withDeck(), "--size", "20", "--seed", "7");
    for (const cell of blueprint.cells) {
      expect(paper.filter((question) => question.cell === cell.key)).toHaveLength(cell.questions);
      expect(Math.abs(cell.questions - cell.exact)).toBeLessThan(1);
    }
  });

  test("shows no key and no reason, neither to people nor to programs", async () => {
    const terminal = withDeck();
    const words = ["exam", "--db", "study.db", "--size", "20", "--seed", "7"];
    for (const { code, out } of [await terminal.run(words), await terminal.run([...words, "--json"])]) {
      expect(code).toBe(0);
      expect(out).toContain("Option 0 of s");
      expect(out).not.toMatch(/right|reason|misconception/i);
    }
  });

  test("shows people the blueprint, every stem, and the options in the order shown", async () => {
    const terminal = withDeck();
    const { paper } = await paperOf(terminal, "--preset", "tier:2", "--size", "5", "--seed", "3");
    const { out } = await terminal.run([
      ...["exam", "--db", "study.db", "--preset", "tier:2", "--size", "5", "--seed", "3"],
    ]);
    expect(out).toMatch(/^Tier 2.*: 5 questions, \d+ minutes, pass mark 75 %, seed 3\n/);
    expect(out).toContain("Topic 2.1");
    for (const { position, id, stem, options } of paper) {
      const shown = options.map((option, place) => `   ${"ABCD"[place]}. ${option.text.en}\n`).join("");
      expect(out).toContain(`${position + 1}. ${id} · tier 2 · `);
      expect(out).toContain(`   ${stem.en}\n${shown}`);
    }
  });

  test("leaves the database as it was, byte by byte", async () => {
    const terminal = withDeck();
    const before = fs.readFileSync(terminal.file);
    await paperOf(terminal, "--size", "20");
    await terminal.run(["readiness", "--db", "study.db", "--preset", "whole", "--on", "2099-01-01"]);
    expect(fs.readFileSync(terminal.file).equals(before)).toBe(true);
    expect(fs.readdirSync(terminal.folder)).toEqual(["study.db"]);
  });

  test("refuses what the bank can't fill, and names the cells", async () => {
    const { code, out, err } = await withDeck(1, 3).run(["exam", "--db", "study.db", "--size", "60", "--json"]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("Topic 1.1: 3/24");
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });

  test("says where there is no scenario yet, and makes no database", async () => {
    const terminal = testTerminal();
    const { code, err } = await terminal.run(["exam"]);
    expect(code).toBe(1);
    expect(err).toContain("Import an outline");
    expect(fs.readdirSync(terminal.folder)).toEqual([]);
  });
});

describe("tierwise exams", () => {
  test("says that there is none yet", async () => {
    const { code, out } = await withDeck().run(["exams", "--db", "study.db"]);
    expect([code, out]).toEqual([0, "No mock exam has been handed in yet.\n"]);
  });

  test("lists those that were handed in, with score and interval", async () => {
    const app = testApp();
    fillDeck(app.db, examDeck(2, 6));
    const { examId } = await app.call("exam.start", { request: { preset: { kind: "whole" }, size: 10 } });
    await app.call("exam.handIn", { examId });
    const terminal = testTerminal();
    const { out } = await terminal.run(["exams", "--db", app.file]);
    expect(out).toMatch(/Handed in +Exam +Questions +Score +80 % interval/);
    expect(out).toMatch(/\n\d{4}-\d\d-\d\d \d\d:\d\d +The whole outline +10 +0 % +0 %–\d+ % +75 % +not passed/);
    const listed = JSON.parse((await terminal.run(["exams", "--db", app.file, "--json"])).out);
    expect(listed.exams).toMatchObject([{ examId, size: 10, score: 0, passed: false }]);
  });
});

describe("tierwise readiness", () => {
  const words = ["readiness", "--db", "study.db", "--preset", "whole", "--now", "2026-03-02"];

  test("gives chance, expected score with its band, parts, the best items and the record", async () => {
    const terminal = withDeck();
    const { code, out, err } = await terminal.run([...words, "--on", "2026-04-01", "--json"]);
    expect([code, err]).toEqual([0, ""]);
    const forecast = JSON.parse(out);
    expect(forecast).toMatchObject({ onDate: "2026-04-01", enough: false, record: { forecasts: 0 } });
    expect(forecast.low).toBeLessThanOrEqual(forecast.expected);
    expect(forecast.expected).toBeLessThanOrEqual(forecast.high);
    expect(forecast.best).toHaveLength(10);
    const people = await terminal.run([...words, "--on", "2026-04-01"]);
    expect(people.out).toMatch(/^The whole outline on 2026-04-01: a chance of \d+ % to reach 75 %; expected score/);
    for (const part of ["Less than half", "Topic 1.1", "Would raise it most", "No forecast has been put to the test"])
      expect(people.out).toContain(part);
  });

  test("refuses a date in the past", async () => {
    const { code, out, err } = await withDeck().run([...words, "--on", "2026-03-01", "--json"]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("Choose a date from today on");
  });

  test("refuses an exam that the deck has nothing for", async () => {
    const { code, err } = await testTerminal((db) => fillDeck(db, [{ tier: 1 }])).run([...words, "--on", "2026-04-01"]);
    expect(code).toBe(1);
    expect(err).toContain("nothing can be forecast");
  });
});

describe("A command line that is not understood ends with 2 and one sentence on stderr", () => {
  const cases: Array<[string, string[], string]> = [
    ["a preset that is none", ["exam", "--preset", "half"], '"half" is none of them'],
    ["a tier that is none", ["exam", "--preset", "tier:0"], '"tier:0" is none of them'],
    ["a size out of bounds", ["exam", "--size", "0"], "--size takes a whole number from 1 to 200"],
    ["a seed that is none", ["exam", "--seed", "x"], "--seed takes a whole number"],
    ["a seed too large", ["exam", "--seed", "2147483648"], "--seed takes a whole number"],
    ["no preset", ["readiness", "--on", "2099-01-01"], "Say --preset whole|tier:N|kcna"],
    ["no date", ["readiness", "--preset", "whole"], "Say --on YYYY-MM-DD"],
    ["a date that is none", ["readiness", "--preset", "whole", "--on", "2099-02-30"], '"2099-02-30" is none'],
  ];
  test.each(cases)("%s", async (_name, words, sentence) => {
    const { code, out, err } = await testTerminal().run(words);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
  });
});
