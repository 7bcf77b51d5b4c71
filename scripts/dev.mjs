// `npm run dev`: the page with hot reload, over a browser host with the real database (or TIERWISE_DATA's).

import { spawn } from "node:child_process";
import path from "node:path";
import { ensureBuild } from "./ensure-build.mjs";
import { root } from "./lib/node.mjs";

await ensureBuild();
const host = spawn(process.execPath, [path.join(root, "dist/electron/cli.cjs"), "serve", "--no-open", "--json"], {
  stdio: ["ignore", "pipe", "inherit"],
});
process.on("exit", () => host.kill());
const url = new URL(JSON.parse(await firstReply(host.stdout)).url);

// What the browser host asks of a page of its own, put on by the proxy: the token stays out of the development page.
const headers = {
  Origin: url.origin,
  Cookie: `tierwise_${url.port}=${url.searchParams.get("token")}`,
  "Sec-Fetch-Site": "same-origin",
};
const { createServer } = await import("vite");
const server = await createServer({
  configFile: path.join(root, "vite.config.ts"),
  server: { open: true, proxy: { "/api": { target: url.origin, changeOrigin: true, headers } } },
});
await server.listen();
server.printUrls();

async function firstReply(stream) {
  let text = "";
  for await (const chunk of stream) {
    text += chunk;
    if (text.trimEnd().endsWith("}")) break;
  }
  return text;
}
