// The built-in subject, compiled into one JSON file when the app is built and read at its first use.
import fs from "node:fs";
import path from "node:path";
import type { Subject } from "../decks/bank/schema.ts";

/** Reads `folder`/subject.json once, when first asked; null if the app was built without a subject. */
export function subjectFrom(folder: string): () => Subject | null {
  let read: { subject: Subject | null } | null = null;
  return () => {
    read ??= { subject: readSubject(path.join(folder, "subject.json")) };
    return read.subject;
  };
}

// The file was checked against the schema when it was built; checking 500 items again would only delay the start.
function readSubject(file: string): Subject | null {
  if (!fs.existsSync(file)) return null;
  return JSON.parse(fs.readFileSync(file, "utf8")) as Subject;
}
