// The place where an outline comes in: chosen, dropped, or pasted.
import { type DragEvent, useRef, useState } from "react";
import { call, useCall } from "../../api.ts";
import { Button } from "../../components/controls/Button.tsx";
import { FileButton, TextField } from "../../components/controls/Fields.tsx";
import { Icon } from "../../components/controls/Icon.tsx";
import { ErrorState } from "../../components/states/States.tsx";
import { OUTLINE_TYPES, readFiles, type TextFile } from "../../files.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import "./ChooseOutline.css";

type Props = { onFiles: (files: TextFile[]) => void };

/** Gives the files with their text; nothing is imported yet. */
export function ChooseOutline({ onFiles }: Props) {
  const { t } = useLanguage();
  const info = useCall("app.info", {}, { staleTime: Number.POSITIVE_INFINITY });
  const [over, setOver] = useState(false);
  const [pasting, setPasting] = useState(false);
  const [pasted, setPasted] = useState("");
  const [error, setError] = useState<unknown>(null);
  // Entering a child fires "leave" on the parent: count, so that the mark does not flicker.
  const depth = useRef(0);

  async function take(reading: Promise<TextFile[]>) {
    setError(null);
    try {
      const files = await reading;
      if (files.length > 0) onFiles(files);
    } catch (problem) {
      setError(problem);
    }
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    void take(readFiles([...event.dataTransfer.files]));
  }

  return (
    <div className="stack">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first */}
      <div
        className={over ? "drop drop--over" : "drop"}
        onDragEnter={(event) => {
          event.preventDefault();
          depth.current += 1;
          setOver(true);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDragLeave={() => {
          depth.current -= 1;
          if (depth.current <= 0) setOver(false);
        }}
        onDrop={drop}
      >
        <Icon name="file" size={28} />
        <p className="drop__text">{t("import.drop")}</p>
        <div className="row">
          {info.data?.dialogs ? (
            <Button icon="file" onPress={() => void take(call("files.open", {}).then((reply) => reply.files))}>
              {t("import.choose")}
            </Button>
          ) : (
            <FileButton
              label={t("import.choose")}
              accept={OUTLINE_TYPES}
              onFiles={(files) => void take(readFiles(files))}
            />
          )}
          <Button kind="quiet" aria-expanded={pasting} onPress={() => setPasting(!pasting)}>
            {t("import.paste")}
          </Button>
        </div>
      </div>
      {pasting ? (
        <div className="stack">
          <TextField
            label={t("import.pasteLabel")}
            value={pasted}
            onChange={setPasted}
            rows={10}
            code
            autoFocus
            placeholder={t("import.pasteExample")}
          />
          <div>
            <Button
              kind="primary"
              isDisabled={pasted.trim() === ""}
              onPress={() => onFiles([{ name: t("import.pastedName"), text: pasted }])}
            >
              {t("import.look")}
            </Button>
          </div>
        </div>
      ) : null}
      {error === null ? null : <ErrorState error={error} title={t("import.readFailed")} />}
    </div>
  );
}
