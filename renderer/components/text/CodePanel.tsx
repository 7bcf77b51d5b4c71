// Code and evidence: columns kept, scrolling inside itself, words coloured, told by a caption where there is one.
import { memo, type ReactNode, useEffect, useRef, useState } from "react";
import { useLanguage } from "../../hooks/useLanguage.ts";
import "./CodePanel.css";
import { hasTableHead, spansOf } from "./highlight.ts";

type Props = { code: string; language?: string; caption?: ReactNode; label?: string };

/** A panel of code. It takes a Tab stop only where it scrolls. */
export const CodePanel = memo(function CodePanel({ code, language = "", caption, label }: Props) {
  const { t } = useLanguage();
  const panel = useRef<HTMLPreElement>(null);
  const [scrolls, setScrolls] = useState(false);
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
    <figure className="code">
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
    </figure>
  );
});

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
