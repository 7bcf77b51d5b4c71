// Sources: every fact rests on a page of the documentation.
import type { Finding } from "../problem.ts";
import { sourceFault } from "../source-hosts.ts";
import type { Bank } from "./bank.ts";

/** The source is a page of Kubernetes' or the project's own documentation. */
export function badSource(bank: Bank): Finding[] {
  const { items, misconceptions, labs } = bank.subject;
  return [...items, ...misconceptions, ...labs].flatMap((entry): Finding[] => {
    const fault = sourceFault(entry.source);
    if (fault === null) return [];
    const message = `${fault}: give the page of the official documentation that says it`;
    return [{ rule: "source", id: entry.id, where: { path: ["source"] }, message }];
  });
}
