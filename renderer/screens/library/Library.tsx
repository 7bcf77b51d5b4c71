// What there is to learn: the outlines as strata, their topics and points, the items, and what is not in them yet.
import { useEffect, useState } from "react";
import { useLocation, useParams } from "wouter";
import { useActions } from "../../actions.tsx";
import { type Output, useCall } from "../../api.ts";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import { SearchField, Segments } from "../../components/controls/Fields.tsx";
import { StrataMap } from "../../components/figures/StrataMap.tsx";
import { type ItemFilter, ItemRows } from "../../components/items/ItemRows.tsx";
import { layersOf, type OutlineView } from "../../components/items/layers.ts";
import { EmptyState, ErrorState, Loading, Notice } from "../../components/states/States.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { day } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";
import { usePreviewOf } from "../import/draft.ts";
import { Conflicts } from "./Conflicts.tsx";
import "./Library.css";
import { Lists, listFilter } from "./Lists.tsx";
import { Offered } from "./Offered.tsx";
import { TopicPanel } from "./TopicPanel.tsx";

type Overview = Output<"library.overview">;

/** The library; the address may name a topic or a list. */
export function Library() {
  const overview = useCall("library.overview", {});
  if (overview.isPending) return <Loading />;
  if (overview.isError) return <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />;
  return <Shelves overview={overview.data} />;
}

function Shelves({ overview }: { overview: Overview }) {
  const { t } = useLanguage();
  const previewOf = usePreviewOf();
  const { kind, value } = useParams<{ kind?: string; value?: string }>();
  const [, go] = useLocation();
  const asked = kind === "search" ? (value ?? "") : "";
  const [query, setQuery] = useState(asked);
  const [askedBefore, setAskedBefore] = useState(asked);
  // An address that asks for something else is followed; what is typed afterwards stands.
  if (asked !== askedBefore) {
    setAskedBefore(asked);
    setQuery(asked);
  }
  const searched = useSettled(query.trim(), 200);
  const { deck, outlines } = overview;
  const list = kind === "list" ? listFilter(value) : null;
  const topicId = kind === "topic" ? Number(value) : null;

  useActions("nav.library", [
    { id: "import", label: "library.import", icon: "plus", run: () => go("/library/import") },
    {
      id: "library:back",
      label: "keys.back",
      icon: "left",
      keys: ["Escape"],
      binding: { code: "Escape", onControls: true },
      run: () => go("/library"),
      off: topicId === null && list === null,
      keyOnly: true,
    },
  ]);

  return (
    <div className="page">
      <header className="page__head">
        <h1>{t("library.title")}</h1>
        {outlines.length > 0 ? (
          <div className="library__search">
            <SearchField
              label={t("library.search")}
              placeholder={t("library.searchHint")}
              value={query}
              onChange={setQuery}
            />
          </div>
        ) : null}
        <ButtonLink to="/library/import" icon="plus" kind={outlines.length === 0 ? "primary" : "plain"}>
          {t("library.import")}
        </ButtonLink>
      </header>

      {overview.bankMoved ? (
        <Notice actions={<Button onPress={() => previewOf({ kind: "refresh" })}>{t("library.bankLook")}</Button>}>
          {t("library.bankMoved")}
        </Notice>
      ) : null}

      {outlines.length === 0 ? (
        <EmptyState
          mark
          within
          title={t("library.emptyTitle")}
          actions={
            <ButtonLink to="/" kind="primary">
              {t("nav.today")}
            </ButtonLink>
          }
        >
          {t("library.emptyText")}
        </EmptyState>
      ) : searched ? (
        <section className="section">
          <SearchResults query={searched} />
        </section>
      ) : list ? (
        <Lists overview={overview} chosen={list} />
      ) : (
        <>
          <p className="soft figures">
            {t("library.deckFacts", {
              cards: t("common.cards", { count: deck.cards }),
              scenarios: t("common.scenarios", { count: deck.scenarios }),
              seen: deck.seen,
              stable: deck.stable,
            })}
          </p>
          <Outlines outlines={outlines} topicId={topicId} />
          <div>
            <Conflicts overview={overview} />
            <Offered offered={overview.offered} />
          </div>
          <Lists overview={overview} chosen={null} />
        </>
      )}
    </div>
  );
}

function SearchResults({ query }: { query: string }) {
  const { t } = useLanguage();
  const filter: ItemFilter = { kind: "search", query: query.slice(0, 200) };
  return (
    <ItemRows
      filter={filter}
      empty={t("library.results", { count: 0, query })}
      heading={(total) => t("library.results", { count: total, query })}
    />
  );
}

/** One outline at a time, with the topic that was chosen beside it. */
function Outlines({ outlines, topicId }: { outlines: Overview["outlines"]; topicId: number | null }) {
  const { t, lang } = useLanguage();
  const { timeZone } = usePreferences();
  const previewOf = usePreviewOf();
  const [, go] = useLocation();
  const withTopic = outlines.find((outline) => outline.topics.some((topic) => topic.id === topicId));
  const [chosen, setChosen] = useState<number | null>(null);
  const outline = withTopic ?? outlines.find((one) => one.id === chosen) ?? outlines[0];
  if (!outline) return null;
  const topic = outline.topics.find((one) => one.id === topicId) ?? null;
  const date = day(lang, outline.importedAt, timeZone);
  return (
    <section className="section">
      {outlines.length > 1 ? (
        <Segments
          label={t("library.outlineOf")}
          labelHidden
          value={String(outline.id)}
          onChange={(id) => {
            setChosen(Number(id));
            if (withTopic) go("/library");
          }}
          choices={outlines.map((one) => ({ value: String(one.id), label: nameOf(t, one) }))}
        />
      ) : null}
      <div className="section__head">
        <div>
          <h2>{nameOf(t, outline)}</h2>
          <p className="soft small">
            {outline.origin === "extras"
              ? t("library.extrasAt")
              : outline.origin === "builtin"
                ? t("library.builtinAt", { date })
                : t("library.importedAt", { file: outline.fileName, date })}
          </p>
        </div>
        <Button
          kind="quiet"
          size="small"
          icon="close"
          onPress={() => previewOf({ kind: "remove", outlineId: outline.id })}
        >
          {t("library.remove")}
        </Button>
      </div>
      <div className={topic ? "library__split library__split--open" : "library__split"}>
        <StrataMap
          label={t("library.strataOf", { outline: nameOf(t, outline) })}
          layers={layersOf(t, outline)}
          selected={topic?.id ?? null}
          onSelect={(id) => go(id === topic?.id ? "/library" : `/library/topic/${id}`)}
        />
        {topic ? (
          <TopicPanel key={topic.id} outline={outline} topic={topic} />
        ) : topicId !== null ? (
          <p className="soft small">{t("topic.gone")}</p>
        ) : (
          <p className="soft small">{t("library.chooseTopic")}</p>
        )}
      </div>
    </section>
  );
}

function nameOf(t: ReturnType<typeof useLanguage>["t"], outline: OutlineView): string {
  return outline.origin === "extras" ? t("library.extrasName") : outline.name;
}

/** A value once it has rested for a while, so that not every letter asks the database. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), value === "" ? 0 : ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
