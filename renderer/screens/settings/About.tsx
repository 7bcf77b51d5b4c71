// What this is, in which version, and what it does not do.
import { useCall } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { Section } from "./Section.tsx";

/** About. */
export function About() {
  const { t, lang } = useLanguage();
  const info = useCall("app.info", {}, { staleTime: Number.POSITIVE_INFINITY }).data;
  if (!info) return null;
  const { subject } = info;
  return (
    <Section id="about" title={t("settings.about.title")} text={t("settings.about.offline")}>
      <dl className="facts">
        <dt>{t("settings.about.version")}</dt>
        <dd>Tierwise {info.version}</dd>
        <dt>{t("settings.about.host")}</dt>
        <dd>{t(`settings.about.hosts.${info.host}`)}</dd>
        <dt>{t("settings.about.bank")}</dt>
        <dd>
          {subject
            ? t("settings.about.bankFacts", {
                name: subject.name[lang],
                version: subject.version,
                cards: t("common.cards", { count: subject.cards }),
                scenarios: t("common.scenarios", { count: subject.scenarios }),
              })
            : t("settings.about.noBank")}
        </dd>
      </dl>
      {info.notices.length > 0 ? (
        <ul className="small soft">
          {info.notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}
