// The browser host: the built page and the contract over HTTP, on this machine alone and behind a token of the start.
import { randomBytes } from "node:crypto";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Lang, Text } from "../decks/types.ts";
import type { App } from "./app.ts";
import type { ErrorCode, Reply } from "./contract.ts";
import { cookieName, type Gate, hasCookie, longestBody, refusedCall, sameSecret, wrongHost } from "./gate.ts";
import { languageOfLocale } from "./host.ts";
import { pageFile, pageHeaders } from "./page.ts";

export type ServeOptions = {
  app: Pick<App, "dispatch">;
  /** 0 takes a free one. */
  port: number;
  /** The built page. */
  rendererFolder: string;
};

export type Served = {
  /** The first address, with the token that lets a browser in. */
  url: string;
  /** Answers what is under way, for two seconds at most, and stops. */
  close: () => Promise<void>;
};

/**
 * Serves the page and `POST /api/<method>` on 127.0.0.1. Rejects with the system's error if the port is taken or not
 * allowed.
 */
export async function serve({ app, port, rendererFolder }: ServeOptions): Promise<Served> {
  const token = randomBytes(32).toString("base64url");
  const gate: Gate = { port, token };
  const server = http.createServer((request, response) => {
    answer({ app, gate, rendererFolder }, request, response).catch(() => {
      // The reader went away, or a file vanished under the answer: nobody is left to tell.
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
  gate.port = (server.address() as AddressInfo).port;
  return { url: `http://127.0.0.1:${gate.port}/?token=${token}`, close: () => closeServer(server) };
}

type Place = { app: Pick<App, "dispatch">; gate: Gate; rendererFolder: string };

async function answer(place: Place, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { gate } = place;
  const refused = wrongHost(request.headers, gate);
  if (refused) return sendPage(request, response, refused.status, refused.say);
  const url = new URL(request.url ?? "/", `http://127.0.0.1:${gate.port}`);
  if (url.pathname.startsWith("/api/")) return call(place, url.pathname.slice("/api/".length), request, response);
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    return sendPage(request, response, 405, nothingHere);
  }
  const given = url.searchParams.get("token");
  if (url.pathname === "/" && given !== null) return letIn(gate, given, request, response);
  if (!hasCookie(request.headers, gate)) return sendPage(request, response, 403, noToken);
  const file = pageFile(place.rendererFolder, url.pathname);
  if (!file) return sendPage(request, response, 404, nothingHere);
  const headers = { ...file.headers, "Content-Type": file.type, "Content-Length": file.bytes.length };
  response.writeHead(200, headers).end(request.method === "HEAD" ? undefined : file.bytes);
}

// The token leaves the address bar at once, so that it stands in no history and no screenshot.
function letIn(gate: Gate, given: string, request: IncomingMessage, response: ServerResponse): void {
  if (!sameSecret(given, gate.token)) {
    sendPage(request, response, 403, noToken);
    return;
  }
  const cookie = `${cookieName(gate.port)}=${gate.token}; Path=/; HttpOnly; SameSite=Strict`;
  response.writeHead(303, { ...pageHeaders, "Set-Cookie": cookie, "Cache-Control": "no-store", Location: "/" }).end();
}

async function call(place: Place, method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const say = (status: number, code: ErrorCode, text: Text) => {
    const reply: Reply<never> = { ok: false, error: { code, message: text[languageFor(request)] } };
    // A body that was not read to its end would be taken for the next request.
    if (!request.complete) response.setHeader("Connection", "close");
    sendReply(response, status, reply);
  };
  if (request.method !== "POST") {
    response.setHeader("Allow", "POST");
    return say(405, "bad-input", { en: "Calls are made by POST.", zh: "调用必须使用 POST。" });
  }
  const refused = refusedCall(request.headers, place.gate);
  if (refused) return say(refused.status, "refused", refused.say);
  const body = await readBody(request, longestBody(method));
  if (body === null) return say(413, "bad-input", tooLong);
  const input = parseJson(body);
  if (input === undefined)
    return say(400, "bad-input", { en: "The call is not valid JSON.", zh: "调用内容不是有效的 JSON。" });
  sendReply(response, 200, await place.app.dispatch(method, input));
}

// Longer bodies are read to their end, but not kept: a sender that is cut off in the middle never sees the answer.
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) chunks.length = 0;
    else chunks.push(chunk);
  }
  return length > limit ? null : Buffer.concat(chunks, length);
}

// JSON has no `undefined`, so that it can stand for "is none".
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

function sendReply(response: ServerResponse, status: number, reply: Reply<unknown>): void {
  const body = Buffer.from(JSON.stringify(reply));
  response.writeHead(status, {
    ...pageHeaders,
    "Cache-Control": "no-store",
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": body.length,
  });
  response.end(body);
}

const nothingHere: Text = { en: "There is nothing at this address.", zh: "这个地址没有内容。" };
const tooLong: Text = {
  en: "This is too large to take in one piece: an outline may have 8 MB, an export 512 MB.",
  zh: "内容过大，无法一次接收：大纲最多 8 MB，导出文件最多 512 MB。",
};
const noToken: Text = {
  en: "Tierwise is running, but this address lacks its key. Open the whole address that the terminal printed, with everything after the question mark. If you have just followed it from another page, reload this page once. If the terminal is closed, start Tierwise again.",
  zh: "Tierwise 正在运行，但这个地址缺少钥匙。请打开终端里显示的完整地址（包括问号之后的部分）。如果是从其他页面点击过来的，请刷新一次本页。如果终端已关闭，请重新启动 Tierwise。",
};

// A page of its own without style or script, which the content policy would refuse anyway.
function sendPage(request: IncomingMessage, response: ServerResponse, status: number, say: Text): void {
  const lang = languageFor(request);
  const title = status === 404 ? "404" : "Tierwise";
  const page = `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${title}</title><h1>Tierwise</h1><p>${say[lang]}</p></html>\n`;
  if (!request.complete) response.setHeader("Connection", "close");
  response.writeHead(status, {
    ...pageHeaders,
    "Cache-Control": "no-store",
    "Content-Type": "text/html; charset=utf-8",
    "Content-Length": Buffer.byteLength(page),
  });
  response.end(request.method === "HEAD" ? undefined : page);
}

function languageFor(request: IncomingMessage): Lang {
  return languageOfLocale(request.headers["accept-language"] ?? "");
}

async function closeServer(server: http.Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  // A browser keeps its connections open for the next request, which is not going to come.
  const idle = setInterval(() => server.closeIdleConnections(), 20);
  const patience = setTimeout(() => server.closeAllConnections(), 2000);
  await closed;
  clearInterval(idle);
  clearTimeout(patience);
}
