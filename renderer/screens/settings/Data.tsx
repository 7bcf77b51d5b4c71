// The learner's data: where it lies, its backups, a check against the log, and the whole as one file.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useActions } from "../../actions.tsx";
import { call, type Output, useCall } from "../../api.ts";
import { Button } from "../../components/controls/Button.tsx";
import { FileButton } from "../../components/controls/Fields.tsx";
import { useConfirm } from "../../components/dialogs/Confirm.tsx";
import { ErrorState, Loading, Notice, useErrorText } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { Table } from "../../components/text/Table.tsx";
import { decode, saveFile } from "../../files.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { bytes, moment } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";
import { Section } from "./Section.tsx";

/** Everything here asks before it replaces anything. */
export function Data() {
  const { t } = useLanguage();
  const info = useCall("app.info", {}, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <Section id="data" title={t("settings.data.title")}>
      <dl className="facts">
        <dt>{t("settings.data.file")}</dt>
        <dd>
          <code>{info.data?.dataFile}</code>
        </dd>
      </dl>
      <Backups />
      <Check />
      <Whole dialogs={info.data?.dialogs ?? false} />
    </Section>
  );
}

function Backups() {
  const { t, lang } = useLanguage();
  const { timeZone } = usePreferences();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const say = useSay();
  const list = useCall("backup.list", {});
  const create = useMutation({
    mutationFn: () => call("backup.create", {}),
    onSuccess: async ({ backup }) => {
      await queries.invalidateQueries({ queryKey: ["backup.list"] });
      say(t("settings.data.backupMade", { file: backup.name }));
    },
  });
  const restore = useMutation({
    mutationFn: (name: string) => call("backup.restore", { name }),
    onSuccess: async ({ movedTo }) => {
      await queries.invalidateQueries();
      say(t("settings.data.restored", { file: movedTo }));
    },
  });
  useActions("settings.data.title", [
    { id: "backup", label: "settings.data.backupNow", icon: "save", run: () => create.mutate(), off: create.isPending },
  ]);

  async function ask(backup: Output<"backup.list">["backups"][number]) {
    const yes = await confirm({
      title: t("fault.restoreTitle", { date: moment(lang, backup.madeAt, timeZone) }),
      text: t("fault.restoreText"),
      action: t("fault.restore"),
      danger: true,
    });
    if (yes) restore.mutate(backup.name);
  }

  if (list.isPending) return <Loading />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const failed = create.error ?? restore.error;
  return (
    <div className="stack">
      <div className="section__head">
        <h3>{t("settings.data.backups")}</h3>
        <Button icon="save" isPending={create.isPending} onPress={() => create.mutate()}>
          {t("settings.data.backupNow")}
        </Button>
      </div>
      <p className="small soft">
        {t("common.label", { label: t("settings.data.folder") })}
        <code>{list.data.folder}</code>
      </p>
      {failed ? <ErrorState error={failed} /> : null}
      {list.data.backups.length === 0 ? (
        <p className="soft small">{t("settings.data.noBackups")}</p>
      ) : (
        <div className="settings__backups">
          <Table
            caption={t("settings.data.backups")}
            rows={list.data.backups}
            keyOf={(backup) => backup.name}
            columns={[
              {
                key: "made",
                head: t("backup.madeAt"),
                rowHead: true,
                cell: (backup) => moment(lang, backup.madeAt, timeZone),
              },
              { key: "kind", head: t("backup.kindHead"), cell: (backup) => t(`backup.kind.${backup.kind}`) },
              { key: "size", head: t("backup.size"), number: true, cell: (backup) => bytes(lang, backup.bytes) },
              {
                key: "do",
                head: <span className="unseen">{t("fault.restore")}</span>,
                cell: (backup) => (
                  <Button size="small" isDisabled={restore.isPending} onPress={() => void ask(backup)}>
                    {t("fault.restore")}
                  </Button>
                ),
              },
            ]}
          />
        </div>
      )}
    </div>
  );
}

function Check() {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: (rebuild: boolean) => call("check.run", { rebuild }),
    onSuccess: (report) => (report.rebuilt ? queries.invalidateQueries() : undefined),
  });
  const report = run.data;
  return (
    <div className="stack">
      <div>
        <h3>{t("settings.data.check")}</h3>
        <p className="soft small">{t("settings.data.checkText")}</p>
      </div>
      {run.error ? <ErrorState error={run.error} /> : null}
      {report ? <CheckResult report={report} /> : null}
      <div className="row">
        <Button isPending={run.isPending} onPress={() => run.mutate(false)}>
          {run.isPending ? t("settings.data.checking") : t("settings.data.checkRun")}
        </Button>
        {report && report.differences.length > 0 && !report.rebuilt ? (
          <Button kind="primary" isDisabled={run.isPending} onPress={() => run.mutate(true)}>
            {t("settings.data.rebuild")}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function CheckResult({ report }: { report: Output<"check.run"> }) {
  const { t } = useLanguage();
  if (report.integrity.length > 0) {
    return (
      <Notice tone="bad">
        <p role="status">{t("settings.data.checkBroken")}</p>
        <ul className="small">
          {report.integrity.slice(0, 20).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
    );
  }
  if (report.rebuilt || report.differences.length === 0) {
    return (
      <Notice tone="good">
        <p role="status">
          {report.rebuilt ? `${t("settings.data.rebuilt")} ` : ""}
          {t("settings.data.checkOk", { items: report.items, reviews: report.reviews })}
        </p>
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="warn">
        <p role="status">{t("settings.data.checkBad", { count: report.differences.length })}</p>
      </Notice>
      <Table
        caption={t("settings.data.check")}
        rows={report.differences.slice(0, 50)}
        keyOf={(difference) => `${difference.where}:${difference.what}`}
        columns={[
          { key: "what", head: t("settings.data.what"), rowHead: true, cell: (difference) => difference.what },
          { key: "where", head: t("settings.data.where"), cell: (difference) => difference.where },
          { key: "stored", head: t("settings.data.stored"), cell: (difference) => difference.stored },
          { key: "expected", head: t("settings.data.expected"), cell: (difference) => difference.expected },
        ]}
      />
    </>
  );
}

function Whole({ dialogs }: { dialogs: boolean }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const say = useSay();
  const textOf = useErrorText();
  const save = useMutation({
    mutationFn: async () => {
      const file = await call("data.export", {});
      return { file, saved: await saveFile(file, dialogs) };
    },
    onSuccess: ({ file, saved }) => {
      if (saved) say(t("library.exported", { file: file.fileName }));
    },
    onError: (error) => say(textOf(error), { tone: "bad" }),
  });
  const replace = useMutation({
    mutationFn: (text: string) => call("data.import", { text }),
    onSuccess: async (counts) => {
      await queries.invalidateQueries();
      say(t("settings.data.imported", counts));
    },
  });

  async function take(files: readonly File[]) {
    const [file] = files;
    if (!file) return;
    const yes = await confirm({
      title: t("settings.data.importTitle"),
      text: t("settings.data.importText", { file: file.name }),
      action: t("settings.data.importDo"),
      danger: true,
    });
    if (yes) replace.mutate(decode(new Uint8Array(await file.arrayBuffer())));
  }

  return (
    <div className="stack">
      <div>
        <h3>{t("settings.data.whole")}</h3>
        <p className="soft small">{t("settings.data.wholeText")}</p>
      </div>
      {replace.error ? <ErrorState error={replace.error} /> : null}
      <div className="row">
        <Button icon="save" isPending={save.isPending} onPress={() => save.mutate()}>
          {t("settings.data.export")}
        </Button>
        <FileButton
          label={t("settings.data.import")}
          accept=".json,application/json"
          onFiles={(files) => void take(files)}
        />
      </div>
    </div>
  );
}
