// Every part in every state, in both themes: to be looked at, and to be photographed by the tests.
import { type ReactNode, useState } from "react";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import {
  FileButton,
  NumberField,
  SearchField,
  Segments,
  Select,
  Switch,
  TextField,
} from "../../components/controls/Fields.tsx";
import { IconButton } from "../../components/controls/IconButton.tsx";
import { KeyCap } from "../../components/controls/KeyCap.tsx";
import { useConfirm } from "../../components/dialogs/Confirm.tsx";
import { IntervalBand } from "../../components/figures/IntervalBand.tsx";
import { Logo } from "../../components/figures/Logo.tsx";
import { Meter } from "../../components/figures/Meter.tsx";
import { StrataBand, StrataMap } from "../../components/figures/StrataMap.tsx";
import { hueOf } from "../../components/figures/strata.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { EmptyState, ErrorState, Loading, Notice } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { GradeBar } from "../../components/study/GradeBar.tsx";
import { Navigator, type NavigatorCell } from "../../components/study/Navigator.tsx";
import { type Confidence, ConfidenceChoice, OptionList } from "../../components/study/OptionList.tsx";
import { Timer } from "../../components/study/Timer.tsx";
import { CodePanel } from "../../components/text/CodePanel.tsx";
import { Markdown } from "../../components/text/Markdown.tsx";
import { Table } from "../../components/text/Table.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { percent, span } from "../../i18n/format.ts";
import "./Parts.css";
import { SAMPLE_TABLE, SAMPLE_TEXT, sampleLayers } from "./sample.ts";

/** The page of parts. */
export function Parts() {
  const { t, lang } = useLanguage();
  const [theme, setTheme] = useState<"light" | "dark" | "both">("both");
  const themes = theme === "both" ? (["light", "dark"] as const) : ([theme] as const);
  return (
    <div className="parts">
      <header className="page__head">
        <Logo named />
        <h1>{t("parts.title")}</h1>
        <Segments
          label={t("parts.theme")}
          labelHidden
          value={theme}
          onChange={setTheme}
          choices={[
            { value: "both", label: `${t("settings.theme.light")} + ${t("settings.theme.dark")}` },
            { value: "light", label: t("settings.theme.light") },
            { value: "dark", label: t("settings.theme.dark") },
          ]}
        />
        <ButtonLink to="/">{t("nav.today")}</ButtonLink>
      </header>
      <div className={themes.length === 2 ? "parts__themes parts__themes--two" : "parts__themes"}>
        {themes.map((one) => (
          <div key={one} className="parts__page" data-theme={one} lang={lang === "zh" ? "zh-CN" : "en-GB"}>
            <AllParts />
          </div>
        ))}
      </div>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function AllParts() {
  const { t, lang } = useLanguage();
  const say = useSay();
  const confirm = useConfirm();
  const layers = sampleLayers(lang, (cells) => t("common.pointsCount", { count: cells }));
  const [selected, setSelected] = useState<number | string | null>("0-1");
  const [name, setName] = useState("Kubernetes");
  const [search, setSearch] = useState("");
  const [figure, setFigure] = useState(10);
  const [rule, setRule] = useState<"highest" | "mean">("highest");
  const [on, setOn] = useState(true);
  const [one, setOne] = useState<string[]>(["a"]);
  const [several, setSeveral] = useState<string[]>(["a", "c"]);
  const [confidence, setConfidence] = useState<Confidence | null>("unsure");
  const [current, setCurrent] = useState(3);
  const options = [
    { id: "a", text: t("parts.optionA") },
    { id: "b", text: t("parts.optionB") },
    { id: "c", text: `${t("parts.optionC")}\n\n\`\`\`bash\nkubectl describe pod web-0\n\`\`\`` },
  ];
  const answered = [
    { ...options[0], id: "a", text: t("parts.optionA"), verdict: { right: true, reason: t("parts.reasonA") } },
    { id: "b", text: t("parts.optionB"), verdict: { right: false, reason: t("parts.reasonB") } },
    { id: "c", text: t("parts.optionC"), verdict: { right: false, reason: t("parts.reasonC") } },
  ];
  const spots: NavigatorCell[] = Array.from({ length: 24 }, (_, index) => ({
    state: (["answered", "answered", "open", "right", "wrong"] as const)[index % 5] ?? "open",
    flagged: index % 7 === 2,
  }));
  const minute = 60_000;
  return (
    <>
      <Group title={t("parts.figures")}>
        <StrataBand layers={layers} />
        <StrataMap label={t("parts.figures")} layers={layers} selected={selected} onSelect={setSelected} />
        <div className="row">
          {layers
            .filter((layer) => layer.rank !== null)
            .map((layer) => (
              <TierBadge key={layer.rank} rank={layer.rank ?? 1} of={4} label={layer.title} />
            ))}
          <TierBadge rank={5} of={6} label={t("common.tierN", { n: 5 })} />
          <TierBadge rank={6} of={6} label={t("common.tierN", { n: 6 })} />
        </div>
        <div className="parts__columns">
          <Meter label={t("parts.meter")} value={0.72} text={percent(lang, 0.72)} />
          <div style={hueOf(2)}>
            <Meter label={t("parts.meter")} value={0.4} text={percent(lang, 0.4)} tone="tier" />
          </div>
          <Meter label={t("parts.meter")} value={0.2} text={percent(lang, 0.2)} tone="bad" />
          <IntervalBand value={0.71} low={0.52} high={0.85} mark={0.75} label="71 %, 52–85 %" tone="warn" />
        </div>
      </Group>

      <Group title={t("parts.buttons")}>
        <div className="row">
          <Button kind="primary" icon="play" keyCap="Enter">
            {t("parts.primary")}
          </Button>
          <Button>{t("parts.plain")}</Button>
          <Button kind="quiet">{t("parts.quiet")}</Button>
          <Button kind="danger">{t("parts.danger")}</Button>
          <Button isDisabled>{t("parts.off")}</Button>
          <Button kind="primary" isPending>
            {t("common.save")}
          </Button>
          <IconButton icon="flag" label={t("review.flag")} keyCap="F" onPress={() => undefined} />
          <IconButton icon="translate" label={t("review.otherLanguage")} keyCap="L" pressed onPress={() => undefined} />
        </div>
        <div className="row">
          <Button kind="primary" size="large">
            {t("parts.primary")}
          </Button>
          <Button size="small">{t("parts.plain")}</Button>
          <KeyCap keys={["Ctrl", "K"]} /> <KeyCap keys="Space" /> <KeyCap keys="Escape" />
        </div>
      </Group>

      <Group title={t("parts.fields")}>
        <div className="parts__columns">
          <TextField label={t("parts.field")} hint={t("parts.hint")} value={name} onChange={setName} />
          <TextField label={t("parts.field")} value="" onChange={setName} error={t("parts.fieldError")} />
          <SearchField
            label={t("palette.label")}
            placeholder={t("palette.placeholder")}
            value={search}
            onChange={setSearch}
          />
          <NumberField label={t("parts.number")} value={figure} onChange={setFigure} min={0} max={99} />
          <Select
            label={t("parts.choice")}
            value={rule}
            onChange={setRule}
            choices={[
              { value: "highest", label: t("rule.highest") },
              { value: "mean", label: t("rule.mean") },
            ]}
          />
          <Segments
            label={t("parts.theme")}
            value="dark"
            onChange={() => {}}
            choices={[
              { value: "light", label: t("settings.theme.light") },
              { value: "dark", label: t("settings.theme.dark") },
            ]}
          />
          <Switch label={t("parts.switch")} isSelected={on} onChange={setOn} />
          <FileButton label={t("import.choose")} accept=".md" onFiles={() => {}} />
        </div>
      </Group>

      <Group title={t("parts.study")}>
        <p>{t("parts.question")}</p>
        <CodePanel code={SAMPLE_TABLE} caption="kubectl get pods -o wide" />
        <div className="parts__columns">
          <OptionList
            label={t("parts.question")}
            options={options}
            several={false}
            chosen={one}
            onChange={setOne}
            lang={lang}
          />
          <OptionList
            label={t("parts.question")}
            options={options}
            several
            chosen={several}
            onChange={setSeveral}
            lang={lang}
          />
          <OptionList
            label={t("parts.question")}
            options={answered}
            several={false}
            chosen={["b"]}
            onChange={() => {}}
            lang={lang}
          />
        </div>
        <ConfidenceChoice value={confidence} onChange={setConfidence} />
        <GradeBar
          buttons={2}
          intervals={{ again: span(lang, 10 * minute), hard: "", good: span(lang, 4 * 1440 * minute), easy: "" }}
          onGrade={() => {}}
        />
        <GradeBar
          buttons={4}
          intervals={{
            again: span(lang, minute),
            hard: span(lang, 1440 * minute),
            good: span(lang, 12 * 1440 * minute),
            easy: span(lang, 100 * 1440 * minute),
          }}
          onGrade={() => {}}
        />
        <div className="row">
          <Timer remainingMs={81 * minute} totalMs={90 * minute} />
          <Timer remainingMs={4 * minute} totalMs={90 * minute} />
        </div>
        <Navigator cells={spots} current={current} onGo={setCurrent} />
      </Group>

      <Group title={t("parts.text")}>
        <Markdown text={SAMPLE_TEXT[lang]} lang={lang} />
        <Table
          caption={t("parts.text")}
          captionHidden={false}
          rows={[
            { id: 1, topic: t("parts.field"), value: 0.71 },
            { id: 2, topic: t("parts.meter"), value: 0.94 },
          ]}
          keyOf={(row) => row.id}
          columns={[
            { key: "topic", head: t("common.topic"), rowHead: true, cell: (row) => row.topic },
            { key: "value", head: t("strata.settledHead"), number: true, cell: (row) => percent(lang, row.value) },
          ]}
        />
      </Group>

      <Group title={t("parts.states")}>
        <Loading />
        <EmptyState
          within
          title={t("parts.empty")}
          icon="today"
          actions={<Button kind="primary">{t("nav.library")}</Button>}
        >
          {t("parts.emptyText")}
        </EmptyState>
        <ErrorState error={new Error(t("error.unreachable"))} onRetry={() => {}} />
        <Notice>{t("parts.notice")}</Notice>
        <Notice tone="good">{t("parts.emptyText")}</Notice>
        <Notice tone="warn" actions={<Button size="small">{t("parts.quiet")}</Button>}>
          {t("parts.notice")}
        </Notice>
      </Group>

      <Group title={t("parts.dialogs")}>
        <div className="row">
          <Button onPress={() => say(t("parts.toast"), { undo: () => say(t("common.undo")) })}>{t("parts.say")}</Button>
          <Button
            onPress={() =>
              void confirm({
                title: t("parts.askTitle"),
                text: t("parts.askText"),
                action: t("parts.danger"),
                danger: true,
              })
            }
          >
            {t("parts.ask")}
          </Button>
        </div>
      </Group>
    </>
  );
}
