// A chain's way: the checks that were right so far, what each showed, and the one that is asked now.
import type { Ref } from "react";
import { Icon } from "../../components/controls/Icon.tsx";
import { Markdown } from "../../components/text/Markdown.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import type { Lang } from "../../i18n/i18n.ts";
import type { Turn } from "./session.ts";

/** The path so far; nothing at the first step. */
export function Turns({ turns, lang }: { turns: readonly Turn[]; lang: Lang }) {
  const { t } = useLanguage();
  if (turns.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers
    <ol role="list" className="turns" aria-label={t("quiz.chain.path")}>
      {turns.map((turn, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place in the chain
        <li key={index} className="turn">
          <Icon name="check" size={16} />
          <div className="turn__words">
            {turn.options
              .filter((option) => option.chosen)
              .map((option) => (
                <Markdown key={option.key} text={option.text[lang]} lang={lang} />
              ))}
            <div className="turn__finding">
              <span className="note soft">{t("quiz.chain.finding")}</span>
              <Markdown text={turn.finding[lang]} lang={lang} />
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}

type AskProps = { ask: Turn["ask"]; n: number; of: number; lang: Lang; askRef?: Ref<HTMLElement> };

/** What is to be checked next. */
export function StepAsk({ ask, n, of, lang, askRef }: AskProps) {
  const { t } = useLanguage();
  return (
    <section className="step-ask" ref={askRef} tabIndex={-1} aria-label={t("quiz.chain.step", { n, of })}>
      <p className="note soft" aria-hidden="true">
        {t("quiz.chain.step", { n, of })}
      </p>
      <Markdown text={ask[lang]} lang={lang} />
    </section>
  );
}
