// The answer to "did you know it?": two or four buttons, each with the time it puts the card off.
import { useLanguage } from "../../hooks/useLanguage.ts";
import { KeyCap } from "../controls/KeyCap.tsx";
import "./GradeBar.css";

export type Grade = "again" | "hard" | "good" | "easy";

type Props = {
  buttons: 2 | 4;
  /** What stands under each button, already in words: "10 minutes". */
  intervals: Record<Grade, string>;
  disabled?: boolean;
  /** What is asked and how the grades are called, where it is not a card that was asked. */
  words?: { label: string; names: Record<Grade, string> };
  /** Not drawn and not told: the screen binds no keys to the grades. */
  keyless?: boolean;
  onGrade: (grade: Grade, at: number) => void;
};

/** The grades of two or four buttons, in the order of the keys 1, 2, 3, 4. */
export function gradesOf(buttons: 2 | 4): Grade[] {
  return buttons === 2 ? ["again", "good"] : ["again", "hard", "good", "easy"];
}

/** `onGrade` is told when the button was pressed, on the scale of `event.timeStamp`. */
export function GradeBar({ buttons, intervals, disabled = false, words, keyless = false, onGrade }: Props) {
  const { t } = useLanguage();
  const nameOf = (grade: Grade) =>
    words?.names[grade] ?? (buttons === 2 && grade === "good" ? t("grade.remembered") : t(`grade.${grade}`));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons, not of form fields
    <div className={`grades grades--${buttons}`} role="group" aria-label={words?.label ?? t("review.gradeLabel")}>
      {gradesOf(buttons).map((grade, index) => (
        <button
          key={grade}
          type="button"
          className={`grade grade--${grade}`}
          disabled={disabled}
          {...(keyless ? {} : { "aria-keyshortcuts": grade === "good" ? `${index + 1} Space` : String(index + 1) })}
          onClick={(event) => onGrade(grade, event.timeStamp)}
        >
          <span className="grade__name">{nameOf(grade)}</span>
          <span className="grade__interval">{t("review.again", { span: intervals[grade] })}</span>
          {keyless ? null : (
            <span className="grade__keys">
              <KeyCap keys={String(index + 1)} hidden />
              {grade === "good" ? <KeyCap keys="Space" hidden /> : null}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
