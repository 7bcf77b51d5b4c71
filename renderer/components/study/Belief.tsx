// A false belief that answers have shown: what it says, what is true instead, and how it stands.
import type { ReactNode } from "react";
import type { Output } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import type { Lang } from "../../i18n/i18n.ts";
import { Markdown } from "../text/Markdown.tsx";
import { SourceLink } from "../text/SourceLink.tsx";
import "./Belief.css";

export type BeliefView = Output<"quiz.misconceptions">["misconceptions"][number];

type Props = {
  belief: BeliefView;
  lang: Lang;
  /** Facts under it, in words. */
  facts?: ReactNode;
  actions?: ReactNode;
  /** The state is known from around it. */
  stateHidden?: boolean;
};

/** The belief struck through by what refutes it. */
export function Belief({ belief, lang, facts, actions, stateHidden = false }: Props) {
  const { t } = useLanguage();
  return (
    <article className={`belief belief--${belief.state}`}>
      {stateHidden ? null : <p className="belief__state note">{t(`misconceptions.state.${belief.state}`)}</p>}
      <div className="belief__says">
        <span className="note soft">{t("misconceptions.belief")}</span>
        <Markdown text={belief.belief[lang]} lang={lang} />
      </div>
      <div className="belief__true">
        <span className="note soft">{t("misconceptions.refutation")}</span>
        <Markdown text={belief.refutation[lang]} lang={lang} />
      </div>
      {facts || belief.source ? (
        <p className="belief__facts note soft figures">
          {facts ? <span>{facts}</span> : null}
          {belief.source ? <SourceLink url={belief.source} /> : null}
        </p>
      ) : null}
      {actions ? <div className="row row--tight">{actions}</div> : null}
    </article>
  );
}
