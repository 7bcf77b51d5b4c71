// The days that were studied, a column a week; how dark a day is tells how much was answered, and its title how much.
import { useState } from "react";
import type { Output } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { date as dateWords, duration, number } from "../../i18n/format.ts";
import type { Lang } from "../../i18n/i18n.ts";
import { Button } from "../controls/Button.tsx";
import { Table } from "../text/Table.tsx";
import "./StudyCalendar.css";
import { shadeOf, weeksUpTo } from "./calendar.ts";

type View = Pick<Output<"study.progress">, "date" | "days" | "calendarDays">;

/** The month that begins in a week, in a word. */
function monthOf(lang: Lang, week: readonly (string | null)[]): string {
  const first = week.find((date) => date?.endsWith("-01"));
  return first ? dateWords(lang, first, "month") : "";
}

/** Weeks begin on Monday; the last one ends today. */
export function StudyCalendar({ view }: { view: View }) {
  const { t, lang } = useLanguage();
  const [asTable, setAsTable] = useState(false);
  const answers = new Map(view.days.map((day) => [day.date, day]));
  const most = Math.max(1, ...view.days.map((day) => day.answers));
  const finding =
    view.days.length === 0
      ? t("progress.noDays")
      : t("progress.days", { count: view.days.length, of: number(lang, view.calendarDays) });
  const weeks = weeksUpTo(view.date, view.calendarDays);
  return (
    <figure className="calendar">
      <figcaption className="section__head">
        <h2>{finding}</h2>
        {view.days.length > 0 ? (
          <Button size="small" kind="quiet" onPress={() => setAsTable(!asTable)}>
            {asTable ? t("progress.asFigure") : t("strata.asTable")}
          </Button>
        ) : null}
      </figcaption>
      {asTable ? (
        <Table
          caption={finding}
          rows={[...view.days].reverse()}
          keyOf={(day) => day.date}
          columns={[
            { key: "day", head: t("progress.day"), rowHead: true, cell: (day) => dateWords(lang, day.date, "day") },
            { key: "answers", head: t("progress.answers"), number: true, cell: (day) => number(lang, day.answers) },
            { key: "time", head: t("progress.time"), number: true, cell: (day) => duration(lang, day.tookMs) },
          ]}
        />
      ) : (
        <div className="calendar__weeks" role="img" aria-label={finding}>
          {weeks.map((week) => (
            <span key={week.find((date) => date !== null) ?? ""} className="calendar__week">
              <span className="calendar__month note soft">{monthOf(lang, week)}</span>
              {week.map((date, index) => {
                const day = date === null ? undefined : answers.get(date);
                const words = date === null ? undefined : dateWords(lang, date, "day");
                return (
                  <span
                    // biome-ignore lint/suspicious/noArrayIndexKey: the seven places of a week never move
                    key={index}
                    className={date === null ? "calendar__day calendar__day--none" : "calendar__day"}
                    data-shade={day ? shadeOf(day.answers, most) : 0}
                    title={day ? `${words} · ${t("progress.answersOf", { count: day.answers })}` : words}
                  />
                );
              })}
            </span>
          ))}
        </div>
      )}
    </figure>
  );
}
