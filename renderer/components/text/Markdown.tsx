// Text of items and notes: Markdown to elements, never to HTML; links go out through the host and after a look.
import { Fragment, memo, type ReactNode, useMemo, useState } from "react";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { CodePanel } from "./CodePanel.tsx";
import "./Markdown.css";
import { AT_MOST, AT_ONCE, type MarkNode, parseMarkdown } from "./markdown.ts";
import { OutLink } from "./OutLink.tsx";

type Props = {
  text: string;
  /** The language of the text, for its type and for screen readers. */
  lang: string;
  /** Inside a label or a line: blocks become spans. */
  inline?: boolean;
};

/** A Markdown text. Headings are lowered to the level of a card's content; tables scroll inside themselves. */
export const Markdown = memo(function Markdown({ text, lang, inline = false }: Props) {
  const { t } = useLanguage();
  const [all, setAll] = useState(false);
  const { nodes, cut } = useMemo(() => parseMarkdown(text, all ? AT_MOST : AT_ONCE), [text, all]);
  const Frame = inline ? "span" : "div";
  return (
    <Frame className={inline ? "prose prose--inline" : "prose"} lang={lang === "zh" ? "zh-CN" : lang}>
      {inline ? nodes.map(inSpan) : nodes.map(inBlock)}
      {cut ? (
        <em className="prose__cut">
          {t(all ? "markdown.cut" : "markdown.many")}{" "}
          {inline || all ? null : (
            <button type="button" className="prose__all" onClick={() => setAll(true)}>
              {t("markdown.all")}
            </button>
          )}
        </em>
      ) : null}
    </Frame>
  );
});

function leaf(node: Exclude<MarkNode, { kind: "element" } | { kind: "fence" }>, key: number): ReactNode {
  switch (node.kind) {
    case "text":
      return node.text;
    case "code":
      return <code key={key}>{node.text}</code>;
    case "break":
      return <br key={key} />;
    case "rule":
      return <hr key={key} />;
  }
}

function inBlock(node: MarkNode, key: number): ReactNode {
  if (node.kind === "fence") return <CodePanel key={key} code={node.text} language={node.language} />;
  if (node.kind !== "element") return leaf(node, key);
  const children = node.children.map(inBlock);
  switch (node.tag) {
    case "a":
      return node.href ? (
        <OutLink key={key} href={node.href}>
          {children}
        </OutLink>
      ) : (
        <Fragment key={key}>{children}</Fragment>
      );
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      return (
        <p key={key} className="prose__heading">
          {children}
        </p>
      );
    case "table":
      return (
        <div key={key} className="scroll">
          <table className="table table--tight">{children}</table>
        </div>
      );
    case "th":
    case "td": {
      const Cell = node.tag;
      return (
        <Cell key={key} {...(node.align ? { className: `align-${node.align}` } : {})}>
          {children}
        </Cell>
      );
    }
    case "ol":
      return (
        <ol key={key} {...(node.start === undefined ? {} : { start: node.start })}>
          {children}
        </ol>
      );
    default: {
      const Tag = node.tag;
      return <Tag key={key}>{children}</Tag>;
    }
  }
}

/** Inside a label only spans may stand, and no link that would take the press. */
function inSpan(node: MarkNode, key: number): ReactNode {
  if (node.kind === "fence")
    return (
      <code key={key} className="prose__block-code">
        {node.text}
      </code>
    );
  if (node.kind === "rule") return <br key={key} />;
  if (node.kind !== "element") return leaf(node, key);
  const children = node.children.map(inSpan);
  if (node.tag === "strong" || node.tag === "em" || node.tag === "s") {
    const Tag = node.tag;
    return <Tag key={key}>{children}</Tag>;
  }
  return (
    <span key={key} className={["p", "li", "tr", "blockquote"].includes(node.tag) ? "prose__line" : undefined}>
      {children}
    </span>
  );
}
