// Manifests: every fenced YAML block is one that a current cluster would take, or says that it is none.
import { parseAllDocuments } from "yaml";
import { needsName, standingOf } from "../api-kinds.ts";
import { type Fence, fencesOf } from "../fences.ts";
import type { Finding, Path } from "../problem.ts";
import { commandsOfLab, textsOfItem, textsOfLab, textsOfMisconception } from "../texts.ts";
import type { Bank } from "./bank.ts";

/** A fault of a block and the line within the block that it stands on, from 1. */
type BlockFault = { line: number; message: string };

const marks = ["old", "fragment"];

/**
 * Blocks marked `yaml` hold whole manifests with an `apiVersion` and `kind` that are served today. A part of a manifest is
 * marked `yaml fragment`, one that shows an API long gone `yaml old`; both must be YAML. Manifests in the here-documents
 * of shell blocks are held to the same.
 */
export function badManifest(bank: Bank): Finding[] {
  return allTexts(bank).flatMap(({ id, path, text, bare }) => {
    const blocks = bare ? [{ line: 0, language: "bash", marks: [], body: text, closed: true }] : fencesOf(text);
    return blocks.flatMap((fence) =>
      faultsOf(fence).map((fault) => ({
        rule: "manifest",
        id,
        where: { path, within: fence.line + fault.line },
        message: fault.message,
      })),
    );
  });
}

/** What is wrong with one fenced block; nothing is said of languages other than YAML, JSON and shells. */
export function faultsOf(fence: Fence): BlockFault[] {
  if (!fence.closed) return [{ line: 0, message: "this block is never closed: end it with a line of the same fence" }];
  const language = fence.language === "yml" ? "yaml" : fence.language;
  if (language === "yaml") {
    const stray = fence.marks.filter((mark) => !marks.includes(mark));
    if (stray.length > 0) {
      return [
        { line: 0, message: `the mark "${stray.join(" ")}" is not known: write "yaml", "yaml fragment" or "yaml old"` },
      ];
    }
    return yamlFaults(fence.body, fence.marks);
  }
  if (language === "json") return jsonFaults(fence);
  if (/^(bash|sh|shell|console|zsh)$/.test(language)) return hereDocumentFaults(fence.body);
  if (language === "" && /^apiVersion:/m.test(fence.body) && /^kind:/m.test(fence.body)) {
    return [{ line: 0, message: 'this block looks like a manifest: begin it with "```yaml"' }];
  }
  return [];
}

function yamlFaults(body: string, given: string[]): BlockFault[] {
  const documents = parseAllDocuments(body, { prettyErrors: true, uniqueKeys: true });
  if (!Array.isArray(documents)) return [{ line: 1, message: "this block is empty: write the manifest or drop it" }];
  const broken = documents.flatMap((document) => document.errors);
  if (broken.length > 0) {
    return broken.map((error) => ({
      line: error.linePos?.[0].line ?? 1,
      message: `this is no valid YAML: ${(error.message.split("\n")[0] ?? "").replace(/ at line.*$/, "")}; what is no YAML goes into a "text" block`,
    }));
  }
  if (given.includes("fragment")) return [];
  return documents.flatMap((document) => {
    const start = lineAt(body, document.contents?.range?.[0] ?? 0);
    const value: unknown = document.toJS();
    if (value === null && documents.length > 1) return [];
    return manifestFaults(value, given.includes("old")).map((message) => ({ line: start, message }));
  });
}

/** What keeps a parsed document from being a manifest that a cluster would take. */
function manifestFaults(value: unknown, old: boolean): string[] {
  if (!isRecord(value)) return ['this is no manifest: mark a part of one as "```yaml fragment"'];
  const { apiVersion, kind } = value;
  if (typeof apiVersion !== "string" || typeof kind !== "string") {
    const missing = typeof apiVersion === "string" ? "kind" : "apiVersion";
    return [`the manifest has no "${missing}": add it, or mark a part of one as "\`\`\`yaml fragment"`];
  }
  const standing = standingOf(apiVersion, kind);
  if (standing.is === "removed" && !old) {
    return [
      `${kind} of ${apiVersion} is no longer served since ${standing.gone}: use ${standing.use}, or mark the block "\`\`\`yaml old"`,
    ];
  }
  if (standing.is === "unknown") {
    return [`no ${kind} of ${apiVersion} is known: correct apiVersion and kind, or add it to decks/bank/api-kinds.ts`];
  }
  if (kind === "List" && Array.isArray(value["items"]))
    return value["items"].flatMap((item) => manifestFaults(item, old));
  const metadata = value["metadata"];
  const named = isRecord(metadata) && ["name", "generateName"].some((key) => typeof metadata[key] === "string");
  return named || !needsName(apiVersion, kind)
    ? []
    : [`the manifest has no metadata.name (as a text): add it, or mark it "\`\`\`yaml fragment"`];
}

/** One value, or one on each line (a log); anything else is a fragment. */
function jsonFaults(fence: Fence): BlockFault[] {
  if (fence.marks.includes("fragment") || isJson(fence.body)) return [];
  const lines = fence.body.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > 0 && lines.every(isJson)) return [];
  return [{ line: 1, message: 'this is no valid JSON: correct it, or mark a part of it as "```json fragment"' }];
}

/** `kubectl apply -f - <<'EOF'` and its kind. */
function hereDocumentFaults(body: string): BlockFault[] {
  const lines = body.split("\n");
  const found: BlockFault[] = [];
  for (let at = 0; at < lines.length; at++) {
    const word = /<<-?\s*(["']?)([A-Za-z_]+)\1/.exec(lines[at] ?? "")?.[2];
    if (word === undefined) continue;
    const end = lines.findIndex((line, index) => index > at && line.trim() === word);
    if (end === -1) {
      found.push({ line: at + 1, message: `the here-document is never closed: end it with a line "${word}"` });
      break;
    }
    const inner = lines.slice(at + 1, end).join("\n");
    const first = at + 1;
    if (/^\s*apiVersion:/m.test(inner) && /^\s*kind:/m.test(inner)) {
      found.push(...yamlFaults(inner, []).map((fault) => ({ line: first + fault.line, message: fault.message })));
    }
    at = end;
  }
  return found;
}

function allTexts(bank: Bank): Array<{ id: string; path: Path; text: string; bare: boolean }> {
  const { items, misconceptions, labs } = bank.subject;
  const both = [
    ...items.map((item) => ({ id: item.id, texts: textsOfItem(item) })),
    ...misconceptions.map((entry) => ({ id: entry.id, texts: textsOfMisconception(entry) })),
    ...labs.map((lab) => ({ id: lab.id, texts: textsOfLab(lab) })),
  ].flatMap(({ id, texts }) =>
    texts.flatMap(({ path, text }) =>
      (["en", "zh"] as const).map((lang) => ({ id, path: [...path, lang], text: text[lang], bare: false })),
    ),
  );
  const commands = labs.flatMap((lab) =>
    commandsOfLab(lab).map(({ path, text }) => ({ id: lab.id, path, text, bare: !/^\s*(`{3,}|~{3,})/m.test(text) })),
  );
  return [...both, ...commands];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
