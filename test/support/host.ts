// The built browser host in a process of its own, over a data folder of its own: to be asked, stopped and killed.
import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Input, Method, Output, Reply } from "../../electron/contract.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** The built terminal host, which also serves. */
export const builtCli = path.join(root, "dist", "electron", "cli.cjs");

/** A new empty folder for a learner's data; `remove` deletes it. */
export function newDataFolder(): { folder: string; remove: () => void } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierwise-data-"));
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

export type Host = {
  /** The first address, with the token. */
  url: string;
  process: ChildProcess;
  /** Calls a method as the page would; a refusal is a reply too. */
  call: <M extends Method>(method: M, input: Input<M>) => Promise<Reply<Output<M>>>;
  /** As Ctrl+C does. Gives the exit code. */
  stop: () => Promise<number | null>;
  /** Without any warning: what a crash or a power cut does to a process. */
  kill: () => Promise<void>;
};

export type HostOptions = { dataFolder: string; env?: NodeJS.ProcessEnv };

/** Starts the browser host and waits until it answers. */
export async function startHost({ dataFolder, env = {} }: HostOptions): Promise<Host> {
  const child = spawn(process.execPath, [builtCli, "serve", "--no-open", "--json"], {
    env: { ...process.env, LANG: "C.UTF-8", LC_ALL: "", ...env, TIERWISE_DATA: dataFolder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  // A test that fails before it stops its host must not leave it behind.
  const orphaned = () => child.kill("SIGKILL");
  process.once("exit", orphaned);
  const ended = new Promise<number | null>((resolve) => {
    child.on("exit", (code) => {
      process.off("exit", orphaned);
      resolve(code);
    });
  });
  const { url } = JSON.parse(await firstJson(child)) as { url: string };
  const { origin, port, searchParams } = new URL(url);
  const headers = {
    Cookie: `tierwise_${port}=${searchParams.get("token")}`,
    Origin: origin,
    "Content-Type": "application/json",
    "X-Tierwise": "1",
  };
  return {
    url,
    process: child,
    call: async <M extends Method>(method: M, input: Input<M>) => {
      const body = JSON.stringify(input);
      const response = await fetch(`${origin}/api/${method}`, { method: "POST", headers, body });
      return (await response.json()) as Reply<Output<M>>;
    },
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

// The address comes as one JSON text; everything else that the host says goes to stderr.
function firstJson(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.trimEnd().endsWith("}")) resolve(text);
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.on("exit", (code) => reject(new Error(`The browser host ended with ${code}: ${said}`)));
  });
}
