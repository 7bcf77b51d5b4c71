// What answers said about false beliefs: events in, states out. An undone answer says nothing.
import type { Confidence } from "../decks/exam.ts";
import { type BeliefEvent, type BeliefState, foldBelief } from "../decks/quiz.ts";
import type { StudyDay } from "./day.ts";
import { all, type Db, run } from "./statements.ts";

export type NewBeliefEvent = {
  misconception: string;
  answerId: number;
  itemNo: number;
  event: "picked" | "passed";
  confidence: Confidence | null;
  at: number;
  studyDay: StudyDay;
};

/** Appends what an answer said about a belief. */
export function noteBelief(db: Db, event: NewBeliefEvent): void {
  run(
    db,
    `insert into misconception_events (misconception, answer_id, item_no, event, confidence, happened_at, study_day)
       values (?, ?, ?, ?, ?, ?, ?)`,
    event.misconception,
    event.answerId,
    event.itemNo,
    event.event,
    event.confidence,
    event.at,
    event.studyDay,
  );
}

/** The state of one belief. */
export function beliefState(db: Db, misconception: string): BeliefState {
  return foldBelief(
    all<EventRow>(
      db,
      `select misconception, event, confidence, item_no, study_day, happened_at from misconception_events
       where misconception = ? and undone_at is null order by id`,
      misconception,
    ).map(toEvent),
  );
}

/** The states of all beliefs that any answer said something about, by id. */
export function beliefStates(db: Db): Map<string, BeliefState> {
  const events = new Map<string, BeliefEvent[]>();
  const rows = all<EventRow>(
    db,
    "select misconception, event, confidence, item_no, study_day, happened_at from misconception_events where undone_at is null order by id",
  );
  for (const row of rows) {
    const list = events.get(row.misconception) ?? [];
    list.push(toEvent(row));
    events.set(row.misconception, list);
  }
  return new Map([...events].map(([id, list]) => [id, foldBelief(list)]));
}

type EventRow = {
  misconception: string;
  event: "picked" | "passed";
  confidence: Confidence | null;
  item_no: number;
  study_day: number;
  happened_at: number;
};

function toEvent(row: EventRow): BeliefEvent {
  return {
    event: row.event,
    confidence: row.confidence,
    itemNo: row.item_no,
    studyDay: row.study_day,
    at: row.happened_at,
  };
}
