// The frame around the screens: navigation, palette, keys, and what happens when a screen changes or breaks.
import { Component, lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { Link, matchRoute, Route, Switch as Routes, useLocation, useRouter } from "wouter";
import { type Action, type TextKey, useActions } from "./actions.tsx";
import { useCall } from "./api.ts";
import { ButtonLink } from "./components/controls/Button.tsx";
import { Icon } from "./components/controls/Icon.tsx";
import { KeyCap } from "./components/controls/KeyCap.tsx";
import { Logo } from "./components/figures/Logo.tsx";
import { EmptyState, ErrorState, Loading } from "./components/states/States.tsx";
import { useLanguage } from "./hooks/useLanguage.ts";
import { useChangeSettings } from "./preferences.tsx";
import { SCREENS, type Screen } from "./screens/list.ts";
import { PlaceBeforeContext, PlacesContext } from "./screens/places.ts";
import "./Shell.css";

const PLACES = SCREENS.map((screen) => screen.path);

const Palette = lazy(async () => ({ default: (await import("./Overlays.tsx")).Palette }));
const RunningExam = lazy(async () => ({ default: (await import("./screens/exams/RunningExam.tsx")).RunningExam }));
const Keys = lazy(async () => ({ default: (await import("./Overlays.tsx")).Keys }));

const COMMAND_KEY = /Mac|iP(hone|ad)/.test(navigator.platform) ? "⌘" : "Ctrl";

/** Whether a navigation entry is where one is: itself, or a page below it. */
function isHere(path: string, location: string): boolean {
  return path === "/" ? location === "/" : location === path || location.startsWith(`${path}/`);
}

/** The screen for the address, in its frame. */
export function Shell() {
  const { t } = useLanguage();
  const [location] = useLocation();
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState(false);
  const main = useRef<HTMLElement>(null);
  const shown = useScreen();
  const shownBefore = useRef(shown);
  const placeBefore = useRef("/");

  useAppActions({ openPalette: () => setPalette(true), openKeys: () => setKeys(true) });

  useEffect(() => {
    if (shown && !shown.alone) placeBefore.current = location;
  }, [shown, location]);

  // What was opened over one page is not for the next.
  useEffect(() => {
    void location;
    setPalette(false);
    setKeys(false);
  }, [location]);

  // A new screen begins at its top, with the focus on its content.
  useEffect(() => {
    if (shownBefore.current === shown) return;
    shownBefore.current = shown;
    window.scrollTo(0, 0);
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [shown]);

  const here = (screen: Screen) => (
    <Broken title={t("error.screen")}>
      <Suspense fallback={<Loading />}>
        <Titled title={screen.title}>
          <screen.Body />
        </Titled>
      </Suspense>
    </Broken>
  );

  return (
    <PlacesContext value={PLACES}>
      <PlaceBeforeContext value={placeBefore}>
        <Routes>
          {SCREENS.filter((screen) => screen.alone).map((screen) => (
            <Route key={screen.path} path={screen.route ?? screen.path}>
              <main className="alone" ref={main} tabIndex={-1}>
                {here(screen)}
              </main>
            </Route>
          ))}
          <Route>
            <div className="shell">
              <button type="button" className="skip-link" onClick={() => main.current?.focus()}>
                {t("app.skip")}
              </button>
              <Navigation location={location} onPalette={() => setPalette(true)} onKeys={() => setKeys(true)} />
              <main className="shell__main" ref={main} tabIndex={-1}>
                <Suspense>
                  <RunningExam />
                </Suspense>
                <Routes>
                  {SCREENS.filter((screen) => !screen.alone).map((screen) => (
                    <Route key={screen.path} path={screen.route ?? screen.path}>
                      {here(screen)}
                    </Route>
                  ))}
                  <Route>
                    <EmptyState
                      title={t("error.notFound.title")}
                      actions={
                        <ButtonLink to="/" kind="primary">
                          {t("error.notFound.home")}
                        </ButtonLink>
                      }
                    >
                      {t("error.notFound.text")}
                    </EmptyState>
                  </Route>
                </Routes>
              </main>
            </div>
          </Route>
        </Routes>
        <Suspense>
          {palette ? <Palette onClose={() => setPalette(false)} /> : null}
          {keys ? <Keys onClose={() => setKeys(false)} /> : null}
        </Suspense>
      </PlaceBeforeContext>
    </PlacesContext>
  );
}

/** The screen that the address shows; undefined for an address of none. */
function useScreen(): Screen | undefined {
  const [location] = useLocation();
  const { parser } = useRouter();
  return SCREENS.find((screen) => matchRoute(parser, screen.route ?? screen.path, location)[0]);
}

function Navigation({ location, onPalette, onKeys }: { location: string; onPalette: () => void; onKeys: () => void }) {
  const { t } = useLanguage();
  const info = useCall("app.info", {}, { staleTime: Number.POSITIVE_INFINITY });
  return (
    <header className="shell__nav">
      <Link href="/" className="shell__home" aria-label={t("app.home")}>
        <Logo named />
      </Link>
      <nav aria-label={t("app.navigation")}>
        {/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers */}
        <ul role="list" className="shell__list">
          {SCREENS.filter((screen) => screen.inNavigation).map((screen) => (
            <li key={screen.path}>
              <Link
                href={screen.path}
                className="shell__link"
                aria-current={isHere(screen.path, location) ? "page" : undefined}
              >
                <Icon name={screen.icon} />
                <span>{t(screen.title)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="shell__tools">
        <button
          type="button"
          className="shell__link shell__tool"
          onClick={onPalette}
          aria-keyshortcuts="Control+K Meta+K"
        >
          <Icon name="search" />
          <span>{t("app.palette")}</span>
          <KeyCap keys={[COMMAND_KEY, "K"]} hidden />
        </button>
        <button type="button" className="shell__link shell__tool" onClick={onKeys} aria-keyshortcuts="?">
          <Icon name="keyboard" />
          <span>{t("app.keys")}</span>
          <KeyCap keys="?" hidden />
        </button>
        {info.data?.host === "browser" ? <p className="shell__host note soft">{t("app.host.browser")}</p> : null}
      </div>
    </header>
  );
}

function Titled({ title, children }: { title: TextKey; children: ReactNode }) {
  const { t } = useLanguage();
  const name = t(title);
  useEffect(() => {
    document.title = `${name} · Tierwise`;
  }, [name]);
  return children;
}

/** A screen that fails while painting takes nothing else with it. */
class Broken extends Component<{ title: string; children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <ErrorState title={this.props.title} error={this.state.error} onRetry={() => this.setState({ error: null })} />
    );
  }
}

function useAppActions({ openPalette, openKeys }: { openPalette: () => void; openKeys: () => void }) {
  const [, go] = useLocation();
  const settings = useChangeSettings();
  const screens: Action[] = SCREENS.filter((screen) => screen.inNavigation || screen.inPalette).map((screen) => ({
    id: `go:${screen.path}`,
    label: screen.title,
    icon: screen.icon,
    run: () => go(screen.path),
  }));
  const data: Action = {
    id: "go:data",
    label: "palette.data",
    icon: "save",
    run: () => go("/settings/data"),
  };
  useActions("palette.screens", [...screens, data]);
  useActions("keys.everywhere", [
    {
      id: "palette",
      label: "app.palette",
      icon: "search",
      keys: [[COMMAND_KEY, "K"]],
      binding: { code: "KeyK", withCommand: true, inFields: true, onControls: true },
      run: openPalette,
      keyOnly: true,
    },
    {
      id: "keys",
      label: "keys.help",
      icon: "keyboard",
      keys: ["?"],
      binding: { code: "Slash", withShift: true },
      run: openKeys,
    },
    { id: "theme:light", label: "palette.themeLight", icon: "today", run: () => settings.mutate({ theme: "light" }) },
    { id: "theme:dark", label: "palette.themeDark", icon: "today", run: () => settings.mutate({ theme: "dark" }) },
    {
      id: "theme:system",
      label: "palette.themeSystem",
      icon: "today",
      run: () => settings.mutate({ theme: "system" }),
    },
    { id: "lang:en", label: "palette.langEn", icon: "translate", run: () => settings.mutate({ language: "en" }) },
    { id: "lang:zh", label: "palette.langZh", icon: "translate", run: () => settings.mutate({ language: "zh" }) },
  ]);
}
