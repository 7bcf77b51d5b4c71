// Progress: when each tier will be through, how well it is kept, what comes, and the days that were studied.
import { Link, useLocation } from "wouter";
import { useActions } from "../../actions.tsx";
import { type Output, useCall } from "../../api.ts";
import { ButtonLink } from "../../components/controls/Button.tsx";
import { DueAhead } from "../../components/figures/DueAhead.tsx";
import { IntervalBand } from "../../components/figures/IntervalBand.tsx";
import { Meter } from "../../components/figures/Meter.tsx";
import { StudyCalendar } from "../../components/figures/StudyCalendar.tsx";
import { hueOf } from "../../components/figures/strata.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { plainTitle } from "../../components/figures/tier-title.ts";
import { EmptyState, ErrorState, Loading } from "../../components/states/States.tsx";
import { type Column, Table } from "../../components/text/Table.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { date as dateWords, number, percent } from "../../i18n/format.ts";
import "./Progress.css";

type View = Output<"study.progress">;
type Tier = View["tiers"][number];

/** The screen. */
export function Progress() {
  const { t } = useLanguage();
  const [, go] = useLocation();
  useActions("progress.title", [
    {
      id: "progress:back",
      label: "keys.back",
      icon: "left",
      keys: ["Escape"],
      binding: { code: "Escape", onControls: true },
      run: () => go("/"),
      keyOnly: true,
    },
  ]);
  const progress = useCall("study.progress", {});
  if (progress.isPending) return <Loading />;
  if (progress.isError) return <ErrorState error={progress.error} onRetry={() => void progress.refetch()} />;
  const view = progress.data;
  if (view.tiers.every((tier) => tier.cards === 0)) {
    return (
      <EmptyState
        mark
        title={t("library.emptyTitle")}
        actions={
          <ButtonLink to="/" kind="primary">
            {t("nav.today")}
          </ButtonLink>
        }
      >
        {t("library.emptyText")}
      </EmptyState>
    );
  }
  return (
    <div className="page progress">
      <Plan view={view} />
      <section className="section">
        <DueAhead ahead={view.ahead} tiers={view.tiers} />
      </section>
      <Kept view={view} />
      <section className="section">
        <StudyCalendar view={view} />
      </section>
    </div>
  );
}

/** The first tier that is not through names the page. */
function Plan({ view }: { view: View }) {
  const { t, lang } = useLanguage();
  const { newPerDay } = view;
  const title = useTierTitle();
  const tierColumn = useTierColumn(view.tiers.length);
  const next = view.tiers.find((tier) => tier.seen < tier.cards);
  const finding =
    next === undefined
      ? t("progress.allSeen")
      : next.introducedOn === null
        ? t("progress.noPace")
        : t("progress.next", { tier: title(next), date: dateWords(lang, next.introducedOn) });
  const pace = { count: newPerDay.overDays, cards: number(lang, newPerDay.cards, 1) };
  return (
    <section className="section">
      <header className="stack stack--tight">
        <h1>{finding}</h1>
        <p className="soft">
          {newPerDay.overDays === 0 ? t("progress.bySetting", pace) : t("progress.byPace", pace)}{" "}
          {t("progress.meaning")}
        </p>
      </header>
      <Table
        caption={t("progress.plan")}
        rows={view.tiers.filter((tier) => tier.cards > 0)}
        keyOf={(tier) => tier.rank}
        columns={[
          tierColumn,
          {
            key: "seen",
            head: t("progress.seen"),
            cell: (tier) => (
              <Way tier={tier} part={tier.seen} through={tier.seen === tier.cards} on={tier.introducedOn} />
            ),
          },
          {
            key: "stable",
            head: t("progress.stable"),
            cell: (tier) => (
              <Way tier={tier} part={tier.stable} through={tier.stable >= 0.9 * tier.cards} on={tier.stableOn} />
            ),
          },
        ]}
      />
    </section>
  );
}

/** How much of a tier, and by when all of it. */
function Way({ tier, part, through, on }: { tier: Tier; part: number; through: boolean; on: string | null }) {
  const { t, lang } = useLanguage();
  const share = t("progress.of", { part: number(lang, part), whole: number(lang, tier.cards) });
  const until = through ? t("progress.done") : on === null ? null : dateWords(lang, on);
  return (
    <span style={hueOf(tier.rank)} className="progress__way">
      <Meter
        label={share}
        labelHidden
        value={part}
        max={tier.cards}
        text={share}
        tone="tier"
        aside={
          <span className="progress__until note figures">
            <span className="soft">{share}</span>
            {until === null ? null : <strong>{until}</strong>}
          </span>
        }
      />
    </span>
  );
}

/** How the reviews of the last month went, beside what the levers aim at. */
function Kept({ view }: { view: View }) {
  const { t, lang } = useLanguage();
  const title = useTierTitle();
  const tierColumn = useTierColumn(view.tiers.length);
  const known = view.tiers.filter((tier) => tier.reviewed > 0);
  const below = known.filter((tier) => tier.high < tier.desired);
  const worst = [...below].sort((a, b) => a.passed / a.reviewed - b.passed / b.reviewed)[0];
  return (
    <section className="section">
      <div>
        <h2>
          {known.length === 0
            ? t("progress.keptNone")
            : worst
              ? t("progress.keptBelow", { count: below.length, tier: title(worst) })
              : t("progress.keptWell")}
        </h2>
        <p className="soft small progress__text">
          {t("progress.keptText")} <Link href="/settings/levers">{t("progress.toLevers")}</Link>
        </p>
      </div>
      {known.length === 0 ? null : (
        <Table
          caption={t("progress.kept")}
          rows={known}
          keyOf={(tier) => tier.rank}
          columns={[
            tierColumn,
            {
              key: "rate",
              head: t("progress.passed"),
              cell: (tier) => {
                const figures = {
                  rate: percent(lang, tier.passed / tier.reviewed),
                  low: percent(lang, tier.low),
                  high: percent(lang, tier.high),
                  desired: percent(lang, tier.desired),
                };
                return (
                  <span className="progress__rate">
                    <IntervalBand
                      value={tier.passed / tier.reviewed}
                      low={tier.low}
                      high={tier.high}
                      mark={tier.desired}
                      tone={tier.high < tier.desired ? "warn" : "good"}
                      label={t("progress.rate", figures)}
                    />
                    <span className="note figures" aria-hidden="true">
                      {t("progress.rateShort", figures)}
                    </span>
                  </span>
                );
              },
            },
            {
              key: "desired",
              head: t("progress.desired"),
              number: true,
              cell: (tier) => percent(lang, tier.desired),
            },
            { key: "reviews", head: t("progress.reviews"), number: true, cell: (tier) => number(lang, tier.reviewed) },
          ]}
        />
      )}
    </section>
  );
}

function useTierTitle(): (tier: Pick<Tier, "rank" | "title">) => string {
  const { t } = useLanguage();
  return (tier) => plainTitle(tier.title) || t("common.tierN", { n: tier.rank });
}

/** The column that names the rows: each tier with its place in the stack. */
function useTierColumn(of: number): Column<Tier> {
  const { t } = useLanguage();
  const title = useTierTitle();
  return {
    key: "tier",
    head: t("common.tier"),
    rowHead: true,
    cell: (tier) => (
      <span style={hueOf(tier.rank)}>
        <TierBadge rank={tier.rank} of={of} label={title(tier)} />
      </span>
    ),
  };
}
