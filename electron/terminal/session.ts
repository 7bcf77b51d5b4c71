// A command over the database: opens the app, calls methods of the contract, and closes it whatever happens.
import fs from "node:fs";
import path from "node:path";
import type { Lang } from "../../decks/types.ts";
import { type App, createApp } from "../app.ts";
import type { ErrorCode, Input, Method, Output, Reply } from "../contract.ts";
import type { Printer } from "../deps.ts";
import { Refusal } from "../errors.ts";
import { type DataFiles, dataFolder, filesBeside, filesIn } from "../folders.ts";
import { hostDeps } from "../host.ts";
import { instantOf } from "./instant.ts";
import { type Arguments, type Io, textOption } from "./io.ts";

/** An open app, as a command uses it. */
export type Session = {
  app: App;
  language: Lang;
  /** The value of a method; a refusal of the app is thrown as it is. */
  call: <M extends Method>(method: M, input: Input<M>) => Promise<Output<M>>;
};

export type SessionChoice = {
  /** A file that --db names must be there: a typing error must not make an empty database. */
  mustExist?: boolean;
  /** Looks without leaving a trace: where there is no database yet, an empty one in memory stands for it. */
  traceless?: boolean;
  /** How a PDF is made and where it goes. */
  pdf?: Printer;
};

/** The database files that the arguments mean. */
export function chosenFiles(args: Arguments, io: Io): DataFiles {
  const chosen = textOption(args, "db");
  return chosen === undefined ? filesIn(dataFolder(io)) : filesBeside(path.resolve(io.cwd, chosen));
}

/** Opens the app over the chosen database, does `work` and closes it. A database that can't be used is refused. */
export async function withSession<T>(
  args: Arguments,
  io: Io,
  choice: SessionChoice,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const files = chosenFiles(args, io);
  const there = fs.existsSync(files.file);
  if (choice.mustExist && !there && textOption(args, "db") !== undefined) throw noDatabase(files.file);
  const now = textOption(args, "now");
  const app = createApp(
    hostDeps({
      kind: "terminal",
      files: choice.traceless && !there ? { ...files, file: ":memory:" } : files,
      builtFolder: io.builtFolder,
      systemLanguage: io.language,
      pdf: choice.pdf ?? null,
      ...(now === undefined ? {} : { now: instantOf(now) }),
    }),
  );
  try {
    const info = valueIn(await app.dispatch("app.info", {}));
    if (info.fault) throw sentence("fault", info.fault.message);
    return await work({
      app,
      language: info.language,
      call: async (method, input) => valueIn(await app.dispatch(method, input)),
    });
  } finally {
    app.close();
  }
}

function valueIn<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw sentence(reply.error.code, reply.error.message);
}

// The app has put the sentence into the language in force already.
function sentence(code: ErrorCode, message: string): Refusal {
  return new Refusal(code, { en: message, zh: message });
}

function noDatabase(file: string): Refusal {
  return new Refusal("not-found", {
    en: `There is no database at ${file}. Check the path after --db, or import an outline into it first.`,
    zh: `${file} 处没有数据库。请检查 --db 后的路径，或先向其中导入大纲。`,
  });
}
