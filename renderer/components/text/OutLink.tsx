// A link out of the app: through the host where it asks first, in a window of its own elsewhere.
import { createContext, type ReactNode, useContext } from "react";

type OpenLink = (url: string) => void;

/** How a link is opened: the app gives the host's way; without one the browser opens it. */
export const OpenLinkContext = createContext<OpenLink | null>(null);

/** A link outwards; the page that opens can't reach back. */
export function OutLink({ href, children }: { href: string; children: ReactNode }) {
  const open = useContext(OpenLinkContext);
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        if (!open) return;
        event.preventDefault();
        open(href);
      }}
    >
      {children}
    </a>
  );
}
