// Cards made from the outline itself, for points that no card of the bank covers.
import { writeCard } from "./item-content.ts";
import type { TreePoint, TreeTopic } from "./tree.ts";
import type { Facet, Text } from "./types.ts";

/** The sides of an outline card. The outline's words stay as they are; only the sentences around them are translated. */
export type OutlineCard = { front: Text; back: Text };

const textLimit = 2000;
const linkLike = /\]\s?[([]/;
const englishNumbers = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/**
 * The card of a point: an enumeration asks for its parts by number, "term: text" asks for what is said of the term, and a
 * plain bullet asks to explain it, with a note that the answer is for the learner to write.
 */
export function outlineCard(topic: Pick<TreeTopic, "title">, point: TreePoint): OutlineCard {
  const title = quoted(topic.title);
  if (point.parts.length >= 2) return enumerationCard(point, title);
  const told = point.term === null ? "" : afterTerm(point.text);
  if (point.term !== null && told !== "") return termCard(point, point.term, told, title);
  return plainCard(point, title);
}

/** The JSON of that card, as an item's content. */
export function outlineCardContent(topic: Pick<TreeTopic, "title">, point: TreePoint, concept: string): string {
  const { front, back } = outlineCard(topic, point);
  return writeCard(front, back, [concept]);
}

function enumerationCard(point: TreePoint, title: string): OutlineCard {
  const n = point.parts.length;
  const english = englishNumbers[n - 2] ?? String(n);
  const answer = point.parts.map((part) => `- ${asMarkdown(part)}`).join("\n");
  const subject = point.term ?? point.parents.at(-1) ?? null;
  const back: Text = { en: answer, zh: answer };
  if (subject !== null) {
    const what = quoted(subject);
    return {
      front: {
        en: `Name the ${english} parts of ${what} that the outline lists (topic ${title}).`,
        zh: `说出大纲在${what}下列出的 ${n} 项（主题：${title}）。`,
      },
      back,
    };
  }
  // Without a name for the whole, the first part says which enumeration of the topic is meant.
  const cue = quoted(point.parts[0] ?? "");
  return {
    front: {
      en: `Topic ${title}: name the ${english} things that the outline lists together, beginning with ${cue}.`,
      zh: `主题${title}：大纲把 ${n} 项内容并列在一起，第一项是${cue}。说出全部 ${n} 项。`,
    },
    back,
  };
}

function termCard(point: TreePoint, term: string, told: string, title: string): OutlineCard {
  const what = quoted(term);
  const answer = asMarkdown(told);
  const asked: Record<Facet, Text> = {
    concept: {
      en: `What does the outline say about ${what} (topic ${title})? Explain it in your own words.`,
      zh: `关于${what}（主题：${title}），大纲讲的是什么？用自己的话解释。`,
    },
    practice: {
      en: `What does the outline advise on ${what} (topic ${title}), and why?`,
      zh: `关于${what}（主题：${title}），大纲建议怎么做？为什么？`,
    },
  };
  return { front: asked[point.facet], back: { en: answer, zh: answer } };
}

function plainCard(point: TreePoint, title: string): OutlineCard {
  const what = quoted(point.text);
  const asked: Record<Facet, Text> = {
    concept: {
      en: `Explain ${what} (topic ${title}): what is it, and what is it for?`,
      zh: `解释${what}（主题：${title}）：它是什么，用来做什么？`,
    },
    practice: {
      en: `Explain this practice: ${what} (topic ${title}). Why is it worth following, and what goes wrong without it?`,
      zh: `解释这条实践：${what}（主题：${title}）。为什么值得遵守，不遵守会怎样？`,
    },
  };
  const path = [title, ...point.parents.map(quoted), what].join(" › ");
  return {
    front: asked[point.facet],
    back: {
      en: `${path}\n\nThis card was made from the outline, which gives no answer here. Edit the card and write yours.`,
      zh: `${path}\n\n这张卡片由大纲生成，大纲没有给出答案。请编辑这张卡片，写下你自己的答案。`,
    },
  };
}

/** What stands behind the first colon of "term: text". */
function afterTerm(text: string): string {
  const colon = text.search(/[:：]/);
  return colon < 0 ? "" : text.slice(colon + 1).trim();
}

function quoted(text: string): string {
  const words = asMarkdown(text);
  if (/^“[^“”]*”$/.test(words)) return words;
  return /[“”]/.test(words) ? `「${words}」` : `“${words}”`;
}

/** Plain words as Markdown that shows them as they are. */
function asMarkdown(text: string): string {
  const escaped = trimmed(text)
    .replace(/[\\`*]/g, "\\$&")
    .replace(/~~/g, "\\~\\~")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/^(?:[#>+-]|\d{1,9}(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
    .replace(/[\r\n]+/g, " ");
  return linkLike.test(escaped) ? escaped.replace(/\[/g, "\\[") : escaped;
}

function trimmed(text: string): string {
  const whole = text.trim();
  if (whole.length <= textLimit) return whole;
  // Half a character (a lone surrogate) must not be left at the cut.
  return `${whole.slice(0, textLimit - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
