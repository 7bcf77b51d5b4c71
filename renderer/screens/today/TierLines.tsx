// The day by tier: what comes from each, and what is still new in it.
import { hueOf } from "../../components/figures/strata.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import type { TodayView } from "./Opening.tsx";

/** One line a tier, the first tier first. */
export function TierLines({ today }: { today: TodayView }) {
  const { t } = useLanguage();
  const most = Math.max(1, ...today.tiers.map((tier) => tier.learning + tier.reviews + tier.newItems));
  const tierCount = Math.max(0, ...today.tiers.map((tier) => tier.rank));
  return (
    <section className="section">
      <h2>{t("today.byTier")}</h2>
      {/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers */}
      <ul role="list" className="tier-lines">
        {today.tiers.map((tier) => {
          const all = tier.learning + tier.reviews + tier.newItems;
          const parts = [
            tier.learning > 0 ? t("today.learning", { count: tier.learning }) : null,
            tier.reviews > 0 ? t("today.reviews", { count: tier.reviews }) : null,
            tier.newItems > 0 ? t("today.newItems", { count: tier.newItems }) : null,
          ].filter((part) => part !== null);
          return (
            <li key={tier.rank} className="tier-line" style={hueOf(tier.rank)}>
              <TierBadge rank={tier.rank} of={tierCount} label={tier.title} />
              <span className="tier-line__bar" aria-hidden="true">
                <span
                  className="tier-line__known"
                  style={{ width: `${((tier.learning + tier.reviews) / most) * 100}%` }}
                />
                <span className="tier-line__new" style={{ width: `${(tier.newItems / most) * 100}%` }} />
              </span>
              <span className="tier-line__words small figures">
                {all === 0 ? t("today.tierNothing") : parts.join(" · ")}
                {tier.stock > 0 ? <span className="soft note">{t("today.stock", { count: tier.stock })}</span> : null}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
