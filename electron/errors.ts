// Errors as values with a code: thrown inside, mapped to a reply once, here.
import type { z } from "zod";
import { faultOf, type OpenFault } from "../db/open.ts";
import type { Lang, Text } from "../decks/types.ts";
import type { ErrorCode } from "./contract.ts";

/** A refusal that a person is told about: what happened and what to do. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly say: Text;
  constructor(code: ErrorCode, say: Text) {
    super(say.en);
    this.name = "Refusal";
    this.code = code;
    this.say = say;
  }
}

/** Nothing of that id is there (any more). */
export function notFound(what: Text): Refusal {
  return new Refusal("not-found", {
    en: `${what.en} is not there any more. Go back and open it again.`,
    zh: `找不到${what.zh}，它可能已被移除。请返回后重新打开。`,
  });
}

/** Input that doesn't fit the contract: each place with what was expected. */
export function badInput(error: z.ZodError): Refusal {
  const places = error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.map(String).join(".") || "input"}: ${issue.message}`)
    .join("; ");
  return new Refusal("bad-input", {
    en: `This can't be taken as it stands (${places}).`,
    zh: `输入内容不符合要求（${places}）。`,
  });
}

const faultSentences: Record<OpenFault["code"], { code: ErrorCode; say: Text }> = {
  corrupt: {
    code: "fault",
    say: {
      en: "The database is damaged. Restore the newest backup from Settings; the damaged file is kept aside.",
      zh: "数据库已损坏。请在“设置”中恢复最近的备份；损坏的文件会另行保留。",
    },
  },
  foreign: {
    code: "fault",
    say: {
      en: "This file is not a Tierwise database, so it was left untouched. Choose another file or restore a backup.",
      zh: "这个文件不是 Tierwise 的数据库，因此没有改动它。请换一个文件，或恢复备份。",
    },
  },
  newer: {
    code: "fault",
    say: {
      en: "This database was written by a newer Tierwise and was left untouched. Update the app to open it.",
      zh: "这个数据库由更新版本的 Tierwise 写入，没有改动它。请先升级应用再打开。",
    },
  },
  "read-only": {
    code: "read-only",
    say: {
      en: "The database or its folder can't be written to. Check its permissions, then try again; nothing was changed.",
      zh: "数据库或其所在文件夹不可写。请检查权限后重试；没有任何改动。",
    },
  },
  "no-folder": {
    code: "fault",
    say: {
      en: "The database can't be opened at its place: a folder is missing or something else stands there.",
      zh: "无法在该位置打开数据库：文件夹不存在，或该位置被其他内容占用。",
    },
  },
  "no-space": {
    code: "no-space",
    say: {
      en: "The disk is full, so this was not saved. Free some space and try again.",
      zh: "磁盘已满，这一步没有保存。请腾出空间后重试。",
    },
  },
  busy: {
    code: "busy",
    say: {
      en: "Another program is writing to the database. Close other Tierwise windows or terminals and try again.",
      zh: "另一个程序正在写入数据库。请关闭其他 Tierwise 窗口或终端后重试。",
    },
  },
  failed: {
    code: "internal",
    say: {
      en: "Something went wrong inside Tierwise; nothing was saved by this step. Try again, and run the check in Settings.",
      zh: "Tierwise 内部出错；这一步没有保存。请重试，并在“设置”中运行检查。",
    },
  },
};

/** The sentence for a database that can't be used. */
export function faultSentence(code: OpenFault["code"]): Text {
  return faultSentences[code].say;
}

/** The one place that turns anything thrown into an error of the contract. */
export function toError(thrown: unknown, lang: Lang): { code: ErrorCode; message: string } {
  if (thrown instanceof Refusal) return { code: thrown.code, message: thrown.say[lang] };
  const { code, say } = faultSentences[faultOf(thrown).code];
  return { code, message: say[lang] };
}
