// A strip over any screen while an exam runs, or after its time ran out unseen: the clock, and the way back.
import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import { plainTitle } from "../../components/figures/tier-title.ts";
import { Notice } from "../../components/states/States.tsx";
import { Timer } from "../../components/study/Timer.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import "./RunningExam.css";
import { setRunning, useRunningExam } from "./useRunningExam.ts";

/** Nothing while no exam runs. */
export function RunningExam() {
  const { t, lang } = useLanguage();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const running = useRunningExam().data;
  if (!running || running.state === "none") return null;
  if (running.state === "handed-in") {
    const read = () => setRunning(queries, { state: "none" });
    return (
      <aside className="running" data-screen-only>
        <Notice
          tone="warn"
          icon="clock"
          actions={
            <>
              <Button size="small" kind="quiet" onPress={read}>
                {t("common.close")}
              </Button>
              <Button
                size="small"
                onPress={() => {
                  read();
                  go(`/exams/report/${running.examId}`);
                }}
              >
                {t("exams.running.report")}
              </Button>
            </>
          }
        >
          <p>{t("exams.running.over")}</p>
        </Notice>
      </aside>
    );
  }
  const { sitting, at } = running;
  const answered = sitting.questions.filter((question) => question.answered).length;
  return (
    <aside className="running" data-screen-only>
      <Notice
        tone="warn"
        icon="exam"
        actions={
          <>
            <Timer remainingMs={sitting.leftMs} toldAt={at} totalMs={sitting.deadlineAt - sitting.startedAt} />
            <ButtonLink size="small" kind="primary" to="/exams/sitting">
              {t("exams.running.goOn")}
            </ButtonLink>
          </>
        }
      >
        <p>
          <strong>{t("exams.running.title")}</strong>{" "}
          <span className="soft">
            {plainTitle(sitting.title[lang])} · {t("exams.running.answered", { answered, of: sitting.size })}
          </span>
        </p>
      </Notice>
    </aside>
  );
}
