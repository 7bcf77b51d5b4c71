// The bank's grammar as JSON Schema, so that an editor completes and checks the YAML files while they are written.
import { z } from "zod";
import { itemsFile, labsFile, misconceptionsFile, sourcesFile, taxonomyFile } from "./schema.ts";

/** The schema of each kind of file, by the name of the file that holds it. What a writer may leave out is not required. */
export function jsonSchemas(): Record<string, unknown> {
  const files = {
    "taxonomy.schema.json": { title: "Topics and concepts of a subject", schema: taxonomyFile },
    "item.schema.json": { title: "Cards, scenarios and chains of a topic", schema: itemsFile },
    "misconceptions.schema.json": { title: "False beliefs and their refutations", schema: misconceptionsFile },
    "labs.schema.json": { title: "Labs of a topic", schema: labsFile },
    "sources.schema.json": { title: "Pages that entries rest on", schema: sourcesFile },
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, { title, schema }]) => [
      name,
      { title, ...z.toJSONSchema(schema, { io: "input", target: "draft-7", reused: "ref" }) },
    ]),
  );
}
