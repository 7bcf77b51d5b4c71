// What an answer gets at once: the verdict, a reason for each option, the beliefs it showed, and where to read on.
import type { Ref } from "react";
import { Link } from "wouter";
import { Button } from "../../components/controls/Button.tsx";
import { Icon } from "../../components/controls/Icon.tsx";
import { intervalWords } from "../../components/items/words.ts";
import { Notice } from "../../components/states/States.tsx";
import { Belief } from "../../components/study/Belief.tsx";
import { Reasons } from "../../components/study/Reasons.tsx";
import { Markdown } from "../../components/text/Markdown.tsx";
import { plainWords } from "../../components/text/markdown.ts";
import { SourceLink } from "../../components/text/SourceLink.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { localeOf } from "../../i18n/format.ts";
import type { Lang } from "../../i18n/i18n.ts";
import type { Feedback, Sheet } from "./session.ts";
import { StepAsk } from "./Turns.tsx";

type AnsweredOption = Feedback["options"][number];

type Props = {
  sheet: Sheet;
  feedback: Feedback;
  lang: Lang;
  verdictRef: Ref<HTMLElement>;
  onUndo: () => void;
};

/** Everything that the answer brought. */
export function FeedbackPanel({ sheet, feedback, lang, verdictRef, onUndo }: Props) {
  const { t } = useLanguage();
  return (
    <>
      <Verdict sheet={sheet} feedback={feedback} verdictRef={verdictRef} />
      {feedback.broughtForward.length > 0 ? (
        <Notice
          icon="clock"
          actions={
            <Button size="small" kind="quiet" onPress={onUndo}>
              {t("common.undo")}
            </Button>
          }
        >
          <p>{t("quiz.broughtForward", { count: feedback.broughtForward.length })}</p>
          <CardNames cards={feedback.broughtForward} lang={lang} />
        </Notice>
      ) : null}
      {feedback.closed.map((belief) => (
        <Belief key={belief.id} belief={belief} lang={lang} />
      ))}
      {sheet.item.state === "chain" ? (
        <Way sheet={sheet} feedback={feedback} lang={lang} />
      ) : (
        <Reasons options={feedback.options} opened={feedback.opened} lang={lang} label={t("quiz.reasons")} />
      )}
      <Reading feedback={feedback} lang={lang} />
    </>
  );
}

function Verdict({ sheet, feedback, verdictRef }: Pick<Props, "sheet" | "feedback" | "verdictRef">) {
  const { t, lang } = useLanguage();
  const { right, options, steps } = feedback;
  const title = right ? t("quiz.verdict.right") : t("quiz.verdict.wrong");
  const detail = [
    sheet.item.state === "chain" && !right
      ? t("quiz.chain.score", { right: Math.round(feedback.score * steps.length), of: steps.length })
      : null,
    // Of several, a part may have been right: say which part was not.
    !right && options.filter((option) => option.right).length > 1 ? shortfall(t, options) : null,
    right && sheet.confidence === "guess" ? t("quiz.verdict.byGuess") : null,
    !right && sheet.confidence === "sure" ? t("quiz.verdict.sureAndWrong") : null,
    t("quiz.verdict.again", { span: intervalWords(lang, feedback.interval) }),
  ].filter((part) => part !== null);
  return (
    <section
      className={`outcome outcome--${right ? "right" : "wrong"}`}
      ref={verdictRef}
      tabIndex={-1}
      aria-label={t("quiz.verdict.label")}
    >
      <span className="outcome__sign" aria-hidden="true">
        <Icon name={right ? "check" : "cross"} size={20} />
      </span>
      <div>
        <h2 className="outcome__title">{title}</h2>
        <p className="small">{detail.join(lang === "zh" ? "" : " ")}</p>
      </div>
    </section>
  );
}

function shortfall(t: ReturnType<typeof useLanguage>["t"], options: readonly AnsweredOption[]): string {
  const missed = options.filter((option) => option.right && !option.chosen).length;
  const slips = options.filter((option) => !option.right && option.chosen).length;
  return t("quiz.verdict.shortfall", { missed, slips });
}

/** The whole way of a chain: where the learner's own ended, and how it goes on. */
function Way({ sheet, feedback, lang }: Pick<Props, "sheet" | "feedback" | "lang">) {
  const { t } = useLanguage();
  const reached = Math.round(feedback.score * feedback.steps.length);
  return (
    // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers
    <ol role="list" className="way" aria-label={t("quiz.chain.whole")}>
      {feedback.steps.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place in the chain
        <li key={index} className="way__step">
          <StepAsk ask={one.ask} n={index + 1} of={feedback.steps.length} lang={lang} />
          {index > reached ? <p className="note soft">{t("quiz.chain.notReached")}</p> : null}
          {index === reached && !feedback.right ? <p className="note way__turn">{t("quiz.chain.wrongTurn")}</p> : null}
          <Reasons
            options={one.options}
            opened={feedback.opened}
            lang={lang}
            label={t("quiz.chain.step", { n: index + 1, of: sheet.item.state === "chain" ? feedback.steps.length : 1 })}
          />
          <div className="turn__finding">
            <span className="note soft">{t("quiz.chain.finding")}</span>
            <Markdown text={one.finding[lang]} lang={lang} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Reading({ feedback, lang }: Pick<Props, "feedback" | "lang">) {
  const { t } = useLanguage();
  if (!feedback.source && feedback.cards.length === 0) return null;
  return (
    <dl className="reading small">
      {feedback.source ? (
        <div>
          <dt className="soft">{t("quiz.reference")}</dt>
          <dd>
            <SourceLink url={feedback.source.url} />
            {feedback.source.checked ? (
              <span className="soft"> · {t("review.checked", { date: feedback.source.checked })}</span>
            ) : null}
          </dd>
        </div>
      ) : null}
      {feedback.cards.length > 0 ? (
        <div>
          <dt className="soft">{t("quiz.cards")}</dt>
          <dd>
            <CardNames cards={feedback.cards} lang={lang} />
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

/** Cards by their words, each a link to its page. */
export function CardNames({ cards, lang }: { cards: Feedback["cards"]; lang: Lang }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers
    <ul role="list" className="card-names">
      {cards.map((card) => (
        <li key={card.id}>
          <Link href={`/library/item/${encodeURIComponent(card.id)}`} lang={localeOf(lang)}>
            {plainWords(card.title[lang])}
          </Link>
        </li>
      ))}
    </ul>
  );
}
