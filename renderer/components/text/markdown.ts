// Markdown as a tree of plain values: markdown-it reads it (no HTML, https links alone), nothing here paints.
import MarkdownIt from "markdown-it";

export type MarkNode =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "rule" }
  | { kind: "code"; text: string }
  | { kind: "fence"; text: string; language: string }
  | {
      kind: "element";
      tag: MarkTag;
      href?: string;
      align?: "left" | "center" | "right";
      start?: number;
      children: MarkNode[];
    };

type MarkTag = (typeof TAGS)[number];

const TAGS = [
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "ul",
  "ol",
  "li",
  "blockquote",
  "strong",
  "em",
  "s",
  "a",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
] as const;

const KNOWN = new Set<string>(TAGS);

/** How much of a text is taken: characters, and elements in them. */
type Limits = { length: number; parts: number };

/** What is shown at once. No card needs as much; more would keep the page busy, so it is shown when asked for. */
export const AT_ONCE: Limits = { length: 20_000, parts: 800 };

/** What is shown at most; the rest stays in the database. */
export const AT_MOST: Limits = { length: 65_536, parts: Number.POSITIVE_INFINITY };

const reader = new MarkdownIt({ html: false, linkify: false, typographer: false });
reader.set({ maxNesting: 20 });
reader.validateLink = (url) => /^https:\/\//i.test(url.trim());

type Token = ReturnType<typeof reader.parse>[number];

/** Adds text to a list of nodes, merging with text before it. */
function addText(into: MarkNode[], text: string): void {
  const last = into.at(-1);
  if (last?.kind === "text") last.text += text;
  else if (text !== "") into.push({ kind: "text", text });
}

/**
 * Never throws; what markdown-it does not know stays text. Nesting beyond 20 levels is dropped by markdown-it. `cut` says
 * that only the beginning of the text fits the limits.
 */
export function parseMarkdown(text: string, limits = AT_ONCE): { nodes: MarkNode[]; cut: boolean } {
  const long = text.length > limits.length;
  let parts = 0;
  const root: MarkNode[] = [];
  const open: MarkNode[][] = [root];
  const here = () => open.at(-1) ?? root;

  function take(tokens: readonly Token[]) {
    for (const token of tokens) {
      if (token.type !== "text" && token.nesting !== -1) parts += 1;
      if (parts > limits.parts) return;
      if (token.type === "inline") {
        take(token.children ?? []);
      } else if (token.nesting === 1) {
        const node = elementOf(token);
        // A tight list hides its paragraphs: their content belongs to the list item itself.
        if (token.hidden || !node) open.push(here());
        else {
          here().push(node);
          open.push(node.children);
        }
      } else if (token.nesting === -1) {
        if (open.length > 1) open.pop();
      } else if (token.type === "fence" || token.type === "code_block") {
        const language = token.info.trim().split(/\s+/, 1)[0] ?? "";
        here().push({ kind: "fence", text: token.content.replace(/\n$/, ""), language: language.toLowerCase() });
      } else if (token.type === "code_inline") {
        here().push({ kind: "code", text: token.content });
      } else if (token.type === "hardbreak" || token.type === "softbreak") {
        // Authors write a statement a line, the answer first: their line breaks are kept.
        here().push({ kind: "break" });
      } else if (token.type === "hr") {
        here().push({ kind: "rule" });
      } else {
        // Text, and an image by its words: pictures are never fetched.
        addText(here(), token.content);
      }
    }
  }

  take(reader.parse(long ? text.slice(0, limits.length) : text, {}));
  return { nodes: root, cut: long || parts > limits.parts };
}

function elementOf(token: Token): Extract<MarkNode, { kind: "element" }> | null {
  if (!KNOWN.has(token.tag)) return null;
  const node: Extract<MarkNode, { kind: "element" }> = { kind: "element", tag: token.tag as MarkTag, children: [] };
  const href = String(token.attrGet("href") ?? "");
  if (token.tag === "a" && href) node.href = href;
  const align = /text-align:(left|center|right)/.exec(String(token.attrGet("style") ?? ""))?.[1];
  if (align === "left" || align === "center" || align === "right") node.align = align;
  const start = Number(token.attrGet("start") ?? Number.NaN);
  if (token.tag === "ol" && Number.isInteger(start)) node.start = start;
  return node;
}

/** The words of a Markdown text on one line, for titles and lists: no marks, no code fences' contents beyond 200. */
export function plainWords(text: string): string {
  const words: string[] = [];
  const walk = (nodes: readonly MarkNode[]) => {
    for (const node of nodes) {
      if (node.kind === "element") {
        walk(node.children);
        if (["p", "li", "td", "th", "h1", "h2", "h3"].includes(node.tag)) words.push(" ");
      } else if (node.kind === "text" || node.kind === "code") words.push(node.text);
      else if (node.kind === "fence") words.push(node.text.slice(0, 200), " ");
      else words.push(" ");
    }
  };
  walk(parseMarkdown(text).nodes);
  return words.join("").replace(/\s+/g, " ").trim();
}
