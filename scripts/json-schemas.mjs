// Writes the JSON Schemas of the bank's files from their grammar: node scripts/json-schemas.mjs
import { writeFileSync } from "node:fs";
import { jsonSchemas } from "../decks/bank/json-schemas.ts";

for (const [name, schema] of Object.entries(jsonSchemas())) {
  const file = new URL(`../decks/kubernetes/${name}`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
  console.log(`wrote decks/kubernetes/${name}`);
}
console.log("Now run: npx biome check --write decks/kubernetes");
