// Seeded decks for benches: items in four tiers with a history that looks like a learner's, written straight into the tables.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { studyDayOf } from "../../db/day.ts";
import { recountDue } from "../../db/memory.ts";
import { openDatabase } from "../../db/open.ts";
import type { Db } from "../../db/statements.ts";

export const rule = { timeZone: "Asia/Shanghai", dayStartHour: 4 };
export const now = Date.UTC(2026, 2, 2, 2);
export const today = studyDayOf(now, rule);

export type BenchDeck = { db: Db; file: string; items: number; close: () => void };

/**
 * A deck of `items` cards. About `due` of them are due today whatever the size, as for a learner who keeps up; the rest
 * is spread over the coming year, and a fifth is new.
 */
export function benchDeck(items: number, due = 200): BenchDeck {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierwise-bench-"));
  const file = path.join(folder, "tierwise.db");
  const opened = openDatabase(file);
  if (!opened.ok) throw new Error(opened.fault.detail);
  const { db } = opened;
  const random = xoroshiro128plus(42);
  const pick = (from: number, to: number): number => uniformInt(random, from, to);
  db.transaction(() => {
    db.prepare(
      "insert into outlines (id, name, position, file_name, origin, imported_at) values (1, 'Bench', 1, 'bench.md', 'file', 1)",
    ).run();
    for (let tier = 1; tier <= 4; tier++) {
      db.prepare("insert into tiers (outline_id, rank, title) values (1, ?, ?)").run(tier, `Tier ${tier}`);
      for (let topic = 1; topic <= 10; topic++) {
        const id = tier * 10 + topic;
        db.prepare(
          "insert into topics (id, outline_id, title, number, tier, facet, position) values (?, 1, ?, '', ?, 'concept', ?)",
        ).run(id, `Topic ${id}`, tier, id);
        db.prepare(
          "insert into points (id, topic_id, text, parts, parents, facet, line, position) values (?, ?, 'Point', '[]', '[]', 'concept', 1, 1)",
        ).run(id, id);
      }
    }
    const item = db.prepare(
      "insert into items (no, id, origin, kind, facet, concept, tier, topic_id, point_id, position, content, added_at) values (?, ?, 'bank', 'card', 'concept', ?, ?, ?, ?, ?, ?, 1)",
    );
    const memory = db.prepare(
      `insert into memory (item_no, kind, tier, concept, facet, position, active, phase, step, stability, difficulty, due_at, due_day,
         reviewed_at, reviewed_day, interval_days, reps, lapses) values (?, 'card', ?, ?, 'concept', ?, 1, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
    );
    const body = "What happens when the readiness probe of a Pod fails? ".repeat(4);
    for (let no = 1; no <= items; no++) {
      const tier = (no % 4) + 1;
      const topic = tier * 10 + (no % 10) + 1;
      const concept = `concept-${Math.floor(no / 4)}`;
      const content = JSON.stringify({
        front: { en: body, zh: body },
        back: { en: body, zh: body },
        concepts: [concept],
        difficulty: 2,
        source: null,
        kubernetes: null,
      });
      item.run(no, `item-${no}`, concept, tier, topic, topic, no, content);
      if (no % 5 === 0) memory.run(no, tier, concept, no, "new", null, null, null, null, null, null, 0, 0);
      else {
        const interval = pick(3, 120);
        const dueDay = no % Math.max(1, Math.floor(items / due)) === 1 ? today - pick(0, 2) : today + pick(1, 365);
        const reviewed = dueDay - interval;
        memory.run(
          no,
          tier,
          concept,
          no,
          "review",
          pick(20, 2000) / 10,
          pick(10, 100) / 10,
          dueDay * 86_400_000,
          dueDay,
          reviewed * 86_400_000,
          reviewed,
          interval,
          4,
        );
      }
    }
    recountDue(db);
  })();
  db.pragma("wal_checkpoint(truncate)");
  return {
    db,
    file,
    items,
    close: () => {
      if (db.open) db.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
