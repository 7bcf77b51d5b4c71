// All settings on one page; what is changed counts at once, but for the levers, which are looked at first.
import { useEffect } from "react";
import { useParams } from "wouter";
import { useCall } from "../../api.ts";
import { ErrorState, Loading } from "../../components/states/States.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { About } from "./About.tsx";
import { Data } from "./Data.tsx";
import { DayAndAnswers } from "./DayAndAnswers.tsx";
import { Levers } from "./Levers.tsx";
import { Looks } from "./Looks.tsx";
import { Reschedule } from "./Reschedule.tsx";
import "./Settings.css";

const SECTIONS = ["levers", "day", "looks", "reschedule", "data", "about"] as const;

function show(section: string) {
  const target = document.getElementById(`settings-${section}`);
  target?.scrollIntoView({ block: "start" });
  target?.focus({ preventScroll: true });
}

/** The settings' screen; the address may name a section. */
export function Settings() {
  const { t } = useLanguage();
  const { section: asked } = useParams<{ section?: string }>();
  const view = useCall("settings.get", {}, { staleTime: Number.POSITIVE_INFINITY });
  const shown = view.isSuccess;
  useEffect(() => {
    if (shown && asked) show(asked);
  }, [shown, asked]);
  if (view.isPending) return <Loading />;
  if (view.isError) return <ErrorState error={view.error} onRetry={() => void view.refetch()} />;
  return (
    <div className="page settings">
      <h1>{t("settings.title")}</h1>
      <div className="settings__columns">
        <nav className="settings__nav" aria-label={t("settings.sections")}>
          {/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers */}
          <ul role="list">
            {SECTIONS.map((section) => (
              <li key={section}>
                <button type="button" className="shell__link" onClick={() => show(section)}>
                  {t(`settings.${section}.title`)}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div className="settings__sections">
          <Levers view={view.data} />
          <DayAndAnswers settings={view.data.settings} />
          <Looks settings={view.data.settings} />
          <Reschedule tierTitles={view.data.tierTitles} />
          <Data />
          <About />
        </div>
      </div>
    </div>
  );
}
