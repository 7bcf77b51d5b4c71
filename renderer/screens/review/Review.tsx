// The drill: one card, the largest thing on the screen; a question, a reveal, a grade.
import { useEffect, useRef, useState } from "react";
import { useLocation, useParams } from "wouter";
import { type Action, useActions } from "../../actions.tsx";
import { pageTime } from "../../clock.ts";
import { Button } from "../../components/controls/Button.tsx";
import { IconButton } from "../../components/controls/IconButton.tsx";
import { KeyCap } from "../../components/controls/KeyCap.tsx";
import { CardEditor } from "../../components/items/CardEditor.tsx";
import { FlagDialog } from "../../components/items/FlagDialog.tsx";
import { intervalWords, whyWords } from "../../components/items/words.ts";
import { NoteDialog } from "../../components/notes/NoteDialog.tsx";
import { ErrorState, Loading } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { GradeBar, gradesOf } from "../../components/study/GradeBar.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import type { Lang } from "../../i18n/i18n.ts";
import { usePreferences } from "../../preferences.tsx";
import { usePlaceBefore } from "../places.ts";
import { CardSheet } from "./CardSheet.tsx";
import { Done } from "./Done.tsx";
import "./Review.css";
import { cardOf, sessionOf } from "./session.ts";
import { useSession } from "./useSession.ts";

const OTHER: Record<Lang, Lang> = { en: "zh", zh: "en" };

/** The review of the day, or a drill that was chosen, as the address says. */
export function Review() {
  const { t, lang } = useLanguage();
  const say = useSay();
  const { itemLang, settings } = usePreferences();
  const params = useParams<{ kind?: string; value?: string }>();
  const [, go] = useLocation();
  const session = sessionOf(params);
  const placeBefore = usePlaceBefore();
  const review = useSession(session);
  const { phase, flipped } = review.state;
  const [dialog, setDialog] = useState<"edit" | "flag" | "note" | null>(null);
  const question = useRef<HTMLElement>(null);
  const answer = useRef<HTMLElement>(null);

  const buttons = settings?.buttons ?? 2;
  const shown = cardOf(phase);
  const shownLang = flipped ? OTHER[itemLang] : itemLang;
  const revealed = phase.kind === "revealed" || phase.kind === "saving";
  const cardId = shown?.card.id;
  const shownAt = phase.kind === "asking" ? phase.shownAt : null;

  // The focus follows the reading: to the question of a new card, to the answer when it opens.
  useEffect(() => {
    if (cardId !== undefined && shownAt !== null) question.current?.focus({ preventScroll: true });
  }, [cardId, shownAt]);
  useEffect(() => {
    if (phase.kind === "revealed") answer.current?.focus({ preventScroll: true });
  }, [phase.kind]);

  // The day begins at Today; a drill goes back to where it was chosen.
  const leave = () => go(session.kind === "today" ? "/" : placeBefore.current);
  const reveal = (at: number) => review.dispatch({ kind: "reveal", at });

  const grades = gradesOf(buttons);
  const gradeActions: Action[] = grades.map((grade, index) => ({
    id: `grade:${grade}`,
    label: buttons === 2 && grade === "good" ? "grade.remembered" : (`grade.${grade}` as const),
    icon: "check",
    keys: grade === "good" ? [String(index + 1), "Space", "Enter"] : [String(index + 1)],
    binding: { code: [`Digit${index + 1}`, `Numpad${index + 1}`], onControls: true },
    run: (event) => void review.grade(grade, event?.timeStamp ?? pageTime()),
    off: !revealed,
    keyOnly: true,
  }));
  useActions("review.keys", [
    {
      id: "reveal",
      label: "review.reveal",
      icon: "down",
      keys: ["Space", "Enter"],
      binding: { code: ["Space", "Enter", "NumpadEnter"] },
      run: (event) => {
        const at = event?.timeStamp ?? pageTime();
        if (phase.kind === "asking") reveal(at);
        else void review.grade("good", at);
      },
      off: !shown,
      keyOnly: true,
    },
    ...gradeActions,
    {
      id: "undo",
      label: "review.undo",
      icon: "undo",
      keys: ["Z"],
      binding: { code: "KeyZ" },
      run: () => void review.undo(),
    },
    {
      id: "edit",
      label: "review.edit",
      icon: "edit",
      keys: ["E"],
      binding: { code: "KeyE" },
      run: () => setDialog("edit"),
      off: !shown,
    },
    {
      id: "flag",
      label: shown?.card.flagReason ? "review.unflag" : "review.flag",
      icon: "flag",
      keys: ["F"],
      binding: { code: "KeyF" },
      run: () => {
        if (shown?.card.flagReason) void review.flag(null);
        else setDialog("flag");
      },
      off: !shown,
    },
    {
      id: "suspend",
      label: "review.suspend",
      icon: "pause",
      keys: ["S"],
      binding: { code: "KeyS" },
      run: () => void review.suspend(),
      off: !shown,
    },
    {
      id: "flip",
      label: "review.otherLanguage",
      icon: "translate",
      keys: ["L"],
      binding: { code: "KeyL" },
      run: () => review.dispatch({ kind: "flip" }),
      off: !shown,
    },
    {
      id: "note",
      label: "notes.write",
      icon: "edit",
      keys: ["N"],
      binding: { code: "KeyN" },
      run: () => setDialog("note"),
      off: !shown,
    },
    {
      id: "leave",
      label: session.kind === "today" ? "review.leave" : "common.back",
      icon: "left",
      keys: ["Escape"],
      binding: { code: "Escape", onControls: true },
      run: leave,
    },
  ]);

  return (
    <div className="review">
      <header className="review__bar">
        <Button kind="quiet" size="small" icon="left" keyCap="Escape" onPress={leave}>
          {t("common.back")}
        </Button>
        {shown ? <Progress done={shown.progress.done} left={shown.progress.left} /> : <span className="push" />}
        <div className="review__tools">
          <IconButton
            icon="undo"
            label={t("review.undo")}
            keyCap="Z"
            isDisabled={!canUndo(phase)}
            onPress={() => void review.undo()}
          />
          {shown ? (
            <>
              <IconButton
                icon="translate"
                label={t("review.otherLanguage")}
                keyCap="L"
                pressed={flipped}
                onPress={() => review.dispatch({ kind: "flip" })}
              />
              <IconButton icon="edit" label={t("review.edit")} keyCap="E" onPress={() => setDialog("edit")} />
              <IconButton
                icon="flag"
                label={shown.card.flagReason ? t("review.unflag") : t("review.flag")}
                keyCap="F"
                pressed={shown.card.flagReason !== null}
                onPress={() => {
                  if (shown.card.flagReason) void review.flag(null);
                  else setDialog("flag");
                }}
              />
              <IconButton icon="pause" label={t("review.suspend")} keyCap="S" onPress={() => void review.suspend()} />
            </>
          ) : null}
        </div>
      </header>

      <div className="review__body">
        {phase.kind === "loading" ? <Loading /> : null}
        {phase.kind === "failed" ? <ErrorState error={phase.error} onRetry={() => void review.reload()} /> : null}
        {phase.kind === "done" ? (
          <Done
            end={phase.end}
            session={session}
            answered={review.state.answered.length}
            onUndo={() => void review.undo()}
          />
        ) : null}
        {shown ? (
          <>
            <h1 className="unseen">{session.kind === "today" ? t("review.title") : t("review.drillTitle")}</h1>
            <CardSheet
              key={shown.card.id + (shownAt ?? "")}
              card={shown.card}
              lang={shownLang}
              flipped={flipped}
              revealed={revealed}
              questionRef={question}
              answerRef={answer}
            />
          </>
        ) : null}
      </div>

      {shown ? (
        <footer className="review__foot">
          {revealed ? (
            <GradeBar
              buttons={buttons}
              disabled={phase.kind === "saving"}
              intervals={{
                again: intervalWords(lang, shown.intervals.again),
                hard: intervalWords(lang, shown.intervals.hard),
                good: intervalWords(lang, shown.intervals.good),
                easy: intervalWords(lang, shown.intervals.easy),
              }}
              onGrade={(grade, at) => void review.grade(grade, at)}
            />
          ) : (
            <button
              type="button"
              className="review__reveal"
              aria-keyshortcuts="Space"
              onClick={(event) => reveal(event.timeStamp)}
            >
              {t("review.reveal")} <KeyCap keys="Space" hidden />
            </button>
          )}
          <p className="review__why note soft figures">{whyWords(t, lang, shown.why)}</p>
        </footer>
      ) : null}

      <p className="unseen" role="status">
        {phase.kind === "revealed" ? t("review.answerShown") : review.status}
      </p>

      {dialog === "edit" && shown ? (
        <CardEditor
          card={shown.card}
          lang={shownLang}
          onClose={() => setDialog(null)}
          onSaved={(page) => {
            setDialog(null);
            if (page.card) review.dispatch({ kind: "cardChanged", card: page.card });
            say(t("review.editSaved"));
          }}
        />
      ) : null}
      {dialog === "note" && shown ? (
        <NoteDialog writing={{ id: null, topicId: null, itemId: shown.card.id }} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === "flag" && shown ? (
        <FlagDialog
          onClose={() => setDialog(null)}
          onFlag={(reason) => {
            setDialog(null);
            void review.flag(reason);
          }}
        />
      ) : null}
    </div>
  );
}

function canUndo(phase: ReturnType<typeof useSession>["state"]["phase"]): boolean {
  if (phase.kind === "done") return phase.end.canUndo;
  return cardOf(phase)?.canUndo ?? false;
}

function Progress({ done, left }: { done: number; left: number }) {
  const { t } = useLanguage();
  const words = t("review.progress", { done, left });
  const all = done + left;
  return (
    <div className="review__progress">
      <div
        className="review__track"
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={done}
      >
        <span style={{ width: `${all === 0 ? 0 : (done / all) * 100}%` }} />
      </div>
      <span className="note soft figures" aria-hidden="true">
        {words}
      </span>
    </div>
  );
}
