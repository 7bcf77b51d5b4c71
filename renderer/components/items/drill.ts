// The way from mistakes to a drill of the cards that they rest on.

/** The address of a review of these cards; a review takes 200 at most. */
export function drillPath(cards: readonly { id: string }[]): string {
  const ids = cards.slice(0, 200).map((card) => encodeURIComponent(card.id));
  return `/review/items/${ids.join(",")}`;
}
