// Who may ask the browser host: pure rules over a request's headers, so that each can be shown to refuse.
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Text } from "../decks/types.ts";

/** A request that is turned away: the status, and a sentence for the person who sees it. */
export type Refused = { status: number; say: Text };

export type Gate = {
  port: number;
  /** The token of this start. */
  token: string;
};

/** The name of the cookie; ports don't separate cookies, so that the name must. */
export function cookieName(port: number): string {
  return `tierwise_${port}`;
}

/** Whether two secrets are the same, in a time that tells nothing about where they differ. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());
}

/** Our own address only: a foreign name that leads to this machine (DNS rebinding) is turned away. */
export function wrongHost(headers: IncomingHttpHeaders, { port }: Gate): Refused | null {
  const ours = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host !== undefined && ours.includes(headers.host.toLowerCase())) return null;
  return {
    status: 421,
    say: {
      en: "This address is not served here. Open the one that the terminal printed.",
      zh: "这里不提供该地址的服务。请打开终端里显示的地址。",
    },
  };
}

/** Whether the request carries the cookie of this start. */
export function hasCookie(headers: IncomingHttpHeaders, { port, token }: Gate): boolean {
  const wanted = `${cookieName(port)}=`;
  const values = (headers.cookie ?? "")
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part.startsWith(wanted))
    .map((part) => part.slice(wanted.length));
  return values.some((value) => sameSecret(value, token));
}

/** Why a call is not carried; null if it comes from our own page. */
export function refusedCall(headers: IncomingHttpHeaders, gate: Gate): Refused | null {
  if (!hasCookie(headers, gate)) {
    return {
      status: 403,
      say: {
        en: "This page belongs to an earlier start of Tierwise. Open the address that the terminal printed this time.",
        zh: "这个页面属于上一次启动的 Tierwise。请打开终端这次显示的地址。",
      },
    };
  }
  const site = headers["sec-fetch-site"];
  if (headers.origin !== `http://${headers.host}` || (site !== undefined && site !== "same-origin")) {
    return {
      status: 403,
      say: { en: "Only Tierwise's own page is answered here.", zh: "这里只回应 Tierwise 自己的页面。" },
    };
  }
  if (headers["x-tierwise"] !== "1" || !isJson(headers["content-type"])) {
    return {
      status: 415,
      say: {
        en: "A call is JSON (Content-Type: application/json) and is marked by the header X-Tierwise: 1.",
        zh: "调用必须是 JSON（Content-Type: application/json），并带有请求头 X-Tierwise: 1。",
      },
    };
  }
  return null;
}

/** The longest body of a call in bytes: a whole export for `data.import`, an outline for everything else. */
export function longestBody(method: string): number {
  return method === "data.import" ? 512 * 1024 * 1024 : 9 * 1024 * 1024;
}

function isJson(contentType: string | undefined): boolean {
  return /^application\/json\s*(?:;\s*charset=utf-8\s*)?$/i.test(contentType ?? "");
}
