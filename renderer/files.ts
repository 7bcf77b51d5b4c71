// Files in and out: by the host's dialogs where it has them, by the browser's own means elsewhere.
import { call, type Output } from "./api.ts";

export type TextFile = { name: string; text: string };

/** What an import accepts to choose from; any text file may be dropped. */
export const OUTLINE_TYPES = ".md,.markdown,.txt,.mdown,text/markdown,text/plain";

/** Text from bytes by its byte order mark: UTF-16 of either order, else UTF-8; bytes that are neither become U+FFFD. */
export function decode(bytes: Uint8Array): string {
  const name =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(name).decode(bytes);
}

/** Reads files that were chosen or dropped. */
export async function readFiles(files: readonly File[]): Promise<TextFile[]> {
  return Promise.all(
    files.map(async (file) => ({ name: file.name, text: decode(new Uint8Array(await file.arrayBuffer())) })),
  );
}

/** Saves a text as a file. False when the learner thought better of it in the host's dialog. */
export async function saveFile(file: Output<"weak.export">, dialogs: boolean): Promise<boolean> {
  if (dialogs) return (await call("files.save", file)).saved;
  const address = URL.createObjectURL(new Blob([file.text], { type: `${file.mime};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = file.fileName;
  link.click();
  // The download has its own hold on the blob once the click was handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  return true;
}
