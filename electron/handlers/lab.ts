// Labs: what can be tried on one's own cluster, where each belongs in the learner's outline, and how it went.
import { dateOf, type StudyDay } from "../../db/day.ts";
import { type LabRun, labMemory, labRuns, labScheduler, runsOfLab, saveRun, takeBackRun } from "../../db/labs.ts";
import type { Scheduler } from "../../db/scheduler.ts";
import { all, type Db, transaction } from "../../db/statements.ts";
import type { Lab, Subject } from "../../decks/bank/schema.ts";
import { leverOf } from "../../decks/levers.ts";
import { conceptName } from "../card-view.ts";
import { type Context, contextOf } from "../context.ts";
import type { Output } from "../contract.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../dispatch.ts";
import { notFound, Refusal } from "../errors.ts";
import { intervalOf } from "../interval.ts";

type LabRow = Output<"lab.list">["labs"][number];
/** Where a concept stands in the learner's outlines: in its highest tier, at the topic that comes first there. `order` counts by tier, then as the outlines do. */
type Place = { tier: number; topicId: number; topic: string; order: number };

export const labHandlers: Pick<Handlers, "lab.list" | "lab.show" | "lab.rate" | "lab.takeBack"> = {
  "lab.list": (deps) => {
    const { db, day } = contextOf(deps);
    const subject = deps.subject();
    if (!subject) return { labs: [] };
    const places = placesOf(db);
    const runs = labRuns(db);
    const placed = subject.labs.map((lab) => ({ lab, place: placeOf(places, lab) }));
    const order = (place: Place | null): number => place?.order ?? places.size;
    return {
      labs: placed
        .sort((a, b) => order(a.place) - order(b.place))
        .map(({ lab, place }) => rowOf(subject, lab, place, runs.get(lab.id) ?? [], day)),
    };
  },

  "lab.show": (deps, { id }) => {
    const context = contextOf(deps);
    const { db, rule, now, day } = context;
    const { subject, lab } = labOf(deps, id);
    const place = placeOf(placesOf(db), lab);
    const runs = runsOfLab(db, id);
    const scheduler = schedulerOf(context, subject, lab, place);
    const next = scheduler.preview(id, labMemory(id, runs, scheduler, rule), now, rule);
    const last = runs.at(-1);
    return {
      ...rowOf(subject, lab, place, runs, day),
      concepts: lab.concepts.map((concept) => ({ id: concept, name: conceptName(subject, concept) })),
      source: { url: lab.source, checked: lab.kubernetes },
      goal: lab.goal,
      setup: lab.setup,
      steps: lab.steps,
      check: lab.check,
      fault: lab.fault,
      undo: lab.undo,
      history: runs.map(({ id: runId, grade, doneAt, dueDay }) => ({ runId, grade, doneAt, dueDate: dateOf(dueDay) })),
      intervals: {
        again: intervalOf(next.again, now),
        hard: intervalOf(next.hard, now),
        good: intervalOf(next.good, now),
        easy: intervalOf(next.easy, now),
      },
      takeBack: last && last.studyDay === day ? last.id : null,
    };
  },

  "lab.rate": (deps, { id, seenRuns, grade }) => {
    const context = contextOf(deps);
    const { db, rule, now, day } = context;
    const { subject, lab } = labOf(deps, id);
    const scheduler = schedulerOf(context, subject, lab, placeOf(placesOf(db), lab));
    return transaction(db, () => {
      const runs = runsOfLab(db, id);
      if (runs.length !== seenRuns) {
        throw new Refusal("conflict", {
          en: "This lab was rated elsewhere in the meantime. What is shown now is up to date.",
          zh: "这个实验刚刚在别处评过。现在显示的是最新状态。",
        });
      }
      const after = scheduler.next(id, labMemory(id, runs, scheduler, rule), grade, now, rule);
      const studyDay = Math.max(day, runs.at(-1)?.studyDay ?? day);
      const runId = saveRun(db, { lab: id, doneAt: now, studyDay, grade, dueDay: after.dueDay });
      return { runId, dueDate: dateOf(after.dueDay), interval: intervalOf(after, now) };
    });
  },

  "lab.takeBack": (deps, { runId }) => {
    const { db, day } = contextOf(deps);
    if (takeBackRun(db, runId, day)) return {};
    throw new Refusal("refused", {
      en: "Only the last time that a lab was done can be taken back, and on the same day.",
      zh: "只能撤销当天对这个实验的最后一次评分。",
    });
  },
};

function labOf(deps: Deps, id: string): { subject: Subject; lab: Lab } {
  const subject = deps.subject();
  const lab = subject?.labs.find((each) => each.id === id);
  if (!subject || !lab) throw notFound({ en: "This lab", zh: "这个实验" });
  return { subject, lab };
}

function placesOf(db: Db): Map<string, Place> {
  const rows = all<{ concept: string; tier: number; topic_id: number; topic: string }>(
    db,
    `select i.concept, i.tier, i.topic_id, t.title as topic
     from items i join topics t on t.id = i.topic_id join outlines o on o.id = t.outline_id
     where i.retired_at is null
     group by i.concept, i.tier, i.topic_id
     order by i.tier, o.position, t.position`,
  );
  const places = new Map<string, Place>();
  for (const [order, { concept, tier, topic_id, topic }] of rows.entries()) {
    if (!places.has(concept)) places.set(concept, { tier, topicId: topic_id, topic, order });
  }
  return places;
}

/** A lab stands where the first of its concepts stands that the outlines name. */
function placeOf(places: ReadonlyMap<string, Place>, lab: Lab): Place | null {
  const named = lab.concepts.find((concept) => places.has(concept));
  return named === undefined ? null : (places.get(named) ?? null);
}

function schedulerOf({ levers, settings }: Context, subject: Subject, lab: Lab, place: Place | null): Scheduler {
  const tier = place?.tier ?? subject.taxonomy.topics.find((topic) => topic.id === lab.topic)?.tier ?? 1;
  return labScheduler(leverOf(levers, tier).retention, settings.maximumIntervalDays);
}

function rowOf(subject: Subject, lab: Lab, place: Place | null, runs: readonly LabRun[], day: StudyDay): LabRow {
  const { taxonomy } = subject;
  const last = runs.at(-1);
  const names = lab.concepts.flatMap((concept) => {
    const name = conceptName(subject, concept);
    return [concept, name.en, name.zh];
  });
  return {
    id: lab.id,
    title: lab.title,
    subjectTopic: taxonomy.topics.find((topic) => topic.id === lab.topic)?.name ?? { en: lab.topic, zh: lab.topic },
    tier: place?.tier ?? null,
    topicId: place?.topicId ?? null,
    topic: place?.topic ?? null,
    minutes: lab.minutes,
    runs: runs.length,
    doneAt: last?.doneAt ?? null,
    dueDate: last ? dateOf(last.dueDay) : null,
    due: last !== undefined && last.dueDay <= day,
    words: [...names, lab.goal.en, lab.goal.zh].join("\n"),
  };
}
