// The exam that is running, as the main process knows it: asked for again and again, and whenever the window comes back.
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call, type Output } from "../../api.ts";
import { pageTime } from "../../clock.ts";

export type Sitting = Output<"exam.start">;

/** `at` is when the reply came, on the page's own clock: the time left is counted from there. */
export type Running =
  | { state: "none" }
  | { state: "running"; sitting: Sitting; at: number }
  | { state: "handed-in"; examId: number };

/** Apart from the plain reply's: this one knows when it came. */
const KEY = ["exam.current", "told"] as const;

/** How often the clock is compared while an exam runs, in milliseconds. */
export const COMPARE_EVERY_MS = 20_000;

async function ask(queries: QueryClient): Promise<Running> {
  const reply = await call("exam.current", {});
  if (reply.state === "running") return { state: "running", sitting: reply.sitting, at: pageTime() };
  if (reply.state === "handed-in") return reply;
  // That time ran out is told once by the main process; here it stays until it was seen.
  const before = queries.getQueryData<Running>(KEY);
  return before?.state === "handed-in" ? before : { state: "none" };
}

/** The running exam; compared every twenty seconds, on focus and when the page is shown again. */
export function useRunningExam() {
  const queries = useQueryClient();
  const query = useQuery<Running, Error>({
    queryKey: KEY,
    queryFn: () => ask(queries),
    gcTime: Number.POSITIVE_INFINITY,
    refetchInterval: (state) => (state.state.data?.state === "running" ? COMPARE_EVERY_MS : false),
    refetchOnWindowFocus: true,
  });
  const { refetch } = query;
  useEffect(() => {
    const again = () => void refetch();
    window.addEventListener("focus", again);
    return () => window.removeEventListener("focus", again);
  }, [refetch]);
  return query;
}

/** What is known of the running exam is set by whoever changed it: a start, the end, a note that was read. */
export function setRunning(queries: QueryClient, running: Running): void {
  queries.setQueryData<Running>(KEY, running);
}
