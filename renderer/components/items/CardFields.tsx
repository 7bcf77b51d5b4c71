// Question and answer in both languages, to write and to look at.
import { useState } from "react";
import { useLanguage } from "../../hooks/useLanguage.ts";
import type { Lang } from "../../i18n/i18n.ts";
import { Segments, TextField } from "../controls/Fields.tsx";
import { Markdown } from "../text/Markdown.tsx";
import "./CardFields.css";

type Both = { en: string; zh: string };
export type CardText = { front: Both; back: Both };

/** Whether nothing is missing: both languages have a question and an answer. */
export function isWhole(text: CardText): boolean {
  return [text.front.en, text.front.zh, text.back.en, text.back.zh].every((part) => part.trim() !== "");
}

/** The text being written, and whether it differs from what it began with. */
export function useCardFields(begin: CardText) {
  const [text, setText] = useState(begin);
  const changed = JSON.stringify(text) !== JSON.stringify(begin);
  return {
    text,
    changed,
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
      <p className="small soft">{isWhole(fields.text) ? t("editor.markdown") : t("editor.empty")}</p>
    </div>
  );
}
