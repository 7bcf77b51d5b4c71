// Concepts of the bank that no outline names: chosen here, they come in the tier that is named beside them.
import { useState } from "react";
import { Checkbox } from "react-aria-components/Checkbox";
import type { Output } from "../../api.ts";
import { Button } from "../../components/controls/Button.tsx";
import { Icon } from "../../components/controls/Icon.tsx";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { Fold } from "../../components/states/Fold.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { usePreferences } from "../../preferences.tsx";
import { usePreviewOf } from "../import/draft.ts";

type OfferedConcept = Output<"library.overview">["offered"][number];

/** Exactly what is ticked is kept when it is applied: unticking takes a concept out again. */
export function Offered({ offered }: { offered: readonly OfferedConcept[] }) {
  const { t } = useLanguage();
  if (offered.length === 0) return null;
  const open = offered.filter((one) => !one.accepted).length;
  return (
    <Fold title={t("library.offered", { count: open })}>
      <OfferedChoice offered={offered} />
    </Fold>
  );
}

function OfferedChoice({ offered }: { offered: readonly OfferedConcept[] }) {
  const { t } = useLanguage();
  const { itemLang } = usePreferences();
  const previewOf = usePreviewOf();
  const before = new Set(offered.filter((one) => one.accepted).map((one) => one.concept));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(before);
  const changed = offered.some((one) => chosen.has(one.concept) !== before.has(one.concept));
  const topics = [...new Set(offered.map((one) => one.topic[itemLang]))];
  return (
    <>
      <p className="soft small">{t("library.offeredText")}</p>
      <div className="row">
        <Button
          kind="primary"
          isDisabled={!changed}
          onPress={() => previewOf({ kind: "extras", concepts: [...chosen] })}
        >
          {t("library.offeredTake")}
        </Button>
        <Button kind="quiet" onPress={() => setChosen(new Set(offered.map((one) => one.concept)))}>
          {t("library.offeredAll")}
        </Button>
        <Button kind="quiet" onPress={() => setChosen(new Set())}>
          {t("library.offeredNone")}
        </Button>
      </div>
      <div className="offered">
        {topics.map((topic) => (
          <fieldset key={topic} className="offered__topic">
            <legend className="small">{topic}</legend>
            {offered
              .filter((one) => one.topic[itemLang] === topic)
              .map((one) => (
                <Checkbox
                  key={one.concept}
                  className="tick"
                  isSelected={chosen.has(one.concept)}
                  onChange={(on) => {
                    const next = new Set(chosen);
                    if (on) next.add(one.concept);
                    else next.delete(one.concept);
                    setChosen(next);
                  }}
                >
                  <span className="tick__box" aria-hidden="true">
                    <Icon name="check" size={14} />
                  </span>
                  <span className="tick__text">
                    {one.name[itemLang]}
                    <span className="note soft">
                      {t("common.cards", { count: one.cards })} · {t("common.scenarios", { count: one.scenarios })}
                      {one.accepted ? ` · ${t("library.offeredInDeck")}` : ""}
                    </span>
                  </span>
                  <TierBadge rank={one.tier} label={t("common.tierN", { n: one.tier })} />
                </Checkbox>
              ))}
          </fieldset>
        ))}
      </div>
    </>
  );
}
