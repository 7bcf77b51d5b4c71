// A reader who knows nothing of the subject and learns from the bank itself how right options look.
import { shuffled } from "../random.ts";
import type { Form } from "./form.ts";
import { traits } from "./form.ts";

/** For each option of a question the chance to be right that its form alone suggests, and what speaks for the right one. */
export type Guess = { chances: number[]; tells: Array<{ trait: string; sign: 1 | -1; weight: number }> };

const folds = 10;
const rounds = 300;
const rate = 0.5;
const shrinking = 0.01;

/**
 * Guesses every question from what the others teach: a conditional logit over the traits of the options (McFadden 1973,
 * "Conditional logit analysis of qualitative choice behavior"), each trait as its distance from the mean of the question's
 * options in standard deviations, and the square of the length's, so that "the middle one" can be learnt too. Ten-fold
 * cross-validation: no question is guessed by weights that have seen it. The same forms give the same guesses.
 */
export function guessAll(forms: readonly Form[]): Guess[] {
  const samples = forms.map((form) => ({ rows: standardised(form.rows), right: form.right }));
  const order = shuffled([...samples.keys()], 20_261_130);
  const foldOf = new Map(order.map((at, place) => [at, place % folds]));
  const weights = Array.from({ length: folds }, (_, fold) => learn(samples.filter((_, at) => foldOf.get(at) !== fold)));
  return samples.map((sample, at) => guess(sample, weights[foldOf.get(at) ?? 0] ?? []));
}

/** Whether the option that a guess holds likeliest is right; a share where several are held equally likely. */
export function guessedRight(form: Form, { chances }: Guess): number {
  const most = Math.max(...chances);
  const top = form.right.filter((_, at) => (chances[at] ?? 0) > most - 1e-9);
  return top.filter((right) => right).length / top.length;
}

function learn(samples: readonly Form[]): number[] {
  const size = samples[0]?.rows[0]?.length ?? 0;
  const weights = new Array<number>(size).fill(0);
  for (let round = 0; round < rounds; round++) {
    const slope = new Array<number>(size).fill(0);
    for (const { rows, right } of samples) {
      const chances = chancesOf(rows, weights);
      const sure = 1 / Math.max(1, right.filter((each) => each).length);
      rows.forEach((row, at) => {
        const miss = (right[at] ? sure : 0) - (chances[at] ?? 0);
        row.forEach((value, k) => {
          slope[k] = (slope[k] ?? 0) + miss * value;
        });
      });
    }
    slope.forEach((sum, k) => {
      const weight = weights[k] ?? 0;
      weights[k] = weight + rate * (sum / Math.max(1, samples.length) - shrinking * weight);
    });
  }
  return weights;
}

function guess({ rows, right }: Form, weights: readonly number[]): Guess {
  const at = right.indexOf(true);
  const tells = traits.map((trait, k) => {
    const value = rows[at]?.[k] ?? 0;
    return { trait, sign: value > 0 ? (1 as const) : (-1 as const), weight: value * (weights[k] ?? 0) };
  });
  return { chances: chancesOf(rows, weights), tells: tells.sort((a, b) => b.weight - a.weight) };
}

function chancesOf(rows: readonly number[][], weights: readonly number[]): number[] {
  const scores = rows.map((row) => row.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0));
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Each column as distances from its mean in standard deviations; where all options are equal, zeros. */
function standardised(rows: readonly number[][]): number[][] {
  const columns = traits.map((_, k) => {
    const values = rows.map((row) => row[k] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    return values.map((value) => (spread === 0 ? 0 : (value - mean) / spread));
  });
  return rows.map((_, at) => {
    const row = columns.map((column) => column[at] ?? 0);
    return [...row, (row[0] ?? 0) ** 2];
  });
}
