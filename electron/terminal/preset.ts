// The exam that `--preset` names, for the commands that ask about one.
import type { Parsed } from "../contract.ts";
import { type Arguments, Misuse, type Option, textOption } from "./io.ts";

export type Preset = Parsed<"exam.blueprint">["request"]["preset"];

export const presetOption: Option = {
  type: "string",
  value: "whole|tier:N|kcna",
  say: {
    en: "the exam: the whole outline, one tier, or KCNA-like",
    zh: "考试：整个大纲、某一层级，或仿 KCNA",
  },
};

/** The preset that was named, or null. A word that names none is misuse. */
export function presetOf(args: Arguments): Preset | null {
  const given = textOption(args, "preset");
  if (given === undefined) return null;
  if (given === "whole" || given === "kcna") return { kind: given };
  const tier = /^tier:([1-9])$/.exec(given)?.[1];
  if (tier !== undefined) return { kind: "tier", tier: Number(tier) };
  throw new Misuse({
    en: `--preset takes whole, tier:N (N from 1 to 9) or kcna, and "${given}" is none of them.`,
    zh: `--preset 可取 whole、tier:N（N 为 1 到 9）或 kcna；“${given}”不是。`,
  });
}

/** A whole number among the options, undefined if it was not given; outside its bounds it is misuse. */
export function wholeOption(args: Arguments, name: string, least: number, most: number): number | undefined {
  const given = textOption(args, name);
  if (given === undefined) return undefined;
  const value = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new Misuse({
    en: `--${name} takes a whole number from ${least} to ${most}, and "${given}" is none.`,
    zh: `--${name} 需要 ${least} 到 ${most} 之间的整数；“${given}”不是。`,
  });
}
