// Reads a subject's folder from disk. The only file of decks/ that knows the file system.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { byPlace, type Locate, type Path, type Problem } from "./problem.ts";
import {
  type BankItem,
  itemsFile,
  type Lab,
  labsFile,
  type Misconception,
  misconceptionsFile,
  type SourcePage,
  type Subject,
  sourcesFile,
  taxonomyFile,
} from "./schema.ts";
import { readSourceFile, type SourceFile, within } from "./source-file.ts";

/** A subject with all its faults: `subject` holds whatever could be read, null without a taxonomy. */
export type SubjectReading = { subject: Subject | null; problems: Problem[]; locate: Locate };

/** A loaded subject and the places of its entries, or everything that is wrong with its files. */
export type LoadedSubject = { ok: true; subject: Subject; locate: Locate } | { ok: false; problems: Problem[] };

type Entry = { file: string; path: Path; lineOf: SourceFile<unknown>["lineOf"] };

/**
 * Loads the authored data of one subject from `folder`. All faults of all files are reported at once. The taxonomy is
 * needed; items, misconceptions, labs, sources and outlines may be missing and are then empty.
 */
export function loadSubject(folder: string): LoadedSubject {
  const { subject, problems, locate } = readSubject(folder);
  return subject !== null && problems.length === 0 ? { ok: true, subject, locate } : { ok: false, problems };
}

/** Like `loadSubject`, but keeps what could be read beside the faults: for the lint, which wants to say all at once. */
export function readSubject(folder: string): SubjectReading {
  const problems: Problem[] = [];
  const entries = new Map<string, Entry[]>();
  const hash = createHash("sha256");
  const remember = (id: string, entry: Entry) => {
    const known = entries.get(id);
    if (known) known.push(entry);
    else entries.set(id, [entry]);
  };
  const textOf = (name: string): string => {
    const text = readText(join(folder, name));
    hash.update(`${name}\0${text}\0`);
    return text;
  };
  const readOne = <S extends z.ZodType>(name: string, schema: S, listKey: string) => {
    const file = shown(folder, name);
    const source = readSourceFile(file, textOf(name), schema, listKey);
    problems.push(...source.problems);
    return { file, ...source };
  };

  const taxonomyPath = shown(folder, "taxonomy.yaml");
  const top: Entry = { file: taxonomyPath, path: [], lineOf: () => 1 };
  let taxonomy: Subject["taxonomy"] | null = null;
  if (existsSync(join(folder, "taxonomy.yaml"))) {
    const read = readOne("taxonomy.yaml", taxonomyFile, "topics");
    taxonomy = read.value;
    read.value?.topics.forEach((topic, index) => {
      const path: Path = ["topics", read.kept[index] ?? index];
      remember(`topic:${topic.id}`, { file: read.file, path, lineOf: read.lineOf });
      topic.concepts.forEach((concept, place) => {
        remember(`concept:${concept.id}`, { file: read.file, path: [...path, "concepts", place], lineOf: read.lineOf });
      });
    });
  } else {
    problems.push({
      file: taxonomyPath,
      line: 1,
      rule: "missing-file",
      message: "a subject needs this file with its topics and concepts: write it",
    });
  }

  const topics = new Set(taxonomy?.topics.map((topic) => topic.id) ?? []);
  const checkTopic = (topic: string, read: { file: string; lineOf: Entry["lineOf"] }) => {
    if (taxonomy === null || topics.has(topic)) return;
    problems.push({
      file: read.file,
      line: read.lineOf(["topic"]),
      rule: "unknown-topic",
      message: `the topic "${topic}" is not in the taxonomy: write the id of one that is`,
    });
  };

  const items: BankItem[] = [];
  for (const name of yamlFiles(folder, "items", problems)) {
    const read = readOne(name, itemsFile, "items");
    if (read.value === null) continue;
    const topic = read.value.topic;
    checkTopic(topic, read);
    read.value.items.forEach((item, index) => {
      items.push({ ...item, topic });
      remember(item.id, { file: read.file, path: ["items", read.kept[index] ?? index], lineOf: read.lineOf });
    });
  }

  const misconceptions: Misconception[] = [];
  const single = existsSync(join(folder, "misconceptions.yaml")) ? ["misconceptions.yaml"] : [];
  for (const name of [...single, ...yamlFiles(folder, "misconceptions", problems)]) {
    const read = readOne(name, misconceptionsFile, "misconceptions");
    read.value?.misconceptions.forEach((entry, index) => {
      misconceptions.push(entry);
      remember(entry.id, { file: read.file, path: ["misconceptions", read.kept[index] ?? index], lineOf: read.lineOf });
    });
  }

  const labs: Lab[] = [];
  for (const name of yamlFiles(folder, "labs", problems)) {
    const read = readOne(name, labsFile, "labs");
    if (read.value === null) continue;
    const topic = read.value.topic;
    checkTopic(topic, read);
    read.value.labs.forEach((entry, index) => {
      labs.push({ ...entry, topic });
      remember(entry.id, { file: read.file, path: ["labs", read.kept[index] ?? index], lineOf: read.lineOf });
    });
  }

  const sources: SourcePage[] = [];
  if (existsSync(join(folder, "sources.yaml"))) {
    const read = readOne("sources.yaml", sourcesFile, "pages");
    read.value?.pages.forEach((entry, index) => {
      sources.push(entry);
      remember(`source:${entry.page}`, {
        file: read.file,
        path: ["pages", read.kept[index] ?? index],
        lineOf: read.lineOf,
      });
    });
  }

  const outline = (name: string) => (existsSync(join(folder, name)) ? textOf(name) : "");
  const outlines = { en: outline("outline.en.md"), zh: outline("outline.zh.md") };

  for (const [id, line] of releasedLines(folder)) {
    if (!entries.has(id)) remember(id, { file: shown(folder, "released.txt"), path: [], lineOf: () => line });
  }
  const locate: Locate = (id, where) => {
    const entry = entries.get(id)?.[where?.nth ?? 0] ?? top;
    return { file: entry.file, line: entry.lineOf(within(entry.path, where), where?.within) };
  };
  const fingerprint = hash.digest("hex");
  const subject = taxonomy === null ? null : { taxonomy, items, misconceptions, labs, sources, outlines, fingerprint };
  return { subject, problems: problems.sort(byPlace), locate };
}

/**
 * The ids that a release has shipped: `released.txt` of the folder, an id a line, `#` begins a comment. Without the file
 * nothing is released yet.
 */
export function readReleased(folder: string): ReadonlySet<string> {
  return new Set(releasedLines(folder).keys());
}

function releasedLines(folder: string): Map<string, number> {
  const path = join(folder, "released.txt");
  const found = new Map<string, number>();
  if (!existsSync(path)) return found;
  readText(path)
    .split("\n")
    .forEach((line, index) => {
      const id = line.replace(/#.*/, "").trim();
      if (id !== "") found.set(id, index + 1);
    });
  return found;
}

/** The YAML files of a subfolder, by name; other files are faults, for they would be passed over in silence. */
function yamlFiles(folder: string, sub: string, problems: Problem[]): string[] {
  const path = join(folder, sub);
  if (!existsSync(path)) return [];
  const names = readdirSync(path)
    .filter((name) => !name.startsWith("."))
    .sort();
  for (const name of names.filter((each) => !each.endsWith(".yaml"))) {
    problems.push({
      file: shown(folder, `${sub}/${name}`),
      line: 1,
      rule: "stray-file",
      message: "only files that end in .yaml are read here: rename it or move it away",
    });
  }
  return names.filter((name) => name.endsWith(".yaml")).map((name) => `${sub}/${name}`);
}

/** Lines end in \n whatever the checkout did, so that the fingerprint is the same on every machine. */
function readText(path: string): string {
  return readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n");
}

function shown(folder: string, name: string): string {
  return join(folder, name).split("\\").join("/");
}
