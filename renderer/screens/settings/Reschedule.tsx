// Due dates under the present settings: a dry run, the move, its ledger, and the way back.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call, type Output, useCall } from "../../api.ts";
import { Button } from "../../components/controls/Button.tsx";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { ErrorState } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { Table } from "../../components/text/Table.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { moment, number } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";
import { Section } from "./Section.tsx";

type Run = Output<"reschedule.preview">;

/** Nothing moves before the dry run was seen. */
export function Reschedule({ tierTitles }: { tierTitles: readonly string[] }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const say = useSay();
  const look = useMutation({ mutationFn: () => call("reschedule.preview", {}) });
  const apply = useMutation({
    mutationFn: () => call("reschedule.apply", {}),
    onSuccess: async ({ batch }) => {
      look.reset();
      say(batch ? t("settings.reschedule.applied", { count: batch.items }) : t("settings.reschedule.nothing"));
      await queries.invalidateQueries();
    },
  });
  const run = look.data;
  const failed = look.error ?? apply.error;
  return (
    <Section id="reschedule" title={t("settings.reschedule.title")} text={t("settings.reschedule.text")}>
      {failed ? <ErrorState error={failed} /> : null}
      {run ? <DryRun run={run} tierTitles={tierTitles} /> : null}
      <div className="row">
        {run && run.earlier + run.later > 0 ? (
          <>
            <Button kind="primary" isPending={apply.isPending} onPress={() => apply.mutate()}>
              {t("settings.reschedule.apply")}
            </Button>
            <Button onPress={() => look.reset()}>{t("common.cancel")}</Button>
          </>
        ) : (
          <Button isPending={look.isPending} onPress={() => look.mutate()}>
            {t("settings.reschedule.look")}
          </Button>
        )}
      </div>
      <Ledger />
    </Section>
  );
}

function DryRun({ run, tierTitles }: { run: Run; tierTitles: readonly string[] }) {
  const { t, lang } = useLanguage();
  if (run.earlier + run.later === 0) return <p role="status">{t("settings.reschedule.none")}</p>;
  return (
    <>
      <p role="status">
        {t("settings.reschedule.facts", {
          count: run.items,
          earlier: run.earlier,
          later: run.later,
          unchanged: run.unchanged,
          before: run.dueTodayBefore,
          after: run.dueTodayAfter,
        })}
      </p>
      <Table
        caption={t("settings.reschedule.look")}
        rows={run.tiers}
        keyOf={(tier) => tier.rank}
        columns={[
          {
            key: "tier",
            head: t("common.tier"),
            rowHead: true,
            cell: (tier) => (
              <TierBadge
                rank={tier.rank}
                of={tierTitles.length}
                label={tierTitles[tier.rank - 1] || t("common.tierN", { n: tier.rank })}
              />
            ),
          },
          {
            key: "items",
            head: t("settings.reschedule.items"),
            number: true,
            cell: (tier) => number(lang, tier.items),
          },
          {
            key: "before",
            head: t("settings.reschedule.meanBefore"),
            number: true,
            cell: (tier) => number(lang, tier.meanDaysBefore, 1),
          },
          {
            key: "after",
            head: t("settings.reschedule.meanAfter"),
            number: true,
            cell: (tier) => number(lang, tier.meanDaysAfter, 1),
          },
        ]}
      />
    </>
  );
}

function Ledger() {
  const { t, lang } = useLanguage();
  const { timeZone } = usePreferences();
  const queries = useQueryClient();
  const say = useSay();
  const ledger = useCall("reschedule.list", {});
  const revert = useMutation({
    mutationFn: (batchId: number) => call("reschedule.revert", { batchId }),
    onSuccess: async (result) => {
      say(t("settings.reschedule.revertDone", result));
      await queries.invalidateQueries();
    },
  });
  if (ledger.isError) return <ErrorState error={ledger.error} onRetry={() => void ledger.refetch()} />;
  if (!ledger.data || ledger.data.batches.length === 0) return null;
  return (
    <>
      <h3 className="small">{t("settings.reschedule.ledger")}</h3>
      {revert.error ? <ErrorState error={revert.error} /> : null}
      <Table
        caption={t("settings.reschedule.ledger")}
        rows={ledger.data.batches}
        keyOf={(batch) => batch.id}
        columns={[
          {
            key: "when",
            head: t("settings.reschedule.when"),
            rowHead: true,
            cell: (batch) => moment(lang, batch.movedAt, timeZone),
          },
          {
            key: "cause",
            head: t("settings.reschedule.causeHead"),
            cell: (batch) => t(`settings.reschedule.cause.${batch.cause}`),
          },
          {
            key: "items",
            head: t("settings.reschedule.items"),
            number: true,
            cell: (batch) => number(lang, batch.items),
          },
          {
            key: "do",
            head: <span className="unseen">{t("settings.reschedule.revert")}</span>,
            cell: (batch) =>
              batch.revertedAt === null ? (
                <Button size="small" icon="undo" isDisabled={revert.isPending} onPress={() => revert.mutate(batch.id)}>
                  {t("settings.reschedule.revert")}
                </Button>
              ) : (
                <span className="soft">
                  {t("settings.reschedule.reverted", { date: moment(lang, batch.revertedAt, timeZone) })}
                </span>
              ),
          },
        ]}
      />
    </>
  );
}
