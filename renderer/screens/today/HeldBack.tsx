// What waits although it is due, for what reason, and what the waiting costs.
import type { Output } from "../../api.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { Table } from "../../components/text/Table.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { recall } from "../../i18n/format.ts";

type Held = Output<"study.today">["held"];

const byCap = ({ reason }: Held[number]) => reason === "reviews-cap" || reason === "minutes-cap";

/** Nothing where nothing is held back. */
export function HeldBack({ held }: { held: Held }) {
  const { t, lang } = useLanguage();
  if (held.length === 0) return null;
  return (
    <section className="section">
      <div>
        <h2>{t("today.held")}</h2>
        {held.some(byCap) ? <p className="soft small">{t("today.heldCap")}</p> : null}
        {held.some((one) => one.reason === "sibling") ? <p className="soft small">{t("today.heldSibling")}</p> : null}
      </div>
      <Table
        caption={t("today.held")}
        rows={held}
        keyOf={(one) => `${one.tier}-${one.kind}-${one.reason}`}
        columns={[
          {
            key: "what",
            head: t("today.heldWhat"),
            rowHead: true,
            cell: (one) => (
              <span className="row row--tight">
                <TierBadge rank={one.tier} label={t("common.tierN", { n: one.tier })} />
                {one.kind === "new"
                  ? t("today.newItems", { count: one.items })
                  : t("today.reviews", { count: one.items })}
              </span>
            ),
          },
          { key: "why", head: t("today.heldWhy"), cell: (one) => t(`today.heldReason.${one.reason}`) },
          {
            key: "cost",
            head: t("today.heldCost"),
            cell: (one) =>
              one.recallNow === null || one.recallTomorrow === null
                ? "–"
                : t("today.heldCostValue", {
                    now: recall(lang, one.recallNow),
                    tomorrow: recall(lang, one.recallTomorrow),
                  }),
          },
        ]}
      />
    </section>
  );
}
