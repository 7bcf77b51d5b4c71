// A card of one's own on a point.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation, useParams } from "wouter";
import { useActions } from "../../actions.tsx";
import { call, type Output, useCall } from "../../api.ts";
import { Button, ButtonLink } from "../../components/controls/Button.tsx";
import { Select } from "../../components/controls/Fields.tsx";
import { useDiscard } from "../../components/dialogs/useDiscard.ts";
import { CardFields, type CardText, useCardFields, wholeCard } from "../../components/items/CardFields.tsx";
import { EmptyState, ErrorState, Loading } from "../../components/states/States.tsx";
import { useSay } from "../../components/states/Toasts.tsx";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { usePreferences } from "../../preferences.tsx";

const BLANK = { front: { en: "", zh: "" }, back: { en: "", zh: "" } };

/** The point is the address's; without one it is chosen first. */
export function NewItem() {
  const { t } = useLanguage();
  const { pointId = "" } = useParams<{ pointId: string }>();
  const overview = useCall("library.overview", {});
  if (overview.isPending) return <Loading />;
  if (overview.isError) return <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />;
  if (pointId === "") return <ChoosePoint outlines={overview.data.outlines} />;
  const topics = overview.data.outlines.flatMap((outline) => outline.topics);
  const topic = topics.find((one) => one.points.some((point) => point.id === Number(pointId)));
  const point = topic?.points.find((one) => one.id === Number(pointId));
  if (!topic || !point) {
    return (
      <EmptyState title={t("item.noPoint")} actions={<ButtonLink to="/library">{t("import.toLibrary")}</ButtonLink>} />
    );
  }
  return <Blank key={point.id} pointId={point.id} point={point.text} topicId={topic.id} />;
}

/** The topic first, then its point: a card belongs to one. */
function ChoosePoint({ outlines }: { outlines: Output<"library.overview">["outlines"] }) {
  const { t } = useLanguage();
  const [, go] = useLocation();
  const topics = outlines.flatMap((outline) =>
    outline.topics.filter((topic) => topic.points.length > 0).map((topic) => ({ topic, outline: outline.name })),
  );
  const [topicId, setTopicId] = useState(String(topics[0]?.topic.id ?? ""));
  const points = topics.find(({ topic }) => String(topic.id) === topicId)?.topic.points ?? [];
  const [chosen, setChosen] = useState("");
  const pointId = points.some((point) => String(point.id) === chosen) ? chosen : String(points[0]?.id ?? "");
  if (topics.length === 0) {
    return (
      <EmptyState
        title={t("library.emptyTitle")}
        actions={
          <ButtonLink to="/library/import" kind="primary" icon="file">
            {t("library.import")}
          </ButtonLink>
        }
      >
        {t("library.emptyText")}
      </EmptyState>
    );
  }
  return (
    <div className="page page--narrow">
      <header className="page__head">
        <h1>{t("item.newTitle")}</h1>
      </header>
      <p className="soft">{t("item.choosePoint")}</p>
      <Select
        label={t("common.topic")}
        value={topicId}
        onChange={setTopicId}
        choices={topics.map(({ topic, outline }) => ({
          value: String(topic.id),
          label: `${topic.number ? `${topic.number} ` : ""}${topic.title} · ${outline}`,
        }))}
      />
      <Select
        label={t("item.point")}
        value={pointId}
        onChange={setChosen}
        choices={points.map((point) => ({ value: String(point.id), label: point.text }))}
      />
      <div>
        <Button kind="primary" icon="plus" onPress={() => go(`/library/new/${pointId}`)}>
          {t("item.write")}
        </Button>
      </div>
    </div>
  );
}

function Blank({ pointId, point, topicId }: { pointId: number; point: string; topicId: number }) {
  const { t } = useLanguage();
  const { itemLang } = usePreferences();
  const queries = useQueryClient();
  const discard = useDiscard();
  const say = useSay();
  const [, go] = useLocation();
  const fields = useCardFields(BLANK, `point ${pointId}`);
  const toTopic = `/library/topic/${topicId}`;
  const add = useMutation({
    mutationFn: (text: CardText) => call("library.addItem", { pointId, ...text }),
    onSuccess: async (page) => {
      fields.forget();
      await queries.invalidateQueries();
      say(t("item.added"));
      go(`/library/item/${encodeURIComponent(page.row.id)}`);
    },
  });
  const text = wholeCard(fields.text);
  const submit = () => {
    if (text && !add.isPending) add.mutate(text);
  };

  async function back() {
    const leave = !fields.changed || (await discard());
    if (!leave) return;
    fields.forget();
    go(toTopic);
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
      <CardFields autoFocus fields={fields} first={itemLang} onSave={submit} />
      <div>
        <Button kind="primary" icon="plus" isDisabled={!text} isPending={add.isPending} onPress={submit}>
          {t("item.add")}
        </Button>
      </div>
    </div>
  );
}
