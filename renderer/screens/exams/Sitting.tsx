// The exam room: the whole window for one paper. The clock belongs to the host; answers are saved as they are given.
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useLocation, useParams } from "wouter";
import { useActions } from "../../actions.tsx";
import { pageTime } from "../../clock.ts";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import { Segments } from "../../components/controls/Fields.tsx";
import { useConfirm } from "../../components/dialogs/Confirm.tsx";
import { Dialog } from "../../components/dialogs/Dialog.tsx";
import { EmptyState, ErrorState, Loading, Notice, useErrorText } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { Case } from "../../components/study/Case.tsx";
import { Choices, choiceAction, chooseAt, confidenceActions } from "../../components/study/Choices.tsx";
import { Desk } from "../../components/study/Desk.tsx";
import { Navigator } from "../../components/study/Navigator.tsx";
import { type Confidence, ConfidenceChoice } from "../../components/study/OptionList.tsx";
import { SideKeys } from "../../components/study/SideKeys.tsx";
import { Timer } from "../../components/study/Timer.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { duration } from "../../i18n/format.ts";
import type { Lang } from "../../i18n/i18n.ts";
import { usePreferences } from "../../preferences.tsx";
import { LastLook } from "./LastLook.tsx";
import { placeOfWord, placeToStart, type Spot, spotsOf, wordOfPlace } from "./sitting.ts";
import { type Running, setRunning, useRunningExam } from "./useRunningExam.ts";
import { useSitting } from "./useSitting.ts";
import "./Sitting.css";

/** The running exam, taken up where the address says or at the first question without an answer. */
export function Sitting() {
  const { t } = useLanguage();
  const [, go] = useLocation();
  const running = useRunningExam();
  const current = running.data;
  const [begun, setBegun] = useState<Begun | null>(null);
  // Once open, the room stays until it is left: what becomes of the exam is told inside.
  if (current?.state === "running" && begun === null) setBegun(current);
  const over = begun === null && current?.state === "handed-in" ? current.examId : null;
  useEffect(() => {
    if (over !== null) go(`/exams/report/${over}`, { replace: true });
  }, [over, go]);

  if (begun) return <Room begin={begun} current={current} compare={() => void running.refetch()} />;
  if (running.isError) return <ErrorState error={running.error} onRetry={() => void running.refetch()} />;
  if (current?.state !== "none" || running.isFetching) return <Loading />;
  return (
    <div className="page page--narrow room-none">
      <EmptyState
        title={t("exams.sitting.noneTitle")}
        icon="exam"
        actions={
          <ButtonLink to="/exams" kind="primary">
            {t("nav.exams")}
          </ButtonLink>
        }
      >
        {t("exams.sitting.noneText")}
      </EmptyState>
    </div>
  );
}

type Begun = Extract<Running, { state: "running" }>;

type RoomProps = {
  begin: Begun;
  current: Running | undefined;
  /** Asks the host how the exam stands. */
  compare: () => void;
};

function Room({ begin, current, compare }: RoomProps) {
  const { t, lang: spoken } = useLanguage();
  const { itemLang } = usePreferences();
  const [, go] = useLocation();
  const { place: word } = useParams<{ place?: string }>();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const say = useSay();
  const textOf = useErrorText();
  const { examId, size } = begin.sitting;
  const place = placeOfWord(word, size) ?? placeToStart(begin.sitting);
  const [lang, setLang] = useState<Lang>(itemLang);
  const [navigator, setNavigator] = useState(false);
  const [leaving, setLeaving] = useState<"no" | "handing-in">("no");
  const panel = useRef<HTMLElement>(null);
  const stem = useRef<HTMLElement>(null);
  // No word on leaving is owed once the exam is over, or where the question was asked.
  const isTold = useRef(false);

  const room = useSitting(begin, place, () => {
    isTold.current = true;
    setRunning(queries, { state: "none" });
    void queries.invalidateQueries();
    go(`/exams/report/${examId}`, { replace: true });
  });
  const { sitting } = room.state;
  const question = place === "check" ? undefined : room.state.questions.get(place);
  const spots = spotsOf(room.state);
  const spot = place === "check" ? undefined : spots[place];

  const { hear } = room;
  useEffect(() => {
    if (current) hear(current);
  }, [current, hear]);

  // An address without a place gets its own, so that a reload comes back to it.
  useEffect(() => {
    if (word !== wordOfPlace(place)) go(`/exams/sitting/${wordOfPlace(place)}`, { replace: true });
  }, [word, place, go]);

  // The focus follows the reading.
  useEffect(() => {
    if (question?.position === undefined) return;
    stem.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [question?.position]);

  // Whoever leaves by whatever way is told that the exam goes on.
  const left = useRef({ ms: 0, at: 0 });
  useEffect(() => {
    left.current = { ms: sitting.leftMs, at: room.state.toldAt };
  });
  useEffect(() => {
    const openedAt = pageTime();
    return () => {
      // A page that is only checked by mounting twice was never open.
      if (isTold.current || pageTime() - openedAt < 500) return;
      const ms = left.current.ms - (pageTime() - left.current.at);
      say(t("exams.sitting.goesOn", { time: duration(spoken, Math.max(0, ms)) }));
    };
  }, [say, t, spoken]);

  const to = (next: number | "check") => go(`/exams/sitting/${wordOfPlace(next)}`, { replace: true });
  function move(by: -1 | 1) {
    if (place === "check") {
      if (by < 0) to(size - 1);
    } else if (place + by >= size) to("check");
    else if (place + by >= 0) to(place + by);
  }
  function choose(index: number) {
    if (question) give(chooseAt(question, question.chosen, index), question.confidence);
  }
  function give(chosen: readonly number[], confidence: Confidence | null) {
    if (question) room.give(question.position, { chosen, confidence });
  }
  function sure(confidence: Confidence) {
    if (question) give(question.chosen, question.confidence === confidence ? null : confidence);
  }
  function flag() {
    if (question) room.flag(question.position, !question.flagged);
  }
  function openNavigator() {
    const here = panel.current?.querySelector<HTMLElement>("[aria-current]") ?? panel.current?.querySelector("button");
    // Beside the question where there is room for it, else over it.
    if (here && here.getClientRects().length > 0) here.focus();
    else setNavigator(true);
  }
  async function leave() {
    const ms = Math.max(0, sitting.leftMs - (pageTime() - room.state.toldAt));
    const yes = await confirm({
      title: t("exams.sitting.leaveTitle"),
      text: t("exams.sitting.leaveText", { time: duration(spoken, ms) }),
      action: t("exams.sitting.leave"),
      refuse: t("exams.sitting.stay"),
    });
    if (!yes) return;
    isTold.current = true;
    go("/exams");
  }
  async function handIn() {
    const open = spots.filter((one) => one.state === "open").length;
    const yes = await confirm({
      title: t("exams.sitting.handInTitle"),
      text: open > 0 ? t("exams.sitting.handInOpen", { count: open }) : t("exams.sitting.handInText"),
      action: t("exams.sitting.handIn"),
      refuse: t("exams.sitting.goOn"),
    });
    if (!yes) return;
    setLeaving("handing-in");
    try {
      await room.handIn();
    } catch (error) {
      say(textOf(error), { tone: "bad" });
    } finally {
      setLeaving("no");
    }
  }

  const onQuestion = question !== undefined;
  useActions("exams.sitting.keys", [
    choiceAction(choose, !onQuestion),
    ...confidenceActions(sure, !onQuestion),
    {
      id: "exam:next",
      label: "exams.sitting.next",
      icon: "right",
      keys: ["Right", "J"],
      binding: { code: ["ArrowRight", "KeyJ"], onRepeat: true },
      run: () => move(1),
      keyOnly: true,
    },
    {
      id: "exam:previous",
      label: "exams.sitting.previous",
      icon: "left",
      keys: ["Left", "K"],
      binding: { code: ["ArrowLeft", "KeyK"], onRepeat: true },
      run: () => move(-1),
      keyOnly: true,
    },
    {
      id: "exam:flag",
      label: "exams.sitting.flag",
      icon: "flag",
      keys: ["F"],
      binding: { code: "KeyF" },
      run: flag,
      off: !onQuestion,
      keyOnly: true,
    },
    {
      id: "exam:navigator",
      label: "exams.sitting.navigator",
      icon: "more",
      keys: ["N"],
      binding: { code: "KeyN" },
      run: openNavigator,
      keyOnly: true,
    },
    {
      id: "exam:check",
      label: "exams.sitting.check",
      icon: "exam",
      keys: ["R"],
      binding: { code: "KeyR" },
      run: () => to("check"),
      keyOnly: true,
    },
    {
      id: "exam:lang",
      label: "exams.sitting.switchLanguage",
      icon: "translate",
      keys: ["L"],
      binding: { code: "KeyL" },
      run: () => setLang(lang === "en" ? "zh" : "en"),
      keyOnly: true,
    },
    {
      id: "exam:leave",
      label: "exams.sitting.leave",
      icon: "left",
      keys: ["Escape"],
      binding: { code: "Escape", onControls: true },
      run: () => {
        // One step back: from the navigator to the question.
        if (panel.current?.contains(document.activeElement)) stem.current?.focus();
        else void leave();
      },
    },
  ]);

  const answered = spots.filter((one) => one.state === "answered").length;
  const title = sitting.title[spoken];
  const map = (
    <>
      <p className="small figures" aria-hidden="true">
        {t("exams.sitting.answered", { answered, of: size })}
      </p>
      <Navigator
        cells={spots}
        current={place === "check" ? -1 : place}
        onGo={(index) => {
          setNavigator(false);
          to(index);
        }}
      />
    </>
  );

  return (
    <Desk
      wide
      bar={
        <>
          <Button kind="quiet" size="small" icon="left" keyCap="Escape" onPress={() => void leave()}>
            {t("exams.sitting.leave")}
          </Button>
          <span className="room__title">
            <strong className="figures">
              {place === "check"
                ? t("exams.sitting.checkTitle")
                : t("exams.sitting.question", { n: place + 1, of: size })}
            </strong>
            <span className="small soft room__exam">{title}</span>
          </span>
          <div className="room__tools">
            <SideKeys onSide={move}>
              <Segments
                label={t("exams.sitting.language")}
                labelHidden
                value={lang}
                onChange={setLang}
                choices={[
                  { value: "en", label: "EN" },
                  { value: "zh", label: "中" },
                ]}
              />
            </SideKeys>
            <Timer
              remainingMs={sitting.leftMs}
              toldAt={room.state.toldAt}
              totalMs={sitting.deadlineAt - sitting.startedAt}
              onEnd={compare}
            />
          </div>
        </>
      }
      foot={
        <div className="room__foot">
          <div className="room__turn">
            <Button keyCap="Left" isDisabled={place === 0} onPress={() => move(-1)}>
              {t("exams.sitting.back")}
            </Button>
            <Button keyCap="Right" isDisabled={place === "check"} onPress={() => move(1)}>
              {place === size - 1 ? t("exams.sitting.toCheck") : t("exams.sitting.forth")}
            </Button>
          </div>
          {question ? (
            <>
              <Button
                icon="flag"
                keyCap="F"
                aria-pressed={question.flagged}
                kind={question.flagged ? "primary" : "plain"}
                onPress={flag}
              >
                {question.flagged ? t("exams.sitting.flagged") : t("exams.sitting.flag")}
              </Button>
              <div className="room__sure">
                <SideKeys onSide={move}>
                  <ConfidenceChoice value={question.confidence} onChange={sure} />
                </SideKeys>
              </div>
            </>
          ) : null}
          <span className="push" />
          <span className="room__small">
            <Button icon="more" keyCap="N" onPress={openNavigator}>
              {t("exams.sitting.navigator")}
            </Button>
          </span>
          {place === "check" ? (
            <Button kind="primary" isPending={leaving === "handing-in"} onPress={() => void handIn()}>
              {t("exams.sitting.handIn")}
            </Button>
          ) : (
            <Button icon="exam" keyCap="R" onPress={() => to("check")}>
              {t("exams.sitting.checkShort")}
            </Button>
          )}
        </div>
      }
    >
      <h1 className="unseen">{title}</h1>
      <Trouble room={room} place={place} />
      <div className="room">
        <div className="room__work">
          {place === "check" ? (
            <LastLook spots={spots} onGo={to} />
          ) : question ? (
            <Case
              key={question.position}
              rank={0}
              label={t("exams.sitting.question", { n: question.position + 1, of: size })}
              stem={question.stem[lang]}
              lang={lang}
              stemRef={stem}
            >
              <SideKeys onSide={move}>
                <Choices
                  question={question}
                  chosen={question.chosen}
                  onChange={(chosen) => give(chosen, question.confidence)}
                  lang={lang}
                />
              </SideKeys>
              <p className="room__saved note soft" role="status">
                {savedWords(t, room.state.unsaved.has(question.position), spot)}
              </p>
            </Case>
          ) : (
            <Loading />
          )}
        </div>
        <aside className="room__map" ref={panel} aria-label={t("exams.sitting.navigator")}>
          {map}
        </aside>
      </div>
      {navigator ? (
        <Dialog title={t("exams.sitting.navigator")} isOpen onClose={() => setNavigator(false)}>
          <FocusHere>{map}</FocusHere>
        </Dialog>
      ) : null}
    </Desk>
  );
}

/** A grid of questions that opens with the focus on the one that is in sight. */
function FocusHere({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const here = box.current?.querySelector<HTMLElement>("[aria-current]") ?? box.current?.querySelector("button");
    here?.focus();
  }, []);
  return <div ref={box}>{children}</div>;
}

function savedWords(t: ReturnType<typeof useLanguage>["t"], unsaved: boolean, spot: Spot | undefined): string {
  if (unsaved) return t("exams.sitting.saving");
  if (spot?.partly) return t("exams.sitting.partly");
  return spot?.state === "answered" ? t("exams.sitting.saved") : "";
}

/** What could not be saved, kept to be sent again. */
function Trouble({ room, place }: { room: ReturnType<typeof useSitting>; place: number | "check" }) {
  const { t } = useLanguage();
  const textOf = useErrorText();
  const { trouble, unsaved, unsavedFlags } = room.state;
  if (trouble === null) return null;
  const waiting = unsaved.size + unsavedFlags.size;
  return (
    <div className="room__trouble" role="alert">
      <Notice
        tone="bad"
        actions={
          <Button
            size="small"
            icon="undo"
            onPress={() => {
              void room.retry();
              // The question itself may be what did not come.
              if (place !== "check") void room.reload(place);
            }}
          >
            {t("exams.sitting.saveAgain")}
          </Button>
        }
      >
        <p>
          {waiting > 0 ? <strong>{t("exams.sitting.unsaved", { count: waiting })} </strong> : null}
          {textOf(trouble)}
        </p>
      </Notice>
    </div>
  );
}
