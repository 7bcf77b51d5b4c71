// The page that something was checked against, by the part of its address that a reader knows it by.
import { OutLink } from "./OutLink.tsx";

/** A link outwards, named by host and path; an address that can't be read is shown as it is. */
export function SourceLink({ url }: { url: string }) {
  return <OutLink href={url}>{pageName(url)}</OutLink>;
}

function pageName(url: string): string {
  try {
    const { hostname, pathname } = new URL(url);
    return `${hostname}${pathname.replace(/\/$/, "")}`;
  } catch {
    return url;
  }
}
