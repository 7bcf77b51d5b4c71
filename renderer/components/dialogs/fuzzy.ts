// Finding by a few letters: the letters in their order, better where they begin words and stand together.

const BOUNDARY = /[\s\-_/.·:：,，、()（）]/;

/** Widths and case do not matter for finding. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/**
 * How well `query` fits `text`: 0 not at all, higher is better. Every word of the query must be found, each as letters
 * in order; an empty query fits everything alike.
 */
export function likeness(query: string, text: string): number {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  const where = fold(text);
  let sum = 0;
  for (const word of words) {
    const one = likenessOfWord([...word], [...where]);
    if (one === 0) return 0;
    sum += one;
  }
  return sum / words.length;
}

/** Letters in order, greedily from each possible start; linear for a start, and starts are few. */
function likenessOfWord(letters: string[], text: string[]): number {
  let best = 0;
  for (let start = 0; start < text.length && start < 200; start++) {
    if (text[start] !== letters[0]) continue;
    let score = 0;
    let at = start;
    let run = 0;
    let next = 0;
    while (next < letters.length && at < text.length) {
      if (text[at] === letters[next]) {
        const begins = at === 0 || BOUNDARY.test(text[at - 1] ?? "");
        run += 1;
        score += 1 + (begins ? 4 : 0) + Math.min(run, 4);
        next += 1;
      } else run = 0;
      at += 1;
    }
    if (next === letters.length)
      best = Math.max(best, score / (1 + (at - start - letters.length) * 0.12 + start * 0.01));
  }
  return best;
}

/** The things whose best text fits the query, the best first, equal ones in their own order. */
export function rank<T>(query: string, things: readonly T[], textsOf: (thing: T) => readonly string[]): T[] {
  return things
    .map((thing, index) => ({
      thing,
      index,
      score: Math.max(0, ...textsOf(thing).map((text) => likeness(query, text))),
    }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map((one) => one.thing);
}
