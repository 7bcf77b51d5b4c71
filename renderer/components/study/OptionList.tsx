// The options of a scenario: one or several to choose, then each with its reason.
import type { ReactNode } from "react";
import { Checkbox } from "react-aria-components/Checkbox";
import { CheckboxGroup } from "react-aria-components/CheckboxGroup";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { Segments } from "../controls/Fields.tsx";
import { Icon } from "../controls/Icon.tsx";
import { Markdown } from "../text/Markdown.tsx";
import "./OptionList.css";

export type Option = {
  id: string;
  /** Markdown. */
  text: string;
  /** Known after the answer alone. */
  verdict?: { right: boolean; reason: string; aside?: ReactNode };
};

type Props = {
  label: string;
  options: readonly Option[];
  /** More than one may be chosen. */
  several: boolean;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** The language of the options' text. */
  lang: string;
  disabled?: boolean;
};

/** The letter that stands before the option in this place, and is its key: A, B, C … */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** Options to choose from; once they carry verdicts, options with their reasons. */
export function OptionList({ label, options, several, chosen, onChange, lang, disabled = false }: Props) {
  if (options.some((option) => option.verdict)) {
    return <AnsweredOptions label={label} options={options} chosen={chosen} lang={lang} />;
  }
  const inner = options.map((option, index) => ({
    option,
    body: <OptionBody letter={letterOf(index)} text={option.text} lang={lang} />,
  }));
  return several ? (
    <CheckboxGroup className="options" aria-label={label} value={[...chosen]} onChange={onChange} isDisabled={disabled}>
      {inner.map(({ option, body }) => (
        <Checkbox key={option.id} value={option.id} className="option">
          <span className="option__box" aria-hidden="true">
            <Icon name="check" size={14} />
          </span>
          {body}
        </Checkbox>
      ))}
    </CheckboxGroup>
  ) : (
    <RadioGroup
      className="options"
      aria-label={label}
      value={chosen[0] ?? null}
      onChange={(value) => onChange([value])}
      isDisabled={disabled}
    >
      {inner.map(({ option, body }) => (
        <Radio key={option.id} value={option.id} className="option">
          <span className="option__box option__box--round" aria-hidden="true">
            <span className="option__dot" />
          </span>
          {body}
        </Radio>
      ))}
    </RadioGroup>
  );
}

function OptionBody({ letter, text, lang }: { letter: string; text: string; lang: string }) {
  return (
    <span className="option__body">
      <span className="option__letter" aria-hidden="true">
        {letter}
      </span>
      <Markdown text={text} lang={lang} inline />
    </span>
  );
}

type AnsweredProps = Pick<Props, "label" | "options" | "chosen" | "lang">;

function AnsweredOptions({ label, options, chosen, lang }: AnsweredProps) {
  const { t } = useLanguage();
  return (
    // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers
    <ol className="options" role="list" aria-label={label}>
      {options.map((option, index) => {
        const taken = chosen.includes(option.id);
        const right = option.verdict?.right ?? false;
        const state = right ? (taken ? "hit" : "missed") : taken ? "slip" : "passed";
        return (
          <li key={option.id} className={`option option--told option--${state}`}>
            <span className="option__sign" aria-hidden="true">
              {state === "passed" ? null : <Icon name={right ? "check" : "cross"} size={14} />}
            </span>
            <div className="option__told">
              <OptionBody letter={letterOf(index)} text={option.text} lang={lang} />
              <p className="option__verdict">{t(`option.${state}`)}</p>
              {option.verdict ? (
                <div className="option__reason">
                  <Markdown text={option.verdict.reason} lang={lang} />
                  {option.verdict.aside}
                </div>
              ) : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

export type Confidence = "sure" | "unsure" | "guess";

/** How sure one is of an answer; optional, so nothing is chosen at first. */
export function ConfidenceChoice({
  value,
  onChange,
}: {
  value: Confidence | null;
  onChange: (value: Confidence) => void;
}) {
  const { t } = useLanguage();
  return (
    <Segments
      label={t("confidence.label")}
      value={value}
      onChange={onChange}
      choices={[
        { value: "sure", label: t("confidence.sure") },
        { value: "unsure", label: t("confidence.unsure") },
        { value: "guess", label: t("confidence.guess") },
      ]}
    />
  );
}
