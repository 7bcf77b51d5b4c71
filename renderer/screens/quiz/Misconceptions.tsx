// The false beliefs that answers have shown: the open ones with what refutes them, the doubted, the closed.

import { useCall } from "../../api.ts";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import { EmptyState, ErrorState, Loading } from "../../components/states/States.tsx";
import { Belief, type BeliefView } from "../../components/study/Belief.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { day, list } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";
import { useStartQuiz } from "./start.ts";
import "./Quiz.css";

const STATES = ["open", "doubted", "closed"] as const;

/** All of them, by state. */
export function Misconceptions() {
  const { t } = useLanguage();
  const beliefs = useCall("quiz.misconceptions", {});
  const options = useCall("quiz.options", {});
  if (beliefs.isPending || options.isPending) return <Loading />;
  const failed = beliefs.error ?? options.error;
  if (failed || !beliefs.data || !options.data) {
    return <ErrorState error={failed} onRetry={() => void Promise.all([beliefs.refetch(), options.refetch()])} />;
  }
  const all = beliefs.data.misconceptions;
  const questions = new Map(options.data.misconceptions.map((one) => [one.id, one.questions]));
  if (all.length === 0) {
    return (
      <EmptyState
        title={t("misconceptions.emptyTitle")}
        icon="quiz"
        actions={
          <ButtonLink to="/quiz" kind="primary">
            {t("misconceptions.toQuiz")}
          </ButtonLink>
        }
      >
        {t("misconceptions.emptyText")}
      </EmptyState>
    );
  }
  const open = all.filter((belief) => belief.state === "open").length;
  return (
    <div className="page page--narrow">
      <header className="stack stack--tight">
        <div className="page__head">
          <h1>{t("misconceptions.found", { count: open })}</h1>
          <ButtonLink to="/quiz" icon="left">
            {t("misconceptions.toQuiz")}
          </ButtonLink>
        </div>
        <p className="soft">{t("misconceptions.intro")}</p>
      </header>
      {STATES.map((state) => {
        const own = all.filter((belief) => belief.state === state);
        if (own.length === 0) return null;
        return (
          <section key={state} className="section">
            <div>
              <h2>{t(`misconceptions.heading.${state}`, { count: own.length })}</h2>
              <p className="soft small">{t(`misconceptions.meaning.${state}`)}</p>
            </div>
            {own.map((belief) => (
              <Line key={belief.id} belief={belief} questions={questions.get(belief.id) ?? 0} />
            ))}
          </section>
        );
      })}
    </div>
  );
}

function Line({ belief, questions }: { belief: BeliefView; questions: number }) {
  const { t, lang } = useLanguage();
  const { itemLang, timeZone } = usePreferences();
  const start = useStartQuiz();
  const facts = [
    t("misconceptions.picks", { count: belief.picks }),
    belief.openedAt === null ? null : t("misconceptions.openedAt", { date: day(lang, belief.openedAt, timeZone) }),
    belief.state === "open" ? t("misconceptions.passes", { passes: belief.passes }) : null,
    belief.closedAt === null ? null : t("misconceptions.closedAt", { date: day(lang, belief.closedAt, timeZone) }),
    belief.topics.length > 0 ? list(lang, belief.topics) : null,
  ].filter((fact) => fact !== null);
  return (
    <Belief
      belief={belief}
      lang={itemLang}
      stateHidden
      facts={facts.join(" · ")}
      actions={
        questions > 0 && belief.state !== "closed" ? (
          <Button
            size="small"
            icon="target"
            isPending={start.isPending}
            onPress={() => start.mutate({ pick: { kind: "misconception", misconception: belief.id }, size: 10 })}
          >
            {t("misconceptions.practise", { count: questions })}
          </Button>
        ) : null
      }
    />
  );
}
