// What an import is about: files, the built-in outline, accepted concepts, a removal, or the same outlines again.
import type { Subject } from "../../../decks/bank/schema.ts";
import { deckTierCount, offeredConcepts } from "../../../decks/coverage.ts";
import { extrasOutline, readIncoming } from "../../../decks/incoming.ts";
import { explainProblem, parseOutline } from "../../../decks/outline/parse.ts";
import type { IncomingOutline, TreeOutline } from "../../../decks/tree.ts";
import type { Lang, ParsedFile, Skipped } from "../../../decks/types.ts";
import type { Parsed } from "../../contract.ts";
import { notFound, Refusal } from "../../errors.ts";

export type ImportSource = Parsed<"library.preview">["source"];

/** A source read: the outlines that come in, those that go, and what was passed over in each file. */
export type SourceReading = {
  incoming: IncomingOutline[];
  remove: number[];
  skipped: Array<Skipped & { file: string }>;
};

/** Reads a source. Refuses, naming the file, when any of its files can't be taken: all of them or none. */
export function readSource(
  source: ImportSource,
  subject: Subject | null,
  live: readonly TreeOutline[],
  lang: Lang,
): SourceReading {
  switch (source.kind) {
    case "files":
      return join(source.files.map((file) => readFile(file.name, file.text, subject)));
    case "builtin":
      return readBuiltin(subject, source.lang);
    case "refresh":
      return { incoming: [], remove: [], skipped: [] };
    case "remove": {
      if (!live.some((outline) => outline.id === source.outlineId))
        throw notFound({ en: "This outline", zh: "这份大纲" });
      return { incoming: [], remove: [source.outlineId], skipped: [] };
    }
    case "extras":
      return readExtras(source.concepts, subject, live, lang);
  }
}

function readFile(name: string, text: string, subject: Subject | null): SourceReading {
  const parsed = parseOutline(text, name);
  if (!parsed.ok) {
    const { problem } = parsed;
    throw new Refusal("refused", {
      en: `"${name}" was not imported: ${explainProblem(problem, "en")}`,
      zh: `没有导入“${name}”：${explainProblem(problem, "zh")}`,
    });
  }
  return {
    incoming: parsed.file.outlines.map((outline) => readIncoming(outline, name, "file", subject)),
    remove: [],
    skipped: parsed.file.skipped.map((line) => ({ ...line, file: name })),
  };
}

function readBuiltin(subject: Subject | null, lang: Lang): SourceReading {
  const file = subject ? parseBuiltin(subject, lang) : null;
  if (!subject || !file)
    throw new Refusal("unavailable", {
      en: "This build of Tierwise has no built-in outline in this language. Import an outline of your own.",
      zh: "这个版本的 Tierwise 没有该语言的内置大纲。请导入你自己的大纲。",
    });
  const name = `${subject.taxonomy.subject}.${lang}.md`;
  return {
    incoming: file.outlines.map((outline) => readIncoming(outline, name, "builtin", subject)),
    remove: [],
    skipped: file.skipped.map((line) => ({ ...line, file: name })),
  };
}

const parsedBuiltins = new WeakMap<Subject, Partial<Record<Lang, ParsedFile | null>>>();

/** The built-in outline of a language, parsed once; null where there is none. */
export function parseBuiltin(subject: Subject, lang: Lang): ParsedFile | null {
  const known = parsedBuiltins.get(subject) ?? {};
  parsedBuiltins.set(subject, known);
  let file = known[lang];
  if (file === undefined) {
    const parsed = parseOutline(subject.outlines[lang], `${subject.taxonomy.subject}.${lang}.md`);
    file = parsed.ok ? parsed.file : null;
    known[lang] = file;
  }
  return file;
}

function readExtras(
  concepts: readonly string[],
  subject: Subject | null,
  live: readonly TreeOutline[],
  lang: Lang,
): SourceReading {
  const extras = live.find((outline) => outline.origin === "extras");
  const offered = new Set(subject ? offeredConcepts(live, subject).map((offer) => offer.concept) : []);
  const strange = concepts.find((concept) => !offered.has(concept));
  if (strange !== undefined)
    throw new Refusal("conflict", {
      en: `"${strange}" is not offered any more: an outline names it by now, or the bank has nothing on it. Reload the list and choose again.`,
      zh: `“${strange}”已不在可选列表中：可能有大纲已经包含它，或题库中没有相关内容。请刷新列表后重新选择。`,
    });
  if (!subject || concepts.length === 0) return { incoming: [], remove: extras ? [extras.id] : [], skipped: [] };
  const outline = extrasOutline(new Set(concepts), subject, deckTierCount(live, subject), lang);
  return { incoming: [outline], remove: [], skipped: [] };
}

function join(readings: readonly SourceReading[]): SourceReading {
  return {
    incoming: readings.flatMap((reading) => reading.incoming),
    remove: readings.flatMap((reading) => reading.remove),
    skipped: readings.flatMap((reading) => reading.skipped),
  };
}
