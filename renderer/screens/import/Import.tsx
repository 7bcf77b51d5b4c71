// An outline on its way in: chosen, previewed as a merge, applied; nothing changes before.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useLocation } from "wouter";
import { useActions } from "../../actions.tsx";
import { CallError, call, type Output } from "../../api.ts";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import { useConfirm } from "../../components/dialogs/Confirm.tsx";
import { EmptyState, ErrorState, Loading, Notice } from "../../components/states/States.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { ChooseOutline } from "./ChooseOutline.tsx";
import { draftOf, type ImportSource, keepDraft } from "./draft.ts";
import "./Import.css";
import { Preview } from "./Preview.tsx";
import type { Rule } from "./rule.ts";

type Applied = Output<"library.import">;

const TITLES = {
  files: "import.previewTitle",
  builtin: "import.previewTitle",
  refresh: "import.refreshTitle",
  remove: "import.removeTitle",
  extras: "import.extrasTitle",
} as const;

const APPLY = {
  files: "import.apply",
  builtin: "import.apply",
  refresh: "import.applyRefresh",
  remove: "import.applyRemove",
  extras: "import.applyExtras",
} as const;

/** Begins with what was chosen elsewhere, or with the choice itself. */
export function Import() {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const [, go] = useLocation();
  const [source, setSource] = useState<ImportSource | null>(() => draftOf(queries));
  const [rule, setRule] = useState<Rule | null>(null);
  const [stale, setStale] = useState(false);

  const look = useMutation({
    mutationFn: (wish: { source: ImportSource; rule: Rule | null }) =>
      call("library.preview", wish.rule ? { source: wish.source, rule: wish.rule } : { source: wish.source }),
  });
  const apply = useMutation({
    mutationFn: (wish: { source: ImportSource; rule: Rule; token: string }) => call("library.import", wish),
    onSuccess: async () => {
      keepDraft(queries, null);
      await queries.invalidateQueries();
    },
    onError: (error) => {
      if (error instanceof CallError && error.code === "conflict" && source) {
        setStale(true);
        look.mutate({ source, rule });
      }
    },
  });

  const { mutate: lookAt } = look;
  useEffect(() => {
    if (source) lookAt({ source, rule });
  }, [source, rule, lookAt]);

  const back = () => {
    keepDraft(queries, null);
    if (source && !apply.data) {
      look.reset();
      apply.reset();
      setSource(null);
      setRule(null);
      if (source.kind !== "files") go("/library");
    } else go("/library");
  };
  useActions("import.title", [
    {
      id: "import:back",
      label: "keys.back",
      icon: "left",
      keys: ["Escape"],
      binding: { code: "Escape", onControls: true },
      run: back,
      keyOnly: true,
    },
  ]);

  if (apply.data && source) return <Applied applied={apply.data} removed={source.kind === "remove"} />;

  if (!source) {
    return (
      <div className="page page--narrow">
        <header className="stack stack--tight">
          <h1>{t("import.title")}</h1>
          <p className="soft">{t("import.intro")}</p>
        </header>
        <ChooseOutline onFiles={(files) => setSource({ kind: "files", files })} />
      </div>
    );
  }

  async function applyNow(preview: Output<"library.preview">) {
    if (!source) return;
    if (source.kind === "remove") {
      const yes = await confirm({
        title: t("import.confirmRemove"),
        text: t("import.confirmRemoveText"),
        action: t("import.applyRemove"),
        danger: true,
      });
      if (!yes) return;
    }
    setStale(false);
    apply.mutate({ source, rule: preview.rule, token: preview.token });
  }

  const preview = look.data;
  const applyFailed = apply.error && !(apply.error instanceof CallError && apply.error.code === "conflict");
  return (
    <div className="page">
      <header className="page__head">
        <h1>{t(TITLES[source.kind])}</h1>
        <Button kind="quiet" icon="left" onPress={back}>
          {source.kind === "files" ? t("import.another") : t("common.back")}
        </Button>
        {preview ? (
          <Button
            kind={source.kind === "remove" ? "danger" : "primary"}
            isDisabled={apply.isPending || look.isPending}
            isPending={apply.isPending}
            onPress={() => void applyNow(preview)}
          >
            {apply.isPending ? t("import.applying") : t(APPLY[source.kind])}
          </Button>
        ) : null}
      </header>
      {stale ? <Notice tone="warn">{t("import.stale")}</Notice> : null}
      {applyFailed ? <ErrorState error={apply.error} /> : null}
      {look.error ? (
        <ErrorState error={look.error} title={t("import.refused")} onRetry={() => look.mutate({ source, rule })} />
      ) : preview ? (
        <div className={look.isPending ? "preview preview--stale" : "preview"} aria-busy={look.isPending}>
          <Preview preview={preview} source={source} onRule={setRule} />
        </div>
      ) : (
        <Loading label={t("import.reading")} />
      )}
    </div>
  );
}

function Applied({ applied, removed }: { applied: Applied; removed: boolean }) {
  const { t } = useLanguage();
  return (
    <EmptyState
      mark
      title={removed ? t("import.removedTitle") : t("import.doneTitle")}
      actions={
        <>
          <ButtonLink to="/" kind="primary" autoFocus>
            {t("import.toToday")}
          </ButtonLink>
          <ButtonLink to="/library">{t("import.toLibrary")}</ButtonLink>
        </>
      }
    >
      <p role="status">{t("import.doneFacts", applied)}</p>
      {applied.backup ? <p className="small">{t("import.backup", { file: applied.backup })}</p> : null}
    </EmptyState>
  );
}
