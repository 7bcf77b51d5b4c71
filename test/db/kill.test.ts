// R1: a process killed while it grades, undoes and backs up loses nothing that it acknowledged.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { listBackups, verifyFile } from "../../db/backup.ts";
import { checkDatabase } from "../../db/check.ts";
import { openDatabase } from "../../db/open.ts";
import { all, number } from "../../db/statements.ts";
import { fillDeck } from "../support/deck.ts";
import { morning, rule } from "../support/learner.ts";

/** How often the process is killed; raised by hand for a long run. */
const kills = Number(process.env["TIERWISE_KILLS"] ?? 8);

/** Runs the grader until it has printed `lines` lines, then kills it; gives what it had acknowledged. */
function gradeUntilKilled(file: string, backups: string, start: number, lines: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["--import", "./scripts/lib/raw.mjs", "test/support/grader.ts", file, backups, String(start)],
      {
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let text = "";
    let errors = "";
    child.stdout.on("data", (chunk) => {
      text += String(chunk);
      if (text.split("\n").length > lines) child.kill("SIGKILL");
    });
    child.stderr.on("data", (chunk) => {
      errors += String(chunk);
    });
    child.on("error", reject);
    child.on("close", (_code, signal) => {
      if (signal !== "SIGKILL") reject(new Error(errors || "the grader stopped by itself"));
      // The last line may be cut in the middle: it was not read whole, so it was not acknowledged to us.
      else resolve(text.split("\n").slice(0, -1));
    });
  });
}

it(`loses no acknowledged grade over ${kills} kills, and state equals replay of the log`, {
  timeout: 600_000,
}, async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierwise-kill-"));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "tierwise.db");
  const backups = path.join(folder, "backups");
  const first = openDatabase(file);
  if (!first.ok) throw new Error(first.fault.detail);
  fillDeck(
    first.db,
    Array.from({ length: 400 }, (_, i) => ({ tier: (i % 4) + 1, concept: `c${i}` })),
  );
  first.db.close();

  const acknowledged: number[] = [];
  let undos = 0;
  for (let kill = 0; kill < kills; kill++) {
    const lines = await gradeUntilKilled(file, backups, morning + kill * 40 * 86_400_000, 3 + ((kill * 37) % 60));
    acknowledged.push(...lines.filter((line) => line.startsWith("grade ")).map((line) => Number(line.slice(6))));
    undos += lines.filter((line) => line === "undo").length;
    const opened = openDatabase(file);
    if (!opened.ok) throw new Error(opened.fault.detail);
    const { db } = opened;
    const logged = new Set(
      all<{ seq: number }>(db, "select seq from reviews where entry = 'grade'").map((row) => row.seq),
    );
    expect(acknowledged.filter((seq) => !logged.has(seq))).toEqual([]);
    expect(number(db, "select count(*) as n from reviews where entry = 'undo'")).toBeGreaterThanOrEqual(undos);
    expect(checkDatabase(db, false, rule)).toMatchObject({ ok: true, differences: [] });
    // An item graded twice from one state would be a double row.
    expect(
      all(
        db,
        `select item_no, before_reps from reviews r where entry = 'grade' and not exists (select 1 from reviews u where u.undoes = r.seq)
         group by item_no, before_reps having count(*) > 1`,
      ),
    ).toEqual([]);
    db.close();
  }
  expect(acknowledged.length).toBeGreaterThan(kills);
  for (const backup of listBackups(backups)) expect(verifyFile(path.join(backups, backup.name))).toEqual([]);
});
