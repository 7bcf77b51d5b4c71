// The day: what is next, how long it takes, what waits and why, and what tomorrow brings.
import { useCall } from "../../api.ts";
import { StrataBand } from "../../components/figures/StrataMap.tsx";
import { layersOfAll } from "../../components/items/layers.ts";
import { ErrorState, Loading } from "../../components/states/States.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { FirstMinute } from "./FirstMinute.tsx";
import { HeldBack } from "./HeldBack.tsx";
import { Opening } from "./Opening.tsx";
import { Plan } from "./Plan.tsx";
import { TierLines } from "./TierLines.tsx";
import "./Today.css";

/** The day's screen; without an outline the way to the first one. */
export function Today() {
  const { t } = useLanguage();
  const today = useCall("study.today", {});
  const overview = useCall("library.overview", {});

  if (today.isPending || overview.isPending) return <Loading />;
  const failed = today.error ?? overview.error;
  if (failed || !today.data || !overview.data) {
    return (
      <ErrorState
        error={failed}
        onRetry={() => {
          void today.refetch();
          void overview.refetch();
        }}
      />
    );
  }
  if (overview.data.outlines.length === 0) return <FirstMinute builtin={overview.data.builtin} />;
  return (
    <div className="page today">
      <div className="today__scene">
        <Opening today={today.data} />
        <StrataBand layers={layersOfAll(t, overview.data.outlines)} />
      </div>
      <div className="today__below">
        <div>
          <TierLines today={today.data} />
          <Plan today={today.data} />
        </div>
        <HeldBack held={today.data.held} />
      </div>
    </div>
  );
}
