// Topics by tier and strength: the deeper a block is filled, the more of it is known; unmeasured ones stay open.

import { useState } from "react";
import { Link } from "wouter";
import type { Output } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { percent } from "../../i18n/format.ts";
import { Button } from "../controls/Button.tsx";
import { Icon, type IconName } from "../controls/Icon.tsx";
import { Table } from "../text/Table.tsx";
import { Edge, Marking } from "./Ground.tsx";
import { lossWords } from "./loss.ts";
import "./StrataMap.css";
import { hueOf } from "./strata.ts";
import { TierBadge } from "./TierBadge.tsx";
import "./TopicStrength.css";

type Topic = Output<"weak.list">["topics"][number];

type Props = { label: string; topics: readonly Topic[] };

const SIGNS: Record<Topic["verdict"], IconName> = {
  weak: "warning",
  fair: "dash",
  strong: "check",
  "not-measured": "more",
};

/** What a block is filled to: the rate of right answers where there is one, else the expected recall. */
function strengthOf(topic: Topic): number | null {
  if (topic.verdict === "not-measured") return null;
  if (topic.rate && topic.rate.answers > 0) return topic.rate.passed / topic.rate.answers;
  return topic.recall;
}

/** Each block leads to its topic. A table with the same content is one press away. */
export function TopicStrength({ label, topics }: Props) {
  const { t, lang } = useLanguage();
  const [asTable, setAsTable] = useState(false);
  const ranks = [...new Set(topics.map((topic) => topic.tier))].sort((a, b) => b - a);
  const count = Math.max(0, ...ranks);
  const words = (topic: Topic) =>
    [
      t(`weak.verdict.${topic.verdict}`),
      topic.rate && topic.rate.answers > 0
        ? t("weak.rate", {
            passed: topic.rate.passed,
            answers: topic.rate.answers,
            rate: percent(lang, topic.rate.passed / topic.rate.answers),
            low: percent(lang, topic.rate.low),
            high: percent(lang, topic.rate.high),
          })
        : t("weak.answers", { count: topic.answers }),
      lossWords(t, lang, topic),
    ]
      .filter((word) => word !== null)
      .join(" · ");
  return (
    <figure className="strata strength">
      <figcaption className="strata__caption">
        <span className="unseen">{label}</span>
        <span className="strata__key small soft" aria-hidden="true">
          {(["weak", "fair", "strong", "not-measured"] as const).map((verdict) => (
            <span key={verdict} className={`strata__sample strength__sign strength__sign--${verdict}`}>
              <Icon name={SIGNS[verdict]} size={14} />
              {t(`weak.verdict.${verdict}`)}
            </span>
          ))}
        </span>
        <Button size="small" kind="quiet" onPress={() => setAsTable(!asTable)}>
          {asTable ? t("strata.asMap") : t("strata.asTable")}
        </Button>
      </figcaption>
      {asTable ? (
        <Table
          caption={label}
          rows={[...topics].sort((a, b) => a.tier - b.tier || a.topicId - b.topicId)}
          keyOf={(topic) => topic.topicId}
          columns={[
            { key: "tier", head: t("common.tier"), cell: (topic) => t("common.tierN", { n: topic.tier }) },
            {
              key: "topic",
              head: t("common.topic"),
              rowHead: true,
              cell: (topic) => <Link href={`/library/topic/${topic.topicId}`}>{topic.title}</Link>,
            },
            { key: "state", head: t("strata.stateHead"), cell: words },
          ]}
        />
      ) : (
        <div className="strata__section">
          <div className="strata__layers">
            {ranks.map((rank) => (
              // biome-ignore lint/a11y/useSemanticElements: a layer is a group of topics, not a form's fieldset
              <div
                key={rank}
                className="layer"
                role="group"
                aria-label={t("common.tierN", { n: rank })}
                style={hueOf(rank)}
              >
                <Edge rank={rank} height={14} />
                <Marking rank={rank} />
                <div className="layer__head">
                  <TierBadge rank={rank} of={count} label={t("common.tierN", { n: rank })} />
                </div>
                <div className="layer__blocks">
                  {topics
                    .filter((topic) => topic.tier === rank)
                    .sort((a, b) => a.topicId - b.topicId)
                    .map((topic) => {
                      const strength = strengthOf(topic);
                      return (
                        <Link
                          key={topic.topicId}
                          href={`/library/topic/${topic.topicId}`}
                          className={`block block--press strength__block strength__block--${topic.verdict}`}
                          title={words(topic)}
                        >
                          <span className="strength__title">
                            <span className={`strength__sign strength__sign--${topic.verdict}`}>
                              <Icon name={SIGNS[topic.verdict]} size={14} />
                            </span>
                            <span className="block__title">{topic.title}</span>
                          </span>
                          <span className="unseen">{words(topic)}</span>
                          <span className="strength__level note figures" aria-hidden="true">
                            <span className="strength__track">
                              {strength === null ? null : <span style={{ width: `${strength * 100}%` }} />}
                            </span>
                            {strength === null ? "–" : percent(lang, strength)}
                          </span>
                        </Link>
                      );
                    })}
                </div>
              </div>
            ))}
          </div>
        </div>
      )}
    </figure>
  );
}
