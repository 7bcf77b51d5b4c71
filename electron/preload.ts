// The one thing that the page is given: a function that carries a call of the contract to the app.
import { contextBridge, ipcRenderer } from "electron";

contextBridge.exposeInMainWorld("tierwise", {
  call: (method: unknown, input: unknown): Promise<unknown> => ipcRenderer.invoke("tierwise:call", method, input),
});
