// The words over the ground: how much there is, how long it takes, and the one button.

import { Link, useLocation } from "wouter";
import { useActions } from "../../actions.tsx";
import type { Output } from "../../api.ts";
import { ButtonLink } from "../../components/controls/Button.tsx";
import { Notice } from "../../components/states/States.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { day, duration, percent } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";
import { useHasPlace } from "../places.ts";

export type TodayView = Output<"study.today">;

const MINUTE = 60_000;

/** How many cards are left today. */
export function leftOf(today: TodayView): number {
  return today.left.learning + today.left.reviews + today.left.newItems;
}

/** The day's head. */
export function Opening({ today }: { today: TodayView }) {
  const { t, lang } = useLanguage();
  const { timeZone } = usePreferences();
  const [, go] = useLocation();
  const left = leftOf(today);
  const time = duration(lang, Math.max(1, Math.round(today.left.minutes)) * MINUTE);
  const cards = t("today.cards", { count: left });
  const hasQuiz = useHasPlace("/quiz");
  const hasLabs = useHasPlace("/labs");
  const hasProgress = useHasPlace("/progress");

  useActions("nav.today", [
    {
      id: "start",
      label: "today.start",
      icon: "play",
      keys: ["Enter"],
      binding: { code: ["Enter", "NumpadEnter"] },
      run: () => go("/review"),
      off: left === 0,
    },
  ]);

  const done = today.done.grades > 0 ? doneWords(t, lang, today) : null;
  // The study day begins at its own hour: an instant before its end names it, whatever the hour is now.
  const date = day(lang, today.endsAt - 86_400_000 / 2, timeZone);

  return (
    <div className="opening">
      <p className="opening__date soft small">
        {date}
        {today.streak > 1 ? <span> · {t("today.streak", { count: today.streak })}</span> : null}
        {hasProgress ? (
          <span>
            {" "}
            · <Link href="/progress">{t("progress.title")}</Link>
          </span>
        ) : null}
      </p>
      {left > 0 ? (
        <>
          <h1 className="opening__head">
            {cards}
            {lang === "zh" ? "，" : ", "}
            <span className="opening__time">{t("today.minutes", { time })}</span>
          </h1>
          <div className="row">
            <ButtonLink to="/review" kind="primary" size="large" icon="play" keyCap="Enter">
              {done ? t("today.goOn") : t("today.start")}
            </ButtonLink>
            <span className="soft small">{paceWords(t, lang, today)}</span>
          </div>
        </>
      ) : (
        <>
          <h1 className="opening__head">{done ? t("today.doneTitle") : t("today.nothingTitle")}</h1>
          {done ? null : <p className="soft">{t("today.nothingText")}</p>}
        </>
      )}
      {done ? <p className="soft small">{done}</p> : null}
      {left === 0 ? <p>{tomorrowWords(t, lang, today.tomorrow)}</p> : null}
      {today.catchUp ? (
        <Notice tone="warn">
          {t("today.catchUp", {
            backlog: today.catchUp.backlog,
            capacity: today.catchUp.capacity,
            count: today.catchUp.days,
          })}
        </Notice>
      ) : null}
      {today.scenarios.due + today.scenarios.newItems > 0 && hasQuiz ? (
        <p className="row small">
          <strong>{t("today.scenarios")}</strong>
          <span className="soft">
            {t("today.scenariosText", { due: today.scenarios.due, fresh: today.scenarios.newItems })}
          </span>
          <ButtonLink to="/quiz" size="small" icon="quiz">
            {t("today.scenariosGo")}
          </ButtonLink>
        </p>
      ) : null}
      {today.labsDue > 0 && hasLabs ? (
        <p className="row small">
          <strong>{t("nav.labs")}</strong>
          <span className="soft">{t("today.labsText", { count: today.labsDue })}</span>
          <ButtonLink to="/labs" size="small" icon="lab">
            {t("today.labsGo")}
          </ButtonLink>
        </p>
      ) : null}
    </div>
  );
}

type Words = ReturnType<typeof useLanguage>;

/** What was answered today, in a sentence. */
export function doneWords(t: Words["t"], lang: Words["lang"], today: Pick<TodayView, "done">): string {
  const { grades, reviews, passed, tookMs } = today.done;
  const given = t("today.doneSome", { count: grades, time: duration(lang, tookMs) });
  if (reviews === 0) return given;
  return `${given}${lang === "zh" ? "" : " "}${t("today.doneReviews", { count: reviews, share: percent(lang, passed / reviews) })}`;
}

/** What tomorrow brings, in a sentence. */
export function tomorrowWords(t: Words["t"], lang: Words["lang"], tomorrow: TodayView["tomorrow"]): string {
  return t("today.tomorrowBrings", {
    reviews: t("today.reviews", { count: tomorrow.reviews }),
    newItems: t("today.newItems", { count: tomorrow.newItems }),
    time: duration(
      lang,
      Math.max(tomorrow.reviews + tomorrow.newItems > 0 ? 1 : 0, Math.round(tomorrow.minutes)) * MINUTE,
    ),
  });
}

function paceWords(t: Words["t"], lang: Words["lang"], today: TodayView): string {
  const time = duration(lang, today.pace.medianMs);
  return today.pace.answers === 0
    ? t("today.paceAssumed", { time })
    : t("today.pace", { time, answers: today.pace.answers });
}
