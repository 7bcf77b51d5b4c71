// Topics by the name that the map gives them, number first: two topics of one title are told apart by it.
import { useMemo } from "react";
import { useCall } from "../../api.ts";

/** The function that gives a topic's name; the title alone where its number is not known. */
export function useTopicNames(): (topicId: number | null, title: string) => string {
  const overview = useCall("library.overview", {}).data;
  const numbers = useMemo(
    () =>
      new Map(
        (overview?.outlines ?? []).flatMap((outline) =>
          outline.topics.map((topic) => [topic.id, topic.number] as const),
        ),
      ),
    [overview],
  );
  return (topicId, title) => {
    const number = topicId === null ? "" : numbers.get(topicId);
    return number ? `${number} ${title}` : title;
  };
}
