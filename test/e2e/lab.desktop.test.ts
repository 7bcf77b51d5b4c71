// Labs in a real window: its commands can be copied although the page is granted no permission at all.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DesktopApp, openDesktop } from "../support/desktop.ts";
import { shotsOf } from "../support/shots.ts";

const shoot = shotsOf("lab-desktop");
let desktop: DesktopApp;

beforeAll(async () => {
  desktop = await openDesktop();
  await desktop.page.locator("#root > *").first().waitFor();
});
afterAll(() => desktop.close());

test("The commands of a lab are copied as they stand", async () => {
  const { page } = desktop;
  const shown = await desktop.call("lab.show", { id: "lab-service-endpoints" });
  if (!shown.ok) throw new Error(shown.error.message);
  await page.getByRole("link", { name: "Labs", exact: true }).click();
  await page.getByRole("button", { name: /beyond your outlines$/ }).waitFor();
  await page.getByRole("link", { name: /^From the Service to its Pods/ }).click();
  await page.getByRole("heading", { level: 1, name: "From the Service to its Pods" }).waitFor();
  await shoot(page, "lab");
  await page.getByRole("button", { name: "Copy" }).last().click();
  await page.getByText("Copied.").waitFor();
  const copied = () => desktop.app.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(copied).toBe(shown.value.undo);
  expect(desktop.troubles).toEqual([]);
});
