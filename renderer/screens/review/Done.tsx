// The end of a session: what was done, what was held back, and what tomorrow brings.
import { useCall } from "../../api.ts";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import { StrataBand } from "../../components/figures/StrataMap.tsx";
import { layersOfAll } from "../../components/items/layers.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { usePlaceBefore } from "../places.ts";
import { HeldBack } from "../today/HeldBack.tsx";
import { doneWords, tomorrowWords } from "../today/Opening.tsx";
import type { Ended, SessionInput } from "./session.ts";

type Props = { end: Ended; session: SessionInput; answered: number; onUndo: () => void };

/** `answered` counts the cards of this session alone. */
export function Done({ end, session, answered, onUndo }: Props) {
  const { t, lang } = useLanguage();
  const overview = useCall("library.overview", {});
  const day = session.kind === "today";
  const placeBefore = usePlaceBefore();
  const title =
    answered === 0 && end.done.grades === 0
      ? t("review.doneNothing")
      : day
        ? t("review.doneTitle")
        : t("review.drillDone");
  return (
    <div className="done">
      <div className="opening">
        <h1 className="opening__head">{title}</h1>
        {!day && answered > 0 ? <p>{t("review.doneSession", { count: answered })}</p> : null}
        {end.done.grades > 0 ? <p className="soft">{doneWords(t, lang, end)}</p> : null}
        <p>{tomorrowWords(t, lang, end.tomorrow)}</p>
        {end.progress.learning > 0 ? <p className="soft small">{t("review.learningWaits")}</p> : null}
        <div className="row">
          {day ? (
            <ButtonLink to="/" kind="primary" size="large" autoFocus>
              {t("review.doneToToday")}
            </ButtonLink>
          ) : (
            <>
              <ButtonLink to={placeBefore.current} kind="primary" size="large" icon="left" autoFocus>
                {t("common.back")}
              </ButtonLink>
              <ButtonLink to="/">{t("review.doneToToday")}</ButtonLink>
            </>
          )}
          {end.canUndo ? (
            <Button kind="quiet" icon="undo" keyCap="Z" onPress={onUndo}>
              {t("review.undo")}
            </Button>
          ) : null}
        </div>
      </div>
      {overview.data ? <StrataBand layers={layersOfAll(t, overview.data.outlines)} /> : null}
      <HeldBack held={end.held} />
    </div>
  );
}
