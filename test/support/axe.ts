// Asks a page in the browser for breaches of the rules of accessibility, once it shows what it was opened for.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** What breaks a rule: the rule and the first places. Waits for the title and for what still loads: half a page has no title yet. */
export async function violations(page: Page): Promise<string[]> {
  await page.getByRole("heading", { level: 1 }).first().waitFor({ state: "attached" });
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.html}`);
    return `${id}: ${places.join(" | ")}`;
  });
}
