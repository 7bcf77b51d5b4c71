// A card as two layers of ground: the question on the surface, the answer beneath it.
import type { Ref } from "react";
import { Edge } from "../../components/figures/Ground.tsx";
import { hueOf } from "../../components/figures/strata.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { Markdown } from "../../components/text/Markdown.tsx";
import { SourceLink } from "../../components/text/SourceLink.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { list } from "../../i18n/format.ts";
import type { Lang } from "../../i18n/i18n.ts";
import type { Shown } from "./session.ts";

type Props = {
  card: Shown["card"];
  lang: Lang;
  flipped: boolean;
  revealed: boolean;
  questionRef: Ref<HTMLElement>;
  answerRef: Ref<HTMLElement>;
};

/** The card with its place above it; the answer with its source below. */
export function CardSheet({ card, lang, flipped, revealed, questionRef, answerRef }: Props) {
  const { t } = useLanguage();
  return (
    <article className="sheet-card" style={hueOf(card.tier)}>
      <header className="sheet-card__place small">
        <TierBadge rank={card.tier} label={card.tierTitle} />
        <span className="soft">
          {card.topic}
          {card.facet === "practice" ? ` · ${t("review.practice")}` : ""}
          {card.edited ? ` · ${t("review.edited")}` : ""}
        </span>
      </header>
      <section className="sheet-card__question" ref={questionRef} tabIndex={-1} aria-label={t("review.question")}>
        <Markdown text={card.front[lang]} lang={lang} />
      </section>
      {revealed ? (
        <section className="sheet-card__answer" ref={answerRef} tabIndex={-1} aria-label={t("review.answer")}>
          <Edge rank={card.tier} height={12} />
          <Markdown text={card.back[lang]} lang={lang} />
          <footer className="sheet-card__facts note soft">
            {card.source ? (
              <span>
                {t("common.label", { label: t("review.source") })}
                <SourceLink url={card.source.url} />
                {card.source.checked ? ` · ${t("review.checked", { date: card.source.checked })}` : ""}
              </span>
            ) : null}
            {card.concepts.length > 0 ? (
              <span>
                {t("common.label", { label: t("review.concepts") })}
                {list(
                  lang,
                  card.concepts.map((concept) => concept.name[lang]),
                )}
              </span>
            ) : null}
            {card.origin === "outline" && !card.edited ? <span>{t("review.outlineCard")}</span> : null}
          </footer>
        </section>
      ) : null}
      {card.flagReason || flipped ? (
        <p className="sheet-card__remarks note soft">
          {card.flagReason ? <span>{t("review.flagged", { reason: card.flagReason })}</span> : null}
          {flipped ? <span>{t("review.inOther", { language: t(`common.${lang}`) })}</span> : null}
        </p>
      ) : null}
    </article>
  );
}
