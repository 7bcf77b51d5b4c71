// The whole page: the stores and contexts that screens stand in, and the one question before them: is the data well?
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { i18n } from "i18next";
import { useMemo } from "react";
import { I18nextProvider } from "react-i18next";
import { type BaseLocationHook, Router } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { ActionsProvider } from "./actions.tsx";
import { call, useCall } from "./api.ts";
import { Confirms } from "./components/dialogs/Confirm.tsx";
import { ErrorState, Loading } from "./components/states/States.tsx";
import { Toasts } from "./components/states/Toasts.tsx";
import { OpenLinkContext } from "./components/text/OutLink.tsx";
import { PreferencesProvider } from "./preferences.tsx";
import { Shell } from "./Shell.tsx";
import { Fault } from "./screens/fault/Fault.tsx";

type Props = {
  translator: i18n;
  queries: QueryClient;
  /** Where one is; the address after # unless a test says otherwise. */
  location?: BaseLocationHook;
};

/** Everything that is seen. */
export function App({ translator, queries, location = useHashLocation }: Props) {
  return (
    <QueryClientProvider client={queries}>
      <I18nextProvider i18n={translator}>
        <Router hook={location}>
          <Toasts>
            <ActionsProvider>
              <Opened />
            </ActionsProvider>
          </Toasts>
        </Router>
      </I18nextProvider>
    </QueryClientProvider>
  );
}

/** The screens once the host has answered, or what is wrong with the data. */
function Opened() {
  const info = useCall("app.info", {}, { staleTime: Number.POSITIVE_INFINITY });
  const desktop = info.data?.host === "desktop";
  const openLink = useMemo(
    () => (desktop ? (url: string) => void call("app.openLink", { url }).catch(() => undefined) : null),
    [desktop],
  );
  if (info.isPending) return <Loading />;
  if (info.isError) {
    return (
      <main className="alone page page--narrow">
        <ErrorState error={info.error} onRetry={() => void info.refetch()} />
      </main>
    );
  }
  return (
    <OpenLinkContext value={openLink}>
      {info.data.fault ? (
        <Confirms>
          <Fault fault={info.data.fault} />
        </Confirms>
      ) : (
        <PreferencesProvider hostLang={info.data.language}>
          <Confirms>
            <Shell />
          </Confirms>
        </PreferencesProvider>
      )}
    </OpenLinkContext>
  );
}
