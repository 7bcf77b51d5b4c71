// One topic: its points with what covers them and how well they are remembered, and the items of each.
import { useState } from "react";
import { Link } from "wouter";
import { ButtonLink } from "../../components/controls/Button.tsx";
import { Icon } from "../../components/controls/Icon.tsx";
import { hueOf, levelOf } from "../../components/figures/strata.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { ItemRows } from "../../components/items/ItemRows.tsx";
import { type OutlineView, type TopicView, topicDetail } from "../../components/items/layers.ts";
import { TopicLabs } from "../../components/labs/TopicLabs.tsx";
import { NotesOf } from "../../components/notes/NotesOf.tsx";
import { Fold } from "../../components/states/Fold.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { recall } from "../../i18n/format.ts";

type Point = TopicView["points"][number];

/** The panel beside the map. */
export function TopicPanel({ outline, topic }: { outline: OutlineView; topic: TopicView }) {
  const { t } = useLanguage();
  const tier = outline.tiers.find((one) => one.rank === topic.tier);
  const cards = topic.points.reduce((sum, point) => sum + point.cards, 0);
  return (
    <section className="topic" style={hueOf(topic.tier)} aria-label={topic.title}>
      <header className="topic__head">
        {tier ? (
          <TierBadge rank={tier.rank} of={outline.tiers.length} label={tier.title} />
        ) : (
          <span className="small soft">{t("common.allTiers")}</span>
        )}
        <h3 className="topic__title">{topic.number ? `${topic.number} ${topic.title}` : topic.title}</h3>
        <p className="soft small">
          {topic.facet === "practice" ? `${t("facet.practice")} · ` : ""}
          {topicDetail(t, topic)}
        </p>
        <div className="row">
          {cards > 0 ? (
            <ButtonLink to={`/review/topic/${topic.id}`} kind="primary" icon="target">
              {t("topic.drill")}
            </ButtonLink>
          ) : null}
        </div>
        <Link
          href="/library"
          className="button button--quiet button--small button--bare topic__close"
          aria-label={t("topic.close")}
        >
          <Icon name="close" size={16} />
        </Link>
      </header>
      {topic.points.length === 0 ? (
        <p className="soft small">{t("topic.noPoints")}</p>
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers
        <ul role="list" className="points" aria-label={t("topic.pointsHead")}>
          {topic.points.map((point) => (
            <PointLine key={point.id} point={point} />
          ))}
        </ul>
      )}
      <TopicLabs topicId={topic.id} className="small topic__labs" />
      <Fold title={t("notes.title")}>
        <NotesOf topicId={topic.id} />
      </Fold>
      <Fold title={t("topic.allItems")}>
        <ItemRows filter={{ kind: "topic", topicId: topic.id }} empty={t("library.listEmpty")} withoutTopic />
      </Fold>
    </section>
  );
}

function PointLine({ point }: { point: Point }) {
  const { t, lang } = useLanguage();
  const [open, setOpen] = useState(false);
  const level = levelOf(point.memory);
  const bare = point.cards + point.scenarios === 0;
  const facts = [
    t(`memory.${point.memory}`),
    t(`coverage.${point.coverage === "none" && point.cards > 0 ? "outline" : point.coverage}`),
    point.recall === null ? null : t("topic.recall", { recall: recall(lang, point.recall) }),
    point.facet === "practice" ? t("facet.practice") : null,
  ].filter((fact) => fact !== null);
  return (
    <li className="point">
      <button type="button" className="point__head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={bare ? "cell cell--missing" : "cell"} aria-hidden="true">
          {level > 0 ? <span className="cell__fill" style={{ height: `${level * 100}%` }} /> : null}
        </span>
        <span className="point__text">
          {point.text}
          <span className="note soft figures">{facts.join(" · ")}</span>
        </span>
        <Icon name={open ? "down" : "right"} size={16} />
      </button>
      {open ? (
        <div className="point__items">
          {bare ? null : (
            <ItemRows filter={{ kind: "point", pointId: point.id }} empty={t("library.listEmpty")} withoutTopic />
          )}
          <div>
            <ButtonLink to={`/library/new/${point.id}`} size="small" icon="plus">
              {t("topic.addCard")}
            </ButtonLink>
          </div>
        </div>
      ) : null}
    </li>
  );
}
