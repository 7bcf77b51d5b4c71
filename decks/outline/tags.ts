// A tier that stands on a point itself: "[P0] Ownership", "Ownership (must)", "P1: macros".
import { type TierMark, tierMark } from "./ordinals.ts";

/** The tier of a point and its text without the tag. */
export type Tag = { mark: TierMark; tag: string; text: string };

const longestTag = 24;
const before = /^[[(（【]\s*([^\])）】]{1,24}?)\s*[\])）】]\s*[:：-]?\s*/;
const code = /^((?:p|t|tier |priority )\d|第[一二三四五]优先级)\s*[:：–—-]\s*/i;
const after = /\s*[[(（【]\s*([^\])）】[(（【]{1,24})\s*[\])）】]$/;

/** The tag of a point's text, or null. In brackets the whole tag must name a tier; without brackets only a code does. */
export function tagOf(text: string): Tag | null {
  if (!/^(?:[[(（【`]|p|t|第)|[\])）】`]$/i.test(text)) return null;
  const trimmed = text.replace(/`/g, "").trim();
  for (const pattern of [before, code]) {
    const found = pattern.exec(trimmed);
    const tag = found === null ? null : tagged(found[1] ?? "", trimmed.slice(found[0].length));
    if (tag !== null) return tag;
  }
  const from = Math.max(0, trimmed.length - longestTag - 8);
  const found = after.exec(trimmed.slice(from));
  return found === null ? null : tagged(found[1] ?? "", trimmed.slice(0, from + found.index));
}

/** The tag in brackets of a heading whose other words name no tier: "Ownership (P0)", not "Must know (P0)". */
export function headingTag(title: string): Tag | null {
  const tag = /[\])）】]/.test(title) ? tagOf(title) : null;
  if (tag === null || title.includes(`${tag.tag}:`) || title.includes(`${tag.tag}：`)) return null;
  const rest = tierMark(tag.text);
  return rest === null || rest.strength === "weak" ? tag : null;
}

function tagged(tag: string, text: string): Tag | null {
  const mark = tierMark(tag);
  return mark?.whole && text.trim() !== "" ? { mark, tag: tag.trim(), text: text.trim() } : null;
}
