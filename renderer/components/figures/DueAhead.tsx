// The reviews of the coming days as bars, a tier on a tier; the finding is the title, a table stands behind it.
import { useState } from "react";
import type { Output } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { date as dateWords, number } from "../../i18n/format.ts";
import { Button } from "../controls/Button.tsx";
import { Table } from "../text/Table.tsx";
import "./DueAhead.css";
import { hueOf } from "./strata.ts";

type View = Output<"study.progress">;
type Props = { ahead: View["ahead"]; tiers: View["tiers"] };

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

/** The first day is today with all that is late. */
export function DueAhead({ ahead, tiers }: Props) {
  const { t, lang } = useLanguage();
  const [asTable, setAsTable] = useState(false);
  const days = ahead.map((day) => ({ ...day, all: sum(day.reviews) }));
  const most = Math.max(1, ...days.map((day) => day.all));
  const [, ...later] = days;
  const busiest = later.reduce((best, day) => (day.all > best.all ? day : best), { date: "", all: 0 });
  const finding =
    sum(days.map((day) => day.all)) === 0
      ? t("progress.aheadNone")
      : busiest.all === 0
        ? t("progress.aheadToday")
        : t("progress.ahead", { date: dateWords(lang, busiest.date, "day"), count: busiest.all });
  return (
    <figure className="due-ahead">
      <figcaption className="section__head">
        <div>
          <h2>{finding}</h2>
          <p className="soft small">{t("progress.aheadText")}</p>
        </div>
        <Button size="small" kind="quiet" onPress={() => setAsTable(!asTable)}>
          {asTable ? t("progress.asFigure") : t("strata.asTable")}
        </Button>
      </figcaption>
      {asTable ? (
        <Table
          caption={finding}
          rows={days}
          keyOf={(day) => day.date}
          columns={[
            { key: "day", head: t("progress.day"), rowHead: true, cell: (day) => dateWords(lang, day.date, "day") },
            ...tiers.map((tier, index) => ({
              key: `tier-${tier.rank}`,
              head: t("common.tierN", { n: tier.rank }),
              number: true,
              cell: (day: (typeof days)[number]) => number(lang, day.reviews[index] ?? 0),
            })),
            { key: "all", head: t("progress.sum"), number: true, cell: (day) => number(lang, day.all) },
          ]}
        />
      ) : (
        <div className="due-ahead__days" role="img" aria-label={finding}>
          {days.map((day, index) => (
            <span key={day.date} className="due-ahead__day" title={`${dateWords(lang, day.date, "day")} · ${day.all}`}>
              <span className="due-ahead__stack">
                <span className="due-ahead__count note figures">{day.all > 0 ? day.all : ""}</span>
                <span className="due-ahead__bar" style={{ "--part": day.all / most }}>
                  {tiers.map((tier, place) => (
                    <span
                      key={tier.rank}
                      className="due-ahead__part"
                      style={{ ...hueOf(tier.rank), flexGrow: day.reviews[place] ?? 0 }}
                    />
                  ))}
                </span>
              </span>
              <span className="due-ahead__date note soft">
                {index === 0 ? t("progress.today") : index % 7 === 0 ? dateWords(lang, day.date, "short") : ""}
              </span>
            </span>
          ))}
        </div>
      )}
    </figure>
  );
}
