// A case: the situation with its evidence on a sheet, and beside or below it what the learner makes of it.
import { type ReactNode, type Ref, useCallback, useEffect, useRef, useState } from "react";
import { hueOf } from "../figures/strata.ts";
import { Markdown } from "../text/Markdown.tsx";
import "./Case.css";

type Props = {
  rank: number;
  /** Says what the sheet is: "Question 3 of 10". */
  label: string;
  /** Above the situation: tier, topic, remarks. */
  place?: ReactNode;
  /** Markdown; its last paragraph is the question. */
  stem: string;
  lang: string;
  stemRef?: Ref<HTMLElement>;
  children: ReactNode;
};

/** Side by side where there is room, so that the evidence stays in sight while the reasons are read. */
export function Case({ rank, label, place, stem, lang, stemRef, children }: Props) {
  const [scrolls, watch] = useScrolls();
  const own = useRef<HTMLElement | null>(null);
  const hold = useCallback(
    (node: HTMLElement | null) => {
      own.current = node;
      watch(node);
      if (typeof stemRef === "function") stemRef(node);
      else if (stemRef) stemRef.current = node;
    },
    [watch, stemRef],
  );
  return (
    <div className="case">
      <div className="case__both">
        <section
          className="case__sheet"
          style={hueOf(rank)}
          ref={hold}
          aria-label={label}
          // It takes a stop of the Tab key only where it scrolls.
          tabIndex={scrolls ? 0 : -1}
        >
          {place ? <header className="case__place small">{place}</header> : null}
          <div className="case__stem">
            <Markdown text={stem} lang={lang} />
          </div>
        </section>
        <div className="case__answer">{children}</div>
      </div>
    </div>
  );
}

function useScrolls(): [boolean, (node: HTMLElement | null) => void] {
  const [scrolls, setScrolls] = useState(false);
  const observer = useRef<ResizeObserver | null>(null);
  const watch = useCallback((node: HTMLElement | null) => {
    observer.current?.disconnect();
    observer.current = null;
    if (!node || typeof ResizeObserver === "undefined") return;
    observer.current = new ResizeObserver(() => setScrolls(node.scrollHeight > node.clientHeight + 1));
    observer.current.observe(node);
  }, []);
  useEffect(() => () => observer.current?.disconnect(), []);
  return [scrolls, watch];
}
