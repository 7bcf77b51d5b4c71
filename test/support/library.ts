// Imports for tests without a host: the same plan as the app's, applied to a database.
import { applyMerge } from "../../db/outlines.ts";
import type { Db } from "../../db/statements.ts";
import type { Subject } from "../../decks/bank/schema.ts";
import type { ReconcileRule } from "../../decks/types.ts";
import { type ImportPlan, planImport } from "../../electron/handlers/library/plan.ts";
import type { ImportSource } from "../../electron/handlers/library/source.ts";

type Options = { subject?: Subject | null; now?: number; rule?: ReconcileRule; name?: string };

/** Imports a text as a file; gives the plan that was applied. */
export function importText(db: Db, text: string, options: Options = {}): ImportPlan {
  return importSource(db, { kind: "files", files: [{ name: options.name ?? "bees.md", text }] }, options);
}

/** Imports any source; gives the plan that was applied. */
export function importSource(db: Db, source: ImportSource, options: Options = {}): ImportPlan {
  const { subject = null, now = 1000, rule = { kind: "highest" } } = options;
  const plan = planImport(db, { source, rule, lang: "en", subject });
  applyMerge(db, plan, now);
  return plan;
}
