-- The whole model: what there is to learn (outlines, items), what the learner did (logs), and sums kept beside the logs.
-- Times are UTC milliseconds (_at), lengths of time milliseconds (_ms), study days whole days since 1970-01-01 (_day).

create table settings (
  key text not null primary key,
  value text not null check (json_valid(value))
) strict, without rowid;

-- Outlines as imported. Nothing is deleted: what an outline no longer names is retired and comes back when named again.
create table outlines (
  id integer primary key,
  name text not null unique,
  position integer not null,
  file_name text not null,
  -- The built-in subject whose bank serves it; null where none does.
  subject text,
  -- 'extras' holds the concepts that the learner accepted beyond the outlines.
  origin text not null check (origin in ('file', 'builtin', 'extras')),
  imported_at integer not null,
  removed_at integer
) strict;

create table tiers (
  outline_id integer not null references outlines (id),
  rank integer not null check (rank between 1 and 9),
  title text not null,
  primary key (outline_id, rank)
) strict, without rowid;

create table topics (
  id integer primary key,
  outline_id integer not null references outlines (id),
  title text not null,
  number text not null,
  -- Null in a block that runs through all tiers (best practices).
  tier integer check (tier between 1 and 9),
  facet text not null check (facet in ('concept', 'practice')),
  position integer not null,
  written_id text,
  retired_at integer
) strict;
create index topics_by_outline on topics (outline_id, position);

create table points (
  id integer primary key,
  topic_id integer not null references topics (id),
  text text not null,
  term text,
  parts text not null check (json_valid(parts)),
  parents text not null check (json_valid(parents)),
  facet text not null check (facet in ('concept', 'practice')),
  line integer not null,
  position integer not null,
  written_id text,
  retired_at integer
) strict;
create index points_by_topic on points (topic_id, position);

create table point_concepts (
  point_id integer not null references points (id),
  position integer not null,
  concept text not null,
  primary key (point_id, position)
) strict, without rowid;
create index point_concepts_by_concept on point_concepts (concept);

-- What can be asked. `content` is the source's text, `edited` the learner's, which wins.
create table items (
  no integer primary key,
  id text not null unique,
  origin text not null check (origin in ('bank', 'outline', 'own')),
  kind text not null check (kind in ('card', 'scenario', 'chain')),
  facet text not null check (facet in ('concept', 'practice')),
  concept text not null,
  tier integer not null check (tier between 1 and 9),
  topic_id integer not null references topics (id),
  point_id integer not null references points (id),
  position integer not null,
  -- Dealt in mock exams alone.
  reserved integer not null default 0 check (reserved in (0, 1)),
  content text not null check (json_valid(content)),
  edited text check (json_valid(edited)),
  edited_at integer,
  added_at integer not null,
  retired_at integer,
  suspended_at integer,
  flagged_at integer,
  flag_reason text,
  check ((flagged_at is null) = (flag_reason is null)),
  check ((edited is null) = (edited_at is null))
) strict;
create index items_by_topic on items (topic_id, position);
create index items_by_point on items (point_id);
create index items_by_concept on items (concept, kind);
create index items_flagged on items (flagged_at) where flagged_at is not null;

-- The fold of the log: one row an item. The columns up to `active` repeat the item's, so that the queue reads one table.
create table memory (
  item_no integer primary key references items (no),
  kind text not null check (kind in ('card', 'scenario', 'chain')),
  tier integer not null check (tier between 1 and 9),
  concept text not null,
  facet text not null check (facet in ('concept', 'practice')),
  position integer not null,
  -- Neither retired nor suspended nor reserved.
  active integer not null check (active in (0, 1)),
  phase text not null default 'new' check (phase in ('new', 'learning', 'review', 'relearning')),
  step integer not null default 0 check (step >= 0),
  stability real check (stability > 0 and stability < 1e6),
  difficulty real check (difficulty between 1 and 10),
  due_at integer,
  due_day integer,
  reviewed_at integer,
  reviewed_day integer,
  interval_days integer not null default 0 check (interval_days >= 0),
  reps integer not null default 0 check (reps >= 0),
  lapses integer not null default 0 check (lapses >= 0),
  check ((phase = 'new') = (stability is null)),
  check ((stability is null) = (difficulty is null)),
  check ((stability is null) = (due_at is null)),
  check ((due_at is null) = (due_day is null)),
  check ((stability is null) = (reviewed_at is null)),
  check ((reviewed_at is null) = (reviewed_day is null))
) strict;
create index memory_learning on memory (kind, due_at) where active = 1 and phase in ('learning', 'relearning');
create index memory_due on memory (kind, tier, due_day) where active = 1 and phase = 'review';
create index memory_new on memory (kind, tier, position) where active = 1 and phase = 'new';
create index memory_concept on memory (concept, facet, kind, phase) where active = 1;

-- FSRS parameter sets that reviews were scheduled with.
create table parameters (
  id integer primary key,
  algorithm text not null,
  definition text not null check (json_valid(definition)),
  created_at integer not null,
  unique (algorithm, definition)
) strict;

-- The truth: append-only. An undo is an entry of its own that names the grade it takes back.
create table reviews (
  seq integer primary key,
  entry text not null check (entry in ('grade', 'undo')),
  undoes integer references reviews (seq),
  item_no integer not null references items (no),
  source text not null check (source in ('drill', 'quiz')),
  reviewed_at integer not null,
  study_day integer not null,
  grade text check (grade in ('again', 'hard', 'good', 'easy')),
  took_ms integer not null check (took_ms >= 0),
  tier integer not null check (tier between 1 and 9),
  parameters_id integer not null references parameters (id),
  desired_retention real not null check (desired_retention between 0.5 and 0.999),
  before_phase text not null check (before_phase in ('new', 'learning', 'review', 'relearning')),
  before_step integer not null,
  before_stability real,
  before_difficulty real,
  before_due_at integer,
  before_due_day integer,
  before_reviewed_at integer,
  before_reviewed_day integer,
  before_interval_days integer not null,
  before_reps integer not null,
  before_lapses integer not null,
  after_phase text not null check (after_phase in ('new', 'learning', 'review', 'relearning')),
  after_step integer not null,
  after_stability real,
  after_difficulty real,
  after_due_at integer,
  after_due_day integer,
  after_interval_days integer not null,
  after_reps integer not null,
  after_lapses integer not null,
  check ((entry = 'undo') = (undoes is not null)),
  check ((entry = 'grade') = (grade is not null))
) strict;
create index reviews_by_item on reviews (item_no, seq);
create index reviews_by_day on reviews (study_day, item_no);
create unique index reviews_undone on reviews (undoes) where undoes is not null;
create trigger reviews_are_never_changed before update on reviews begin select raise(abort, 'reviews is append-only'); end;
create trigger reviews_are_never_deleted before delete on reviews begin select raise(abort, 'reviews is append-only'); end;

-- Due dates moved by anything but a grade: one batch an act, one row an item, revertible.
create table due_batches (
  id integer primary key,
  cause text not null check (cause in ('reschedule', 'quiz')),
  moved_at integer not null,
  study_day integer not null,
  items integer not null,
  reverted_at integer
) strict;
create table due_moves (
  batch_id integer not null references due_batches (id),
  item_no integer not null references items (no),
  -- The review that the moved date came from; the move holds until the next one.
  review_seq integer not null references reviews (seq),
  before_due_at integer not null,
  before_due_day integer not null,
  after_due_at integer not null,
  after_due_day integer not null,
  primary key (batch_id, item_no)
) strict, without rowid;
create index due_moves_by_item on due_moves (item_no, batch_id);

-- What the learner can take back today, in order.
create table undo_steps (
  id integer primary key,
  done_at integer not null,
  study_day integer not null,
  action text not null check (action in ('grade', 'suspend', 'flag', 'edit', 'answer')),
  item_no integer not null references items (no),
  payload text not null check (json_valid(payload)),
  undone_at integer
) strict;

-- Sums kept in the transaction of the grade; each equals a recomputation from the logs.
create table day_counts (
  study_day integer not null,
  kind text not null check (kind in ('card', 'scenario', 'chain')),
  tier integer not null check (tier between 1 and 9),
  introduced integer not null default 0,
  reviewed integer not null default 0,
  passed integer not null default 0,
  grades integer not null default 0,
  took_ms integer not null default 0,
  primary key (study_day, kind, tier)
) strict, without rowid;
create table due_counts (
  kind text not null check (kind in ('card', 'scenario', 'chain')),
  tier integer not null check (tier between 1 and 9),
  due_day integer not null,
  items integer not null,
  primary key (kind, tier, due_day)
) strict, without rowid;
-- A topic's evidence by source: first answers per item and day.
create table records (
  topic_id integer not null references topics (id),
  source text not null check (source in ('card', 'scenario', 'exam')),
  answers integer not null default 0,
  passed integer not null default 0,
  lapses integer not null default 0,
  primary key (topic_id, source)
) strict, without rowid;
-- The first answers that failed, for a topic's last slips.
create table slips (
  review_seq integer primary key references reviews (seq),
  topic_id integer not null references topics (id),
  item_no integer not null references items (no),
  slipped_at integer not null
) strict;
create index slips_by_topic on slips (topic_id, slipped_at);
-- A topic's active cards and the sum of their expected recall on one study day. Recall fades by itself, so the rows are
-- made anew on the first look of a day; within the day each answer keeps them.
create table topic_recall (
  topic_id integer primary key references topics (id),
  study_day integer not null,
  tier integer not null,
  items integer not null,
  seen integer not null,
  recall_sum real not null
) strict;
-- What each tier had coming on a day, with the fraction carried to the next.
create table intake (
  study_day integer not null,
  tier integer not null check (tier between 1 and 9),
  quota integer not null,
  carry real not null,
  primary key (study_day, tier)
) strict, without rowid;

-- Quizzes: sets of scenarios with feedback at once.
create table quizzes (
  id integer primary key,
  seed integer not null,
  pick text not null check (json_valid(pick)),
  started_at integer not null,
  finished_at integer
) strict;
create table quiz_items (
  quiz_id integer not null references quizzes (id),
  position integer not null,
  item_no integer not null references items (no),
  -- The options in the order shown: indexes into the item's own list (a list of lists for a chain).
  option_order text not null check (json_valid(option_order)),
  primary key (quiz_id, position)
) strict, without rowid;
create table answers (
  id integer primary key,
  quiz_id integer not null references quizzes (id),
  item_no integer not null references items (no),
  answered_at integer not null,
  study_day integer not null,
  -- Indexes into the item's own list of options.
  chosen text not null check (json_valid(chosen)),
  score real not null check (score between 0 and 1),
  confidence text check (confidence in ('sure', 'unsure', 'guess')),
  took_ms integer not null check (took_ms >= 0),
  review_seq integer references reviews (seq),
  due_batch_id integer references due_batches (id),
  undone_at integer
) strict;
create index answers_by_item on answers (item_no, id);
create index answers_by_quiz on answers (quiz_id, id);
-- What answers said about each false belief: picked, or passed by a right answer where it could have been picked.
-- Whether it is open is worked out from these, so that an undo leaves nothing behind.
create table misconception_events (
  id integer primary key,
  misconception text not null,
  answer_id integer not null references answers (id),
  item_no integer not null references items (no),
  event text not null check (event in ('picked', 'passed')),
  confidence text check (confidence in ('sure', 'unsure', 'guess')),
  happened_at integer not null,
  study_day integer not null,
  undone_at integer
) strict;
create index misconception_events_by_belief on misconception_events (misconception, id);

-- Mock exams: a stored paper, one sitting of it, answers saved as given.
create table papers (
  id integer primary key,
  seed integer not null,
  preset text not null,
  blueprint text not null check (json_valid(blueprint)),
  minutes integer not null check (minutes > 0),
  pass_mark real not null check (pass_mark between 0 and 1),
  drawn_at integer not null
) strict;
create table paper_items (
  paper_id integer not null references papers (id),
  position integer not null,
  item_no integer not null references items (no),
  cell text not null,
  tier integer not null,
  topic_id integer not null references topics (id),
  option_order text not null check (json_valid(option_order)),
  -- The item as it stood when the paper was drawn: a later correction never re-grades.
  content text not null check (json_valid(content)),
  seen_before integer not null check (seen_before in (0, 1)),
  primary key (paper_id, position)
) strict, without rowid;
create index paper_items_by_item on paper_items (item_no, paper_id);
create table exams (
  id integer primary key,
  paper_id integer not null references papers (id),
  started_at integer not null,
  deadline_at integer not null,
  -- The latest instant seen while it ran: a clock set back doesn't lengthen it.
  clock_at integer not null,
  handed_in_at integer,
  handed_in_by text check (handed_in_by in ('learner', 'deadline')),
  score real check (score between 0 and 1),
  passed integer check (passed in (0, 1)),
  check ((handed_in_at is null) = (handed_in_by is null)),
  check ((handed_in_at is null) = (score is null)),
  check ((handed_in_at is null) = (passed is null))
) strict;
create unique index exams_one_running on exams ((handed_in_at is null)) where handed_in_at is null;
create table exam_answers (
  exam_id integer not null references exams (id),
  position integer not null,
  chosen text not null check (json_valid(chosen)),
  confidence text check (confidence in ('sure', 'unsure', 'guess')),
  flagged integer not null default 0 check (flagged in (0, 1)),
  took_ms integer not null default 0,
  answered_at integer,
  -- Frozen when handed in.
  score real check (score between 0 and 1),
  primary key (exam_id, position)
) strict, without rowid;
create table exam_changes (
  id integer primary key,
  exam_id integer not null references exams (id),
  position integer not null,
  changed_at integer not null,
  before text not null check (json_valid(before)),
  after text not null check (json_valid(after))
) strict;
create index exam_changes_by_exam on exam_changes (exam_id, position);
-- Forecasts, scored when the exam they were for is handed in.
create table forecasts (
  id integer primary key,
  exam_id integer references exams (id),
  made_at integer not null,
  for_day integer not null,
  blueprint text not null check (json_valid(blueprint)),
  chance real not null check (chance between 0 and 1),
  expected real not null check (expected between 0 and 1),
  low real not null check (low between 0 and 1),
  high real not null check (high between 0 and 1),
  actual real check (actual between 0 and 1)
) strict;

-- What the learner writes and does beside the cards.
create table notes (
  id integer primary key,
  topic_id integer references topics (id),
  item_no integer references items (no),
  problem text not null,
  cause text not null,
  fix text not null,
  written_at integer not null,
  changed_at integer not null
) strict;
create table lab_runs (
  id integer primary key,
  lab text not null,
  done_at integer not null,
  study_day integer not null,
  grade text not null check (grade in ('again', 'hard', 'good', 'easy')),
  due_day integer not null
) strict;
create index lab_runs_by_lab on lab_runs (lab, id);
create table deliverable_ticks (
  deliverable text not null,
  line text not null,
  ticked_at integer not null,
  primary key (deliverable, line)
) strict, without rowid;

-- Search: Chinese is split into characters and words into their parts before they come here (see search.ts).
create virtual table item_words using fts5 (words, tokenize = 'unicode61', content = '', contentless_delete = 1);
