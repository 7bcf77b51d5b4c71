// A part of the settings with its name and a sentence on what it does.
import type { ReactNode } from "react";

type Props = { id: string; title: string; text?: string; children: ReactNode };

/** Can be jumped to by its id. */
export function Section({ id, title, text, children }: Props) {
  return (
    <section
      className="section settings__section"
      id={`settings-${id}`}
      tabIndex={-1}
      aria-labelledby={`settings-${id}-title`}
    >
      <div>
        <h2 id={`settings-${id}-title`}>{title}</h2>
        {text ? <p className="soft small settings__text">{text}</p> : null}
      </div>
      {children}
    </section>
  );
}
