// A list of items with their memory: found by a filter, shown a page at a time.
import { useState } from "react";
import { Link } from "wouter";
import { type Input, type Output, useCall } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { day, recall } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";
import { Button } from "../controls/Button.tsx";
import { TierBadge } from "../figures/TierBadge.tsx";
import { ErrorState, Loading } from "../states/States.tsx";
import { plainWords } from "../text/markdown.ts";
import { type Column, Table } from "../text/Table.tsx";
import "./ItemRows.css";

export type ItemFilter = Input<"library.items">["filter"];
type Row = Output<"library.items">["items"][number];

const PAGE = 50;
const MOST = 200;

type Props = {
  filter: ItemFilter;
  /** Said when there is nothing. */
  empty: string;
  /** Said over the list, from the number found. */
  heading?: (total: number) => string;
  /** The topic is known from around the list. */
  withoutTopic?: boolean;
};

/** Up to 200 items, fifty at first. */
export function ItemRows({ filter, empty, heading, withoutTopic = false }: Props) {
  const { t } = useLanguage();
  const [limit, setLimit] = useState(PAGE);
  const found = useCall("library.items", { filter, limit, offset: 0 }, { keep: true });
  if (found.isPending) return <Loading />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { items, total } = found.data;
  if (items.length === 0) return <p className="soft small">{empty}</p>;
  return (
    <div className="stack stack--tight">
      {heading ? (
        <p className="soft small" role="status">
          {heading(total)}
        </p>
      ) : null}
      {withoutTopic ? <ItemLines rows={items} /> : <ItemTable rows={items} />}
      {total > items.length && limit < MOST ? (
        <div>
          <Button kind="quiet" size="small" onPress={() => setLimit(Math.min(MOST, limit + PAGE * 2))}>
            {t("items.more", { shown: items.length, total })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** The item's words, which lead to its page. */
function TitleLink({ row }: { row: Row }) {
  const { t } = useLanguage();
  const { itemLang } = usePreferences();
  return (
    <Link href={`/library/item/${encodeURIComponent(row.id)}`} lang={itemLang === "zh" ? "zh-CN" : "en-GB"}>
      {plainWords(row.title[itemLang]) || t("items.reservedTitle")}
    </Link>
  );
}

/** Where there is little room: a line an item, its memory under it. */
function ItemLines({ rows }: { rows: readonly Row[] }) {
  const { t, lang } = useLanguage();
  const { timeZone } = usePreferences();
  return (
    // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers
    <ul role="list" className="item-lines small" aria-label={t("items.caption")}>
      {rows.map((row) => (
        <li key={row.id} className="item-row">
          <TitleLink row={row} />
          <span className="note soft figures">
            {[
              t(`phase.${row.phase}`),
              row.recall === null ? null : t("topic.recall", { recall: recall(lang, row.recall) }),
              row.dueAt === null ? null : t("items.dueOn", { date: day(lang, row.dueAt, timeZone) }),
            ]
              .filter((fact) => fact !== null)
              .join(" · ")}
          </span>
          <Marks row={row} />
        </li>
      ))}
    </ul>
  );
}

function ItemTable({ rows }: { rows: readonly Row[] }) {
  const { t, lang } = useLanguage();
  const { timeZone } = usePreferences();
  const columns: Column<Row>[] = [
    {
      key: "question",
      head: t("items.question"),
      rowHead: true,
      cell: (row) => (
        <span className="item-row">
          <TitleLink row={row} />
          <Marks row={row} />
        </span>
      ),
    },
    {
      key: "where",
      head: t("items.where"),
      cell: (row) => (
        <span className="item-row__place">
          <TierBadge rank={row.tier} label={t("common.tierN", { n: row.tier })} compact />
          <Link href={`/library/topic/${row.topicId}`}>{row.topic}</Link>
        </span>
      ),
    },
    {
      key: "memory",
      head: t("items.memory"),
      cell: (row) => (
        <span className="figures">
          {t(`phase.${row.phase}`)}
          {row.recall === null ? "" : ` · ${recall(lang, row.recall)}`}
        </span>
      ),
    },
    {
      key: "due",
      head: t("items.due"),
      cell: (row) => (
        <span className="item-row__due figures">{row.dueAt === null ? "–" : day(lang, row.dueAt, timeZone)}</span>
      ),
    },
  ];
  return <Table caption={t("items.caption")} columns={columns} rows={rows} keyOf={(row) => row.id} />;
}

function Marks({ row }: { row: Row }) {
  const { t } = useLanguage();
  const marks = [
    row.kind === "card" ? null : t(`kind.${row.kind}`),
    row.state === "active" ? null : t(`items.state.${row.state}`),
    row.flagged ? t("items.flagged") : null,
    row.edited ? t("items.edited") : null,
    row.origin === "bank" ? null : t(`origin.${row.origin}`),
    row.lapses > 2 ? t("items.lapses", { count: row.lapses }) : null,
  ].filter((mark) => mark !== null);
  return marks.length === 0 ? null : <span className="note soft">{marks.join(" · ")}</span>;
}
