// `tierwise backup`: makes a verified copy of the database now.
import path from "node:path";
import { type Command, dbOption, jsonOption, printJson } from "./io.ts";
import { chosenFiles, withSession } from "./session.ts";

export const backupCommand: Command = {
  name: "backup",
  say: { en: "Makes a verified backup of the database now.", zh: "立即备份数据库，并验证备份。" },
  files: "none",
  options: { db: dbOption, json: jsonOption },
  run: (args, io) =>
    withSession(args, io, { mustExist: true }, async ({ call, language }) => {
      const { backup } = await call("backup.create", {});
      const file = path.join(chosenFiles(args, io).backupFolder, backup.name);
      if (args.values["json"]) printJson(io, { ...backup, file });
      else io.out(language === "zh" ? `已备份到 ${file}\n` : `Backed up to ${file}\n`);
      return 0;
    }),
};
