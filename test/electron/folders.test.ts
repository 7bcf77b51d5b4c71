// All hosts must open the same file: the data folder is a rule over platform, home and environment.
import path from "node:path";
import { describe, expect, test } from "vitest";
import { dataFolder, filesBeside, filesIn } from "../../electron/folders.ts";

const home = "/home/ada";

describe("The data folder is Electron's own for an app named Tierwise", () => {
  const cases: Array<[string, Parameters<typeof dataFolder>[0], string]> = [
    ["Linux", { platform: "linux", home, env: {} }, "/home/ada/.config/Tierwise"],
    ["Linux with XDG_CONFIG_HOME", { platform: "linux", home, env: { XDG_CONFIG_HOME: "/cfg" } }, "/cfg/Tierwise"],
    [
      "Linux with a relative XDG_CONFIG_HOME, which is invalid",
      { platform: "linux", home, env: { XDG_CONFIG_HOME: "cfg" } },
      "/home/ada/.config/Tierwise",
    ],
    ["macOS", { platform: "darwin", home, env: {} }, "/home/ada/Library/Application Support/Tierwise"],
    ["Windows", { platform: "win32", home, env: { APPDATA: "/roaming" } }, "/roaming/Tierwise"],
    ["Windows without APPDATA", { platform: "win32", home, env: {} }, "/home/ada/AppData/Roaming/Tierwise"],
    ["anywhere with TIERWISE_DATA", { platform: "linux", home, env: { TIERWISE_DATA: "/tmp/t" } }, "/tmp/t"],
  ];
  test.each(cases)("on %s", (_name, place, expected) => {
    expect(dataFolder(place)).toBe(expected);
  });
});

test("The database and its backups stand in the data folder", () => {
  expect(filesIn("/data")).toEqual({ folder: "/data", file: "/data/tierwise.db", backupFolder: "/data/backups" });
});

describe("A database of its own has backups of its own beside it", () => {
  test.each([
    ["/x/study.db", "/x/study-backups"],
    ["/x/tierwise.db", "/x/backups"],
  ])("%s keeps them in %s", (file, backupFolder) => {
    expect(filesBeside(file)).toEqual({ folder: path.dirname(file), file, backupFolder });
  });
});
