// Options to choose from by pointer or key, and how sure one is; the same in a quiz and in an exam.
import type { KeyboardEvent } from "react";
import type { Action } from "../../actions.tsx";
import type { Output } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import type { Lang } from "../../i18n/i18n.ts";
import "./Choices.css";
import { type Confidence, OptionList } from "./OptionList.tsx";

/** What of a question decides a choice: a scenario, a step of a chain, a question of a paper. */
export type OpenQuestion = Pick<Output<"exam.question">, "choose" | "options">;

/** What choosing the option in a place makes of a choice: the one of a single choice, one more or one less of several. */
export function chooseAt(question: OpenQuestion, chosen: readonly number[], place: number): number[] {
  const key = question.options[place]?.key;
  if (key === undefined) return [...chosen];
  if (question.choose === 1) return [key];
  return inOrder(question, chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
}

/** A choice in the order in which its options are shown, so that the same choice is always written the same. */
export function inOrder(question: OpenQuestion, chosen: readonly number[]): number[] {
  return question.options.map((option) => option.key).filter((key) => chosen.includes(key));
}

const PLACES = [0, 1, 2, 3, 4];
const CODES = PLACES.map((place) => [
  `Digit${place + 1}`,
  `Numpad${place + 1}`,
  `Key${String.fromCharCode(65 + place)}`,
]);

/** The keys that choose: 1 to 5, and the letters before the options. */
export function choiceAction(run: (place: number) => void, off: boolean): Action {
  return {
    id: "choose",
    label: "quiz.keys.choose",
    icon: "check",
    keys: ["1", "2", "3", "4", "5"],
    binding: { code: CODES.flat(), onControls: true },
    run: (event) => {
      const place = CODES.findIndex((codes) => event && codes.includes(event.code));
      if (place >= 0) run(place);
    },
    keyOnly: true,
    off,
  };
}

/** The keys that say how sure one is: S, U, G. */
export function confidenceActions(run: (confidence: Confidence) => void, off: boolean): Action[] {
  const of = (confidence: Confidence, label: Action["label"], letter: string): Action => ({
    id: `confidence:${confidence}`,
    label,
    icon: "target",
    keys: [letter],
    binding: { code: `Key${letter}` },
    run: () => run(confidence),
    keyOnly: true,
    off,
  });
  return [
    of("sure", "quiz.keys.sure", "S"),
    of("unsure", "quiz.keys.unsure", "U"),
    of("guess", "quiz.keys.guess", "G"),
  ];
}

type Props = {
  question: OpenQuestion;
  chosen: readonly number[];
  onChange: (chosen: number[]) => void;
  lang: Lang;
  disabled?: boolean;
  /** Enter while an option has the focus. */
  onEnter?: () => void;
};

/** The options with how many to choose. Up and down go from option to option. */
export function Choices({ question, chosen, onChange, lang, disabled = false, onEnter }: Props) {
  const { t } = useLanguage();
  const several = question.choose > 1;
  const hint = several
    ? t("quiz.choose.several", { count: question.choose, chosen: chosen.length })
    : t("quiz.choose.one");
  function take(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if ((event.code === "Enter" || event.code === "NumpadEnter") && onEnter) {
      event.preventDefault();
      event.stopPropagation();
      onEnter();
    }
  }
  return (
    <div className="choices" onKeyDownCapture={take}>
      <p className="choices__hint small soft" aria-hidden="true">
        {hint}
      </p>
      <OptionList
        label={hint}
        options={question.options.map((option) => ({ id: String(option.key), text: option.text[lang] }))}
        several={several}
        chosen={chosen.map(String)}
        onChange={(ids) => onChange(inOrder(question, ids.map(Number)))}
        lang={lang}
        disabled={disabled}
      />
    </div>
  );
}
