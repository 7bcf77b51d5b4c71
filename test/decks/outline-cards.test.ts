// Cards made from the outline itself: each shape of point becomes a question that makes sense on its own.
import { describe, expect, test } from "vitest";
import { itemTitle, parseContent } from "../../decks/item-content.ts";
import { outlineCard, outlineCardContent } from "../../decks/outline-cards.ts";
import type { TreePoint } from "../../decks/tree.ts";
import { incoming } from "../support/outline.ts";

/** The only point of an outline with this bullet, as a row. */
function pointOf(bullet: string, before = ""): TreePoint {
  const [outline] = incoming(`## Tier 1\n\n### Service types\n${before}${bullet}\n`);
  const point = outline?.topics[0]?.points.at(-1);
  if (!point) throw new Error("no point");
  return { ...point, id: 7, topicId: 3, position: 0, retired: false };
}
const topic = { title: "Service types" };

describe("the card of a point", () => {
  test("an enumeration with a term asks for its parts by number", () => {
    const card = outlineCard(topic, pointOf("- Kinds of probe: liveness, readiness, startup"));
    expect(card.front.en).toBe(
      "Name the three parts of “Kinds of probe” that the outline lists (topic “Service types”).",
    );
    expect(card.front.zh).toBe("说出大纲在“Kinds of probe”下列出的 3 项（主题：“Service types”）。");
    expect(card.back).toEqual({ en: "- liveness\n- readiness\n- startup", zh: "- liveness\n- readiness\n- startup" });
  });

  test("an enumeration without a term names its first part, so that one knows which is meant", () => {
    const card = outlineCard(topic, pointOf("- 蓝绿部署、金丝雀发布、分批发布"));
    expect(card.front.en).toContain("name the three things");
    expect(card.front.en).toContain("“蓝绿部署”");
    expect(card.back.zh).toBe("- 蓝绿部署\n- 金丝雀发布\n- 分批发布");
  });

  test("more than twelve parts are counted in digits", () => {
    const parts = Array.from({ length: 14 }, (_, i) => `部分${i}`).join("、");
    expect(outlineCard(topic, pointOf(`- 名称：${parts}`)).front.en).toContain("Name the 14 parts");
  });

  test("“term: text” asks about the term and answers with the text", () => {
    const card = outlineCard(topic, pointOf("- KEDA：按事件扩展工作负载"));
    expect(card.front.en).toContain("“KEDA”");
    expect(card.front.zh).toContain("“KEDA”");
    expect(card.back).toEqual({ en: "按事件扩展工作负载", zh: "按事件扩展工作负载" });
  });

  test("a plain bullet asks to explain it, shows where it stands, and says that the answer is still to be written", () => {
    const card = outlineCard(topic, pointOf("- Dashboard design principles"));
    expect(card.front.en).toBe(
      "Explain “Dashboard design principles” (topic “Service types”): what is it, and what is it for?",
    );
    expect(card.back.en).toContain("“Service types” › “Dashboard design principles”");
    expect(card.back.en).toContain("Edit the card and write yours");
    expect(card.back.zh).toContain("请编辑这张卡片");
  });

  test("a practice asks why it is worth following", () => {
    const card = outlineCard(topic, pointOf("- Keep requests close to what is used", "**Best Practice**\n"));
    expect(card.front.en).toContain("what goes wrong without it");
  });

  test("a nested bullet shows the bullets that enclose it", () => {
    const point = { ...pointOf("- Deep inside"), parents: ["Outer", "Inner"] };
    expect(outlineCard(topic, point).back.en).toContain("“Service types” › “Outer” › “Inner” › “Deep inside”");
  });

  const marks: Array<[string, string]> = [
    ["2*3*4 nodes", "2\\*3\\*4 nodes"],
    ["the `kubectl` tool", "the \\`kubectl\\` tool"],
    ["_private_ names", "\\_private\\_ names"],
    ["snake_case stays", "snake_case stays"],
    ["# not a heading", "\\# not a heading"],
    ["1. not a list", "1\\. not a list"],
    ["[text](https://example.org)", "\\[text](https://example.org)"],
  ];
  test.each(marks)("the outline's words are shown as they are: %s", (text, shown) => {
    const point = { ...pointOf("- Anything"), term: "Term", text: `Term: ${text}`, parts: [] };
    expect(outlineCard(topic, point).back.en).toBe(shown);
  });

  test("quotation marks of the outline's own are not doubled", () => {
    const asked = (text: string): string => outlineCard(topic, { ...pointOf("- Anything"), text }).front.zh;
    expect(asked("“可配置、可回滚”")).toContain("解释“可配置、可回滚”（");
    expect(asked("避免“大爆炸”")).toContain("解释「避免“大爆炸”」（");
  });

  test("a very long point is cut, and never inside a character", () => {
    const point = { ...pointOf("- Anything"), text: `${"a".repeat(1998)}😀😀😀` };
    const { front } = outlineCard(topic, point);
    expect(front.en.length).toBeLessThan(2200);
    expect(front.en).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });

  test("its JSON reads back as a card of its concept, without source", () => {
    const content = outlineCardContent(topic, pointOf("- KEDA：按事件扩展工作负载"), "keda");
    const card = parseContent("card", content);
    expect(card.concepts).toEqual(["keda"]);
    expect(card).toMatchObject({ difficulty: null, source: null, kubernetes: null });
    expect(itemTitle("card", content, null).zh).toContain("KEDA");
  });
});
