// Builds the renderer: one page, split by screen, for every Chromium since 114.
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** The component library carries its own words in 30 languages; the interface speaks two of them. */
function keepTwoLanguages(): Plugin {
  const foreign = /[\\/]intl[\\/].*[\\/](?!en-US|zh-CN)[a-z]{2}-[A-Z]{2}\.mjs$/;
  return {
    name: "keep-two-languages",
    enforce: "pre",
    load: { filter: { id: foreign }, handler: () => "export default {};" },
  };
}

/** Style sheets come in chunks in any order: each says first in which order the layers count. */
function nameLayersFirst(): Plugin {
  return {
    name: "name-layers-first",
    enforce: "pre",
    transform: {
      filter: { id: /\.css$/ },
      handler: (code) => `@layer tokens, base, parts, screens;\n${code}`,
    },
  };
}

export default defineConfig({
  root: "renderer",
  base: "./",
  plugins: [react(), keepTwoLanguages(), nameLayersFirst()],
  css: { transformer: "lightningcss", lightningcss: { targets: { chrome: 114 << 16 } } },
  build: {
    outDir: "../dist/renderer",
    emptyOutDir: true,
    target: "chrome114",
    cssTarget: "chrome114",
    cssMinify: "lightningcss",
    license: true,
    // A page under a strict content policy can't run the inline script of the module preload helper's polyfill.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  // `npm run dev`: the browser host answers `api/*`; its address is given by TIERWISE_HOST.
  server: { host: "127.0.0.1", proxy: { "/api": process.env["TIERWISE_HOST"] ?? "http://127.0.0.1:4173" } },
});
