// The terminal host: finds the command, checks its words, runs it, and turns what happened into an exit code.
import { parseArgs } from "node:util";
import type { Lang, Text } from "../../decks/types.ts";
import { Refusal, toError } from "../errors.ts";
import { version } from "../host.ts";
import { backupCommand } from "./backup.ts";
import { checkCommand } from "./check.ts";
import { examCommand } from "./exam.ts";
import { examsCommand } from "./exams.ts";
import { importCommand } from "./import.ts";
import { type Arguments, type Command, type Io, Misuse } from "./io.ts";
import { lintCommand } from "./lint.ts";
import { outlineCommand } from "./outline.ts";
import { readinessCommand } from "./readiness.ts";
import { serveCommand } from "./serve.ts";
import { columnsOf } from "./table.ts";
import { todayCommand } from "./today.ts";
import { weakCommand } from "./weak.ts";

const commands: readonly Command[] = [
  outlineCommand,
  importCommand,
  todayCommand,
  weakCommand,
  examCommand,
  examsCommand,
  readinessCommand,
  checkCommand,
  backupCommand,
  lintCommand,
  serveCommand,
];

/**
 * Runs `tierwise` with the words after its name. Gives the exit code: 0 done, 1 refused or bad news (one sentence on
 * stderr), 2 the command line was not understood. Never throws.
 */
export async function runTerminal(words: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === "--help" || name === "-h" || name === "help")
    return help(rest[0] ?? null, io, name);
  if (name === "--version" || name === "-V") {
    io.out(`${version}\n`);
    return 0;
  }
  const command = commands.find((one) => one.name === name);
  if (!command) return misused(io, null, unknownCommand(name));
  if (rest.includes("--help") || rest.includes("-h")) {
    io.out(commandHelp(command, io.language));
    return 0;
  }
  try {
    return await command.run(readArguments(command, rest), io);
  } catch (thrown) {
    if (thrown instanceof Misuse) return misused(io, command, thrown.say);
    const { message } = toError(thrown, io.language);
    io.err(`tierwise: ${oneLine(message)}\n`);
    // A fault of the program itself must leave a trace for whoever mends it.
    if (!(thrown instanceof Refusal) && io.env["TIERWISE_DEBUG"]) io.err(`${String((thrown as Error).stack)}\n`);
    return 1;
  }
}

function readArguments(command: Command, words: readonly string[]): Arguments {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { type }]) => [name, { type, multiple: false as const }]),
  );
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new Misuse(wrongOption(error, words, command));
  }
  const { positionals } = parsed;
  if (command.files === "none" && positionals.length > 0) {
    throw new Misuse({
      en: `"${positionals[0]}" is not understood: ${command.name} takes options only.`,
      zh: `无法理解“${positionals[0]}”：${command.name} 只接受选项。`,
    });
  }
  return { values: parsed.values as Arguments["values"], files: positionals };
}

function wrongOption(error: unknown, words: readonly string[], command: Command): Text {
  const code = error instanceof Error && "code" in error ? error.code : "";
  const given = words.filter((word) => word.startsWith("-")).map((word) => word.split("=", 1)[0] ?? word);
  const unknown = given.find((word) => !word.startsWith("--") || !(word.slice(2) in command.options)) ?? given[0] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    return { en: `${command.name} has no option ${unknown}.`, zh: `${command.name} 没有选项 ${unknown}。` };
  }
  const known = given.find((word) => isMisgiven(word.slice(2), words, command)) ?? given.at(-1) ?? "";
  const option = command.options[known.slice(2)];
  return option?.value === undefined
    ? { en: `${known} takes no value.`, zh: `${known} 不带值。` }
    : {
        en: `${known} needs a value: ${known} ${option.value}.`,
        zh: `${known} 需要一个值：${known} ${option.value}。`,
      };
}

// A text option without a word behind it, or a yes-or-no option with one.
function isMisgiven(name: string, words: readonly string[], command: Command): boolean {
  const option = command.options[name];
  if (!option) return false;
  const place = words.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  const inline = words[place]?.includes("=") ?? false;
  const next = words[place + 1];
  return option.type === "boolean" ? inline : !inline && (next === undefined || next.startsWith("-"));
}

function misused(io: Io, command: Command | null, say: Text): number {
  const pointer =
    io.language === "zh"
      ? `运行 tierwise ${command ? `${command.name} ` : ""}--help 查看用法。`
      : `See tierwise ${command ? `${command.name} ` : ""}--help.`;
  io.err(`tierwise: ${oneLine(say[io.language])} ${pointer}\n`);
  return 2;
}

function help(topic: string | null, io: Io, asked: string | undefined): number {
  const command = commands.find((one) => one.name === topic);
  if (topic !== null && asked === "help" && !command) return misused(io, null, unknownCommand(topic));
  const text = command ? commandHelp(command, io.language) : programHelp(io.language);
  if (asked === undefined) {
    io.err(text);
    return 2;
  }
  io.out(text);
  return 0;
}

function unknownCommand(name: string): Text {
  const names = commands.map((one) => one.name).join(", ");
  return {
    en: `There is no command "${name}". There are: ${names}.`,
    zh: `没有命令“${name}”。可用的命令：${names}。`,
  };
}

function programHelp(lang: Lang): string {
  const widest = Math.max(...commands.map((one) => one.name.length));
  const list = commands.map((one) => `  ${one.name.padEnd(widest)}  ${one.say[lang]}\n`).join("");
  return lang === "zh"
    ? `用法：tierwise 命令 [选项]\n\n${list}\ntierwise 命令 --help 显示该命令的选项。\n`
    : `Usage: tierwise COMMAND [OPTIONS]\n\n${list}\ntierwise COMMAND --help tells the options of a command.\n`;
}

function commandHelp(command: Command, lang: Lang): string {
  const options = Object.entries(command.options).map(([name, option]) => {
    return { shown: `--${name}${option.value === undefined ? "" : ` ${option.value}`}`, say: option.say[lang] };
  });
  const widest = Math.max(...options.map(({ shown }) => columnsOf(shown)));
  const words = options.map(({ shown }) => ` [${shown}]`).join("");
  const files = command.files === "some" ? (lang === "zh" ? " 文件…" : " FILE…") : "";
  const list = options.map(({ shown, say }) => `  ${shown.padEnd(widest)}  ${say}\n`).join("");
  const usage = lang === "zh" ? "用法：" : "Usage: ";
  return `${usage}tierwise ${command.name}${files}${words}\n\n${command.say[lang]}\n\n${list}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, " ");
}
