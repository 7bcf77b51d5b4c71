// Where practice begins: what is due first, then sets by weakness, belief, tier, topic and chain.
import { type ReactNode, useState } from "react";
import { Link, useLocation } from "wouter";
import { useActions } from "../../actions.tsx";
import { type Output, useCall } from "../../api.ts";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import { Segments } from "../../components/controls/Fields.tsx";
import { Icon, type IconName } from "../../components/controls/Icon.tsx";
import { useConfirm } from "../../components/dialogs/Confirm.tsx";
import { hueOf } from "../../components/figures/strata.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { useTopicNames } from "../../components/items/useTopicNames.ts";
import { EmptyState, ErrorState, Loading, Notice } from "../../components/states/States.tsx";
import { plainWords } from "../../components/text/markdown.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { localeOf } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";
import { type Pick, SIZES, type Size, useStartQuiz } from "./start.ts";
import { forgetQuiz, keptQuiz } from "./unfinished.ts";
import "./Quiz.css";

type Options = Output<"quiz.options">;

/** The start page. */
export function QuizStart() {
  const { t } = useLanguage();
  const options = useCall("quiz.options", {});
  if (options.isPending) return <Loading />;
  if (options.isError) return <ErrorState error={options.error} onRetry={() => void options.refetch()} />;
  if (options.data.all + options.data.chains === 0) {
    return (
      <EmptyState
        title={t("quiz.emptyTitle")}
        icon="quiz"
        actions={
          <ButtonLink to="/library/import" kind="primary" icon="file">
            {t("library.import")}
          </ButtonLink>
        }
      >
        {t("quiz.emptyText")}
      </EmptyState>
    );
  }
  return <Sets options={options.data} />;
}

function Sets({ options }: { options: Options }) {
  const { t } = useLanguage();
  const { itemLang } = usePreferences();
  const nameOf = useTopicNames();
  const [size, setSize] = useState<Size>(10);
  const start = useStartQuiz();
  const confirm = useConfirm();
  const unfinished = useUnfinished();
  const begin = async (pick: Pick) => {
    if (start.isPending) return;
    const { left } = unfinished;
    const leave =
      left === null ||
      (await confirm({
        title: t("quiz.unfinished", { n: left.position + 1, of: left.of }),
        text: t("quiz.unfinishedText"),
        action: t("quiz.unfinishedNew"),
        refuse: t("common.cancel"),
      }));
    if (leave) start.mutate({ pick, size });
  };
  const first: { pick: Pick; count: number; title: string } =
    options.due > 0
      ? { pick: { kind: "due" }, count: options.due, title: t("quiz.due", { count: options.due }) }
      : { pick: { kind: "all" }, count: options.all, title: t("quiz.all", { count: options.all }) };
  const asked = Math.min(size, first.count);

  useActions("nav.quiz", [
    {
      id: "quiz:start",
      label: "quiz.startShort",
      icon: "play",
      keys: ["Enter"],
      binding: { code: ["Enter", "NumpadEnter"] },
      run: () => void begin(first.pick),
      off: first.count === 0,
    },
  ]);

  const open = options.misconceptions.filter((one) => one.state === "open");
  const tierCount = Math.max(0, ...options.tiers.map((tier) => tier.tier));
  return (
    <div className="page quiz-start">
      <header className="opening-words">
        <h1 className="opening-words__head">{first.title}</h1>
        <p className="soft opening-words__text">{options.due > 0 ? t("quiz.dueText") : t("quiz.allText")}</p>
        <div className="row">
          {first.count > 0 ? (
            <Button
              kind="primary"
              size="large"
              icon="play"
              keyCap="Enter"
              isPending={start.isPending}
              onPress={() => void begin(first.pick)}
            >
              {t("quiz.start", { count: asked })}
            </Button>
          ) : null}
          <Segments
            label={t("quiz.size")}
            labelHidden
            value={String(size)}
            onChange={(value) => setSize(SIZES.find((one) => String(one) === value) ?? size)}
            choices={SIZES.map((one) => ({ value: String(one), label: t("quiz.sizeOf", { count: one }) }))}
          />
        </div>
      </header>
      <Unfinished unfinished={unfinished} />

      <section className="section">
        <h2>{t("quiz.sets")}</h2>
        {/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers */}
        <ul role="list" className="sets">
          {options.due > 0 ? (
            <SetLine
              icon="quiz"
              title={t("quiz.set.all")}
              count={options.all}
              onStart={() => void begin({ kind: "all" })}
            />
          ) : (
            <SetLine icon="clock" title={t("quiz.set.due")} count={0} none={t("quiz.none.due")} />
          )}
          <SetLine
            icon="weak"
            title={t("quiz.set.weak")}
            count={options.weak}
            none={t("quiz.none.weak")}
            onStart={() => void begin({ kind: "weak" })}
          />
          <SetLine
            icon="right"
            title={t("quiz.set.chains")}
            note={t("quiz.set.chainsNote")}
            count={options.chains}
            none={t("quiz.none.chains")}
            onStart={() => void begin({ kind: "chains" })}
          />
        </ul>
      </section>

      <section className="section">
        <div className="section__head">
          <h2>{t("quiz.beliefs", { count: open.length })}</h2>
          <Link href="/quiz/misconceptions" className="small">
            {t("misconceptions.all")}
          </Link>
        </div>
        {open.length === 0 ? (
          <p className="soft small">{t("quiz.none.beliefs")}</p>
        ) : (
          // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers
          <ul role="list" className="sets">
            {open.map((belief) => (
              <SetLine
                key={belief.id}
                icon="warning"
                title={<span lang={localeOf(itemLang)}>{plainWords(belief.belief[itemLang])}</span>}
                count={belief.questions}
                none={t("quiz.none.belief")}
                onStart={() => void begin({ kind: "misconception", misconception: belief.id })}
              />
            ))}
          </ul>
        )}
      </section>

      <section className="section">
        <h2>{t("quiz.byTier")}</h2>
        <div className="tier-sets">
          {options.tiers.map((tier) => {
            const topics = options.topics.filter((topic) => topic.tier === tier.tier);
            return (
              <section key={tier.tier} className="tier-set" style={hueOf(tier.tier)} aria-label={tier.title}>
                <div className="tier-set__head">
                  <TierBadge rank={tier.tier} of={tierCount} label={tier.title} />
                  {tier.questions > 0 ? (
                    <Button
                      size="small"
                      kind="quiet"
                      icon="play"
                      aria-label={`${t("quiz.wholeTier", { count: tier.questions })}: ${tier.title}`}
                      onPress={() => void begin({ kind: "tier", tier: tier.tier })}
                    >
                      {t("quiz.wholeTier", { count: tier.questions })}
                    </Button>
                  ) : (
                    <span className="small soft">{t("quiz.none.tier")}</span>
                  )}
                </div>
                {topics.length > 0 ? (
                  // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers
                  <ul role="list" className="tier-set__topics">
                    {topics.map((topic) => (
                      <li key={topic.topicId}>
                        <button
                          type="button"
                          className="topic-set"
                          onClick={() => void begin({ kind: "topic", topicId: topic.topicId })}
                        >
                          <span>{nameOf(topic.topicId, topic.title)}</span>
                          <span className="note soft figures">{t("common.scenarios", { count: topic.questions })}</span>
                        </button>
                      </li>
                    ))}
                  </ul>
                ) : null}
              </section>
            );
          })}
        </div>
      </section>
    </div>
  );
}

type SetProps = {
  icon: IconName;
  title: ReactNode;
  note?: string;
  count: number;
  /** Why it can't be started while it is empty. */
  none?: string;
  onStart?: () => void;
};

/** A set by its name and size; an empty one says why it is. */
function SetLine({ icon, title, note, count, none, onStart }: SetProps) {
  const { t } = useLanguage();
  if (count === 0 || !onStart) {
    return (
      <li className="set set--empty">
        <Icon name={icon} />
        <span className="set__words">
          <span>{title}</span>
          <span className="small soft">{none}</span>
        </span>
      </li>
    );
  }
  return (
    <li>
      <button type="button" className="set" onClick={onStart}>
        <Icon name={icon} />
        <span className="set__words">
          <span className="set__title">{title}</span>
          {note ? <span className="small soft">{note}</span> : null}
        </span>
        <span className="small soft figures">{t("quiz.questions", { count })}</span>
        <Icon name="play" size={16} />
      </button>
    </li>
  );
}

type Left = { quizId: number; position: number; of: number };

/** The set that was left before its end, if there is one, and the way to put it away. */
function useUnfinished(): { left: Left | null; putAway: () => void } {
  const [kept, setKept] = useState(keptQuiz);
  const next = useCall("quiz.next", { quizId: kept ?? 1 }, { enabled: kept !== null });
  const putAway = () => {
    if (kept !== null) forgetQuiz(kept);
    setKept(null);
  };
  if (kept === null || !next.data || next.data.state === "done") return { left: null, putAway };
  return { left: { quizId: kept, position: next.data.position, of: next.data.of }, putAway };
}

function Unfinished({ unfinished: { left, putAway } }: { unfinished: ReturnType<typeof useUnfinished> }) {
  const { t } = useLanguage();
  const [, go] = useLocation();
  if (left === null) return null;
  return (
    <Notice
      icon="quiz"
      actions={
        <>
          <Button size="small" kind="quiet" onPress={putAway}>
            {t("quiz.unfinishedForget")}
          </Button>
          <Button size="small" onPress={() => go(`/quiz/set/${left.quizId}`)}>
            {t("quiz.goOn")}
          </Button>
        </>
      }
    >
      <p>{t("quiz.unfinished", { n: left.position + 1, of: left.of })}</p>
    </Notice>
  );
}
