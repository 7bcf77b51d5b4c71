// The labs of one topic, as links: what to try where something is weak.
import { Link } from "wouter";
import { useCall } from "../../api.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { localeOf } from "../../i18n/format.ts";
import { usePreferences } from "../../preferences.tsx";

/** Nothing where the topic has none. */
export function TopicLabs({ topicId, className }: { topicId: number; className: string }) {
  const { t } = useLanguage();
  const { itemLang } = usePreferences();
  const labs = useCall("lab.list", {}).data?.labs.filter((lab) => lab.topicId === topicId) ?? [];
  if (labs.length === 0) return null;
  return (
    <p className={className}>
      <span className="soft">{t("common.label", { label: t("labs.tryThese") })}</span>
      {labs.map((lab, index) => (
        <span key={lab.id}>
          {index > 0 ? " · " : ""}
          <Link href={`/labs/lab/${encodeURIComponent(lab.id)}`} lang={localeOf(itemLang)}>
            {lab.title[itemLang]}
          </Link>
        </span>
      ))}
    </p>
  );
}
