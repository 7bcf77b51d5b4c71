// What an exam is to be made of, while it is being chosen: from the address and the fields to a request.
import type { Request } from "./words.ts";

/** Fields that were changed by hand; the others follow the preset. */
export type Wishes = { size?: number; minutes?: number; passMark?: number };

/** The preset that a word of an address names; null for none, and for chosen topics before one is chosen. */
export function presetOf(word: string | undefined, topicIds: readonly number[]): Request["preset"] | null {
  if (word === undefined || word === "whole") return { kind: "whole" };
  if (word === "kcna") return { kind: "kcna" };
  if (word === "topics") return topicIds.length > 0 ? { kind: "topics", topicIds: [...topicIds] } : null;
  const tier = Number(/^tier-([1-9])$/.exec(word)?.[1] ?? 0);
  return tier > 0 ? { kind: "tier", tier } : null;
}

/** The request of a preset with what was changed by hand. */
export function requestOf(preset: Request["preset"], wishes: Wishes): Request {
  return { preset, ...wishes };
}
