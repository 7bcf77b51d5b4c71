// The first minute: nothing to configure, one choice to make.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { call, type Output } from "../../api.ts";
import { Button } from "../../components/controls/Button.tsx";
import { StrataBand } from "../../components/figures/StrataMap.tsx";
import type { StrataLayer } from "../../components/figures/strata.ts";
import { ErrorState } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { ChooseOutline } from "../import/ChooseOutline.tsx";
import { usePreviewOf } from "../import/draft.ts";

type Builtin = Output<"library.overview">["builtin"];

/** The built-in outlines, the interface's language first, and the place for one's own. */
export function FirstMinute({ builtin }: { builtin: Builtin }) {
  const { t, lang } = useLanguage();
  const queries = useQueryClient();
  const say = useSay();
  const previewOf = usePreviewOf();
  const use = useMutation({
    mutationFn: async (which: "en" | "zh") => {
      const source = { kind: "builtin" as const, lang: which };
      const preview = await call("library.preview", { source });
      await call("library.import", { source, token: preview.token });
      return preview.deck;
    },
    onSuccess: async (deck) => {
      await queries.invalidateQueries();
      say(t("first.ready", { cards: t("common.cards", { count: deck.cards }) }));
    },
  });
  const offered = [...builtin].sort((a, b) => Number(b.lang === lang) - Number(a.lang === lang));
  return (
    <div className="page today">
      <div className="today__scene">
        <div className="opening">
          <h1 className="opening__head">{t("first.title")}</h1>
          <p className="first__text">{t("first.text")}</p>
        </div>
        <StrataBand layers={BARE_GROUND} depth={18} />
      </div>
      {use.error ? <ErrorState error={use.error} /> : null}
      <div className="first">
        {offered.length > 0 ? (
          <section className="section">
            <h2>{t("first.builtin")}</h2>
            {/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers */}
            <ul role="list" className="first__offers">
              {offered.map((outline, index) => (
                <li key={outline.lang} className="first__offer">
                  <div lang={outline.lang === "zh" ? "zh-CN" : "en-GB"}>
                    <strong>{outline.name}</strong>
                  </div>
                  <span className="soft small">
                    {t("first.builtinFacts", {
                      topics: t("common.topicsCount", { count: outline.topics }),
                      points: t("common.pointsCount", { count: outline.points }),
                      language: t(`common.${outline.lang}`),
                    })}
                  </span>
                  <div>
                    <Button
                      kind={index === 0 ? "primary" : "plain"}
                      isPending={use.isPending && use.variables === outline.lang}
                      isDisabled={use.isPending}
                      onPress={() => use.mutate(outline.lang)}
                    >
                      {use.isPending && use.variables === outline.lang ? t("first.making") : t("first.use")}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section className="section">
          <h2>{t("first.own")}</h2>
          <p className="soft small">{t("first.ownText")}</p>
          <ChooseOutline onFiles={(files) => previewOf({ kind: "files", files })} />
        </section>
      </div>
    </div>
  );
}

/** The ground before anything has settled in it. */
const BARE_GROUND: readonly StrataLayer[] = [1, 2, 3].map((rank) => ({
  rank,
  title: "",
  blocks: Array.from({ length: 7 - rank }, (_, block) => ({
    id: block,
    title: "",
    detail: "",
    cells: Array.from({ length: 3 + ((block + rank) % 4) }, (_, id) => ({ id, level: 0 })),
  })),
}));
