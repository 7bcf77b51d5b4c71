// Exam scores one after another: a dot with what it may really be, against the mark that was to be reached.
import { useLanguage } from "../../hooks/useLanguage.ts";
import { percent } from "../../i18n/format.ts";
import "./ScoreTrend.css";
import { placeOf, type ScorePoint } from "./scores.ts";

type Exam = ScorePoint & { id: number; passMark: number; date: string };

type Props = {
  /** The finding in words. */
  label: string;
  /** Oldest first. */
  exams: readonly Exam[];
};

const HEIGHT = 190;
const TOP = 22;
const BOTTOM = 8;
const LABELLED = 8;

const y = (share: number) => TOP + (1 - Math.min(1, Math.max(0, share))) * (HEIGHT - TOP - BOTTOM);

/** The drawing alone; the table beside it holds the same figures. */
export function ScoreTrend({ label, exams }: Props) {
  const { t, lang } = useLanguage();
  const last = exams.at(-1);
  if (!last) return null;
  const wide = 100 / exams.length;
  return (
    <div className="trend">
      <div className="trend__axis note soft figures" aria-hidden="true">
        {[1, 0.5, 0].map((share) => (
          <span key={share} style={{ top: y(share) }}>
            {percent(lang, share)}
          </span>
        ))}
      </div>
      <svg className="trend__chart" width="100%" height={HEIGHT} role="img" aria-label={label}>
        {[1, 0.5, 0].map((share) => (
          <line key={share} className="trend__grid" x1="0" x2="100%" y1={y(share)} y2={y(share)} />
        ))}
        {exams.map((exam, index) => (
          <line
            key={exam.id}
            className="trend__mark"
            x1={`${index * wide}%`}
            x2={`${(index + 1) * wide}%`}
            y1={y(exam.passMark)}
            y2={y(exam.passMark)}
          />
        ))}
        {exams.slice(1).map((exam, index) => {
          const before = exams[index];
          return before ? (
            <line
              key={exam.id}
              className="trend__line"
              x1={`${placeOf(index, exams.length)}%`}
              x2={`${placeOf(index + 1, exams.length)}%`}
              y1={y(before.score)}
              y2={y(exam.score)}
            />
          ) : null;
        })}
        {exams.map((exam, index) => {
          const x = `${placeOf(index, exams.length)}%`;
          const labelled = exams.length <= LABELLED || index === 0 || index === exams.length - 1;
          return (
            <g key={exam.id}>
              <line className="trend__range" x1={x} x2={x} y1={y(exam.low)} y2={y(exam.high)} />
              <circle
                className={exam.passed ? "trend__dot trend__dot--passed" : "trend__dot"}
                cx={x}
                cy={y(exam.score)}
                r={5.5}
              />
              {labelled ? (
                <text className="trend__score figures" x={x} dx="10" y={y(exam.score)} dominantBaseline="central">
                  {percent(lang, exam.score)}
                </text>
              ) : null}
            </g>
          );
        })}
        <text className="trend__words" x="2" y={y(exams[0]?.passMark ?? 0) - 5}>
          {t("exams.passMarkIs", { mark: percent(lang, exams[0]?.passMark ?? 0) })}
        </text>
      </svg>
      <div className="trend__dates note soft figures" aria-hidden="true">
        {exams.map((exam, index) => (
          <span key={exam.id} style={{ insetInlineStart: `${placeOf(index, exams.length)}%` }}>
            {exams.length <= LABELLED || index === 0 || index === exams.length - 1 ? exam.date : ""}
          </span>
        ))}
      </div>
    </div>
  );
}
