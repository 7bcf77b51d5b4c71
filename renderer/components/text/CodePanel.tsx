// Code and evidence: columns kept, scrolling inside itself, words coloured, told by a caption where there is one.
import { createContext, memo, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { copyText } from "../../clipboard.ts";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { IconButton } from "../controls/IconButton.tsx";
import { useSay } from "../states/Toasts.tsx";
import "./CodePanel.css";
import { hasTableHead, spansOf } from "./highlight.ts";

type Props = { code: string; language?: string; caption?: ReactNode; label?: string };

/** Whether code is there to be run elsewhere, so that a button copies it; what a program printed never is. */
export const CopiesContext = createContext(false);

/** A panel of code. It takes a Tab stop only where it scrolls. */
export const CodePanel = memo(function CodePanel({ code, language = "", caption, label }: Props) {
  const { t } = useLanguage();
  const panel = useRef<HTMLPreElement>(null);
  const [scrolls, setScrolls] = useState(false);
  const copies = useContext(CopiesContext) && language !== "text" && language !== "";
  useEffect(() => {
    const element = panel.current;
    if (!element || typeof ResizeObserver === "undefined") return;
    const look = () =>
      setScrolls(element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const name = label ?? (typeof caption === "string" ? caption : t("evidence.label"));
  return (
    <figure className={copies ? "code code--copies" : "code"}>
      {caption ? <figcaption className="code__caption">{caption}</figcaption> : null}
      <pre
        ref={panel}
        className="code__panel"
        {...(scrolls ? { tabIndex: 0, role: "group", "aria-label": name } : {})}
        translate="no"
      >
        <code>
          <Coloured code={code} language={language} />
        </code>
      </pre>
      {copies ? <CopyButton text={code} /> : null}
    </figure>
  );
});

function CopyButton({ text }: { text: string }) {
  const { t } = useLanguage();
  const say = useSay();
  async function copy() {
    const done = await copyText(text);
    say(t(done ? "evidence.copied" : "evidence.notCopied"), done ? {} : { tone: "bad" });
  }
  return (
    <span className="code__copy">
      <IconButton icon="copy" label={t("evidence.copy")} onPress={() => void copy()} />
    </span>
  );
}

/** The code's pieces with their colours; the head of a `kubectl` table stands out from its rows. */
function Coloured({ code, language }: { code: string; language: string }) {
  if (hasTableHead(code)) {
    const end = code.indexOf("\n");
    const head = end < 0 ? code : code.slice(0, end);
    return (
      <>
        <span className="code__head">{head}</span>
        {end < 0 ? "" : code.slice(end)}
      </>
    );
  }
  return spansOf(code, language).map((span, index) =>
    span.role === null ? (
      span.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one code never move
      <span key={index} className={`code--${span.role}`}>
        {span.text}
      </span>
    ),
  );
}
