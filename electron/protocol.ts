// The scheme app://tierwise/, which serves the built page to the window and nothing else to nobody.
import { protocol } from "electron";
import { pageFile, pageHeaders } from "./page.ts";

/** The address of the page; the window shows no other. */
export const pageUrl = "app://tierwise/";

/** Must run before the app is ready: gives the scheme an origin of its own, as https has. */
export function announceScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the files of `rendererFolder` under app://tierwise/. */
export function servePage(rendererFolder: string): void {
  protocol.handle("app", (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === "tierwise" && request.method === "GET" ? pageFile(rendererFolder, pathname) : null;
    if (!file) return new Response("There is nothing here.", { status: 404, headers: pageHeaders });
    return new Response(new Uint8Array(file.bytes), { headers: { ...file.headers, "Content-Type": file.type } });
  });
}

/** Whether `url` belongs to the page. */
export function isPage(url: string): boolean {
  return url === "app://tierwise" || url.startsWith(pageUrl);
}
