// Readiness: the chance to pass a blueprint on a date, from recall, scenario answers and coverage, with a band.

/** What is known of one cell on the date. */
export type CellEvidence = {
  share: number;
  questions: number;
  /** The number of options a guess is drawn from, as a chance; 0.25 for four. */
  guess: number;
  /** Mean expected recall on the date over all the cell's cards, unseen ones counted as 0; null if it has no cards. */
  recall: number | null;
  /** Cards seen of all: how much the recall stands on. */
  seen: number;
  cards: number;
  /** First answers to scenarios and exam answers. */
  answers: number;
  passed: number;
};

export type CellForecast = { expected: number; variance: number; basis: "measured" | "recall-only" | "chance" };

export type ExamForecast = { chance: number; expected: number; low: number; high: number; cells: CellForecast[] };

/** How many scenario answers the cards' recall is worth: knowing a fact is not yet applying it. */
const recallWeight = 4;
/** Half the width of an 80 % band in standard deviations. */
const bandZ = 1.2816;

/**
 * The chance to answer a question of the cell right. Knowledge is the scenario rate corrected for guessing,
 * (rate - guess) / (1 - guess), weighed with the expected recall; what was never met is at chance.
 */
export function forecastCell(cell: CellEvidence): CellForecast {
  const { guess, answers, passed } = cell;
  const weight =
    cell.recall === null || cell.seen === 0 ? 0 : recallWeight * Math.min(1, cell.seen / Math.max(1, cell.cards / 2));
  if (answers === 0 && weight === 0) return { expected: guess, variance: 0.02, basis: "chance" };
  const applied = answers > 0 ? Math.max(0, (passed / answers - guess) / (1 - guess)) : 0;
  const knowledge = (applied * answers + (cell.recall ?? 0) * weight) / (answers + weight);
  // Shrunk towards half known by one answer: five of five is not certainty.
  const smoothed = (knowledge * (answers + weight) + 0.5) / (answers + weight + 1);
  const expected = guess + (1 - guess) * smoothed;
  const variance = (expected * (1 - expected)) / (answers + weight + 2);
  return { expected, variance, basis: answers >= 5 ? "measured" : "recall-only" };
}

/**
 * The forecast of a paper: its expected score, the 80 % band of the result, and the chance to reach `passMark`. The spread
 * joins what is not known about each cell with the luck of a paper of so many questions (normal approximation).
 */
export function forecastExam(evidence: readonly CellEvidence[], passMark: number): ExamForecast {
  const cells = evidence.map(forecastCell);
  const size = evidence.reduce((sum, cell) => sum + cell.questions, 0);
  if (size === 0) return { chance: 0, expected: 0, low: 0, high: 0, cells };
  let expected = 0;
  let variance = 0;
  for (const [i, cell] of evidence.entries()) {
    const forecast = cells[i];
    if (!forecast) continue;
    const part = cell.questions / size;
    expected += part * forecast.expected;
    variance += part * part * forecast.variance;
    variance += (cell.questions * forecast.expected * (1 - forecast.expected)) / (size * size);
  }
  const deviation = Math.sqrt(variance);
  // A score comes in steps of one question: the pass mark is reached from half a step below it.
  const needed = Math.ceil(passMark * size - 1e-9) / size - 0.5 / size;
  return {
    chance: deviation === 0 ? Number(expected >= needed) : 1 - normal((needed - expected) / deviation),
    expected,
    low: Math.max(0, expected - bandZ * deviation),
    high: Math.min(1, expected + bandZ * deviation),
    cells,
  };
}

/**
 * How much the expected score would rise if one card of a cell were known on the date.
 * @param recall the card's expected recall on the date, 0 if it was never seen
 */
export function gainOf(cell: CellEvidence, recall: number): number {
  if (cell.cards === 0) return 0;
  const rest = cell.recall === null ? 0 : cell.recall * cell.cards;
  const better = {
    ...cell,
    recall: Math.min(1, (rest + 1 - recall) / cell.cards),
    seen: recall === 0 ? cell.seen + 1 : cell.seen,
  };
  return Math.max(0, cell.share * (forecastCell(better).expected - forecastCell(cell).expected));
}

/** The standard normal distribution function (Abramowitz and Stegun 7.1.26; error below 1.5e-7). */
function normal(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const erf = 1 - poly * Math.exp(-x * x);
  return z >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
}
