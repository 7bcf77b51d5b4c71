// Sources: every fact rests on a page of the documentation, and every page was looked up.
import type { Finding } from "../problem.ts";
import { sourceFault } from "../source-hosts.ts";
import type { Bank } from "./bank.ts";

type Sourced = { id: string; source: string };

/** The source is a page of Kubernetes' or the project's own documentation. */
export function badSource(bank: Bank): Finding[] {
  return sourcedOf(bank).flatMap(({ id, source }): Finding[] => {
    const fault = sourceFault(source);
    if (fault === null) return [];
    const message = `${fault}: give the page of the official documentation that says it`;
    return [{ rule: "source", id, where: { path: ["source"] }, message }];
  });
}

/** Whoever writes an entry has seen its page, and the section that it points at: both stand in `sources.yaml`. */
export function unseenSource(bank: Bank): Finding[] {
  const seen = new Map(bank.subject.sources.map((entry) => [entry.page, new Set(entry.sections)]));
  return sourcedOf(bank).flatMap(({ id, source }): Finding[] => {
    // A site that may not be one at all is told once, by the rule before.
    if (sourceFault(source) !== null) return [];
    const { page, section } = partsOf(source);
    const refuse = (message: string): Finding[] => [
      { rule: "unseen-source", id, where: { path: ["source"] }, message },
    ];
    const sections = seen.get(page);
    if (sections === undefined) return refuse(`${page} is not in sources.yaml: look it up, and list it there`);
    if (section === null || sections.has(section)) return [];
    return refuse(`the section "${section}" of ${page} is not in sources.yaml: find its heading, and list it there`);
  });
}

/** The list of pages holds each once, and none that nothing rests on. */
export function idleSource(bank: Bank): Finding[] {
  const used = new Set(sourcedOf(bank).map(({ source }) => partsOf(source).page));
  const listed = new Set<string>();
  return bank.subject.sources.flatMap(({ page }): Finding[] => {
    const twice = listed.has(page);
    listed.add(page);
    if (twice) {
      const message = `${page} is listed twice: list it once, with all its sections`;
      return [{ rule: "idle-source", id: `source:${page}`, where: { nth: 1 }, message }];
    }
    if (used.has(page)) return [];
    const message = `nothing rests on ${page}: take it out of the list`;
    return [{ rule: "idle-source", id: `source:${page}`, message }];
  });
}

function sourcedOf(bank: Bank): Sourced[] {
  const { items, misconceptions, labs } = bank.subject;
  return [...items, ...misconceptions, ...labs];
}

function partsOf(source: string): { page: string; section: string | null } {
  const at = source.indexOf("#");
  return at < 0 ? { page: source, section: null } : { page: source.slice(0, at), section: source.slice(at + 1) };
}
