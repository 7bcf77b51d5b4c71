// Concepts that several outlines put in different tiers, and the rule that decides.
import type { Output } from "../../api.ts";
import { Button } from "../../components/controls/Button.tsx";
import { Fold } from "../../components/states/Fold.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { ConflictTable } from "../import/ConflictTable.tsx";
import { usePreviewOf } from "../import/draft.ts";
import { ruleWords } from "../import/rule.ts";

/** Nothing where the outlines agree. */
export function Conflicts({
  overview,
}: {
  overview: Pick<Output<"library.overview">, "conflicts" | "rule" | "outlines">;
}) {
  const { t } = useLanguage();
  const previewOf = usePreviewOf();
  const { conflicts, rule, outlines } = overview;
  if (conflicts.length === 0) return null;
  return (
    <Fold title={t("library.conflicts", { count: conflicts.length })}>
      <div className="row">
        <p className="soft small">{t("library.conflictsRule", { rule: ruleWords(t, rule) })}</p>
        <Button size="small" onPress={() => previewOf({ kind: "refresh" })}>
          {t("library.conflictsChange")}
        </Button>
      </div>
      <ConflictTable
        conflicts={conflicts}
        sizes={new Map(outlines.map((outline) => [outline.name, outline.tiers.length]))}
      />
    </Fold>
  );
}
