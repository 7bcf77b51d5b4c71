import { describe, expect, test } from "vitest";
import { wholeCard } from "../../renderer/components/items/CardFields.tsx";

const card = (en: [string, string], zh: [string, string]) => ({
  front: { en: en[0], zh: zh[0] },
  back: { en: en[1], zh: zh[1] },
});

describe("a card as it is saved", () => {
  test("in one language says the same in the other until that is written", () => {
    expect(wholeCard(card(["", ""], ["问", "答"]))).toEqual(card(["问", "答"], ["问", "答"]));
    expect(wholeCard(card(["Q", "A"], ["问", "答"]))).toEqual(card(["Q", "A"], ["问", "答"]));
  });

  test("written in one language is changed in both, until the other one is written", () => {
    const before = card(["问", "答"], ["问", "答"]);
    expect(wholeCard(card(["问", "答"], ["新问", "答"]), before)).toEqual(card(["新问", "答"], ["新问", "答"]));
    expect(wholeCard(card(["Q", "A"], ["新问", "答"]), before)).toEqual(card(["Q", "A"], ["新问", "答"]));
  });

  test("in two languages keeps both, and half a language is no card", () => {
    expect(wholeCard(card(["Q", "A"], ["", ""]), card(["Q", "A"], ["问", "答"]))).toBeNull();
    expect(wholeCard(card(["Q", ""], ["问", "答"]))).toBeNull();
    expect(wholeCard(card(["", ""], ["", ""]))).toBeNull();
  });
});
