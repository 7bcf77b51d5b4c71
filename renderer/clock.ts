// The renderer's only clock: monotonic milliseconds since the page opened, the scale of `event.timeStamp`.

/** Now, on the scale of `event.timeStamp`. For spans within this page alone: instants come from the main process. */
export function pageTime(): number {
  return performance.now();
}
