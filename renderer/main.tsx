// The page's start: language and theme as they were left, then the app.
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/print.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { createQueries } from "./api.ts";
import { localeOf } from "./i18n/format.ts";
import { createTranslator } from "./i18n/i18n.ts";
import { applyTheme, keptLook, pageStorage } from "./preferences.tsx";

const look = keptLook(pageStorage(), navigator.languages);
applyTheme(look.theme);
document.documentElement.lang = localeOf(look.lang);

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App translator={createTranslator(look.lang)} queries={createQueries()} />
    </StrictMode>,
  );
}

// A file dropped beside the place for it must not take the window away.
for (const kind of ["dragover", "drop"] as const) {
  window.addEventListener(kind, (event) => {
    if (!event.defaultPrevented) event.preventDefault();
  });
}
