// Makes a PDF in the desktop host: a window that nobody sees, in a session of its own where nothing runs or leaves.
import { BrowserWindow, type Session, session } from "electron";

const patienceMs = 30_000;
const address = "app://print/";
const headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
};

/** Documents that are being printed, by their address. */
const documents = new Map<string, string>();
let printed = 0;

/** The PDF of an HTML document that needs nothing from outside, on A4 unless its style says otherwise. */
export async function printPdf(html: string): Promise<Uint8Array> {
  printed += 1;
  const url = `${address}${printed}`;
  documents.set(url, html);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: printSession(),
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`it took longer than ${patienceMs / 1000} s`)), patienceMs);
  });
  try {
    return await Promise.race([load(window, url), tooLong]);
  } finally {
    clearTimeout(timer);
    documents.delete(url);
    if (!window.isDestroyed()) window.destroy();
  }
}

async function load(window: BrowserWindow, url: string): Promise<Uint8Array> {
  await window.loadURL(url);
  return window.webContents.printToPDF({ printBackground: true, pageSize: "A4", preferCSSPageSize: true });
}

// Kept in memory alone. It knows the documents at hand and no other address, of whatever scheme.
function printSession(): Session {
  const own = session.fromPartition("print");
  if (own.protocol.isProtocolHandled("app")) return own;
  own.protocol.handle("app", ({ url }) => {
    const html = documents.get(url);
    return html === undefined ? new Response("", { status: 404 }) : new Response(html, { headers });
  });
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !documents.has(url) }));
  return own;
}
