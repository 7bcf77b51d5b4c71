// The one way out of the page: a method of the contract, carried by the window's preload or by HTTP.
import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ErrorCode, Input, Method, Output, Reply } from "../electron/contract.ts";

export type { Input, Method, Output } from "../electron/contract.ts";

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to the page's own
  interface Window {
    /** Given by the desktop window's preload; absent in a browser. */
    tierwise?: { call(method: string, input: unknown): Promise<Reply<unknown>> };
  }
}

/** A refusal of a call. `unreachable`: no answer came, the host is gone. */
export class CallError extends Error {
  readonly code: ErrorCode | "unreachable";
  constructor(code: ErrorCode | "unreachable", message: string) {
    super(message);
    this.name = "CallError";
    this.code = code;
  }
}

type Transport = (method: string, input: unknown) => Promise<Reply<unknown>>;

const overHttp: Transport = async (method, input) => {
  const response = await fetch(`api/${method}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Tierwise": "1" },
    credentials: "same-origin",
    body: JSON.stringify(input),
  });
  const reply: unknown = await response.json();
  if (typeof reply === "object" && reply !== null && "ok" in reply) return reply as Reply<unknown>;
  throw new TypeError(`The host answered ${response.status} without a reply.`);
};

/**
 * Calls a method. Gives its value or throws a `CallError` with the host's code and sentence; `unreachable` when no
 * reply came at all. The output was parsed by the host, so its type is taken as the contract's.
 */
export async function call<M extends Method>(method: M, input: Input<M>): Promise<Output<M>> {
  const carry: Transport = window.tierwise ? window.tierwise.call : overHttp;
  let reply: Reply<unknown>;
  try {
    reply = await carry(method, input);
  } catch (error) {
    throw new CallError("unreachable", error instanceof Error ? error.message : String(error));
  }
  if (!reply.ok) throw new CallError(reply.error.code, reply.error.message);
  return reply.value as Output<M>;
}

/** The store of replies. Calls never leave this machine: being offline is no reason to wait, and a refusal is final. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: "always",
        retry: false,
        staleTime: 0,
        refetchOnWindowFocus: true,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}

/** A method's reply for a screen: asked for when shown, kept until something is said to have changed. */
export function useCall<M extends Method>(
  method: M,
  input: Input<M>,
  options: { enabled?: boolean; keep?: boolean; staleTime?: number } = {},
): UseQueryResult<Output<M>, Error> {
  return useQuery<Output<M>, Error>({
    queryKey: [method, input],
    queryFn: () => call(method, input),
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
}
