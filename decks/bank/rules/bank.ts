// What every rule of the lint looks at.
import type { Finding } from "../problem.ts";
import type { BankItem, Subject, TaxonomyTopic } from "../schema.ts";

/** The subject with the ids that a release has shipped. `live` are the items that are not retired. */
export type Bank = { subject: Subject; live: BankItem[]; released: ReadonlySet<string> };

/** A rule finds faults; it never mends and never throws. */
export type Rule = (bank: Bank) => Finding[];

/** The items of one kind that are not retired. */
export function liveOf<K extends BankItem["kind"]>(bank: Bank, kind: K): Array<Extract<BankItem, { kind: K }>> {
  return bank.live.filter((item): item is Extract<BankItem, { kind: K }> => item.kind === kind);
}

/** The topics of the taxonomy, each with what `pick` finds in it. */
export function perTopic<T extends { topic: string }>(
  bank: Bank,
  entries: readonly T[],
): Array<{ topic: TaxonomyTopic; entries: T[] }> {
  return bank.subject.taxonomy.topics.map((topic) => ({
    topic,
    entries: entries.filter((entry) => entry.topic === topic.id),
  }));
}

/** A share as whole percents. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? "0 %" : `${Math.round((100 * part) / whole)} %`;
}
