// The browser host over real HTTP: who is let in, what is refused, and that nothing but the page and the contract is there.
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type App, createApp } from "../../electron/app.ts";
import { filesIn } from "../../electron/folders.ts";
import { hostDeps } from "../../electron/host.ts";
import { type Served, serve } from "../../electron/serve.ts";

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: string };
type Sent = { method?: string; path?: string; headers?: http.OutgoingHttpHeaders; body?: string | Buffer };

const calls: Array<{ method: string; input: unknown }> = [];
/** Opens when a call that was held back may go on. */
let gate: Promise<void> = Promise.resolve();
let app: App;

// The real app, with a list of what reached it.
const dispatch = (async (method: string, input: unknown) => {
  calls.push({ method, input });
  await gate;
  return app.dispatch(method, input);
}) as App["dispatch"];

let folder = "";
let served: Served;
let origin = "";
let port = 0;
let token = "";
let cookie = "";

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "tierwise-serve-"));
  fs.mkdirSync(path.join(folder, "renderer", "assets"), { recursive: true });
  fs.writeFileSync(path.join(folder, "renderer", "index.html"), "<!doctype html><title>Tierwise</title>");
  fs.writeFileSync(path.join(folder, "renderer", "assets", "App-BxK2_9aQ.js"), "export {};");
  fs.writeFileSync(path.join(folder, "secret.html"), "secret");
  const host = { kind: "browser", files: filesIn(folder), builtFolder: folder, systemLanguage: "en" } as const;
  app = createApp(hostDeps(host));
  served = await serve({ app: { dispatch }, port: 0, rendererFolder: path.join(folder, "renderer") });
  const url = new URL(served.url);
  origin = url.origin;
  port = Number(url.port);
  token = url.searchParams.get("token") ?? "";
  cookie = `tierwise_${port}=${token}`;
});

afterAll(async () => {
  await served.close();
  app.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

// Not `fetch`: it would not let a test send a foreign Host, or a path with dots in it.
function send({ method = "GET", path: where = "/", headers = {}, body }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: "127.0.0.1", port, method, path: where, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

function callHeaders(): http.OutgoingHttpHeaders {
  return { Cookie: cookie, Origin: origin, "Content-Type": "application/json", "X-Tierwise": "1" };
}

function call(
  method: string,
  body: string | Buffer,
  headers: http.OutgoingHttpHeaders = callHeaders(),
): Promise<Answer> {
  return send({ method: "POST", path: `/api/${method}`, headers, body });
}

describe("The first address lets a browser in", () => {
  test("with the token of this start it sets a cookie and leads to the page without the token", async () => {
    const { status, headers } = await send({ path: `/?token=${token}` });
    expect(status).toBe(303);
    expect(headers.location).toBe("/");
    expect(headers["set-cookie"]).toEqual([`${cookie}; Path=/; HttpOnly; SameSite=Strict`]);
  });

  test.each([
    ["none", "/"],
    ["an empty one", "/?token="],
    ["a wrong one", "/?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"],
  ])("with %s it says what to do and gives no cookie", async (_name, where) => {
    const { status, headers, body } = await send({ path: where });
    expect(status).toBe(403);
    expect(headers["set-cookie"]).toBeUndefined();
    expect(body).toContain("Open the whole address that the terminal printed");
  });

  test("it says so in Chinese to a Chinese browser", async () => {
    const { body } = await send({ headers: { "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8" } });
    expect(body).toContain("请打开终端里显示的完整地址");
  });

  test("the token is long and different at every start", async () => {
    const other = await serve({ app: { dispatch }, port: 0, rendererFolder: folder });
    expect(token.length).toBeGreaterThanOrEqual(43);
    expect(new URL(other.url).searchParams.get("token")).not.toBe(token);
    await other.close();
  });
});

describe("The page", () => {
  test("comes with its policy and the headers that keep it to itself", async () => {
    const { status, headers, body } = await send({ headers: { Cookie: cookie } });
    expect(status).toBe(200);
    expect(body).toContain("<title>Tierwise</title>");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  test("has its assets behind the cookie too", async () => {
    const where = "/assets/App-BxK2_9aQ.js";
    expect((await send({ path: where })).status).toBe(403);
    expect((await send({ path: where, headers: { Cookie: cookie } })).headers["content-type"]).toContain("javascript");
  });

  test("is found among other cookies", async () => {
    expect((await send({ headers: { Cookie: `theme=dark; ${cookie}; lang=zh` } })).status).toBe(200);
  });

  test("answers HEAD without a body", async () => {
    const { status, headers, body } = await send({ method: "HEAD", headers: { Cookie: cookie } });
    expect([status, body]).toEqual([200, ""]);
    expect(Number(headers["content-length"])).toBeGreaterThan(0);
  });

  test.each(["/../secret.html", "/%2e%2e/secret.html", "/..%2fsecret.html", "//etc/passwd", "/nothing.html", "/api"])(
    "gives nothing at %s",
    async (where) => {
      const { status, body } = await send({ path: where, headers: { Cookie: cookie } });
      expect(status).toBe(404);
      expect(body).not.toContain("secret");
    },
  );

  test.each(["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])("is not there for %s", async (method) => {
    expect((await send({ method, headers: { Cookie: cookie } })).status).toBe(405);
  });
});

describe("A foreign name for this machine is turned away", () => {
  test.each(["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "[::1]"])("Host: %s", async (host) => {
    const page = await send({ headers: { Cookie: cookie, Host: host } });
    expect(page.status).toBe(421);
    const before = calls.length;
    expect((await call("app.info", "{}", { ...callHeaders(), Host: host, Origin: `http://${host}` })).status).toBe(421);
    expect(calls.length).toBe(before);
  });
});

describe("A call from our own page", () => {
  test("is carried to the app and its reply back", async () => {
    const { status, headers, body } = await call("app.info", "{}");
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ ok: true, value: { host: "browser", fault: null } });
    expect(headers["cache-control"]).toBe("no-store");
  });

  test("is refused by the app itself in a reply, with its input as it was sent", async () => {
    const input = { itemId: "调度 “a”\u0000\ud83c\udfaf", seenReps: 0, grade: "good", tookMs: 1 };
    const { status, body } = await call("study.grade", JSON.stringify(input));
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(calls.at(-1)).toEqual({ method: "study.grade", input });
  });

  test("may name the character set", async () => {
    const headers = { ...callHeaders(), "Content-Type": "application/json; charset=UTF-8" };
    expect((await call("app.info", "{}", headers)).status).toBe(200);
  });
});

describe("A call that is not from our own page never reaches the app", () => {
  const without = (name: string): http.OutgoingHttpHeaders =>
    Object.fromEntries(Object.entries(callHeaders()).filter(([key]) => key !== name));
  const cases: Array<[string, () => http.OutgoingHttpHeaders, number]> = [
    ["no cookie", () => without("Cookie"), 403],
    ["the cookie of another start", () => ({ ...callHeaders(), Cookie: `tierwise_${port}=AAAA` }), 403],
    ["the cookie of another port", () => ({ ...callHeaders(), Cookie: `tierwise_1=${token}` }), 403],
    ["no origin", () => without("Origin"), 403],
    ["another origin", () => ({ ...callHeaders(), Origin: "https://evil.example" }), 403],
    ["another port as origin", () => ({ ...callHeaders(), Origin: "http://127.0.0.1:1" }), 403],
    ["a null origin", () => ({ ...callHeaders(), Origin: "null" }), 403],
    ["a fetch that the browser marks cross-site", () => ({ ...callHeaders(), "Sec-Fetch-Site": "cross-site" }), 403],
    ["no mark", () => without("X-Tierwise"), 415],
    ["a form", () => ({ ...callHeaders(), "Content-Type": "application/x-www-form-urlencoded" }), 415],
    ["plain text", () => ({ ...callHeaders(), "Content-Type": "text/plain" }), 415],
    ["no type", () => without("Content-Type"), 415],
    ["JSON among other types", () => ({ ...callHeaders(), "Content-Type": "text/plain; application/json" }), 415],
  ];
  test.each(cases)("%s", async (_name, headers, status) => {
    const before = calls.length;
    const answer = await call("app.info", "{}", headers());
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body).ok).toBe(false);
    expect(calls.length).toBe(before);
  });

  test.each(["GET", "PUT", "DELETE", "OPTIONS"])("%s", async (method) => {
    const before = calls.length;
    expect((await send({ method, path: "/api/app.info", headers: callHeaders() })).status).toBe(405);
    expect(calls.length).toBe(before);
  });

  test.each(["", "{", "{'a':1}", "undefined", "\u0000"])("a body that is no JSON: %j", async (body) => {
    const before = calls.length;
    expect((await call("app.info", body)).status).toBe(400);
    expect(calls.length).toBe(before);
  });

  test("a body that is no UTF-8", async () => {
    expect((await call("app.info", Buffer.from([0x22, 0xff, 0xfe, 0x22]))).status).toBe(400);
  });
});

describe("Bodies have a limit", () => {
  const ofLength = (bytes: number) => Buffer.from(`"${"x".repeat(bytes - 2)}"`);

  test("9 MB are taken, a byte more is refused with a sentence", async () => {
    const limit = 9 * 1024 * 1024;
    expect((await call("library.preview", ofLength(limit))).status).toBe(200);
    const before = calls.length;
    const { status, body } = await call("library.preview", ofLength(limit + 1));
    expect(status).toBe(413);
    expect(JSON.parse(body).error.message).toContain("too large");
    expect(calls.length).toBe(before);
  });

  test("an export being imported may be larger", async () => {
    expect((await call("data.import", ofLength(20 * 1024 * 1024))).status).toBe(200);
  });
});

test("A thousand calls of nonsense leave the host answering", async () => {
  for (let n = 0; n < 1000; n++) {
    const { status } = await call(`no.such.method.${n}`, JSON.stringify({ n, __proto__: { polluted: true } }));
    expect(status).toBe(200);
  }
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("What is no HTTP is answered by closing, and the host goes on", async () => {
  const left = await new Promise<string>((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write("\u0016\u0003\u0001 nonsense\r\n\r\n"));
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });
  expect(left).toContain("400 Bad Request");
  expect((await send({ headers: { Cookie: cookie } })).status).toBe(200);
});

test("It listens on this machine alone", async () => {
  const outside = Object.values(os.networkInterfaces())
    .flat()
    .find((one) => one && one.family === "IPv4" && !one.internal)?.address;
  const refused = await new Promise<string>((resolve) => {
    const socket = net.connect(port, outside ?? "127.0.0.2", () => {
      socket.destroy();
      resolve("connected");
    });
    socket.on("error", (error) => resolve("code" in error ? String(error.code) : error.message));
  });
  expect(refused).toBe("ECONNREFUSED");
});

test("A port that is taken is an error of the system", async () => {
  await expect(serve({ app: { dispatch }, port, rendererFolder: folder })).rejects.toMatchObject({
    code: "EADDRINUSE",
  });
});

test("Closing answers what is under way and then no more", async () => {
  const other = await serve({ app: { dispatch }, port: 0, rendererFolder: folder });
  const url = new URL(other.url);
  const headers = {
    Cookie: `tierwise_${url.port}=${url.searchParams.get("token")}`,
    Origin: url.origin,
    "Content-Type": "application/json",
    "X-Tierwise": "1",
  };
  let open = () => {};
  gate = new Promise((resolve) => {
    open = resolve;
  });
  const before = calls.length;
  const underWay = fetch(`${url.origin}/api/app.info`, { method: "POST", headers, body: "{}" });
  await expect.poll(() => calls.length).toBe(before + 1);
  const closed = other.close();
  open();
  expect((await underWay).status).toBe(200);
  await closed;
  await expect(fetch(url.origin)).rejects.toThrow();
});
