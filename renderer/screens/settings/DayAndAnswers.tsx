// How a day begins, how much it may hold, and how an answer is given.
import { useEffect, useState } from "react";
import { NumberField, Segments, Select, Switch } from "../../components/controls/Fields.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { type Settings, useChangeSettings } from "../../preferences.tsx";
import { Section } from "./Section.tsx";

const ZONES: readonly string[] = Intl.supportedValuesOf("timeZone");
const USUAL = { reviewsPerDay: 100, minutesPerDay: 30 } as const;

/** Each field is stored when it rests. */
export function DayAndAnswers({ settings }: { settings: Settings }) {
  const { t } = useLanguage();
  const change = useChangeSettings();
  const zones = ZONES.includes(settings.timeZone) ? ZONES : [settings.timeZone, ...ZONES];
  return (
    <Section id="day" title={t("settings.day.title")}>
      <div className="settings__fields">
        <Resting
          label={t("settings.newPerDay")}
          hint={t("settings.newPerDayHint")}
          value={settings.newPerDay}
          max={1000}
          onRest={(newPerDay) => change.mutate({ newPerDay })}
        />
        <Cap
          label={t("settings.reviewsPerDay")}
          value={settings.reviewsPerDay}
          usual={USUAL.reviewsPerDay}
          max={10_000}
          onRest={(reviewsPerDay) => change.mutate({ reviewsPerDay })}
        />
        <Cap
          label={t("settings.minutesPerDay")}
          value={settings.minutesPerDay}
          usual={USUAL.minutesPerDay}
          max={1440}
          onRest={(minutesPerDay) => change.mutate({ minutesPerDay })}
        />
        <Select
          label={t("settings.dayStart")}
          hint={t("settings.dayStartHint")}
          value={String(settings.dayStartHour)}
          onChange={(hour) => change.mutate({ dayStartHour: Number(hour) })}
          choices={Array.from({ length: 24 }, (_, hour) => ({
            value: String(hour),
            label: `${String(hour).padStart(2, "0")}:00`,
          }))}
        />
        <Select
          label={t("settings.timeZone")}
          hint={t("settings.timeZoneHint")}
          value={settings.timeZone}
          onChange={(timeZone) => change.mutate({ timeZone })}
          choices={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        />
        <Segments
          label={t("settings.buttons")}
          value={settings.buttons === 4 ? "4" : "2"}
          onChange={(buttons) => change.mutate({ buttons: buttons === "4" ? 4 : 2 })}
          choices={[
            { value: "2", label: t("settings.buttons2") },
            { value: "4", label: t("settings.buttons4") },
          ]}
        />
        <Resting
          label={t("settings.maximumInterval")}
          hint={t("settings.maximumIntervalHint")}
          value={settings.maximumIntervalDays}
          min={1}
          max={36_500}
          onRest={(maximumIntervalDays) => change.mutate({ maximumIntervalDays })}
        />
      </div>
    </Section>
  );
}

type RestingProps = {
  label: string;
  hint?: string;
  value: number;
  min?: number;
  max: number;
  onRest: (value: number) => void;
};

/** A number that is stored when it has rested, so that ten presses of + are one change. */
function Resting({ label, hint, value, min = 0, max, onRest }: RestingProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // The stored value wins when it changes elsewhere.
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onRest(typed), 400);
    return () => clearTimeout(timer);
  }, [typed, value, onRest]);
  return (
    <NumberField label={label} {...(hint ? { hint } : {})} value={typed} onChange={setTyped} min={min} max={max} />
  );
}

type CapProps = {
  label: string;
  value: number | null;
  usual: number;
  max: number;
  onRest: (value: number | null) => void;
};

/** A cap that may be absent; 0 is a cap. */
function Cap({ label, value, usual, max, onRest }: CapProps) {
  const { t } = useLanguage();
  return (
    <div className="settings__cap">
      {value === null ? (
        <>
          <span className="field__label">{label}</span>
          <span className="small soft">{t("settings.noCap")}</span>
        </>
      ) : (
        <Resting label={label} hint={t("settings.capHint")} value={value} max={max} onRest={onRest} />
      )}
      <Switch
        label={
          <>
            {t("settings.withCap")}
            <span className="unseen">: {label}</span>
          </>
        }
        isSelected={value !== null}
        onChange={(on) => onRest(on ? usual : null)}
      />
    </div>
  );
}
