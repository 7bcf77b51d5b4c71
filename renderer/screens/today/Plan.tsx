// The day's queue, open to look at: each item with the reason why it is asked.
import { useCall } from "../../api.ts";
import { whyWords } from "../../components/items/words.ts";
import { Fold } from "../../components/states/Fold.tsx";
import { ErrorState, Loading } from "../../components/states/States.tsx";
import { plainWords } from "../../components/text/markdown.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { usePreferences } from "../../preferences.tsx";
import { leftOf, type TodayView } from "./Opening.tsx";

const SHOWN = 12;

/** Closed until asked for. */
export function Plan({ today }: { today: TodayView }) {
  const { t } = useLanguage();
  if (leftOf(today) === 0) return null;
  return (
    <Fold title={t("today.plan")}>
      <PlanList />
    </Fold>
  );
}

function PlanList() {
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
