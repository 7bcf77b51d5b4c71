// Where the learner's data lives: the same folder for the window, the browser and the terminal.
import path from "node:path";

export type Place = { platform: NodeJS.Platform; home: string; env: NodeJS.ProcessEnv };
export type DataFiles = { folder: string; file: string; backupFolder: string };

/**
 * The data folder: `TIERWISE_DATA` if set, else what Electron calls `userData` for an app named Tierwise, so that all
 * hosts open the same file.
 */
export function dataFolder({ platform, home, env }: Place): string {
  const chosen = env["TIERWISE_DATA"];
  if (chosen) return path.resolve(chosen);
  if (platform === "win32") return path.join(env["APPDATA"] || path.join(home, "AppData", "Roaming"), "Tierwise");
  if (platform === "darwin") return path.join(home, "Library", "Application Support", "Tierwise");
  // A relative XDG_CONFIG_HOME is invalid by its own specification, and depends on where one happens to stand.
  const config = env["XDG_CONFIG_HOME"] ?? "";
  return path.join(path.isAbsolute(config) ? config : path.join(home, ".config"), "Tierwise");
}

/** The database and backups of the data folder. */
export function filesIn(folder: string): DataFiles {
  return { folder, file: path.join(folder, "tierwise.db"), backupFolder: path.join(folder, "backups") };
}

/** The database at `file`, with its backups in a folder of its own beside it: two databases never share backups. */
export function filesBeside(file: string): DataFiles {
  const full = path.resolve(file);
  const folder = path.dirname(full);
  const { name } = path.parse(full);
  return { folder, file: full, backupFolder: path.join(folder, name === "tierwise" ? "backups" : `${name}-backups`) };
}
