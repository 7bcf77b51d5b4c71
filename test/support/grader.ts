// A process of its own that grades, undoes and backs up until it is killed, printing a line for what was acknowledged.
import { makeBackup } from "../../db/backup.ts";
import { studyDayOf } from "../../db/day.ts";
import { openDatabase } from "../../db/open.ts";
import { planDay } from "../../db/queue.ts";
import { gradeItem, pushUndo, undoLast } from "../../db/reviews.ts";
import { defaultParameters, schedulerFor } from "../../db/scheduler.ts";
import { readLevers } from "../../db/settings.ts";
import { one, transaction } from "../../db/statements.ts";
import { leverOf } from "../../decks/levers.ts";

const [file = "", backupFolder = "", startText = "0"] = process.argv.slice(2);
const rule = { timeZone: "Asia/Shanghai", dayStartHour: 4 };
const opened = openDatabase(file);
if (!opened.ok) throw new Error(opened.fault.detail);
const { db } = opened;
const levers = readLevers(db);

let now = Number(startText);
const say = (line: string): void => {
  // Written at once: what the parent reads was acknowledged before the kill.
  process.stdout.write(`${line}\n`);
};

for (let turn = 0; ; turn++) {
  const day = studyDayOf(now, rule);
  const context = { now, day, levers, newPerDay: 50, reviewsPerDay: null, minutesPerDay: null };
  const next = planDay(db, context).items[0];
  if (!next) {
    now += 86_400_000;
    continue;
  }
  const { memory } = next;
  const row = one<{ id: string; topic_id: number }>(db, "select id, topic_id from items where no = ?", memory.itemNo);
  const seq = transaction(db, () => {
    const result = gradeItem(
      db,
      {
        itemNo: memory.itemNo,
        itemId: row?.id ?? "",
        topicId: row?.topic_id ?? 0,
        seenReps: memory.state.reps,
        grade: turn % 5 === 0 ? "again" : "good",
        tookMs: 1000,
        at: now,
        source: "drill",
        newPerDay: 50,
      },
      schedulerFor(leverOf(levers, memory.tier).retention, defaultParameters(730)),
      rule,
    );
    if (result.kind !== "graded") throw new Error("stale");
    pushUndo(db, memory.itemNo, { action: "grade", seq: result.seq }, now, day);
    return result.seq;
  });
  say(`grade ${seq}`);
  now += 61_000;
  if (turn % 7 === 6 && studyDayOf(now, rule) === day) {
    const undone = undoLast(db, day, now);
    if (undone) say("undo");
  }
  if (turn % 40 === 20) {
    const backup = await makeBackup(db, backupFolder, "manual", now);
    say(`backup ${backup.name}`);
  }
}
