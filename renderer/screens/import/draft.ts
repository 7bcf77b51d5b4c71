// What is about to be imported, handed from the screen where it was chosen to the screen that previews it.
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { Input } from "../../api.ts";

export type ImportSource = Input<"library.preview">["source"];

const KEY = ["import.draft"];

/** The source that was chosen last, or null. */
export function draftOf(queries: QueryClient): ImportSource | null {
  return queries.getQueryData<ImportSource>(KEY) ?? null;
}

/** Keeps a source for the preview; null forgets it. */
export function keepDraft(queries: QueryClient, source: ImportSource | null): void {
  if (source) queries.setQueryData(KEY, source);
  else queries.removeQueries({ queryKey: KEY });
}

/** The function that takes a source to its preview. */
export function usePreviewOf(): (source: ImportSource) => void {
  const queries = useQueryClient();
  const [, go] = useLocation();
  return (source) => {
    keepDraft(queries, source);
    go("/library/import");
  };
}
