// What a tier is called on the screen.

// Outlines decorate their tiers with pictures; the stack is the picture here, and not every machine can draw theirs.
const PICTURES = /^(?:\p{Extended_Pictographic}|\u200d|\ufe0f|\s)+/u;

/** The title without the pictures at its beginning; a title of pictures alone stays as it is. */
export function plainTitle(title: string): string {
  return title.replace(PICTURES, "") || title;
}
