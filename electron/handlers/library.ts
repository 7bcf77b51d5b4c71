// The library: outlines in by preview and import, the map of what they cover, and its single items.
import { makeBackup } from "../../db/backup.ts";
import { applyMerge } from "../../db/outlines.ts";
import { writeSetting, writeSettings } from "../../db/settings.ts";
import { type Db, one, transaction } from "../../db/statements.ts";
import { countSteps } from "../../decks/merge-items.ts";
import { type Context, contextOf } from "../context.ts";
import type { Output, Parsed } from "../contract.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../dispatch.ts";
import { Refusal } from "../errors.ts";
import { languageOf } from "../language.ts";
import { add, flag, list, page, reset, save, suspend } from "./library/items.ts";
import { fingerprintKey, overviewOf } from "./library/overview.ts";
import { countImport, type ImportPlan, type ImportRequest, planImport, tokenOf, writesSoFar } from "./library/plan.ts";
import { previewOf } from "./library/preview.ts";

type Keys =
  | "library.overview"
  | "library.preview"
  | "library.import"
  | "library.items"
  | "library.item"
  | "library.saveItem"
  | "library.resetItem"
  | "library.addItem"
  | "library.suspend"
  | "library.flag";

export const libraryHandlers: Pick<Handlers, Keys> = {
  "library.overview": (deps) => overviewOf(contextOf(deps), deps.subject()),

  "library.preview": (deps, input) => {
    const context = contextOf(deps);
    const request = requestOf(deps, context, input);
    const plan = planImport(context.db, request);
    const token = tokenOf(context.db, request);
    return previewOf(plan, request.subject, request.lang, token, input.source.kind === "refresh");
  },

  "library.import": (deps, input) => importOutlines(deps, input),

  "library.items": (deps, input) => list(deps, input),
  "library.item": (deps, { id }) => page(deps, id),
  "library.saveItem": (deps, input) => save(deps, input),
  "library.resetItem": (deps, { id }) => reset(deps, id),
  "library.addItem": (deps, input) => add(deps, input),
  "library.suspend": (deps, input) => suspend(deps, input),
  "library.flag": (deps, input) => flag(deps, input),
};

function requestOf(deps: Deps, context: Context, input: Parsed<"library.preview">): ImportRequest {
  return {
    source: input.source,
    rule: input.rule ?? context.settings.rule,
    lang: languageOf(deps),
    subject: deps.subject(),
  };
}

async function importOutlines(deps: Deps, input: Parsed<"library.import">): Promise<Output<"library.import">> {
  const context = contextOf(deps);
  const { db, now } = context;
  const request = requestOf(deps, context, input);
  const planned = (): ImportPlan => {
    if (tokenOf(db, request) !== input.token) throw moved();
    return planImport(db, request);
  };
  let plan = planned();
  let backup: string | null = null;
  if (hasReviews(db)) {
    const before = writesSoFar(db);
    const kind = input.source.kind === "remove" ? "before-removal" : "before-import";
    backup = (await makeBackup(db, deps.backupFolder, kind, now)).name;
    // The backup let other calls in; a restore among them closes this connection.
    if (!db.open) throw moved();
    if (writesSoFar(db) !== before) plan = planned();
  }
  transaction(db, () => {
    applyMerge(db, plan, now);
    countImport(db);
    if (input.rule) writeSettings(db, { rule: input.rule });
    if (request.subject) writeSetting(db, fingerprintKey, request.subject.fingerprint);
  });
  return { ...countSteps(plan.items), backup };
}

function hasReviews(db: Db): boolean {
  return one(db, "select seq from reviews limit 1") !== null;
}

function moved(): Refusal {
  return new Refusal("conflict", {
    en: "The library has changed since this preview was made, so nothing was imported. Look at the new preview and import again.",
    zh: "生成预览之后资料库已有变化，因此没有导入。请查看新的预览后再导入。",
  });
}
