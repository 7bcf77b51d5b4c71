// An expected score with the band that the result should fall into, against the mark that is to be reached.
import { useLanguage } from "../../hooks/useLanguage.ts";
import { percent } from "../../i18n/format.ts";
import "./ForecastBand.css";

type Props = {
  expected: number;
  low: number;
  high: number;
  passMark: number;
  /** The whole in words. */
  label: string;
};

const AXIS = 58;
const MIDDLE = 38;

const x = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`;
/** Words beside a line stay inside the drawing: to the left of it in its right half. */
const anchorOf = (share: number) => (share > 0.72 ? "end" : share < 0.28 ? "start" : "middle");

/** The pass mark is told above the band, the expected score below it. */
export function ForecastBand({ expected, low, high, passMark, label }: Props) {
  const { t, lang } = useLanguage();
  return (
    <svg className="forecast-band" width="100%" height={104} role="img" aria-label={label}>
      <line className="forecast-band__axis" x1="0" x2="100%" y1={AXIS} y2={AXIS} />
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <line key={share} className="forecast-band__axis" x1={x(share)} x2={x(share)} y1={AXIS} y2={AXIS + 5} />
      ))}
      <text className="forecast-band__end" x="0" y={AXIS + 19}>
        {percent(lang, 0)}
      </text>
      <text className="forecast-band__end" x="100%" y={AXIS + 19} textAnchor="end">
        {percent(lang, 1)}
      </text>
      <svg x={x(low)} y={MIDDLE - 9} width={x(high - low)} height={18} overflow="visible" aria-hidden="true">
        <rect className="forecast-band__range" width="100%" height={18} rx={3} />
      </svg>
      <line className="forecast-band__mark" x1={x(passMark)} x2={x(passMark)} y1={18} y2={AXIS} />
      <text className="forecast-band__words" x={x(passMark)} y={12} textAnchor={anchorOf(passMark)}>
        {t("exams.passMarkIs", { mark: percent(lang, passMark) })}
      </text>
      <circle className="forecast-band__dot" cx={x(expected)} cy={MIDDLE} r={7} />
      <text className="forecast-band__score" x={x(expected)} y={AXIS + 38} textAnchor={anchorOf(expected)}>
        {t("readiness.expectedIs", { score: percent(lang, expected) })}
      </text>
      <line className="forecast-band__lead" x1={x(expected)} x2={x(expected)} y1={MIDDLE + 8} y2={AXIS + 25} />
    </svg>
  );
}
