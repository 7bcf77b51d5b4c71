// Builds what runs on Node: the desktop host, its preload script, and the terminal host with the browser host in it.
import { builtinModules } from "node:module";
import { defineConfig } from "vite";

const external = ["electron", "better-sqlite3", ...builtinModules, /^node:/];

export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    // The Node of the oldest Electron that the app is tried on.
    target: "node18",
    outDir: "dist/electron",
    emptyOutDir: true,
    minify: false,
    // Loaded from disk: its size costs nothing.
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      input: { main: "electron/main.ts", preload: "electron/preload.ts", cli: "electron/cli.ts" },
      external,
      output: { format: "cjs", entryFileNames: "[name].cjs", chunkFileNames: "shared-[name].cjs" },
    },
  },
  ssr: { noExternal: true, external: ["electron", "better-sqlite3"] },
});
