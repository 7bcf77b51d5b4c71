// `tierwise serve`: the app in a browser on this machine, until the person stops it.
import fs from "node:fs";
import path from "node:path";
import { type App, createApp } from "../app.ts";
import { Refusal } from "../errors.ts";
import { hostDeps } from "../host.ts";
import { type Served, serve } from "../serve.ts";
import { type Arguments, type Command, dbOption, type Io, Misuse, printJson, textOption } from "./io.ts";
import { chosenFiles } from "./session.ts";

const backupEvery = 30 * 60_000;

export const serveCommand: Command = {
  name: "serve",
  say: {
    en: "Opens Tierwise in the browser, served on this machine alone, until Ctrl+C.",
    zh: "在浏览器中打开 Tierwise（仅限本机），按 Ctrl+C 结束。",
  },
  files: "none",
  options: {
    port: {
      type: "string",
      value: "N",
      say: { en: "the port to listen on; a free one unless told", zh: "监听的端口；不指定则自动选择" },
    },
    db: dbOption,
    "no-open": {
      type: "boolean",
      say: { en: "print the address, don't open the browser", zh: "只显示地址，不打开浏览器" },
    },
    json: { type: "boolean", say: { en: "print the address as JSON", zh: "以 JSON 输出地址" } },
  },
  run: async (args, io) => {
    const port = portOf(args);
    const rendererFolder = path.join(io.builtFolder, "..", "renderer");
    if (!fs.existsSync(path.join(rendererFolder, "index.html"))) throw notBuilt;
    const app = createApp(
      hostDeps({
        kind: "browser",
        files: chosenFiles(args, io),
        builtFolder: io.builtFolder,
        systemLanguage: io.language,
      }),
    );
    try {
      await serveUntilStopped(app, port, rendererFolder, args, io);
    } finally {
      app.close();
    }
    return 0;
  },
};

async function serveUntilStopped(
  app: App,
  port: number,
  rendererFolder: string,
  args: Arguments,
  io: Io,
): Promise<void> {
  const served = await start(app, port, rendererFolder);
  if (args.values["json"]) printJson(io, { url: served.url });
  else io.out(io.language === "zh" ? `Tierwise 已打开：${served.url}\n` : `Tierwise is open at ${served.url}\n`);
  if (!args.values["no-open"]) io.openBrowser(served.url);
  const backups = setInterval(() => {
    app.backupIfDue().catch((error: unknown) => io.err(`tierwise: the automatic backup failed: ${String(error)}\n`));
  }, backupEvery);
  await io.untilStopped();
  clearInterval(backups);
  await served.close();
}

async function start(app: App, port: number, rendererFolder: string): Promise<Served> {
  try {
    return await serve({ app, port, rendererFolder });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    throw new Refusal("refused", {
      en: `Port ${port} can't be used: another program has it, or it is reserved. Choose another with --port, or leave it out.`,
      zh: `端口 ${port} 无法使用：已被其他程序占用，或属于保留端口。请用 --port 换一个，或省略该选项。`,
    });
  }
}

function portOf(args: Arguments): number {
  const given = textOption(args, "port");
  if (given === undefined) return 0;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Misuse({
    en: `--port takes a number from 0 to 65535, and "${given}" is none.`,
    zh: `--port 需要 0 到 65535 之间的数字；“${given}”不是。`,
  });
}

const notBuilt = new Refusal("unavailable", {
  en: "The page has not been built. Run npm run build, then try again.",
  zh: "页面尚未构建。请先运行 npm run build，然后重试。",
});
