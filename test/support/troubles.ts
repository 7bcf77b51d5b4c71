// Watches a page for what must never happen while a test does something else.
import type { Page } from "playwright-core";

/** One line for each thing that should not have happened; empty in the end. */
export type Troubles = string[];

/** Collects console errors (refused content among them), uncaught errors, crashes and requests beyond `origin`. */
export function watch(page: Page, origin: string): Troubles {
  const troubles: Troubles = [];
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => troubles.push(`uncaught: ${error.message}`));
  page.on("crash", () => troubles.push("the page crashed"));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith("data:")) troubles.push(`request to ${url}`);
  });
  return troubles;
}
