// The end of a set: the score, what was wrong, the beliefs that are open, and the one button that mends it.
import { useEffect, useRef } from "react";
import { Link, useLocation } from "wouter";
import { useActions } from "../../actions.tsx";
import { pageTime } from "../../clock.ts";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import { drillPath } from "../../components/items/drill.ts";
import { Belief } from "../../components/study/Belief.tsx";
import { plainWords } from "../../components/text/markdown.ts";
import { gradeCounts } from "../../hooks/keys.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { localeOf, number } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";
import type { QuizEnd } from "./session.ts";

type Props = { end: QuizEnd; canUndo: boolean; onUndo: () => void };

/** Shown when no question is left. */
export function QuizEndPage({ end, canUndo, onUndo }: Props) {
  const { t, lang } = useLanguage();
  const { itemLang } = usePreferences();
  const score = number(lang, end.score, 1);
  const allRight = end.wrong.length === 0;
  const [, go] = useLocation();
  const head = useRef<HTMLHeadingElement>(null);
  const shownAt = useRef(0);
  useEffect(() => {
    shownAt.current = pageTime();
    head.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  const onwards = end.cards.length > 0 ? drillPath(end.cards) : "/quiz";
  useActions("quiz.end.keys", [
    {
      id: "quiz:onwards",
      label: end.cards.length > 0 ? "quiz.end.drillShort" : "quiz.end.another",
      icon: "target",
      keys: ["Enter"],
      binding: { code: ["Enter", "NumpadEnter"] },
      // Not with the press that went on from the last question.
      run: (event) => {
        if (gradeCounts(shownAt.current, event?.timeStamp ?? pageTime())) go(onwards);
      },
    },
  ]);
  return (
    <div className="quiz-end">
      <div className="quiz-end__head">
        <h1 className="quiz-end__score figures" ref={head} tabIndex={-1}>
          {t("quiz.end.score", { score, of: end.answered })}
        </h1>
        <p className="soft">{allRight ? t("quiz.end.allRight") : t("quiz.end.text")}</p>
        <div className="row">
          {end.cards.length > 0 ? (
            <ButtonLink to={drillPath(end.cards)} kind="primary" size="large" icon="target" keyCap="Enter">
              {t("quiz.end.drill", { count: end.cards.length })}
            </ButtonLink>
          ) : null}
          <ButtonLink
            to="/quiz"
            kind={end.cards.length > 0 ? "plain" : "primary"}
            size="large"
            {...(end.cards.length === 0 ? { keyCap: "Enter" } : {})}
          >
            {t("quiz.end.another")}
          </ButtonLink>
          {canUndo ? (
            <Button kind="quiet" icon="undo" keyCap="Z" onPress={onUndo}>
              {t("quiz.undo")}
            </Button>
          ) : null}
        </div>
        {end.cards.length > 0 ? <p className="soft small">{t("quiz.end.drillText")}</p> : null}
      </div>
      {end.wrong.length > 0 ? (
        <section className="section">
          <h2>{t("quiz.end.wrong", { count: end.wrong.length })}</h2>
          <ol className="quiz-end__wrong">
            {end.wrong.map((one) => (
              <li key={one.id}>
                <Link href={`/library/item/${encodeURIComponent(one.id)}`} lang={localeOf(itemLang)}>
                  {plainWords(one.title[itemLang])}
                </Link>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {end.misconceptions.length > 0 ? (
        <section className="section">
          <div className="section__head">
            <h2>{t("quiz.end.beliefs", { count: end.misconceptions.length })}</h2>
            <Link href="/quiz/misconceptions" className="small">
              {t("misconceptions.all")}
            </Link>
          </div>
          {end.misconceptions.map((belief) => (
            <Belief key={belief.id} belief={belief} lang={itemLang} stateHidden />
          ))}
        </section>
      ) : null}
    </div>
  );
}
