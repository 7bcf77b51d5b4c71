// The look before handing in: what has no answer, what is half answered, what was flagged, each one press away.
import { useEffect, useRef } from "react";
import { Button } from "../../components/controls/Button.tsx";
import { Icon, type IconName } from "../../components/controls/Icon.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import type { Spot } from "./sitting.ts";

type Props = { spots: readonly Spot[]; onGo: (position: number) => void };

/** Where everything is answered and nothing flagged, it says so. */
export function LastLook({ spots, onGo }: Props) {
  const { t } = useLanguage();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, []);
  const open = spots.filter((spot) => spot.state === "open");
  const partly = spots.filter((spot) => spot.partly);
  const flagged = spots.filter((spot) => spot.flagged);
  return (
    <div className="last-look">
      <h2 ref={head} tabIndex={-1}>
        {open.length === 0
          ? t("exams.look.allAnswered", { count: spots.length })
          : t("exams.look.open", { count: open.length, of: spots.length })}
      </h2>
      <p className="soft">{t("exams.look.text")}</p>
      <Group icon="dash" title={t("exams.look.openHead")} spots={open} none={t("exams.look.openNone")} onGo={onGo} />
      {partly.length > 0 ? (
        <Group icon="warning" title={t("exams.look.partlyHead")} spots={partly} none="" onGo={onGo} />
      ) : null}
      <Group
        icon="flag"
        title={t("exams.look.flaggedHead")}
        spots={flagged}
        none={t("exams.look.flaggedNone")}
        onGo={onGo}
      />
    </div>
  );
}

type GroupProps = {
  icon: IconName;
  title: string;
  spots: readonly Spot[];
  none: string;
  onGo: (position: number) => void;
};

function Group({ icon, title, spots, none, onGo }: GroupProps) {
  const { t } = useLanguage();
  return (
    <section className="last-look__group" aria-label={title}>
      <h3>
        <Icon name={icon} size={16} />
        {title}
      </h3>
      {spots.length === 0 ? (
        <p className="small soft">{none}</p>
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers
        <ul role="list" className="last-look__spots">
          {spots.map((spot) => (
            <li key={spot.position}>
              <Button
                size="small"
                aria-label={t("navigator.question", { n: spot.position + 1 })}
                onPress={() => onGo(spot.position)}
              >
                {spot.position + 1}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
