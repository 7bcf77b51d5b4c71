// One item: its text to edit, its memory, its history, and what can be done with it.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation, useParams } from "wouter";
import { useActions } from "../../actions.tsx";
import { call, type Output, useCall } from "../../api.ts";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import { useConfirm } from "../../components/dialogs/Confirm.tsx";
import { hueOf } from "../../components/figures/strata.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { CardFields, type CardText, useCardFields, wholeCard } from "../../components/items/CardFields.tsx";
import { NotesOf } from "../../components/notes/NotesOf.tsx";
import { Fold } from "../../components/states/Fold.tsx";
import { ErrorState, Loading, Notice, useErrorText } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { Markdown } from "../../components/text/Markdown.tsx";
import { SourceLink } from "../../components/text/SourceLink.tsx";
import { Table } from "../../components/text/Table.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { day, duration, moment, number, recall, span } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";
import "./Item.css";

type ItemPage = Output<"library.item">;
type Card = NonNullable<ItemPage["card"]>;

const DAY = 86_400_000;

/** The item that the address names. */
export function Item() {
  const { id = "" } = useParams<{ id: string }>();
  const page = useCall("library.item", { id });
  if (page.isPending) return <Loading />;
  if (page.isError) return <ErrorState error={page.error} onRetry={() => void page.refetch()} />;
  return <Page key={id} page={page.data} />;
}

function Page({ page }: { page: ItemPage }) {
  const { t } = useLanguage();
  const { itemLang } = usePreferences();
  const queries = useQueryClient();
  const say = useSay();
  const textOf = useErrorText();
  const [, go] = useLocation();
  const { row, card } = page;
  const suspended = row.state === "suspended";
  const toTopic = `/library/topic/${row.topicId}`;

  const changed = () => queries.invalidateQueries();
  const suspend = useMutation({
    mutationFn: (on: boolean) => call("library.suspend", { id: row.id, suspended: on }),
    onSuccess: async (_, on) => {
      await changed();
      say(t(on ? "item.suspended" : "item.resumed"));
    },
    onError: (error) => say(textOf(error), { tone: "bad" }),
  });
  const unflag = useMutation({
    mutationFn: () => call("library.flag", { id: row.id, reason: null }),
    onSuccess: async () => {
      await changed();
      say(t("review.unflagged"));
    },
    onError: (error) => say(textOf(error), { tone: "bad" }),
  });
  useActions("item.title", [
    {
      id: "item:back",
      label: "item.back",
      icon: "left",
      keys: ["Escape"],
      binding: { code: "Escape", onControls: true },
      run: () => go(toTopic),
    },
  ]);

  return (
    <div className="page" style={hueOf(row.tier)}>
      <header className="stack stack--tight">
        <ButtonLink to={toTopic} kind="quiet" size="small" icon="left">
          {t("item.back")}
        </ButtonLink>
        <div className="row">
          <TierBadge rank={row.tier} label={card?.tierTitle ?? t("common.tierN", { n: row.tier })} />
          <span className="soft small">
            {row.topic} · {t(`kind.${row.kind}`)} · {t(`origin.${row.origin}`)} · {t(`facet.${row.facet}`)}
          </span>
        </div>
        <h1 className="unseen">{t("item.title")}</h1>
      </header>

      {row.state === "active" || row.state === "reserved" ? null : (
        <Notice tone="warn">{suspended ? t("item.suspended") : t("import.kindHint.retired")}</Notice>
      )}
      {card?.flagReason ? (
        <Notice
          tone="warn"
          icon="flag"
          actions={
            <Button size="small" onPress={() => unflag.mutate()}>
              {t("review.unflag")}
            </Button>
          }
        >
          {t("review.flagged", { reason: card.flagReason })}
        </Notice>
      ) : null}

      {card ? (
        <Editor key={`${card.edited}`} card={card} page={page} />
      ) : (
        <section className="section">
          {row.state === "reserved" ? null : (
            <div className="item__stem">
              <Markdown text={row.title[itemLang]} lang={itemLang} />
            </div>
          )}
          <p className="soft">{row.state === "reserved" ? t("item.reserved") : t("item.scenario")}</p>
        </section>
      )}

      <div className="row">
        {card && row.state === "active" ? (
          <ButtonLink to={`/review/items/${encodeURIComponent(row.id)}`} icon="target">
            {t("item.drill")}
          </ButtonLink>
        ) : null}
        {row.state === "active" || suspended ? (
          <Button
            icon={suspended ? "play" : "pause"}
            isDisabled={suspend.isPending}
            onPress={() => suspend.mutate(!suspended)}
          >
            {suspended ? t("item.resume") : t("item.suspend")}
          </Button>
        ) : null}
      </div>

      {row.state === "reserved" ? null : (
        <section className="section">
          <h2>{t("notes.title")}</h2>
          <NotesOf itemId={row.id} />
        </section>
      )}

      <div className="item__facts">
        <Memory page={page} />
        <History page={page} />
      </div>
    </div>
  );
}

function Editor({ card, page }: { card: Card; page: ItemPage }) {
  const { t } = useLanguage();
  const { itemLang } = usePreferences();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const say = useSay();
  const fields = useCardFields({ front: card.front, back: card.back }, `item ${card.id}`);
  const took = async (next: ItemPage) => {
    queries.setQueryData(["library.item", { id: card.id }], next);
    await queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "library.item" });
  };
  const save = useMutation({
    mutationFn: (text: CardText) => call("library.saveItem", { id: card.id, ...text }),
    onSuccess: async (next) => {
      await took(next);
      say(t("item.saved"));
    },
  });
  const reset = useMutation({
    mutationFn: () => call("library.resetItem", { id: card.id }),
    onSuccess: async (next) => {
      await took(next);
      say(t("item.resetDone"));
    },
  });
  const text = wholeCard(fields.text, card);
  const submit = () => {
    if (text && fields.changed && !save.isPending) save.mutate(text);
  };

  async function askReset() {
    const yes = await confirm({ title: t("item.resetTitle"), text: t("item.resetText"), action: t("item.reset") });
    if (yes) reset.mutate();
  }

  return (
    <section className="section">
      {save.error || reset.error ? <ErrorState error={save.error ?? reset.error} /> : null}
      <CardFields fields={fields} first={itemLang} onSave={submit} />
      <div className="row">
        <Button
          kind="primary"
          icon="save"
          isDisabled={!text || !fields.changed}
          isPending={save.isPending}
          onPress={submit}
        >
          {t("common.save")}
        </Button>
        {page.original ? (
          <Button icon="undo" isDisabled={reset.isPending} onPress={() => void askReset()}>
            {t("item.reset")}
          </Button>
        ) : null}
        {card.source ? (
          <span className="small soft">
            {t("common.label", { label: t("review.source") })}
            <SourceLink url={card.source.url} />
          </span>
        ) : null}
      </div>
      {page.original ? (
        <Fold title={t("item.original")}>
          <div className="item__original">
            <Markdown text={page.original.front[itemLang]} lang={itemLang} />
            <Markdown text={page.original.back[itemLang]} lang={itemLang} />
          </div>
        </Fold>
      ) : null}
    </section>
  );
}

function Memory({ page }: { page: ItemPage }) {
  const { t, lang } = useLanguage();
  const { timeZone } = usePreferences();
  const { memory } = page;
  return (
    <section className="section">
      <h2>{t("item.memory")}</h2>
      <dl className="facts figures">
        <dt>{t("item.phase")}</dt>
        <dd>{t(`phase.${memory.phase}`)}</dd>
        <dt>{t("item.recall")}</dt>
        <dd>
          {memory.recall === null
            ? "–"
            : t("item.recallOf", { recall: recall(lang, memory.recall), desired: recall(lang, memory.desired) })}
        </dd>
        <dt>{t("item.due")}</dt>
        <dd>{memory.dueAt === null ? "–" : day(lang, memory.dueAt, timeZone)}</dd>
        <dt>{t("item.stability")}</dt>
        <dd>{memory.stabilityDays === null ? "–" : span(lang, Math.max(1, memory.stabilityDays) * DAY)}</dd>
        <dt>{t("item.difficulty")}</dt>
        <dd>{memory.difficulty === null ? "–" : `${number(lang, memory.difficulty, 1)} / 10`}</dd>
        <dt>{t("item.reps")}</dt>
        <dd>{number(lang, memory.reps)}</dd>
        <dt>{t("item.lapses")}</dt>
        <dd>{number(lang, memory.lapses)}</dd>
      </dl>
    </section>
  );
}

function History({ page }: { page: ItemPage }) {
  const { t, lang } = useLanguage();
  const { timeZone } = usePreferences();
  return (
    <section className="section">
      <h2>{t("item.history")}</h2>
      {page.history.length === 0 ? (
        <p className="soft small">{t("item.noHistory")}</p>
      ) : (
        <Table
          caption={t("item.history")}
          rows={page.history.map((review, index) => ({ ...review, key: index }))}
          keyOf={(review) => review.key}
          columns={[
            {
              key: "at",
              head: t("settings.reschedule.when"),
              rowHead: true,
              cell: (review) => moment(lang, review.at, timeZone),
            },
            {
              key: "grade",
              head: t("item.grade"),
              cell: (review) => (
                <>
                  {t(`grade.${review.grade}`)}
                  {review.undone ? <span className="soft"> ({t("item.undone")})</span> : null}
                </>
              ),
            },
            { key: "from", head: t("item.from"), cell: (review) => t(`item.source.${review.source}`) },
            { key: "took", head: t("item.took"), number: true, cell: (review) => duration(lang, review.tookMs) },
            {
              key: "interval",
              head: t("item.interval"),
              number: true,
              cell: (review) => (review.intervalDays === 0 ? "–" : span(lang, review.intervalDays * DAY)),
            },
          ]}
        />
      )}
    </section>
  );
}
