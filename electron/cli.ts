// The terminal host's program: joins the terminal to the commands and leaves with their exit code.
import { spawn } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { languageOfSystem } from "./host.ts";
import type { Io } from "./terminal/io.ts";
import { runTerminal } from "./terminal/run.ts";

const io: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  platform: process.platform,
  home: os.homedir(),
  cwd: process.cwd(),
  columns: process.stdout.columns ?? 160,
  builtFolder: __dirname,
  subjectFolder: path.join(__dirname, "..", "..", "decks", "kubernetes"),
  language: languageOfSystem(process.env),
  untilStopped,
  openBrowser,
};

// A reader that has seen enough (`| head`) closes the pipe: no reason for an error message.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

runTerminal(process.argv.slice(2), io).then(
  (code) => {
    // Not process.exit: what was written to a pipe has still to be read.
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`tierwise: ${String(error)}\n`);
    process.exitCode = 1;
  },
);

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}

// The address is no word of a shell anywhere: it stands alone as an argument, made by ourselves.
function openBrowser(url: string): void {
  const [program, ...words] =
    process.platform === "darwin"
      ? ["open", url]
      : process.platform === "win32"
        ? ["rundll32", "url.dll,FileProtocolHandler", url]
        : ["xdg-open", url];
  const child = spawn(program ?? "", words, { detached: true, stdio: "ignore" });
  // Without a browser to open the printed address serves as well.
  child.on("error", () => {});
  child.unref();
}
