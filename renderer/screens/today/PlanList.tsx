// The items of the day's queue with their reasons; fetched when the plan is opened.
import { useCall } from "../../api.ts";
import { whyWords } from "../../components/items/words.ts";
import { ErrorState, Loading } from "../../components/states/States.tsx";
import { plainWords } from "../../components/text/markdown.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { usePreferences } from "../../preferences.tsx";

const SHOWN = 12;

/** The next twelve, and how many follow. */
export function PlanList() {
  const { t, lang } = useLanguage();
  const { itemLang } = usePreferences();
  const plan = useCall("study.plan", { limit: 200 });
  if (plan.isPending) return <Loading />;
  if (plan.isError) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />;
  const { items } = plan.data;
  if (items.length === 0) return <p className="soft small">{t("today.planEmpty")}</p>;
  return (
    <>
      <ol className="plan small">
        {items.slice(0, SHOWN).map((item) => (
          <li key={item.id}>
            <span lang={itemLang}>{plainWords(item.title[itemLang])}</span>
            <span className="soft note figures">
              {item.topic} · {whyWords(t, lang, item.reason)}
            </span>
          </li>
        ))}
      </ol>
      {items.length > SHOWN ? (
        <p className="soft small">{t("today.planRest", { count: items.length - SHOWN })}</p>
      ) : null}
    </>
  );
}
