// A card of one's own on a point.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocation, useParams } from "wouter";
import { useActions } from "../../actions.tsx";
import { call, useCall } from "../../api.ts";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import { useConfirm } from "../../components/dialogs/Confirm.tsx";
import { CardFields, isWhole, useCardFields } from "../../components/items/CardFields.tsx";
import { EmptyState, ErrorState, Loading } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { usePreferences } from "../../preferences.tsx";

const BLANK = { front: { en: "", zh: "" }, back: { en: "", zh: "" } };

/** The point is the address's. */
export function NewItem() {
  const { t } = useLanguage();
  const { pointId = "" } = useParams<{ pointId: string }>();
  const overview = useCall("library.overview", {});
  if (overview.isPending) return <Loading />;
  if (overview.isError) return <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />;
  const topics = overview.data.outlines.flatMap((outline) => outline.topics);
  const topic = topics.find((one) => one.points.some((point) => point.id === Number(pointId)));
  const point = topic?.points.find((one) => one.id === Number(pointId));
  if (!topic || !point) {
    return (
      <EmptyState title={t("item.noPoint")} actions={<ButtonLink to="/library">{t("import.toLibrary")}</ButtonLink>} />
    );
  }
  return <Blank pointId={point.id} point={point.text} topicId={topic.id} />;
}

function Blank({ pointId, point, topicId }: { pointId: number; point: string; topicId: number }) {
  const { t } = useLanguage();
  const { itemLang } = usePreferences();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const say = useSay();
  const [, go] = useLocation();
  const fields = useCardFields(BLANK);
  const toTopic = `/library/topic/${topicId}`;
  const add = useMutation({
    mutationFn: () => call("library.addItem", { pointId, ...fields.text }),
    onSuccess: async (page) => {
      await queries.invalidateQueries();
      say(t("item.added"));
      go(`/library/item/${encodeURIComponent(page.row.id)}`);
    },
  });
  const ready = isWhole(fields.text) && !add.isPending;

  async function back() {
    const leave =
      !fields.changed ||
      (await confirm({
        title: t("item.unsaved"),
        text: t("item.unsavedText"),
        action: t("item.discard"),
        refuse: t("item.stay"),
        danger: true,
      }));
    if (leave) go(toTopic);
  }
  useActions("item.newTitle", [
    {
      id: "item:back",
      label: "item.back",
      icon: "left",
      keys: ["Escape"],
      binding: { code: "Escape", onControls: true, inFields: true },
      run: () => void back(),
    },
  ]);

  return (
    <div className="page">
      <header className="page__head">
        <h1>{t("item.newTitle")}</h1>
        <Button kind="quiet" icon="left" onPress={() => void back()}>
          {t("item.back")}
        </Button>
      </header>
      <p>{t("item.newFor", { point })}</p>
      {add.error ? <ErrorState error={add.error} /> : null}
      <CardFields autoFocus fields={fields} first={itemLang} onSave={() => (ready ? add.mutate() : undefined)} />
      <div>
        <Button kind="primary" icon="plus" isDisabled={!ready} isPending={add.isPending} onPress={() => add.mutate()}>
          {t("item.add")}
        </Button>
      </div>
    </div>
  );
}
