// Exams told in words: what one is called, what a share of its questions is.
import type { Output } from "../../api.ts";
import { plainTitle } from "../../components/figures/tier-title.ts";
import type { Translate } from "../../hooks/useLanguage.ts";
import type { Lang } from "../../i18n/i18n.ts";

export type Blueprint = Output<"exam.blueprint">;
export type Request = Blueprint["request"];
type Preset = Request["preset"];

/** A preset by a word for addresses: `whole`, `tier-2`, `kcna`, `topics`. */
export function presetWord(preset: Preset): string {
  return preset.kind === "tier" ? `tier-${preset.tier}` : preset.kind;
}

/** What an exam of a preset is called; a tier by its own title where it is known. */
export function presetName(t: Translate, preset: Preset, tierTitles: readonly string[]): string {
  switch (preset.kind) {
    case "whole":
      return t("exams.preset.whole");
    case "tier":
      return plainTitle(tierTitles[preset.tier - 1] ?? "") || t("common.tierN", { n: preset.tier });
    case "kcna":
      return t("exams.preset.kcna");
    case "topics":
      return t("exams.preset.topics");
  }
}

/** The preset of a stored exam's word (`tier:2`), told briefly. */
export function storedName(
  t: Translate,
  lang: Lang,
  row: { preset: string; title: { en: string; zh: string } },
): string {
  const tier = /^tier:(\d+)$/.exec(row.preset)?.[1];
  if (tier) return t("common.tierN", { n: Number(tier) });
  return row.title[lang];
}

/** How many right answers reach a pass mark. */
export function neededRight(size: number, passMark: number): number {
  return Math.ceil(passMark * size - 1e-9);
}

/** The largest paper of these shares that the bank can fill: each cell's exact share fits what there is of it. */
export function largestSize(cells: Blueprint["cells"]): number {
  const most = cells.filter((cell) => cell.share > 0).map((cell) => Math.floor(cell.available / cell.share + 1e-9));
  return most.length === 0 ? 0 : Math.min(200, ...most);
}
