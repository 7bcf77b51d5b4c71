// Theme and languages; each counts at once.
import { Segments } from "../../components/controls/Fields.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { type Settings, useChangeSettings } from "../../preferences.tsx";
import { Section } from "./Section.tsx";

// A language is named in itself, so that it is found by those who read it.
const ENGLISH = "English";
const CHINESE = "中文";

/** Looks. */
export function Looks({ settings }: { settings: Settings }) {
  const { t } = useLanguage();
  const change = useChangeSettings();
  return (
    <Section id="looks" title={t("settings.looks.title")}>
      <div className="settings__fields">
        <Segments
          label={t("settings.theme.label")}
          value={settings.theme}
          onChange={(theme) => change.mutate({ theme })}
          choices={[
            { value: "system", label: t("settings.theme.system") },
            { value: "light", label: t("settings.theme.light") },
            { value: "dark", label: t("settings.theme.dark") },
          ]}
        />
        <Segments
          label={t("settings.language")}
          value={settings.language}
          onChange={(language) => change.mutate({ language })}
          choices={[
            { value: "system", label: t("settings.languageSystem") },
            { value: "en", label: ENGLISH },
            { value: "zh", label: CHINESE },
          ]}
        />
        <Segments
          label={t("settings.itemLanguage")}
          hint={t("settings.itemLanguageHint")}
          value={settings.itemLanguage}
          onChange={(itemLanguage) => change.mutate({ itemLanguage })}
          choices={[
            { value: "interface", label: t("settings.itemInterface") },
            { value: "en", label: ENGLISH },
            { value: "zh", label: CHINESE },
          ]}
        />
      </div>
    </Section>
  );
}
