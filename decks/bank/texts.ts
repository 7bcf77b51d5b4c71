// Every text of an item with its role and its path, so that a rule walks them without knowing the kinds.
import type { Text } from "../types.ts";
import type { Path } from "./problem.ts";
import type { BankItem, Lab, Misconception, Option } from "./schema.ts";

/** What a text is for. `name` texts may be names and code alone; the others are prose. */
export type Role = "front" | "back" | "stem" | "option" | "reason" | "ask" | "finding" | "name" | "prose";

export type RoledText = { role: Role; path: Path; text: Text };

/** A question with options: a scenario, or one step of a chain. */
export type Question = { path: Path; stem: Text; options: Option[] };

/** The texts of an item in the order of the file. */
export function textsOfItem(item: BankItem): RoledText[] {
  if (item.kind === "card") {
    return [
      { role: "front", path: ["front"], text: item.front },
      { role: "back", path: ["back"], text: item.back },
    ];
  }
  const stem: RoledText = { role: "stem", path: ["stem"], text: item.stem };
  if (item.kind === "scenario") return [stem, ...textsOfOptions([], item.options)];
  return [
    stem,
    ...item.steps.flatMap((step, index): RoledText[] => [
      { role: "ask", path: ["steps", index, "ask"], text: step.ask },
      ...textsOfOptions(["steps", index], step.options),
      { role: "finding", path: ["steps", index, "finding"], text: step.finding },
    ]),
  ];
}

export function textsOfMisconception(entry: Misconception): RoledText[] {
  return [
    { role: "prose", path: ["belief"], text: entry.belief },
    { role: "prose", path: ["refutation"], text: entry.refutation },
  ];
}

export function textsOfLab(lab: Lab): RoledText[] {
  return [
    { role: "name", path: ["title"], text: lab.title },
    { role: "prose", path: ["goal"], text: lab.goal },
    { role: "prose", path: ["setup"], text: lab.setup },
    ...lab.steps.map((text, index): RoledText => ({ role: "prose", path: ["steps", index], text })),
    { role: "prose", path: ["check", "expect"], text: lab.check.expect },
    { role: "prose", path: ["fault", "shows"], text: lab.fault.shows },
  ];
}

/** The texts of a lab that are commands, the same in every language. */
export function commandsOfLab(lab: Lab): Array<{ path: Path; text: string }> {
  return [
    { path: ["check", "run"], text: lab.check.run },
    { path: ["fault", "inject"], text: lab.fault.inject },
    { path: ["fault", "mend"], text: lab.fault.mend },
    { path: ["undo"], text: lab.undo },
  ];
}

/** The questions with options of an item; none for a card. */
export function questionsOf(item: BankItem): Question[] {
  if (item.kind === "card") return [];
  if (item.kind === "scenario") return [{ path: [], stem: item.stem, options: item.options }];
  return item.steps.map((step, index) => ({ path: ["steps", index], stem: step.ask, options: step.options }));
}

function textsOfOptions(path: Path, options: Option[]): RoledText[] {
  return options.flatMap((option, index): RoledText[] => [
    { role: "option", path: [...path, "options", index, "text"], text: option.text },
    { role: "reason", path: [...path, "options", index, "reason"], text: option.reason },
  ]);
}
