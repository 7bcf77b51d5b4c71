// The JSON Schemas beside the bank are those of its grammar.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { jsonSchemas } from "../../../decks/bank/json-schemas.ts";

test.each(Object.entries(jsonSchemas()))(
  "%s is up to date, or node scripts/json-schemas.mjs mends it",
  (name, schema) => {
    const written: unknown = JSON.parse(readFileSync(join("decks/kubernetes", name), "utf8"));
    expect(written).toEqual(JSON.parse(JSON.stringify(schema)));
  },
);

test("a text may be left out of an item's schema only where the grammar has a default", () => {
  const { definitions } = jsonSchemas()["item.schema.json"] as { definitions: Record<string, { required?: string[] }> };
  const required = Object.values(definitions).map((definition) => definition.required ?? []);
  expect(required).toContainEqual(["en", "zh"]);
});
