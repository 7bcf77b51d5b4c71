// Lists across the deck: flagged, suspended, retired, one's own.
import type { Output } from "../../api.ts";
import { ButtonLink } from "../../components/controls/Button.tsx";
import { ItemRows } from "../../components/items/ItemRows.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { useHasPlace } from "../places.ts";

const LISTS = ["flagged", "suspended", "retired", "own"] as const;
type ListName = (typeof LISTS)[number];

/** The list that an address names, or null. */
export function listFilter(name: string | undefined): ListName | null {
  return LISTS.find((one) => one === name) ?? null;
}

/** Doors to the lists; the chosen one is open. */
export function Lists({ overview, chosen }: { overview: Output<"library.overview">; chosen: ListName | null }) {
  const { t } = useLanguage();
  const { deck } = overview;
  const hasNotes = useHasPlace("/notes");
  const counts: Record<ListName, number> = {
    flagged: deck.flagged,
    suspended: deck.suspended,
    retired: deck.retired,
    own: deck.ownCards,
  };
  return (
    <section className="section">
      {chosen ? (
        <div className="section__head">
          <h2>{t(`library.list.${chosen}`)}</h2>
          <ButtonLink to="/library" kind="quiet" icon="left">
            {t("common.back")}
          </ButtonLink>
        </div>
      ) : (
        <h2>{t("library.lists")}</h2>
      )}
      {chosen ? <ItemRows filter={{ kind: chosen }} empty={t("library.listEmpty")} /> : null}
      {chosen === "own" ? (
        <div>
          <ButtonLink to="/library/new" icon="plus">
            {t("item.newTitle")}
          </ButtonLink>
        </div>
      ) : null}
      <div className="row">
        {LISTS.filter((name) => name !== chosen).map((name) => (
          <ButtonLink key={name} to={`/library/list/${name}`} size="small">
            {t(`library.list.${name}`)} <span className="figures soft">{counts[name]}</span>
          </ButtonLink>
        ))}
        {hasNotes ? (
          <ButtonLink to="/notes" size="small" icon="edit">
            {t("notes.title")}
          </ButtonLink>
        ) : null}
      </div>
    </section>
  );
}
