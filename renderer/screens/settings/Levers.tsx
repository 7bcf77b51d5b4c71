// The three levers of every tier on one table, with what they cost in minutes a day while they are being moved.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call, type Output, useCall } from "../../api.ts";
import { Button } from "../../components/controls/Button.tsx";
import { NumberField } from "../../components/controls/Fields.tsx";
import { hueOf } from "../../components/figures/strata.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { ErrorState } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { duration, number, percent } from "../../i18n/format.ts";
import { addsUp, type Draft, draftOf, leversOf, madeWhole, sumOf } from "./levers.ts";
import { Section } from "./Section.tsx";

type View = Output<"settings.get">;

const MINUTE = 60_000;
const COLUMNS = [
  { lever: "intake", of: "settings.levers.intakeOf", min: 0, max: 100 },
  { lever: "retention", of: "settings.levers.retentionOf", min: 70, max: 99 },
  { lever: "exam", of: "settings.levers.examOf", min: 0, max: 100 },
] as const;

/** Nothing is stored before the button is pressed. */
export function Levers({ view }: { view: View }) {
  const { t } = useLanguage();
  return (
    <Section id="levers" title={t("settings.levers.title")} text={t("settings.levers.text")}>
      {view.tierTitles.every((title) => title === "") ? (
        <p className="soft small">{t("settings.levers.none")}</p>
      ) : (
        <LeverTable key={JSON.stringify(view.levers)} view={view} />
      )}
    </Section>
  );
}

function LeverTable({ view }: { view: View }) {
  const { t, lang } = useLanguage();
  const queries = useQueryClient();
  const say = useSay();
  const stored = draftOf(view.levers);
  const [draft, setDraft] = useState<Draft[]>(stored);
  const changed = JSON.stringify(draft) !== JSON.stringify(stored);
  const whole = addsUp(draft);
  const { newPerDay } = view.settings;

  // The forecast follows the draft once it rests, and only while it adds up.
  const [asked, setAsked] = useState<Draft[]>(stored);
  useEffect(() => {
    if (!addsUp(draft)) return;
    const timer = setTimeout(() => setAsked(draft), 250);
    return () => clearTimeout(timer);
  }, [draft]);
  const cost = useCall("settings.cost", { levers: leversOf(asked), newPerDay }, { keep: true });
  const before = useCall("settings.cost", { levers: view.levers, newPerDay }, { enabled: changed });

  const save = useMutation({
    mutationFn: () => call("settings.setLevers", { levers: leversOf(draft) }),
    onSuccess: async (next) => {
      queries.setQueryData(["settings.get", {}], next);
      await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "settings.get" });
      say(t("settings.levers.saved"));
    },
  });

  const set = (rank: number, lever: "intake" | "retention" | "exam", value: number) =>
    setDraft((old) => old.map((one) => (one.rank === rank ? { ...one, [lever]: value } : one)));
  const titleOf = (rank: number) => view.tierTitles[rank - 1] || t("common.tierN", { n: rank });
  const days = cost.data?.days ?? 60;

  return (
    <div className="stack">
      {save.error ? <ErrorState error={save.error} /> : null}
      <div className="scroll">
        <table className="table levers">
          <caption className="unseen">{t("settings.levers.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("common.tier")}</th>
              {COLUMNS.map(({ lever }) => (
                <th key={lever} scope="col">
                  {t(`settings.levers.${lever}`)}
                </th>
              ))}
              <th scope="col" className="table__number">
                {t("settings.levers.cost")}
              </th>
              <th scope="col" className="table__number">
                {t("settings.levers.known", { days })}
              </th>
            </tr>
          </thead>
          <tbody>
            {draft.map((one) => {
              const tierCost = cost.data?.tiers.find((tier) => tier.rank === one.rank);
              return (
                <tr key={one.rank} style={hueOf(one.rank)}>
                  <th scope="row">
                    <TierBadge rank={one.rank} of={draft.length} label={titleOf(one.rank)} />
                  </th>
                  {COLUMNS.map(({ lever, of, min, max }) => (
                    <td key={lever}>
                      <NumberField
                        label={t(of, { tier: titleOf(one.rank) })}
                        labelHidden
                        value={one[lever]}
                        onChange={(value) => set(one.rank, lever, value)}
                        min={min}
                        max={max}
                        format={{ maximumFractionDigits: 1 }}
                      />
                    </td>
                  ))}
                  <td className="table__number">
                    {tierCost
                      ? t("settings.levers.minutes", { minutes: number(lang, tierCost.minutesPerDay, 1) })
                      : "…"}
                  </td>
                  <td className="table__number">{tierCost ? percent(lang, tierCost.knownShare) : "…"}</td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("settings.levers.sum")}</th>
              <td className={sumOf(draft, "intake") === 100 ? "levers__sum" : "levers__sum levers__sum--off"}>
                {number(lang, sumOf(draft, "intake"), 1)} %
              </td>
              <td />
              <td className={sumOf(draft, "exam") === 100 ? "levers__sum" : "levers__sum levers__sum--off"}>
                {number(lang, sumOf(draft, "exam"), 1)} %
              </td>
              <td className="table__number">
                {cost.data ? t("settings.levers.minutes", { minutes: number(lang, cost.data.minutesPerDay, 1) }) : "…"}
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      {cost.error ? <ErrorState error={cost.error} onRetry={() => void cost.refetch()} /> : null}
      <p role="status" className={cost.isPlaceholderData ? "soft" : undefined}>
        {whole ? (
          cost.data ? (
            <>
              {t("settings.levers.forecast", { time: duration(lang, cost.data.minutesPerDay * MINUTE), days })}
              {changed && before.data ? (
                <span className="soft">
                  {" "}
                  · {t("settings.levers.before", { time: duration(lang, before.data.minutesPerDay * MINUTE) })}
                </span>
              ) : null}
            </>
          ) : (
            t("settings.levers.reckoning")
          )
        ) : (
          <span className="levers__sum--off">{t("settings.levers.sumWrong")}</span>
        )}
      </p>
      <div className="row">
        <Button kind="primary" isDisabled={!changed || !whole} isPending={save.isPending} onPress={() => save.mutate()}>
          {t("settings.levers.save")}
        </Button>
        {whole ? null : <Button onPress={() => setDraft(madeWhole(draft))}>{t("settings.levers.even")}</Button>}
        {changed ? (
          <Button kind="quiet" onPress={() => setDraft(stored)}>
            {t("settings.levers.revert")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
