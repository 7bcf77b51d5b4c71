// Answered options, each with its reason and, where a false belief was chosen, that belief.
import type { Output } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import type { Lang } from "../../i18n/i18n.ts";
import { Markdown } from "../text/Markdown.tsx";
import { Belief, type BeliefView } from "./Belief.tsx";
import { OptionList } from "./OptionList.tsx";
import "./Reasons.css";

type AnsweredOption = Output<"quiz.answer">["options"][number];

type Props = {
  options: readonly AnsweredOption[];
  /** Beliefs that this answer opened: shown with what refutes them. */
  opened?: readonly BeliefView[];
  lang: Lang;
  label: string;
};

/** Options with their reasons; a chosen belief stands with its option, and with what refutes it once it is open. */
export function Reasons({ options, opened = [], lang, label }: Props) {
  return (
    <OptionList
      label={label}
      several={false}
      lang={lang}
      chosen={options.filter((option) => option.chosen).map((option) => String(option.key))}
      onChange={() => {}}
      options={options.map((option) => ({
        id: String(option.key),
        text: option.text[lang],
        verdict: {
          right: option.right,
          reason: option.reason[lang],
          aside: <BeliefOf option={option} opened={opened} lang={lang} />,
        },
      }))}
    />
  );
}

function BeliefOf({ option, opened, lang }: { option: AnsweredOption; opened: readonly BeliefView[]; lang: Lang }) {
  const { t } = useLanguage();
  if (!option.chosen || option.right || !option.misconception) return null;
  const known = opened.find((belief) => belief.id === option.misconception?.id);
  if (known) return <Belief belief={known} lang={lang} />;
  return (
    <p className="reason__belief">
      <span className="soft">{t("misconceptions.standsFor")}</span>{" "}
      <Markdown text={option.misconception.belief[lang]} lang={lang} inline />
    </p>
  );
}
