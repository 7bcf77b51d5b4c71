// Reads the outlines that a command names, in whatever encoding they are.
import fs from "node:fs";
import path from "node:path";
import { decodeOutline, explainProblem, largestFile } from "../../decks/outline/parse.ts";
import type { ParseProblem } from "../../decks/types.ts";
import { Refusal } from "../errors.ts";
import type { Io } from "./io.ts";

/** The texts of the named files. A file that is missing, too large or no text is refused by its name. */
export function readTexts(files: readonly string[], io: Io): Array<{ name: string; text: string }> {
  return files.map((file) => {
    const decoded = decodeOutline(readBytes(path.resolve(io.cwd, file), file));
    if (!decoded.ok) throw refusedFile(file, decoded.problem);
    return { name: path.basename(file), text: decoded.text };
  });
}

/** The refusal of a file that is no outline, with the sentence that says what was looked for. */
export function refusedFile(file: string, problem: ParseProblem): Refusal {
  return new Refusal("refused", {
    en: `${file}: ${explainProblem(problem, "en")}`,
    zh: `${file}：${explainProblem(problem, "zh")}`,
  });
}

function readBytes(full: string, file: string): Uint8Array {
  try {
    if (fs.statSync(full).size > largestFile) throw refusedFile(file, tooLarge);
    return fs.readFileSync(full);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const code = error instanceof Error && "code" in error ? error.code : "";
    throw code === "ENOENT" ? missing(file) : unreadable(file, code === "EISDIR");
  }
}

// Told before it is read: a film would fill the memory first.
const tooLarge: ParseProblem = { code: "too-long", line: null, found: { headings: 0, bullets: 0, lines: 0 } };

function missing(file: string): Refusal {
  return new Refusal("not-found", {
    en: `There is no file ${file}. Check the path.`,
    zh: `找不到文件 ${file}。请检查路径。`,
  });
}

function unreadable(file: string, isFolder: boolean): Refusal {
  return isFolder
    ? new Refusal("refused", {
        en: `${file} is a folder. Name the outline in it.`,
        zh: `${file} 是文件夹。请指定其中的大纲文件。`,
      })
    : new Refusal("refused", {
        en: `${file} can't be read. Check its permissions.`,
        zh: `无法读取 ${file}。请检查权限。`,
      });
}
