// Labs done on the learner's own cluster: every run is kept with its grade, and from the runs follows when one comes back.
import type { DayRule, StudyDay } from "./day.ts";
import { defaultParameters, type Grade, type MemoryState, type Scheduler, schedulerFor, unseen } from "./scheduler.ts";
import { all, type Db, number, run } from "./statements.ts";

/** One time that a lab was done. `doneAt` in UTC ms; `dueDay` is the study day on which it was to come back. */
export type LabRun = { id: number; lab: string; doneAt: number; studyDay: StudyDay; grade: Grade; dueDay: StudyDay };

/**
 * The scheduler of labs for the retention of a tier's cards: FSRS as for these, but without steps of minutes, and a lab may
 * be forgotten twice as often, for it takes a quarter of an hour and not ten seconds.
 */
export function labScheduler(cardRetention: number, maximumIntervalDays: number): Scheduler {
  const parameters = { ...defaultParameters(maximumIntervalDays), learningSteps: [], relearningSteps: [] };
  return schedulerFor(Math.max(0.5, 1 - 2 * (1 - cardRetention)), parameters);
}

/** The runs of every lab that was ever done, each lab's in order. */
export function labRuns(db: Db): Map<string, LabRun[]> {
  const runs = new Map<string, LabRun[]>();
  for (const row of all<Row>(db, `select ${columns} from lab_runs order by id`)) {
    const own = runs.get(row.lab);
    if (own) own.push(toRun(row));
    else runs.set(row.lab, [toRun(row)]);
  }
  return runs;
}

/** The runs of one lab in order. */
export function runsOfLab(db: Db, lab: string): LabRun[] {
  return all<Row>(db, `select ${columns} from lab_runs where lab = ? order by id`, lab).map(toRun);
}

/** What is remembered of a lab: the fold of its runs. */
export function labMemory(lab: string, runs: readonly LabRun[], scheduler: Scheduler, rule: DayRule): MemoryState {
  return runs.reduce<MemoryState>(
    (state, { grade, doneAt, studyDay }) => scheduler.replay(lab, state, grade, doneAt, studyDay, rule),
    unseen,
  );
}

/** Appends a run and gives its id. */
export function saveRun(db: Db, { lab, doneAt, studyDay, grade, dueDay }: Omit<LabRun, "id">): number {
  return run(
    db,
    "insert into lab_runs (lab, done_at, study_day, grade, due_day) values (?, ?, ?, ?, ?)",
    lab,
    doneAt,
    studyDay,
    grade,
    dueDay,
  ).rowId;
}

/** Takes a run back that was a slip of the finger: it must be its lab's last one, of this study day. False where it is not. */
export function takeBackRun(db: Db, id: number, studyDay: StudyDay): boolean {
  const { changes } = run(
    db,
    `delete from lab_runs where id = ? and study_day = ?
       and id = (select max(l.id) from lab_runs l where l.lab = lab_runs.lab)`,
    id,
    studyDay,
  );
  return changes === 1;
}

/** How many labs come back on a study day or were to come back before it. */
export function labsDue(db: Db, day: StudyDay): number {
  return number(
    db,
    "select count(*) as n from lab_runs r where due_day <= ? and id = (select max(l.id) from lab_runs l where l.lab = r.lab)",
    day,
  );
}

type Row = { id: number; lab: string; done_at: number; study_day: number; grade: Grade; due_day: number };

const columns = "id, lab, done_at, study_day, grade, due_day";

function toRun(row: Row): LabRun {
  return {
    id: row.id,
    lab: row.lab,
    doneAt: row.done_at,
    studyDay: row.study_day,
    grade: row.grade,
    dueDay: row.due_day,
  };
}
