// The one contract between what is seen and what is done: method -> { input, output }, parsed both ways.
import { z } from "zod";

export const lang = z.enum(["en", "zh"]);
export const text = z.object({ en: z.string(), zh: z.string() });
export const facet = z.enum(["concept", "practice"]);
export const itemKind = z.enum(["card", "scenario", "chain"]);
export const origin = z.enum(["bank", "outline", "own"]);
export const phase = z.enum(["new", "learning", "review", "relearning"]);
export const grade = z.enum(["again", "hard", "good", "easy"]);

const rank = z.number().int().min(1).max(9);
const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
const at = z.number().int();
const nothing = z.strictObject({});
const rowId = z.number().int().min(1);
const itemId = z.string().min(1).max(200);
const longInput = z.string().trim().min(1).max(65_536);
const bothInput = z.strictObject({ en: longInput, zh: longInput });

// ---------------------------------------------------------------- library

/** How tier conflicts between outlines are resolved. */
export const reconcileRule = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("highest") }),
  z.strictObject({ kind: z.literal("mean") }),
  z.strictObject({ kind: z.literal("prefer"), outline: z.string().min(1).max(300) }),
]);

/** What a preview or an import is about. */
export const importSource = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("files"),
    files: z
      .array(z.strictObject({ name: z.string().min(1).max(300), text: z.string().max(8_388_608) }))
      .min(1)
      .max(20),
  }),
  z.strictObject({ kind: z.literal("builtin"), lang }),
  /** The same outlines again: a newer bank, or another rule. */
  z.strictObject({ kind: z.literal("refresh") }),
  z.strictObject({ kind: z.literal("remove"), outlineId: rowId }),
  /** Bank concepts beyond the outlines, in the tiers that they were offered in: exactly these are kept. */
  z.strictObject({ kind: z.literal("extras"), concepts: z.array(z.string().min(1).max(100)).max(500) }),
]);

const place = z.object({ outline: z.string(), topic: z.string(), tier: rank.nullable() });
/** One line of a merge: what it is called, and where it stood and stands. */
const change = z.object({
  title: z.string(),
  before: z.string().nullable(),
  from: place.nullable(),
  to: place.nullable(),
  /** Reviews behind it, kept in every case. */
  reviews: count,
});
const changes = z.object({
  added: z.array(change),
  changed: z.array(change),
  moved: z.array(change),
  retired: z.array(change),
  unchanged: z.array(change),
});

export const skippedLine = z.object({ line: count, text: z.string(), reason: z.string() });
export const conflict = z.object({
  concept: z.string(),
  name: text,
  tiers: z.record(z.string(), rank),
  resolved: rank,
});
export const offeredConcept = z.object({
  concept: z.string(),
  name: text,
  topic: text,
  tier: rank,
  cards: count,
  scenarios: count,
  domains: z.array(z.string()),
  accepted: z.boolean(),
});

export const preview = z.object({
  /** Names exactly this preview: an import refuses when the database has moved on since. */
  token: z.string(),
  outlines: z.array(
    z.object({
      name: z.string(),
      fileName: z.string(),
      isNew: z.boolean(),
      subject: z.string().nullable(),
      tiers: z.array(z.object({ rank, title: z.string(), topics: count, points: count })),
      topics: count,
      points: count,
      practicePoints: count,
      matchedPoints: count,
    }),
  ),
  skipped: z.array(skippedLine.extend({ file: z.string() })),
  rule: reconcileRule,
  conflicts: z.array(conflict),
  topics: changes,
  points: changes,
  items: changes,
  /** What the deck will hold after it. */
  deck: z.object({
    cards: count,
    scenarios: count,
    outlineCards: count,
    tiers: z.array(z.object({ rank, items: count })),
  }),
  offered: z.array(offeredConcept),
});

const memoryState = z.enum(["unseen", "learning", "young", "stable"]);
const coverage = z.enum(["none", "recall", "both"]);
export const mapPoint = z.object({
  id: rowId,
  text: z.string(),
  facet,
  coverage,
  memory: memoryState,
  cards: count,
  scenarios: count,
  /** The mean expected recall of its seen cards now; null while none was seen. */
  recall: share.nullable(),
});
export const mapTopic = z.object({
  id: rowId,
  title: z.string(),
  number: z.string(),
  tier: rank.nullable(),
  facet,
  points: z.array(mapPoint),
});
export const overview = z.object({
  outlines: z.array(
    z.object({
      id: rowId,
      name: z.string(),
      fileName: z.string(),
      origin: z.enum(["file", "builtin", "extras"]),
      subject: z.string().nullable(),
      importedAt: at,
      tiers: z.array(z.object({ rank, title: z.string() })),
      topics: z.array(mapTopic),
    }),
  ),
  rule: reconcileRule,
  conflicts: z.array(conflict),
  deck: z.object({
    cards: count,
    scenarios: count,
    outlineCards: count,
    ownCards: count,
    seen: count,
    stable: count,
    suspended: count,
    flagged: count,
    retired: count,
  }),
  /** The installed bank has changed since the deck was made. */
  bankMoved: z.boolean(),
  builtin: z.array(z.object({ lang, name: z.string(), topics: count, points: count })),
  offered: z.array(offeredConcept),
});

export const itemRow = z.object({
  id: itemId,
  kind: itemKind,
  origin,
  facet,
  tier: rank,
  topicId: rowId,
  topic: z.string(),
  title: text,
  phase,
  dueAt: at.nullable(),
  recall: share.nullable(),
  lapses: count,
  state: z.enum(["active", "suspended", "retired", "reserved"]),
  flagged: z.boolean(),
  edited: z.boolean(),
});

const sourceView = z.object({ url: z.string(), checked: z.string().nullable() });
const conceptView = z.object({ id: z.string(), name: text });
const cardSide = text;

/** A card as it is drilled. */
export const cardView = z.object({
  id: itemId,
  kind: z.literal("card"),
  origin,
  facet,
  tier: rank,
  tierTitle: z.string(),
  outline: z.string(),
  topicId: rowId,
  topic: z.string(),
  point: z.string(),
  concepts: z.array(conceptView),
  difficulty: z.number().int().min(1).max(3).nullable(),
  source: sourceView.nullable(),
  front: cardSide,
  back: cardSide,
  edited: z.boolean(),
  flagReason: z.string().nullable(),
});

export const reviewRow = z.object({
  at,
  grade: grade,
  tookMs: count,
  source: z.enum(["drill", "quiz"]),
  intervalDays: count,
  undone: z.boolean(),
});

/** Everything about one item, for its page and the editor. A reserved item shows no text. */
export const itemPage = z.object({
  row: itemRow,
  card: cardView.nullable(),
  /** The source's own text where the learner edited the card. */
  original: z.object({ front: cardSide, back: cardSide }).nullable(),
  memory: z.object({
    phase,
    stabilityDays: z.number().nullable(),
    difficulty: z.number().nullable(),
    recall: share.nullable(),
    desired: share,
    dueAt: at.nullable(),
    reps: count,
    lapses: count,
  }),
  history: z.array(reviewRow),
});

export const itemFilter = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("topic"), topicId: rowId }),
  z.strictObject({ kind: z.literal("point"), pointId: rowId }),
  z.strictObject({ kind: z.literal("search"), query: z.string().max(200) }),
  z.strictObject({ kind: z.literal("flagged") }),
  z.strictObject({ kind: z.literal("suspended") }),
  z.strictObject({ kind: z.literal("retired") }),
  z.strictObject({ kind: z.literal("own") }),
]);

// ---------------------------------------------------------------- study

/** Why an item is asked now, from stored facts; screens and the terminal put it into words. */
export const why = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("learning"), tier: rank, step: count, minutesLate: count }),
  z.object({ kind: z.literal("due"), tier: rank, recall: share, desired: share, daysLate: count, intervalDays: count }),
  z.object({ kind: z.literal("new"), tier: rank, introduced: count, quota: count }),
  z.object({ kind: z.literal("drill"), tier: rank, recall: share.nullable() }),
]);

/** Until when an answer would put an item off. */
export const interval = z.discriminatedUnion("unit", [
  z.object({ unit: z.literal("minutes"), n: count }),
  z.object({ unit: z.literal("days"), n: count }),
]);

const dayTotals = z.object({ reviews: count, newItems: count, grades: count, passed: count, tookMs: count });
const tierPlan = z.object({
  rank,
  title: z.string(),
  learning: count,
  reviews: count,
  newItems: count,
  /** New items that remain in the deck beyond today's. */
  stock: count,
});
export const heldBack = z.object({
  tier: rank,
  kind: z.enum(["review", "new"]),
  reason: z.enum(["reviews-cap", "minutes-cap", "new-cap", "catch-up", "sibling", "practice-first"]),
  items: count,
  /** Mean expected recall today, and tomorrow if they wait; null for new items. */
  recallNow: share.nullable(),
  recallTomorrow: share.nullable(),
});
export const today = z.object({
  studyDay: z.number().int(),
  date: z.string(),
  endsAt: at,
  empty: z.boolean(),
  tiers: z.array(tierPlan),
  left: z.object({ learning: count, reviews: count, newItems: count, minutes: z.number().min(0) }),
  /** The median time of one answer, and on how many answers it stands (0: an assumption). */
  pace: z.object({ medianMs: count, answers: count }),
  held: z.array(heldBack),
  catchUp: z.object({ backlog: count, capacity: count, days: count }).nullable(),
  done: dayTotals,
  scenarios: z.object({ due: count, newItems: count }),
  /** Labs that come back today or were to before. */
  labsDue: count,
  tomorrow: z.object({ reviews: count, newItems: count, minutes: z.number().min(0) }),
  streak: count,
});

/** A tier's way: how far it is, how well it is kept, and when it will be through. Dates are null where nothing tells them. */
const tierProgress = z.object({
  rank,
  title: z.string(),
  cards: count,
  seen: count,
  /** With a stability of 21 days or more. */
  stable: count,
  /** Reviews of the last 30 days of cards past their learning steps, with the Wilson interval at 80 %. */
  reviewed: count,
  passed: count,
  low: share,
  high: share,
  desired: share,
  introducedOn: z.iso.date().nullable(),
  stableOn: z.iso.date().nullable(),
});
export const progressView = z.object({
  date: z.iso.date(),
  tiers: z.array(tierProgress),
  /** New cards a day: what was introduced a day over the last `overDays` days, or the setting (0 days) before a week is known. */
  newPerDay: z.object({ cards: z.number().min(0), overDays: count }),
  /** Days with answers, the earliest first, of the `calendarDays` days up to today. */
  days: z.array(z.object({ date: z.iso.date(), answers: count, tookMs: count })),
  calendarDays: count,
  /** The coming days from today on, each with its reviews by tier in the order of `tiers`; what is late counts for today. */
  ahead: z.array(z.object({ date: z.iso.date(), reviews: z.array(count) })),
});

export const plannedItem = z.object({
  id: itemId,
  kind: itemKind,
  tier: rank,
  topic: z.string(),
  title: text,
  reason: why,
});

const gradeIntervals = z.object({ again: interval, hard: interval, good: interval, easy: interval });
const progress = z.object({ done: count, left: count, learning: count, reviews: count, newItems: count });
export const nextItem = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("card"),
    card: cardView,
    why,
    intervals: gradeIntervals,
    seenReps: count,
    progress,
    canUndo: z.boolean(),
  }),
  z.object({
    state: z.literal("done"),
    progress,
    done: dayTotals,
    held: z.array(heldBack),
    tomorrow: z.object({ reviews: count, newItems: count, minutes: z.number().min(0) }),
    canUndo: z.boolean(),
  }),
]);

/** What a session is about: the day's queue, or a drill that the learner chose (which schedules like any review). */
export const session = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("today") }),
  z.strictObject({ kind: z.literal("topic"), topicId: rowId }),
  z.strictObject({ kind: z.literal("items"), ids: z.array(itemId).min(1).max(200) }),
]);

// ---------------------------------------------------------------- weak topics

const rate = z.object({ passed: count, answers: count, low: share, high: share });
export const weakTopic = z.object({
  topicId: rowId,
  outline: z.string(),
  title: z.string(),
  tier: rank,
  facet,
  /** Under five answers a topic is not measured: never weak, never strong. */
  verdict: z.enum(["weak", "fair", "strong", "not-measured"]),
  /** The tier's exam weight times the share expected to be wrong, 0..1; ranks topics. Null while not measured. */
  expectedLoss: share.nullable(),
  /** The tier's share of a mock exam, all its topics together. */
  examWeight: share,
  recall: share.nullable(),
  rate: rate.nullable(),
  answers: count,
  lapses: count,
  seen: count,
  items: count,
  slippedAt: at.nullable(),
  slips: z.array(z.object({ id: itemId, title: text, at })),
});

// ---------------------------------------------------------------- notes

const noteText = z.string().max(20_000);
export const noteView = z.object({
  id: rowId,
  topicId: rowId.nullable(),
  topic: z.string().nullable(),
  item: z.object({ id: itemId, title: text }).nullable(),
  problem: z.string(),
  cause: z.string(),
  fix: z.string(),
  writtenAt: at,
  changedAt: at,
});

// ---------------------------------------------------------------- quiz

export const confidence = z.enum(["sure", "unsure", "guess"]);
/** Options are named by their place in the item's own list, whatever the order they are shown in. */
const optionKey = z.number().int().min(0).max(9);
const chosen = z.array(optionKey).max(10);
/** What a practice set is drawn from. */
export const quizPick = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({ kind: z.literal("topic"), topicId: rowId }),
  z.strictObject({ kind: z.literal("tier"), tier: rank }),
  z.strictObject({ kind: z.literal("weak") }),
  z.strictObject({ kind: z.literal("due") }),
  z.strictObject({ kind: z.literal("misconception"), misconception: z.string().min(1).max(100) }),
  /** Fault-domain chains. */
  z.strictObject({ kind: z.literal("chains") }),
]);
const questionView = {
  id: itemId,
  tier: rank,
  topicId: rowId,
  topic: z.string(),
  facet,
  difficulty: z.number().int().min(1).max(3).nullable(),
};
/** An option as it is shown before the answer: no key, no reason. */
const openOption = z.object({ key: optionKey, text });
/** A scenario as it is asked. `choose` is the number of right options. */
export const scenarioView = z.object({
  ...questionView,
  kind: z.literal("scenario"),
  stem: text,
  choose: z.number().int().min(1).max(5),
  options: z.array(openOption),
});
/** A chain as it is asked: only the step at hand. */
export const chainView = z.object({
  ...questionView,
  kind: z.literal("chain"),
  stem: text,
  steps: count,
  step: z.object({ index: count, ask: text, choose: z.number().int().min(1).max(5), options: z.array(openOption) }),
});
/** An option once the answer was given. */
const answeredOption = z.object({
  key: optionKey,
  text,
  right: z.boolean(),
  chosen: z.boolean(),
  reason: text,
  misconception: z.object({ id: z.string(), belief: text }).nullable(),
});
export const misconceptionView = z.object({
  id: z.string(),
  belief: text,
  refutation: text,
  source: z.string().nullable(),
  state: z.enum(["doubted", "open", "closed"]),
  openedAt: at.nullable(),
  closedAt: at.nullable(),
  /** Right answers on other stems on other days since it was opened; two close it. */
  passes: count,
  picks: count,
  topics: z.array(z.string()),
});
const linkedCard = z.object({ id: itemId, title: text });
/** Shown at once after an answer. */
export const feedback = z.object({
  score: share,
  right: z.boolean(),
  grade,
  options: z.array(answeredOption),
  /** For a chain: every step with its options and what the right check shows. */
  steps: z.array(z.object({ ask: text, options: z.array(answeredOption), finding: text })),
  source: sourceView.nullable(),
  cards: z.array(linkedCard),
  /** Linked cards that were brought forward to tomorrow: at most three, and undo puts them back. */
  broughtForward: z.array(linkedCard),
  opened: z.array(misconceptionView),
  closed: z.array(misconceptionView),
  interval,
});

// ---------------------------------------------------------------- labs

const labId = z.string().min(1).max(100);
/** A lab in a list. Tier and topic are those of the learner's outlines; null where none of them names its concepts. */
export const labRow = z.object({
  id: z.string(),
  title: text,
  /** The topic of the subject that it was written for. */
  subjectTopic: text,
  tier: rank.nullable(),
  topicId: rowId.nullable(),
  topic: z.string().nullable(),
  minutes: count,
  /** How often it was done. */
  runs: count,
  doneAt: at.nullable(),
  dueDate: z.string().nullable(),
  due: z.boolean(),
  /** What it can be found by beside its title: its goal and the names of its concepts, in both languages. */
  words: z.string(),
});
export const labView = z.object({
  ...labRow.shape,
  concepts: z.array(z.object({ id: z.string(), name: text })),
  source: sourceView,
  goal: text,
  setup: text,
  steps: z.array(text),
  check: z.object({ run: z.string(), expect: text }),
  fault: z.object({ inject: z.string(), shows: text, mend: z.string() }),
  /** Commands that leave the cluster as it was. */
  undo: z.string(),
  history: z.array(z.object({ runId: rowId, grade, doneAt: at, dueDate: z.string() })),
  intervals: z.object({ again: interval, hard: interval, good: interval, easy: interval }),
  /** The run of today that can still be taken back. */
  takeBack: rowId.nullable(),
});

// ---------------------------------------------------------------- mock exams

/** What a mock exam is to be made of. */
export const examRequest = z.strictObject({
  preset: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("whole") }),
    z.strictObject({ kind: z.literal("tier"), tier: rank }),
    z.strictObject({ kind: z.literal("kcna") }),
    z.strictObject({ kind: z.literal("topics"), topicIds: z.array(rowId).min(1).max(500) }),
  ]),
  size: z.number().int().min(1).max(200).optional(),
  minutes: z.number().int().min(1).max(600).optional(),
  passMark: z.number().min(0.1).max(1).optional(),
});
/** What a paper is drawn by: the same seed over the same deck and history draws the same paper. */
const examSeed = z.number().int().min(0).max(2_147_483_647);
/** One cell of a blueprint: so many questions of a topic in a tier (or of an exam domain). */
export const blueprintCell = z.object({
  key: z.string(),
  tier: rank.nullable(),
  topicId: rowId.nullable(),
  title: text,
  share,
  exact: z.number(),
  questions: count,
  available: count,
});
export const blueprint = z.object({
  request: examRequest,
  title: text,
  size: count,
  minutes: count,
  passMark: share,
  cells: z.array(blueprintCell),
  /** Where the shares come from, with a date, where they are not the deck's own levers. */
  source: z.object({ url: z.string(), date: z.string() }).nullable(),
  /** Cells that the bank can't fill; the exam can't start then. */
  short: z.array(z.object({ title: text, needed: count, available: count })),
  reserved: count,
});
const paperState = z.object({ position: count, answered: z.boolean(), flagged: z.boolean() });
/** A sitting as its screen needs it: no key, no reason. */
export const sitting = z.object({
  examId: rowId,
  title: text,
  size: count,
  startedAt: at,
  deadlineAt: at,
  /** The main process's clock, from which the screen counts down. */
  now: at,
  leftMs: count,
  questions: z.array(paperState),
});
export const examQuestion = z.object({
  position: count,
  id: itemId,
  topic: z.string(),
  tier: rank,
  stem: text,
  choose: z.number().int().min(1).max(5),
  options: z.array(openOption),
  chosen,
  confidence: confidence.nullable(),
  flagged: z.boolean(),
});
/** A question of a paper that nobody sits: as it would be asked, without key and reasons. */
export const paperQuestion = examQuestion
  .omit({ chosen: true, confidence: true, flagged: true })
  .extend({ cell: z.string() });
const part = z.object({
  title: text,
  tier: rank.nullable(),
  topicId: rowId.nullable(),
  questions: count,
  right: count,
  low: share,
  high: share,
});
export const reportQuestion = z.object({
  position: count,
  id: itemId,
  topic: z.string(),
  topicId: rowId,
  tier: rank,
  stem: text,
  options: z.array(answeredOption),
  score: share,
  answered: z.boolean(),
  confidence: confidence.nullable(),
  flagged: z.boolean(),
  slow: z.boolean(),
  tookMs: count,
  seenBefore: z.boolean(),
  source: sourceView.nullable(),
});
export const examReport = z.object({
  examId: rowId,
  title: text,
  blueprint,
  startedAt: at,
  handedInAt: at,
  handedInBy: z.enum(["learner", "deadline"]),
  minutesUsed: z.number(),
  score: share,
  low: share,
  high: share,
  passed: z.boolean(),
  passMark: share,
  byTier: z.array(part),
  byTopic: z.array(part),
  byConfidence: z.array(z.object({ confidence: confidence.nullable(), questions: count, right: count })),
  byQuarter: z.array(
    z.object({ quarter: z.number().int().min(1).max(4), questions: count, right: count, medianMs: count }),
  ),
  changes: z.object({ rightToWrong: count, wrongToRight: count, wrongToWrong: count }),
  seenBefore: count,
  medianMs: count,
  questions: z.array(reportQuestion),
  /** What had been forecast for it, and by how much that was off. */
  forecast: z.object({ expected: share, low: share, high: share, error: z.number() }).nullable(),
});
export const examRow = z.object({
  examId: rowId,
  title: text,
  preset: z.string(),
  startedAt: at,
  handedInAt: at,
  size: count,
  score: share,
  low: share,
  high: share,
  passed: z.boolean(),
  passMark: share,
  seenBefore: count,
});

// ---------------------------------------------------------------- readiness

export const readiness = z.object({
  title: text,
  onDate: z.string(),
  /** The chance to reach the pass mark on that date. */
  chance: share,
  /** The expected score with its 80 % band. */
  expected: share,
  low: share,
  high: share,
  passMark: share,
  parts: z.array(
    z.object({ title: text, share, expected: share, basis: z.enum(["measured", "recall-only", "chance"]) }),
  ),
  /** The items that would raise it most. */
  best: z.array(z.object({ id: itemId, kind: itemKind, title: text, topic: z.string(), gain: share })),
  /** How earlier forecasts fared. */
  record: z.object({
    forecasts: count,
    meanError: z.number().nullable(),
    withinBand: count,
    rows: z.array(z.object({ madeAt: at, title: text, expected: share, low: share, high: share, actual: share })),
  }),
  enough: z.boolean(),
});

// ---------------------------------------------------------------- settings

export const lever = z.strictObject({
  rank,
  intake: share,
  retention: z.number().min(0.7).max(0.99),
  exam: share,
});
export const settings = z.strictObject({
  language: z.enum(["system", "en", "zh"]),
  itemLanguage: z.enum(["interface", "en", "zh"]),
  theme: z.enum(["system", "light", "dark"]),
  timeZone: z.string().min(1).max(100),
  dayStartHour: z.number().int().min(0).max(23),
  newPerDay: z.number().int().min(0).max(1000),
  reviewsPerDay: z.number().int().min(0).max(10_000).nullable(),
  minutesPerDay: z.number().int().min(0).max(1440).nullable(),
  buttons: z.union([z.literal(2), z.literal(4)]),
  maximumIntervalDays: z.number().int().min(1).max(36_500),
  rule: reconcileRule,
});
export const settingsView = z.object({ settings, levers: z.array(lever), tierTitles: z.array(z.string()) });

/** What the levers cost, by simulation of the deck's next weeks at the learner's own pace. */
export const cost = z.object({
  days: count,
  tiers: z.array(
    z.object({ rank, minutesPerDay: z.number().min(0), reviewsPerDay: z.number().min(0), knownShare: share }),
  ),
  minutesPerDay: z.number().min(0),
});

export const rescheduleRun = z.object({
  items: count,
  earlier: count,
  later: count,
  unchanged: count,
  dueTodayBefore: count,
  dueTodayAfter: count,
  tiers: z.array(z.object({ rank, items: count, meanDaysBefore: z.number(), meanDaysAfter: z.number() })),
});
export const dueBatch = z.object({
  id: rowId,
  cause: z.enum(["reschedule", "quiz"]),
  movedAt: at,
  items: count,
  revertedAt: at.nullable(),
});

export const backupFile = z.object({
  name: z.string(),
  madeAt: at,
  bytes: count,
  kind: z.enum(["automatic", "manual", "before-import", "before-restore", "before-migration", "before-removal"]),
});

export const checkReport = z.object({
  ok: z.boolean(),
  integrity: z.array(z.string()),
  items: count,
  reviews: count,
  /** Each difference between what is stored and what the log gives. */
  differences: z.array(z.object({ what: z.string(), where: z.string(), stored: z.string(), expected: z.string() })),
  rebuilt: z.boolean(),
});

/** Why the database can't be used, and what can be done about it. */
export const fault = z.object({
  code: z.enum(["corrupt", "foreign", "newer", "read-only", "no-folder", "no-space", "busy", "failed"]),
  message: z.string(),
  file: z.string(),
  movedTo: z.string().nullable(),
  backups: z.array(backupFile),
});

export const outFile = z.object({ fileName: z.string(), mime: z.string(), text: z.string() });

/** Every method that a host carries. */
export const contract = {
  "app.info": {
    input: nothing,
    output: z.object({
      version: z.string(),
      host: z.enum(["desktop", "browser", "terminal"]),
      /** The host opens and saves files by native dialogs (`files.open`, `files.save`). */
      dialogs: z.boolean(),
      dataFile: z.string(),
      subject: z.object({ id: z.string(), name: text, version: z.string(), cards: count, scenarios: count }).nullable(),
      language: lang,
      fault: fault.nullable(),
      notices: z.array(z.string()),
    }),
  },
  "app.openLink": {
    input: z.strictObject({ url: z.url({ protocol: /^https$/ }) }),
    output: z.object({ opened: z.boolean() }),
  },
  "files.open": {
    input: nothing,
    output: z.object({ files: z.array(z.object({ name: z.string(), text: z.string() })) }),
  },
  "files.save": {
    input: z.strictObject({ fileName: z.string().min(1).max(200), mime: z.string().max(100), text: z.string() }),
    output: z.object({ saved: z.boolean() }),
  },

  "library.overview": { input: nothing, output: overview },
  "library.preview": {
    input: z.strictObject({ source: importSource, rule: reconcileRule.optional() }),
    output: preview,
  },
  "library.import": {
    input: z.strictObject({ source: importSource, rule: reconcileRule.optional(), token: z.string().max(200) }),
    output: z.object({
      added: count,
      changed: count,
      moved: count,
      retired: count,
      unchanged: count,
      backup: z.string().nullable(),
    }),
  },
  "library.items": {
    input: z.strictObject({ filter: itemFilter, limit: z.number().int().min(1).max(200), offset: count }),
    output: z.object({ total: count, items: z.array(itemRow) }),
  },
  "library.item": { input: z.strictObject({ id: itemId }), output: itemPage },
  "library.saveItem": {
    input: z.strictObject({ id: itemId, front: bothInput, back: bothInput }),
    output: itemPage,
  },
  "library.resetItem": { input: z.strictObject({ id: itemId }), output: itemPage },
  "library.addItem": {
    input: z.strictObject({ pointId: rowId, front: bothInput, back: bothInput }),
    output: itemPage,
  },
  "library.suspend": {
    input: z.strictObject({ id: itemId, suspended: z.boolean() }),
    output: z.object({ suspended: z.boolean() }),
  },
  "library.flag": {
    input: z.strictObject({ id: itemId, reason: z.string().trim().min(1).max(2000).nullable() }),
    output: z.object({ flagged: z.boolean() }),
  },

  "study.today": { input: nothing, output: today },
  "study.plan": {
    input: z.strictObject({ limit: z.number().int().min(1).max(10_000) }),
    output: z.object({ items: z.array(plannedItem) }),
  },
  "study.progress": { input: nothing, output: progressView },
  "study.next": {
    input: z.strictObject({
      session,
      /** Items of a chosen drill that were answered already in it. */
      answered: z.array(itemId).max(200).optional(),
    }),
    output: nextItem,
  },
  "study.grade": {
    input: z.strictObject({
      itemId,
      /** The repetitions that the screen saw: anything else is stale and refused as `conflict`. */
      seenReps: count,
      grade,
      tookMs: z.number().int().min(0).max(86_400_000),
    }),
    output: z.object({ dueAt: at, interval, undoId: rowId }),
  },
  "study.undo": {
    input: nothing,
    output: z.object({ action: z.enum(["grade", "suspend", "flag", "edit", "answer"]), itemId, more: z.boolean() }),
  },

  "weak.list": { input: nothing, output: z.object({ topics: z.array(weakTopic), answers: count, needed: count }) },
  "weak.export": { input: z.strictObject({ format: z.enum(["md", "csv", "json"]), lang }), output: outFile },
  /** For hosts that make PDFs; in a browser the page prints itself. */
  "weak.pdf": {
    input: z.strictObject({ lang }),
    output: z.object({ saved: z.boolean(), fileName: z.string() }),
  },

  /** The notes of a topic or an item, or all; `query` keeps those that hold every word of it. At most 500, the last changed first. */
  "note.list": {
    input: z.strictObject({
      topicId: rowId.optional(),
      itemId: itemId.optional(),
      query: z.string().max(200).optional(),
    }),
    output: z.object({ notes: z.array(noteView) }),
  },
  /** Writes a new note (`id` null) or changes one; what a note is tied to never changes. */
  "note.save": {
    input: z.strictObject({
      id: rowId.nullable(),
      topicId: rowId.nullable(),
      itemId: itemId.nullable(),
      problem: noteText.refine((value) => value.trim() !== "", "must not be empty"),
      cause: noteText,
      fix: noteText,
    }),
    output: noteView,
  },
  "note.remove": { input: z.strictObject({ id: rowId }), output: nothing },
  "note.export": { input: z.strictObject({ lang }), output: outFile },

  "quiz.options": {
    input: nothing,
    output: z.object({
      all: count,
      due: count,
      weak: count,
      chains: count,
      tiers: z.array(z.object({ tier: rank, title: z.string(), questions: count })),
      topics: z.array(z.object({ topicId: rowId, title: z.string(), tier: rank, questions: count })),
      misconceptions: z.array(
        z.object({ id: z.string(), belief: text, state: z.enum(["doubted", "open", "closed"]), questions: count }),
      ),
    }),
  },
  "quiz.start": {
    input: z.strictObject({ pick: quizPick, size: z.number().int().min(1).max(50) }),
    output: z.object({ quizId: rowId, size: count }),
  },
  "quiz.next": {
    input: z.strictObject({ quizId: rowId }),
    output: z.discriminatedUnion("state", [
      z.object({ state: z.literal("scenario"), position: count, of: count, question: scenarioView, seenReps: count }),
      z.object({ state: z.literal("chain"), position: count, of: count, question: chainView, seenReps: count }),
      z.object({
        state: z.literal("done"),
        of: count,
        answered: count,
        score: z.number().min(0),
        wrong: z.array(z.object({ id: itemId, title: text })),
        misconceptions: z.array(misconceptionView),
        cards: z.array(linkedCard),
      }),
    ]),
  },
  /** One step of a chain: whether it was the right turn, and the next step if it was. */
  "quiz.step": {
    input: z.strictObject({ quizId: rowId, itemId, path: z.array(chosen.min(1)).min(1).max(10) }),
    output: z.object({
      right: z.boolean(),
      options: z.array(answeredOption),
      finding: text,
      next: chainView.shape.step.nullable(),
    }),
  },
  "quiz.answer": {
    input: z.strictObject({
      quizId: rowId,
      itemId,
      seenReps: count,
      /** The chosen options; for a chain one list a step, up to the first wrong turn. */
      chosen: z.array(chosen).min(1).max(10),
      confidence: confidence.nullable(),
      tookMs: z.number().int().min(0).max(86_400_000),
    }),
    output: feedback,
  },
  "quiz.misconceptions": { input: nothing, output: z.object({ misconceptions: z.array(misconceptionView) }) },

  "lab.list": { input: nothing, output: z.object({ labs: z.array(labRow) }) },
  "lab.show": { input: z.strictObject({ id: labId }), output: labView },
  /** How it went, in the grades of cards; `seenRuns` is how often it had been done when the screen was shown. */
  "lab.rate": {
    input: z.strictObject({ id: labId, seenRuns: count, grade }),
    output: z.object({ runId: rowId, dueDate: z.string(), interval }),
  },
  "lab.takeBack": { input: z.strictObject({ runId: rowId }), output: z.object({}) },

  "exam.presets": { input: nothing, output: z.object({ presets: z.array(blueprint), running: sitting.nullable() }) },
  "exam.blueprint": { input: z.strictObject({ request: examRequest }), output: blueprint },
  /** The paper that `exam.start` would set with this seed, to look at: nothing is written, nothing is sat. */
  "exam.paper": {
    input: z.strictObject({ request: examRequest, seed: examSeed.optional() }),
    output: z.object({ blueprint, seed: examSeed, questions: z.array(paperQuestion) }),
  },
  "exam.start": {
    input: z.strictObject({ request: examRequest, seed: examSeed.optional() }),
    output: sitting,
  },
  /** The running exam, if any. Past its deadline it hands itself in and the report's id is given instead. */
  "exam.current": {
    input: nothing,
    output: z.discriminatedUnion("state", [
      z.object({ state: z.literal("none") }),
      z.object({ state: z.literal("running"), sitting }),
      z.object({ state: z.literal("handed-in"), examId: rowId }),
    ]),
  },
  "exam.question": { input: z.strictObject({ examId: rowId, position: count }), output: examQuestion },
  "exam.answer": {
    input: z.strictObject({
      examId: rowId,
      position: count,
      chosen,
      confidence: confidence.nullable(),
      tookMs: z.number().int().min(0).max(86_400_000),
    }),
    output: sitting,
  },
  "exam.flag": { input: z.strictObject({ examId: rowId, position: count, flagged: z.boolean() }), output: sitting },
  "exam.handIn": { input: z.strictObject({ examId: rowId }), output: z.object({ examId: rowId }) },
  "exam.report": { input: z.strictObject({ examId: rowId }), output: examReport },
  "exam.list": { input: nothing, output: z.object({ exams: z.array(examRow) }) },
  /** The cards that the wrong answers rest on, for a drill. */
  "exam.mistakes": { input: z.strictObject({ examId: rowId }), output: z.object({ cards: z.array(linkedCard) }) },
  "readiness.forecast": {
    input: z.strictObject({ request: examRequest, onDate: z.iso.date() }),
    output: readiness,
  },

  "settings.get": { input: nothing, output: settingsView },
  "settings.set": { input: settings.partial(), output: settingsView },
  "settings.setLevers": { input: z.strictObject({ levers: z.array(lever).min(1).max(9) }), output: settingsView },
  "settings.cost": {
    input: z.strictObject({
      levers: z.array(lever).min(1).max(9),
      newPerDay: z.number().int().min(0).max(1000),
    }),
    output: cost,
  },
  "reschedule.preview": { input: nothing, output: rescheduleRun },
  "reschedule.apply": { input: nothing, output: z.object({ batch: dueBatch.nullable() }) },
  "reschedule.list": { input: nothing, output: z.object({ batches: z.array(dueBatch) }) },
  "reschedule.revert": {
    input: z.strictObject({ batchId: rowId }),
    output: z.object({ restored: count, kept: count }),
  },

  "backup.list": { input: nothing, output: z.object({ folder: z.string(), backups: z.array(backupFile) }) },
  "backup.create": { input: nothing, output: z.object({ backup: backupFile }) },
  "backup.restore": {
    input: z.strictObject({ name: z.string().min(1).max(200) }),
    output: z.object({ restored: z.string(), movedTo: z.string() }),
  },
  /** Starts with an empty database after a fault; the damaged file was moved aside. */
  "backup.startEmpty": { input: nothing, output: z.object({ movedTo: z.string().nullable() }) },
  "check.run": { input: z.strictObject({ rebuild: z.boolean() }), output: checkReport },
  "data.export": { input: nothing, output: outFile },
  "data.import": {
    input: z.strictObject({ text: z.string().max(536_870_912) }),
    output: z.object({ outlines: count, items: count, reviews: count }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type Contract = typeof contract;
export type Method = keyof Contract;
/** What a caller gives. */
export type Input<M extends Method> = z.input<Contract[M]["input"]>;
/** What a handler receives. */
export type Parsed<M extends Method> = z.output<Contract[M]["input"]>;
/** What a handler gives back. */
export type Output<M extends Method> = z.output<Contract[M]["output"]>;

/** What went wrong, as a word for programs; the message is for people. */
export const errorCode = z.enum([
  "bad-input",
  "not-found",
  "conflict",
  "refused",
  "unavailable",
  "fault",
  "no-space",
  "read-only",
  "busy",
  "internal",
]);
export type ErrorCode = z.output<typeof errorCode>;
export type Reply<T> = { ok: true; value: T } | { ok: false; error: { code: ErrorCode; message: string } };
