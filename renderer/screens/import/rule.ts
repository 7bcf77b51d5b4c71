// The rules for tier conflicts as words and as choices.
import type { Output } from "../../api.ts";
import type { Choice } from "../../components/controls/Fields.tsx";
import type { Translate } from "../../hooks/useLanguage.ts";

export type Rule = Output<"library.overview">["rule"];

/** A rule in words. */
export function ruleWords(t: Translate, rule: Rule): string {
  return rule.kind === "prefer" ? t("rule.prefer", { outline: rule.outline }) : t(`rule.${rule.kind}`);
}

/** The name of a rule in a list of choices. */
export function ruleKey(rule: Rule): string {
  return rule.kind === "prefer" ? `prefer:${rule.outline}` : rule.kind;
}

/** The rule that a key of `ruleChoices` stands for. */
export function ruleOf(key: string): Rule {
  if (key.startsWith("prefer:")) return { kind: "prefer", outline: key.slice("prefer:".length) };
  return { kind: key === "mean" ? "mean" : "highest" };
}

/** All rules for outlines of these names. */
export function ruleChoices(t: Translate, outlines: readonly string[]): Choice<string>[] {
  const rules: Rule[] = [
    { kind: "highest" },
    { kind: "mean" },
    ...outlines.map((outline): Rule => ({ kind: "prefer", outline })),
  ];
  return rules.map((rule) => ({ value: ruleKey(rule), label: ruleWords(t, rule) }));
}
