// The window's line to the app: one channel, and only our own page in our own window is answered.
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain } from "electron";
import type { Reply } from "./contract.ts";
import type { Dispatch } from "./dispatch.ts";
import { isPage } from "./protocol.ts";

/** Answers calls from the window that `window` gives at the time. `onAnswered` hears of each method that succeeded. */
export function setupCalls(
  dispatch: Dispatch,
  window: () => BrowserWindow | null,
  onAnswered: (method: string) => void,
): void {
  ipcMain.handle("tierwise:call", async (event, method: unknown, input: unknown): Promise<Reply<unknown>> => {
    if (!isOurs(event, window())) {
      return { ok: false, error: { code: "refused", message: "Only Tierwise's own page is answered here." } };
    }
    const reply = await dispatch(typeof method === "string" ? method : "", input);
    if (reply.ok && typeof method === "string") onAnswered(method);
    return reply;
  });
}

function isOurs(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  if (!window || window.isDestroyed() || event.sender !== window.webContents) return false;
  // The frame is gone when the page was closed or left while the call was under way.
  const frame = event.senderFrame;
  return frame !== null && frame === window.webContents.mainFrame && isPage(frame.url);
}
