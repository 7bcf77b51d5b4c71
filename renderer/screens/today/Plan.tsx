// The day's queue, open to look at: each item with the reason why it is asked.
import { lazy, Suspense } from "react";
import { Fold } from "../../components/states/Fold.tsx";
import { Loading } from "../../components/states/States.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { leftOf, type TodayView } from "./Opening.tsx";

const PlanList = lazy(async () => ({ default: (await import("./PlanList.tsx")).PlanList }));

/** Closed until asked for; nothing where nothing is left. */
export function Plan({ today }: { today: TodayView }) {
  const { t } = useLanguage();
  if (leftOf(today) === 0) return null;
  return (
    <Fold title={t("today.plan")}>
      <Suspense fallback={<Loading />}>
        <PlanList />
      </Suspense>
    </Fold>
  );
}
