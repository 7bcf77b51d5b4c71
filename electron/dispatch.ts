// One door for every transport: parse the input, run the handler, parse the output, answer with a reply.
import { contract, type Input, type Method, type Output, type Parsed, type Reply } from "./contract.ts";
import type { Deps } from "./deps.ts";
import { badInput, Refusal, toError } from "./errors.ts";
import { appHandlers } from "./handlers/app.ts";
import { examHandlers } from "./handlers/exam.ts";
import { keepHandlers } from "./handlers/keep.ts";
import { labHandlers } from "./handlers/lab.ts";
import { libraryHandlers } from "./handlers/library.ts";
import { noteHandlers } from "./handlers/note.ts";
import { progressHandlers } from "./handlers/progress.ts";
import { quizHandlers } from "./handlers/quiz.ts";
import { settingsHandlers } from "./handlers/settings.ts";
import { studyHandlers } from "./handlers/study.ts";
import { weakHandlers } from "./handlers/weak.ts";
import { languageOf } from "./language.ts";

/** A handler a method; it may answer at once or later. */
export type Handlers = {
  [M in Method]: (deps: Deps, input: Parsed<M>) => Output<M> | Promise<Output<M>>;
};

const handlers: Handlers = {
  ...appHandlers,
  ...libraryHandlers,
  ...studyHandlers,
  ...progressHandlers,
  ...noteHandlers,
  ...weakHandlers,
  ...quizHandlers,
  ...labHandlers,
  ...examHandlers,
  ...settingsHandlers,
  ...keepHandlers,
};

export type Dispatch = {
  /** For callers that know the method by name: types follow from the contract. */
  <M extends Method>(method: M, input: Input<M>): Promise<Reply<Output<M>>>;
  /** For transports: anything may come, nothing is thrown. */
  (method: string, input: unknown): Promise<Reply<unknown>>;
};

/** The dispatcher over `deps`. It never throws: every failure is a reply with a code and a sentence. */
export function createDispatch(deps: Deps): Dispatch {
  return (async (method: string, input: unknown): Promise<Reply<unknown>> => {
    try {
      if (!isMethod(method)) throw unknownMethod(method);
      return { ok: true, value: await answer(deps, method, input) };
    } catch (thrown) {
      return { ok: false, error: toError(thrown, languageOf(deps)) };
    }
  }) as Dispatch;
}

async function answer<M extends Method>(deps: Deps, method: M, input: unknown): Promise<unknown> {
  const parsed = contract[method].input.safeParse(input);
  if (!parsed.success) throw badInput(parsed.error);
  const handler: (deps: Deps, input: Parsed<M>) => Output<M> | Promise<Output<M>> = handlers[method];
  const output = await handler(deps, parsed.data as Parsed<M>);
  return contract[method].output.parse(output);
}

function isMethod(method: string): method is Method {
  return Object.hasOwn(contract, method);
}

function unknownMethod(method: string): Refusal {
  const name = String(method).slice(0, 60);
  return new Refusal("bad-input", { en: `There is no method "${name}".`, zh: `没有名为“${name}”的方法。` });
}
