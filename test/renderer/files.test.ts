import { describe, expect, test } from "vitest";
import { decode, readFiles } from "../../renderer/files.ts";
import { keptLook } from "../../renderer/preferences.tsx";

describe("a file's bytes", () => {
  const text = "# 大纲\r\n- a";
  const utf16 = (little: boolean) => {
    const bytes = new Uint8Array(2 + text.length * 2);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0xfeff, little);
    for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), little);
    return bytes;
  };
  test.each<[string, Uint8Array]>([
    ["UTF-8", new TextEncoder().encode(text)],
    ["UTF-8 with a mark", new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)])],
    ["UTF-16, little end first", utf16(true)],
    ["UTF-16, big end first", utf16(false)],
  ])("in %s are its text, without the mark", (_, bytes) => {
    expect(decode(bytes)).toBe(text);
  });

  test("of no text at all become something that is shown, not an error", () => {
    expect(decode(new Uint8Array([0xc3, 0x28]))).toBe("\ufffd(");
  });
});

test("chosen files come with their names in their order", async () => {
  const files = [new File(["b"], "b.md"), new File(["a"], "a.md")];
  expect(await readFiles(files)).toEqual([
    { name: "b.md", text: "b" },
    { name: "a.md", text: "a" },
  ]);
});

describe("the look of the last start", () => {
  const storage = (values: Record<string, string>) => ({ getItem: (key: string) => values[key] ?? null });
  test.each([
    ["is kept", storage({ "tierwise.lang": "zh", "tierwise.theme": "dark" }), { lang: "zh", theme: "dark" }],
    ["is the browser's at first", storage({}), { lang: "en", theme: null }],
    ["is the browser's where nothing can be kept", null, { lang: "en", theme: null }],
    [
      "is the browser's where something else was kept",
      storage({ "tierwise.lang": "xx", "tierwise.theme": "system" }),
      { lang: "en", theme: null },
    ],
  ])("%s", (_, kept, look) => {
    expect(keptLook(kept, ["en-US"])).toEqual(look);
  });
});
