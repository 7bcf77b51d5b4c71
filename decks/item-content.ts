// What an item's JSON holds in the database, and how it is read back: card, scenario, chain, and a learner's edit.
import { z } from "zod";
import type { BankItem, Chain, Scenario } from "./bank/schema.ts";
import type { Text } from "./types.ts";

export type ItemKind = "card" | "scenario" | "chain";

const both = z.object({ en: z.string(), zh: z.string() });
const common = {
  /** The main concept first. */
  concepts: z.array(z.string()).min(1),
  difficulty: z.number().int().min(1).max(3).nullable(),
  /** The page that says so; null for what the outline or the learner says. */
  source: z.string().nullable(),
  /** The version of the subject that the facts were checked against. */
  kubernetes: z.string().nullable(),
  since: z.string().optional(),
  variant: z.string().optional(),
};
const options = z.array(
  z.object({ text: both, right: z.boolean(), reason: both, misconception: z.string().optional() }),
);

// The bank's own grammar checks the text when it is loaded; here only the shape is checked, on every read.
const shapes = {
  card: z.object({ front: both, back: both, ...common }),
  scenario: z.object({ ...common, cards: z.array(z.string()), stem: both, options }),
  chain: z.object({
    ...common,
    cards: z.array(z.string()),
    stem: both,
    steps: z.array(z.object({ ask: both, options, finding: both })).min(1),
  }),
} as const;
const editShape = z.object({ front: both, back: both });

export type CardContent = z.output<typeof shapes.card>;
export type ScenarioContent = z.output<typeof shapes.scenario>;
export type ChainContent = z.output<typeof shapes.chain>;
export type ContentOf = { card: CardContent; scenario: ScenarioContent; chain: ChainContent };
/** A learner's own wording of a card; it wins over the source's. */
export type CardEdit = z.output<typeof editShape>;

/** Reads an item's `content`. Throws where the JSON has not the shape of its kind, which only a damaged row has. */
export function parseContent<K extends ItemKind>(kind: K, json: string): ContentOf[K] {
  return shapes[kind].parse(JSON.parse(json)) as ContentOf[K];
}

/** Reads an item's `edited`; null where nothing was edited. */
export function parseEdit(json: string | null): CardEdit | null {
  return json === null ? null : editShape.parse(JSON.parse(json));
}

/** The two sides of a card as the learner sees them: the edit, else the source. */
export function cardSides(content: string, edited: string | null): CardEdit {
  const edit = parseEdit(edited);
  if (edit) return edit;
  const { front, back } = parseContent("card", content);
  return { front, back };
}

/** The JSON of a card; `edited` in the same form as `parseEdit` reads it. Keys stand in a fixed order: equal text, equal JSON. */
export function writeEdit(sides: { front: Text; back: Text }): string {
  return JSON.stringify({ front: ordered(sides.front), back: ordered(sides.back) });
}

/** The JSON of a card that is not from the bank. */
export function writeCard(front: Text, back: Text, concepts: readonly string[]): string {
  return JSON.stringify({
    front: ordered(front),
    back: ordered(back),
    concepts,
    difficulty: null,
    source: null,
    kubernetes: null,
  });
}

/** The JSON of a bank item: what it asks and answers, without what has a column of its own. */
export function writeBankItem(item: BankItem): string {
  const { concepts, difficulty, source, kubernetes } = item;
  const shared = {
    concepts,
    difficulty,
    source,
    kubernetes,
    ...(item.since === undefined ? {} : { since: item.since }),
    ...(item.variant === undefined ? {} : { variant: item.variant }),
  };
  switch (item.kind) {
    case "card":
      return JSON.stringify({ front: ordered(item.front), back: ordered(item.back), ...shared });
    case "scenario":
      return JSON.stringify({
        ...shared,
        cards: item.cards,
        stem: ordered(item.stem),
        options: item.options.map(writeOption),
      });
    case "chain":
      return JSON.stringify({
        ...shared,
        cards: item.cards,
        stem: ordered(item.stem),
        steps: item.steps.map((step: Chain["steps"][number]) => ({
          ask: ordered(step.ask),
          options: step.options.map(writeOption),
          finding: ordered(step.finding),
        })),
      });
  }
}

/** The title of a reserved item: lists may count it but never show it. */
export const reservedTitle: Text = { en: "A question kept for mock exams", zh: "模拟考专用题" };

const titleLength = 160;

/** What an item is called in lists: the first line of its question without Markdown, at most 160 characters. */
export function itemTitle(kind: ItemKind, content: string, edited: string | null): Text {
  const question = kind === "card" ? cardSides(content, edited).front : parseContent(kind, content).stem;
  return { en: firstLine(question.en), zh: firstLine(question.zh) };
}

/** All the text of an item by which it can be found. */
export function searchableText(kind: ItemKind, content: string, edited: string | null): string {
  switch (kind) {
    case "card": {
      const { front, back } = cardSides(content, edited);
      return joined([front, back]);
    }
    case "scenario": {
      const { stem, options: choices } = parseContent(kind, content);
      return joined([stem, ...choices.map((choice) => choice.text)]);
    }
    case "chain": {
      const { stem, steps } = parseContent(kind, content);
      return joined([stem, ...steps.map((step) => step.ask)]);
    }
  }
}

// The outline's own words are the same in both languages: once is enough.
function joined(texts: readonly Text[]): string {
  return texts.map(({ en, zh }) => (en === zh ? en : `${en}\n${zh}`)).join("\n");
}

function firstLine(markdown: string): string {
  let fenced = false;
  for (const raw of markdown.split("\n", 200)) {
    if (/^\s*(```|~~~)/.test(raw)) {
      fenced = !fenced;
      continue;
    }
    const line = plain(raw.slice(0, 1000));
    if (fenced || line === "") continue;
    return cut(line);
  }
  return cut(markdown.replace(/\s+/g, " ").trim());
}

function plain(line: string): string {
  return line
    .replace(/^\s*(#{1,6}\s+|>\s?|[-*+]\s+|\d+[.)]\s+)/, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\\([!-/:-@[-`{-~])|\*\*|__|`/g, (_, escaped: string | undefined) => escaped ?? "")
    .trim();
}

function cut(text: string): string {
  const characters = Array.from(text.slice(0, titleLength * 2 + 2));
  return characters.length > titleLength ? `${characters.slice(0, titleLength - 1).join("")}…` : characters.join("");
}

function ordered(text: Text): Text {
  return { en: text.en, zh: text.zh };
}

function writeOption(option: Scenario["options"][number]): object {
  return {
    text: ordered(option.text),
    right: option.right,
    reason: ordered(option.reason),
    ...(option.misconception === undefined ? {} : { misconception: option.misconception }),
  };
}
