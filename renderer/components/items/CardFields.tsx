// Question and answer in both languages, to write and to look at.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useLanguage } from "../../hooks/useLanguage.ts";
import type { Lang } from "../../i18n/i18n.ts";
import { Segments, TextField } from "../controls/Fields.tsx";
import { Markdown } from "../text/Markdown.tsx";
import "./CardFields.css";

type Both = { en: string; zh: string };
export type CardText = { front: Both; back: Both };

/**
 * The card as it is saved, or null while something is missing. One language with question and answer is enough: the other
 * one shows the same until it is written.
 */
export function wholeCard(text: CardText, before?: CardText): CardText | null {
  const { front, back } = text;
  const has = (lang: Lang) => front[lang].trim() !== "" && back[lang].trim() !== "";
  const empty = (lang: Lang) => front[lang].trim() === "" && back[lang].trim() === "";
  if (before) {
    // A card that was written in one language only goes on saying the same in the other; any other one keeps both.
    if (before.front.en !== before.front.zh || before.back.en !== before.back.zh)
      return has("en") && has("zh") ? text : null;
    const isChanged = (lang: Lang) => front[lang] !== before.front[lang] || back[lang] !== before.back[lang];
    if (isChanged("en") !== isChanged("zh")) {
      const lang = isChanged("en") ? "en" : "zh";
      const other = lang === "en" ? "zh" : "en";
      return wholeCard({ front: { ...front, [other]: "" }, back: { ...back, [other]: "" } });
    }
  }
  if (has("en") && has("zh")) return text;
  for (const [one, other] of [
    ["en", "zh"],
    ["zh", "en"],
  ] as const) {
    if (has(one) && empty(other))
      return { front: { ...front, [other]: front[one] }, back: { ...back, [other]: back[one] } };
  }
  return null;
}

/**
 * The text being written, and whether it differs from what it began with. With a `draft` name what is not saved waits
 * there while one looks at another page; `forget` throws it away.
 */
export function useCardFields(begin: CardText, draft?: string) {
  const queries = useQueryClient();
  const [text, setText] = useState(() => (draft && queries.getQueryData<CardText>(["card.draft", draft])) || begin);
  const changed = JSON.stringify(text) !== JSON.stringify(begin);
  useEffect(() => {
    if (draft === undefined) return;
    const key = ["card.draft", draft];
    queries.setQueryDefaults(["card.draft"], { gcTime: Number.POSITIVE_INFINITY });
    if (changed) queries.setQueryData(key, text);
    else queries.removeQueries({ queryKey: key });
  }, [queries, draft, changed, text]);
  return {
    text,
    changed,
    forget: () => queries.removeQueries({ queryKey: ["card.draft", draft] }),
    set: (side: keyof CardText, lang: Lang, value: string) =>
      setText((before) => ({ ...before, [side]: { ...before[side], [lang]: value } })),
  };
}

type Props = {
  fields: ReturnType<typeof useCardFields>;
  first: Lang;
  /** The first field takes the focus: in a dialog, not on a page that is read first. */
  autoFocus?: boolean;
  /** Ctrl or Command and Enter in any field. */
  onSave: () => void;
};

const LONGEST = 65_536;

/** Two columns of languages where there is room, one at a time where there is none. */
export function CardFields({ fields, first, autoFocus = false, onSave }: Props) {
  const { t } = useLanguage();
  const [mode, setMode] = useState<"write" | "preview">("write");
  const langs: Lang[] = first === "zh" ? ["zh", "en"] : ["en", "zh"];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key for all the fields inside
    <div
      className="card-fields"
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) {
          event.preventDefault();
          onSave();
        }
      }}
    >
      <Segments
        label={t("editor.title")}
        labelHidden
        value={mode}
        onChange={setMode}
        choices={[
          { value: "write", label: t("editor.write") },
          { value: "preview", label: t("editor.preview") },
        ]}
      />
      <div className="card-fields__columns">
        {langs.map((lang) => {
          const name = t(lang === "en" ? "editor.inEnglish" : "editor.inChinese");
          return (
            <section key={lang} className="card-fields__column" aria-label={name}>
              <p className="small soft">{name}</p>
              {(["front", "back"] as const).map((side) =>
                mode === "write" ? (
                  <TextField
                    key={side}
                    label={t(side === "front" ? "editor.front" : "editor.back")}
                    value={fields.text[side][lang]}
                    onChange={(value) => fields.set(side, lang, value)}
                    rows={side === "front" ? 3 : 7}
                    lang={lang === "zh" ? "zh-CN" : "en"}
                    maxLength={LONGEST}
                    autoFocus={autoFocus && side === "front" && lang === first}
                  />
                ) : (
                  <div key={side} className="card-fields__preview">
                    <span className="field__label">{t(side === "front" ? "editor.front" : "editor.back")}</span>
                    <Markdown text={fields.text[side][lang]} lang={lang} />
                  </div>
                ),
              )}
            </section>
          );
        })}
      </div>
      <p className="small soft">{wholeCard(fields.text) ? t("editor.markdown") : t("editor.empty")}</p>
    </div>
  );
}
