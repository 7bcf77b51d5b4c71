// Concepts in different tiers: where each outline puts them, and where the rule does.
import type { Output } from "../../api.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { Table } from "../../components/text/Table.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { usePreferences } from "../../preferences.tsx";

type Conflict = Output<"library.overview">["conflicts"][number];

type Props = {
  conflicts: readonly Conflict[];
  /** How many tiers each outline has, by name: the third of four is another thing than the third of three. */
  sizes: ReadonlyMap<string, number>;
};

/** A column an outline. */
export function ConflictTable({ conflicts, sizes }: Props) {
  const { t } = useLanguage();
  const { itemLang } = usePreferences();
  const outlines = [...new Set(conflicts.flatMap((conflict) => Object.keys(conflict.tiers)))];
  const badge = (rank: number | undefined, of?: number) => {
    if (rank === undefined) return "–";
    const label = t("common.tierN", { n: rank });
    // Where the tier's number is the same, that it is the last one of fewer tiers is the conflict.
    return (
      <TierBadge
        rank={rank}
        {...(of === undefined ? {} : { of })}
        label={rank === of ? t("library.conflictLast", { tier: label }) : label}
      />
    );
  };
  return (
    <Table
      caption={t("import.rule")}
      rows={conflicts}
      keyOf={(conflict) => conflict.concept}
      columns={[
        { key: "name", head: t("library.conflictConcept"), rowHead: true, cell: (conflict) => conflict.name[itemLang] },
        ...outlines.map((outline) => ({
          key: `outline:${outline}`,
          head: sizes.has(outline)
            ? t("library.conflictOutline", { outline, count: sizes.get(outline) ?? 0 })
            : outline,
          cell: (conflict: Conflict) => badge(conflict.tiers[outline], sizes.get(outline)),
        })),
        { key: "resolved", head: t("library.conflictResolved"), cell: (conflict) => badge(conflict.resolved) },
      ]}
    />
  );
}
