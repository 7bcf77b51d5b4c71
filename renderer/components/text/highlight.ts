// Colours words in code: seven languages, by lowlight, as a tree of spans and never as HTML.
import bash from "highlight.js/lib/languages/bash";
import dockerfile from "highlight.js/lib/languages/dockerfile";
import go from "highlight.js/lib/languages/go";
import ini from "highlight.js/lib/languages/ini";
import json from "highlight.js/lib/languages/json";
import shell from "highlight.js/lib/languages/shell";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";

const light = createLowlight({ bash, dockerfile, go, ini, json, shell, yaml });
light.registerAlias({
  yaml: ["yml", "manifest"],
  bash: ["sh", "zsh"],
  shell: ["console", "terminal"],
  ini: ["toml", "conf", "properties"],
  go: ["golang"],
  dockerfile: ["docker"],
  json: ["jsonc", "json5"],
});

/** Longer code is shown plain, so that no text can keep the page busy. In characters. */
export const LONGEST_COLOURED = 12_000;

export type Span = { text: string; role: string | null };

/**
 * The code as pieces of text with a role (`attr`, `string`, `comment` …), which together are the code again.
 * An unknown language, or too long a code, is one piece without a role.
 */
export function spansOf(code: string, language: string): Span[] {
  if (!language || code.length > LONGEST_COLOURED || !light.registered(language)) return [{ text: code, role: null }];
  const spans: Span[] = [];
  type Nodes = ReturnType<typeof light.highlight>["children"];
  const walk = (nodes: Nodes, role: string | null) => {
    for (const node of nodes) {
      if (node.type === "text") spans.push({ text: node.value, role });
      else if (node.type === "element") {
        const names = node.properties["className"];
        const own = Array.isArray(names) ? String(names[0] ?? "").replace(/^hljs-/, "") : "";
        walk(node.children, own || role);
      }
    }
  };
  walk(light.highlight(language, code).children, null);
  return spans;
}

/** Whether a text's first line is the head of a `kubectl` table: capitals in columns. */
export function hasTableHead(code: string): boolean {
  const first = code.split("\n", 1)[0] ?? "";
  return (
    first.length < 400 &&
    /^[A-Z][A-Z0-9()%/-]*( [A-Z0-9()%/-]+)?( {2,}[A-Z][A-Z0-9()%/-]*( [A-Z0-9()%/-]+)?)+ *$/.test(first)
  );
}
