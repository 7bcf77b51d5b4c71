// The app without a face: opens the database, keeps backups going, and carries the contract for whichever host asked.

import type { Deps, HostDeps, Store } from "./deps.ts";
import { createDispatch, type Dispatch } from "./dispatch.ts";
import { backupIfDue, openStore } from "./store.ts";

export type App = {
  dispatch: Dispatch;
  /** Makes the automatic backup if one is due; hosts call it from a timer. */
  backupIfDue: () => Promise<void>;
  /** Closes the database; the app can't be used afterwards. */
  close: () => void;
};

/** Opens everything for a host. A database that can't be opened is a fault that `app.info` tells, not an exception. */
export function createApp(host: HostDeps): App {
  const notices: string[] = [];
  let store: Store = openStore(host, notices);
  const deps: Deps = {
    ...host,
    notices,
    store: () => store,
    swap: (next) => {
      store = next;
    },
  };
  const dispatch = createDispatch(deps);
  return {
    dispatch,
    backupIfDue: async () => {
      await backupIfDue(deps);
    },
    close: () => store.db?.close(),
  };
}
