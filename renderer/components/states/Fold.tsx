// A heading that opens and closes what stands under it.
import { type ReactNode, useId, useState } from "react";
import { Icon } from "../controls/Icon.tsx";
import "./Fold.css";

type Props = { title: ReactNode; children: ReactNode; open?: boolean; level?: 2 | 3; aside?: ReactNode };

/** Closed unless told; its content is made when it is first opened. */
export function Fold({ title, children, open = false, level = 3, aside }: Props) {
  const [isOpen, setOpen] = useState(open);
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className="fold">
      <div className="fold__head">
        <Heading className="fold__title">
          <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
            <Icon name={isOpen ? "down" : "right"} size={16} />
            {title}
          </button>
        </Heading>
        {aside}
      </div>
      <div id={id} className="fold__body" hidden={!isOpen}>
        {isOpen ? children : null}
      </div>
    </section>
  );
}
