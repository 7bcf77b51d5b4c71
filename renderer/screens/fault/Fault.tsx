// Shown instead of everything else when the database can't be used: what happened, and the ways out.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call, type Output } from "../../api.ts";
import { Button } from "../../components/controls/Button.tsx";
import { useConfirm } from "../../components/dialogs/Confirm.tsx";
import { Logo } from "../../components/figures/Logo.tsx";
import { ErrorState } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { Table } from "../../components/text/Table.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { bytes, moment } from "../../i18n/format.ts";
import "./Fault.css";

type FaultView = NonNullable<Output<"app.info">["fault"]>;

/** The fault in the host's words, and backups to return to. */
export function Fault({ fault }: { fault: FaultView }) {
  const { t, lang } = useLanguage();
  const confirm = useConfirm();
  const say = useSay();
  const queries = useQueryClient();
  const refresh = () => queries.resetQueries();

  const restore = useMutation({
    mutationFn: (name: string) => call("backup.restore", { name }),
    onSuccess: async ({ movedTo }) => {
      say(t("fault.restored", { file: movedTo }));
      await refresh();
    },
  });
  const startEmpty = useMutation({ mutationFn: () => call("backup.startEmpty", {}), onSuccess: refresh });
  const busy = restore.isPending || startEmpty.isPending;
  const failed = restore.error ?? startEmpty.error;

  async function askRestore(backup: FaultView["backups"][number]) {
    const yes = await confirm({
      title: t("fault.restoreTitle", { date: moment(lang, backup.madeAt) }),
      text: t("fault.restoreText"),
      action: t("fault.restore"),
    });
    if (yes) restore.mutate(backup.name);
  }

  async function askEmpty() {
    const yes = await confirm({
      title: t("fault.startEmptyTitle"),
      text: t("fault.startEmptyText"),
      action: t("fault.startEmpty"),
      danger: true,
    });
    if (yes) startEmpty.mutate();
  }

  return (
    <main className="fault page page--narrow">
      <Logo size={40} />
      <div className="stack">
        <h1>{t("fault.title")}</h1>
        <p>{fault.message}</p>
      </div>
      <dl className="facts">
        <dt>{t("fault.file")}</dt>
        <dd>
          <code>{fault.file}</code>
        </dd>
        {fault.movedTo ? (
          <>
            <dt>{t("fault.movedTo")}</dt>
            <dd>
              <code>{fault.movedTo}</code>
            </dd>
          </>
        ) : null}
      </dl>
      {fault.movedTo ? null : <p className="soft">{t("fault.untouched")}</p>}
      {failed ? <ErrorState error={failed} /> : null}
      <section className="section">
        <h2>{t("fault.backups")}</h2>
        {fault.backups.length === 0 ? (
          <p className="soft">{t("fault.noBackups")}</p>
        ) : (
          <Table
            caption={t("fault.backups")}
            rows={fault.backups}
            keyOf={(backup) => backup.name}
            columns={[
              { key: "made", head: t("backup.madeAt"), rowHead: true, cell: (backup) => moment(lang, backup.madeAt) },
              { key: "kind", head: t("backup.kindHead"), cell: (backup) => t(`backup.kind.${backup.kind}`) },
              { key: "size", head: t("backup.size"), number: true, cell: (backup) => bytes(lang, backup.bytes) },
              {
                key: "do",
                head: <span className="unseen">{t("fault.restore")}</span>,
                cell: (backup) => (
                  <Button size="small" isDisabled={busy} onPress={() => void askRestore(backup)}>
                    {t("fault.restore")}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </section>
      <div className="row">
        <Button kind="primary" isDisabled={busy} onPress={() => void refresh()}>
          {t("fault.again")}
        </Button>
        <Button kind="danger" isDisabled={busy} onPress={() => void askEmpty()}>
          {t("fault.startEmpty")}
        </Button>
      </div>
    </main>
  );
}
