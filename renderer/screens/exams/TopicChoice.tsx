// The topics that a free exam is made of, tier by tier.
import type { Output } from "../../api.ts";
import { Button } from "../../components/controls/Button.tsx";
import { hueOf } from "../../components/figures/strata.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { useTopicNames } from "../../components/items/useTopicNames.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";

type Presets = Output<"exam.presets">["presets"];
type Topic = { topicId: number; title: string; tier: number; available: number };

type Props = { presets: Presets; chosen: readonly number[]; onChange: (chosen: readonly number[]) => void };

/** All topics that have scenarios, with how many; a topic in two tiers stands in its more important one. */
export function TopicChoice({ presets, chosen, onChange }: Props) {
  const { t, lang } = useLanguage();
  const nameOf = useTopicNames();
  const whole = presets.find((preset) => preset.request.preset.kind === "whole");
  const topics = new Map<number, Topic>();
  for (const cell of whole?.cells ?? []) {
    if (cell.topicId === null || cell.tier === null) continue;
    const known = topics.get(cell.topicId);
    topics.set(cell.topicId, {
      topicId: cell.topicId,
      title: nameOf(cell.topicId, cell.title[lang]),
      tier: Math.min(known?.tier ?? cell.tier, cell.tier),
      available: (known?.available ?? 0) + cell.available,
    });
  }
  const all = [...topics.values()];
  const tiers = [...new Set(all.map((topic) => topic.tier))].sort((a, b) => a - b);
  const set = (topicId: number, on: boolean) =>
    onChange(on ? [...chosen, topicId] : chosen.filter((id) => id !== topicId));
  return (
    <fieldset className="topic-choice">
      <legend>
        <span className="topic-choice__legend">{t("exams.new.topics")}</span>
      </legend>
      <div className="row row--tight">
        <Button size="small" kind="quiet" onPress={() => onChange(all.map((topic) => topic.topicId))}>
          {t("library.offeredAll")}
        </Button>
        <Button size="small" kind="quiet" onPress={() => onChange([])}>
          {t("library.offeredNone")}
        </Button>
      </div>
      <div className="topic-choice__tiers">
        {tiers.map((tier) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset in a fieldset would be read out twice
          <div
            key={tier}
            role="group"
            aria-label={t("common.tierN", { n: tier })}
            className="topic-choice__tier"
            style={hueOf(tier)}
          >
            <TierBadge rank={tier} of={Math.max(...tiers)} label={t("common.tierN", { n: tier })} />
            {all
              .filter((topic) => topic.tier === tier)
              .map((topic) => (
                <label key={topic.topicId} className="topic-choice__line small">
                  <input
                    type="checkbox"
                    checked={chosen.includes(topic.topicId)}
                    onChange={(event) => set(topic.topicId, event.currentTarget.checked)}
                  />
                  <span>{topic.title}</span>
                  <span className="note soft figures">{t("common.scenarios", { count: topic.available })}</span>
                </label>
              ))}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
