// All labs: those that come back today first, then tier by tier, and those that the outlines don't name.
import { useState } from "react";
import { Link } from "wouter";
import { type Output, useCall } from "../../api.ts";
import { ButtonLink } from "../../components/controls/Button.tsx";
import { SearchField, Segments } from "../../components/controls/Fields.tsx";
import { Icon } from "../../components/controls/Icon.tsx";
import { hueOf } from "../../components/figures/strata.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { useTopicNames } from "../../components/items/useTopicNames.ts";
import { Fold } from "../../components/states/Fold.tsx";
import { EmptyState, ErrorState, Loading } from "../../components/states/States.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { duration, localeOf } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";
import { stateWords } from "./words.ts";
import "./Labs.css";

type Row = Output<"lab.list">["labs"][number];

const SHOWN = ["all", "new", "done"] as const;
type Shown = (typeof SHOWN)[number];

/** The list. */
export function Labs() {
  const { t } = useLanguage();
  const [query, setQuery] = useState("");
  const [shown, setShown] = useState<Shown>("all");
  const list = useCall("lab.list", {});
  const settings = useCall("settings.get", {});
  if (list.isPending || settings.isPending) return <Loading />;
  const failed = list.error ?? settings.error;
  if (failed || !list.data || !settings.data) {
    return <ErrorState error={failed} onRetry={() => void Promise.all([list.refetch(), settings.refetch()])} />;
  }
  const { labs } = list.data;
  const { tierTitles } = settings.data;
  if (labs.length === 0) {
    return (
      <EmptyState
        title={t("labs.emptyTitle")}
        icon="lab"
        actions={
          <ButtonLink to="/" kind="primary">
            {t("nav.today")}
          </ButtonLink>
        }
      >
        {t("labs.emptyText")}
      </EmptyState>
    );
  }
  const due = labs.filter((lab) => lab.due);
  const chosen = labs.filter((lab) => fits(lab, shown, query));
  const within = chosen.filter((lab) => lab.tier !== null);
  const beyond = chosen.filter((lab) => lab.tier === null);
  const tiers = [...new Set(within.flatMap((lab) => (lab.tier === null ? [] : [lab.tier])))];
  const done = labs.filter((lab) => lab.runs > 0).length;
  return (
    <div className="page">
      <header className="stack stack--tight">
        <h1>{due.length > 0 ? t("labs.foundDue", { count: due.length }) : t("labs.found", { count: labs.length })}</h1>
        <p className="soft labs__text">{t("labs.intro")}</p>
        {done > 0 ? <p className="soft small figures">{t("labs.done", { count: done, of: labs.length })}</p> : null}
      </header>
      <div className="row labs__choice">
        <SearchField label={t("labs.search")} placeholder={t("labs.search")} value={query} onChange={setQuery} />
        <Segments
          label={t("labs.shown")}
          labelHidden
          value={shown}
          onChange={setShown}
          choices={SHOWN.map((value) => ({ value, label: t(`labs.show.${value}`) }))}
        />
      </div>
      {chosen.length === 0 ? (
        <p className="soft" role="status">
          {t("labs.noneFits")}
        </p>
      ) : null}
      {due.length > 0 && query.trim() === "" && shown !== "new" ? (
        <section className="section">
          <h2>{t("labs.due")}</h2>
          <Lines labs={due} />
        </section>
      ) : null}
      {tiers.map((tier) => (
        <section key={tier} className="section labs__tier" style={hueOf(tier)}>
          <h2>
            <TierBadge
              rank={tier}
              of={Math.max(tierTitles.length, ...tiers)}
              label={tierTitles[tier - 1] || t("common.tierN", { n: tier })}
            />
          </h2>
          <Lines labs={within.filter((lab) => lab.tier === tier)} />
        </section>
      ))}
      {beyond.length > 0 ? (
        <Fold
          level={2}
          open={within.length === 0 || query.trim() !== ""}
          title={t("labs.beyond", { count: beyond.length })}
        >
          <p className="soft small">{t("labs.beyondText")}</p>
          <Lines labs={beyond} />
        </Fold>
      ) : null}
    </div>
  );
}

// "NetworkPolicy", "network policy" and "network-policy" are the same to somebody who looks for it.
function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
}

/** Found by its title, topic, goal or concepts in either language, and by whether it was done. */
function fits(lab: Row, shown: Shown, query: string): boolean {
  if (shown === "new" ? lab.runs > 0 : shown === "done" && lab.runs === 0) return false;
  const text = plain(
    [lab.title.en, lab.title.zh, lab.subjectTopic.en, lab.subjectTopic.zh, lab.topic ?? "", lab.words].join("\n"),
  );
  return query.split(/\s+/).every((word) => text.includes(plain(word)));
}

function Lines({ labs }: { labs: readonly Row[] }) {
  const { t, lang } = useLanguage();
  const { itemLang, timeZone } = usePreferences();
  const nameOf = useTopicNames();
  return (
    // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers
    <ul role="list" className="labs">
      {labs.map((lab) => (
        <li key={lab.id}>
          <Link href={`/labs/lab/${encodeURIComponent(lab.id)}`} className="lab">
            <span className="lab__words">
              <span className="lab__title" lang={localeOf(itemLang)}>
                {lab.title[itemLang]}
              </span>
              <span className="small soft">
                {lab.topic === null ? lab.subjectTopic[lang] : nameOf(lab.topicId, lab.topic)}
              </span>
            </span>
            <span className="small soft figures lab__state">
              <span>{t("labs.minutes", { time: duration(lang, lab.minutes * 60_000) })}</span>
              <span className={lab.due ? "lab__due" : undefined}>{stateWords(t, lang, lab, timeZone)}</span>
            </span>
            <Icon name="right" size={16} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
