// Native dialogs of the desktop window: open outlines, save a file, ask before a page leaves for the browser.
import fs from "node:fs";
import path from "node:path";
import { app, type BrowserWindow, dialog, shell } from "electron";
import { explainProblem, largestFile } from "../decks/outline/parse.ts";
import type { Lang, ParseProblem } from "../decks/types.ts";
import type { Dialogs } from "./deps.ts";
import { Refusal } from "./errors.ts";

const words = {
  en: {
    open: "Open outlines",
    outlines: "Outlines (Markdown, text)",
    all: "All files",
    save: "Save",
    link: "Open this page in your browser?",
    go: "Open",
    cancel: "Cancel",
  },
  zh: {
    open: "打开大纲",
    outlines: "大纲（Markdown、文本）",
    all: "所有文件",
    save: "保存",
    link: "在浏览器中打开这个网页？",
    go: "打开",
    cancel: "取消",
  },
} as const;

/** The dialogs over the window that `window` gives at the time, in the language in force. */
export function dialogsOver(window: () => BrowserWindow | null, language: () => Promise<Lang>): Dialogs {
  return {
    open: async () => {
      const say = words[await language()];
      const options: Electron.OpenDialogOptions = {
        title: say.open,
        properties: ["openFile", "multiSelections"],
        filters: [
          { name: say.outlines, extensions: ["md", "markdown", "txt"] },
          { name: say.all, extensions: ["*"] },
        ],
      };
      const over = window();
      const { filePaths } = await (over ? dialog.showOpenDialog(over, options) : dialog.showOpenDialog(options));
      return Promise.all(filePaths.map(readFile));
    },
    save: fileSaver(window, language),
  };
}

/** Asks where a file is to go, and puts it there. False if the person declined. */
export function fileSaver(window: () => BrowserWindow | null, language: () => Promise<Lang>) {
  return async (fileName: string, content: string | Uint8Array): Promise<boolean> => {
    const say = words[await language()];
    const options: Electron.SaveDialogOptions = {
      title: say.save,
      defaultPath: path.join(app.getPath("documents"), plainName(fileName)),
    };
    const over = window();
    const { filePath } = await (over ? dialog.showSaveDialog(over, options) : dialog.showSaveDialog(options));
    if (!filePath) return false;
    await writeWhole(filePath, content);
    return true;
  };
}

/** Asks whether to open an https page in the system browser, and does it. False if the person declined. */
export function linkOpener(window: () => BrowserWindow | null, language: () => Promise<Lang>) {
  return async (url: string): Promise<boolean> => {
    if (new URL(url).protocol !== "https:") return false;
    const say = words[await language()];
    const options: Electron.MessageBoxOptions = {
      type: "question",
      message: say.link,
      detail: url.length > 500 ? `${url.slice(0, 500)}…` : url,
      buttons: [say.go, say.cancel],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    };
    const over = window();
    const { response } = await (over ? dialog.showMessageBox(over, options) : dialog.showMessageBox(options));
    if (response !== 0) return false;
    await shell.openExternal(url);
    return true;
  };
}

async function readFile(file: string): Promise<{ name: string; bytes: Uint8Array }> {
  const name = path.basename(file);
  const { size } = await fs.promises.stat(file);
  if (size > largestFile) {
    // Told before it is read: a film would fill the memory first.
    const problem: ParseProblem = { code: "too-long", line: null, found: { headings: 0, bullets: 0, lines: 0 } };
    throw new Refusal("refused", {
      en: `${name}: ${explainProblem(problem, "en")}`,
      zh: `${name}：${explainProblem(problem, "zh")}`,
    });
  }
  return { name, bytes: await fs.promises.readFile(file) };
}

// Beside and then renamed: a full disk must not leave half of a file where a whole one stood.
async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const beside = `${file}.new`;
  try {
    await fs.promises.writeFile(beside, content);
    await fs.promises.rename(beside, file);
  } catch (error) {
    await fs.promises.rm(beside, { force: true });
    throw error;
  }
}

// The page proposes a name; a path in it would choose the folder as well.
function plainName(fileName: string): string {
  return path.basename(fileName.replaceAll("\\", "/")).replaceAll(/[<>:"|?*\p{Cc}]/gu, "-") || "tierwise.txt";
}
