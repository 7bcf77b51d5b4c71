// The palette and the sheet of keys over the screen, fetched when they are first asked for.
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useActionGroups } from "./actions.tsx";
import { useCall } from "./api.ts";
import { type Command, CommandPalette } from "./components/dialogs/CommandPalette.tsx";
import { KeyMap } from "./components/dialogs/KeyMap.tsx";
import { useLanguage } from "./hooks/useLanguage.ts";
import { LANGS } from "./i18n/i18n.ts";

/** What can be done now, in both languages, the topics, and a search of the items. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t, lang } = useLanguage();
  const { i18n } = useTranslation();
  const [, go] = useLocation();
  const groups = useActionGroups();
  const topics = useTopicCommands();
  const others = LANGS.filter((other) => other !== lang).map((other) => i18n.getFixedT(other));
  const commands = groups().flatMap((group) =>
    group.actions
      .filter((action) => !action.keyOnly && !action.off)
      .map(
        (action): Command => ({
          id: action.id,
          label: t(action.label),
          also: others.map((inOther) => inOther(action.label)),
          group: t(group.title),
          icon: action.icon,
          ...(action.keys?.[0] ? { keys: action.keys[0] } : {}),
          run: () => action.run(),
        }),
      ),
  );
  const search = (query: string): Command => ({
    id: "search",
    label: t("palette.search", { query }),
    also: [],
    group: t("nav.library"),
    icon: "search",
    run: () => go(`/library/search/${encodeURIComponent(query.slice(0, 200))}`),
  });
  return <CommandPalette commands={[...commands, ...topics]} search={search} isOpen onClose={onClose} />;
}

/** Each topic of the outlines, to go to. */
function useTopicCommands(): Command[] {
  const { t } = useLanguage();
  const [, go] = useLocation();
  const overview = useCall("library.overview", {});
  return (overview.data?.outlines ?? []).flatMap((outline) =>
    outline.topics.map(
      (topic): Command => ({
        id: `topic:${topic.id}`,
        label: topic.number ? `${topic.number} ${topic.title}` : topic.title,
        also: [],
        group: outline.origin === "extras" ? t("library.extrasName") : outline.name,
        icon: "library",
        run: () => go(`/library/topic/${topic.id}`),
      }),
    ),
  );
}

/** The keys of what can be done now. */
export function Keys({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage();
  const groups = useActionGroups();
  const shown = groups()
    .map((group) => ({
      title: t(group.title),
      keys: group.actions.flatMap((action) => (action.keys ? [{ keys: action.keys, does: t(action.label) }] : [])),
    }))
    .filter((group) => group.keys.length > 0);
  return <KeyMap groups={shown} isOpen onClose={onClose} />;
}
