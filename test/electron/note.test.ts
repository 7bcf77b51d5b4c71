// Notes through the contract: written, found, changed, thrown away, handed out.
import { describe, expect, it } from "vitest";
import { type TestApp, testApp } from "../support/app.ts";
import { fillDeck } from "../support/deck.ts";

async function noteApp(): Promise<TestApp> {
  const app = testApp();
  fillDeck(app.db, [{ tier: 1 }, { tier: 2 }]);
  return app;
}

const note = {
  id: null,
  topicId: null,
  itemId: null,
  problem: "Pod 一直 Pending",
  cause: "没有节点满足亲和性",
  fix: "`kubectl describe`",
};

describe("notes", () => {
  it("are found by any part of a word, in any field and script, every word of the query", async () => {
    const app = await noteApp();
    await app.call("note.save", note);
    app.clock.now += 1000;
    await app.call("note.save", { ...note, problem: "DNS times out", cause: "ndots", fix: "" });
    const found = async (query: string) => (await app.call("note.list", { query })).notes.map((one) => one.problem);
    expect(await found("")).toEqual(["DNS times out", "Pod 一直 Pending"]);
    expect(await found("亲和")).toEqual(["Pod 一直 Pending"]);
    expect(await found("pend DESCRIBE")).toEqual(["Pod 一直 Pending"]);
    expect(await found("dns pending")).toEqual([]);
  });

  it("on an item belong to its topic, too, and keep their place when they are changed", async () => {
    const app = await noteApp();
    const next = await app.call("study.next", { session: { kind: "today" } });
    if (next.state !== "card") throw new Error(next.state);
    const { row: item } = await app.call("library.item", { id: next.card.id });
    const written = await app.call("note.save", { ...note, itemId: item.id });
    expect(written).toMatchObject({ topicId: item.topicId, item: { id: item.id, title: item.title } });
    expect((await app.call("note.list", { topicId: item.topicId })).notes).toHaveLength(1);
    app.clock.now += 5000;
    const changed = await app.call("note.save", { ...note, id: written.id, fix: "Another" });
    expect(changed).toMatchObject({ item: { id: item.id }, fix: "Another", writtenAt: written.writtenAt });
    expect(changed.changedAt).toBe(written.changedAt + 5000);
  });

  it("need a problem, and refuse what is not there", async () => {
    const app = await noteApp();
    expect((await app.refusal("note.save", { ...note, problem: "  " })).code).toBe("bad-input");
    expect((await app.refusal("note.save", { ...note, itemId: "nothing" })).code).toBe("not-found");
    expect((await app.refusal("note.save", { ...note, topicId: 999 })).code).toBe("not-found");
    expect((await app.refusal("note.save", { ...note, id: 7 })).code).toBe("not-found");
    expect((await app.refusal("note.remove", { id: 7 })).code).toBe("not-found");
  });

  it("are thrown away one by one", async () => {
    const app = await noteApp();
    const { id } = await app.call("note.save", note);
    await app.call("note.remove", { id });
    expect((await app.call("note.list", {})).notes).toEqual([]);
  });

  it("are handed out as Markdown under their topics, with everything in them", async () => {
    const app = await noteApp();
    await app.call("note.save", { ...note, problem: "Pod 一直 Pending\n\n第二段" });
    const file = await app.call("note.export", { lang: "zh" });
    expect(file.fileName).toMatch(/^tierwise-notes-\d{4}-\d\d-\d\d\.md$/);
    expect(file.text).toContain("## 未归主题\n\n### Pod 一直 Pending\n\n第二段\n\n**原因**\n\n没有节点满足亲和性");
    expect((await app.call("note.export", { lang: "en" })).text).toContain("**Fix**\n\n`kubectl describe`");
  });

  it("come back with everything in an export of the whole", async () => {
    const app = await noteApp();
    await app.call("note.save", note);
    expect((await app.call("data.export", {})).text).toContain("没有节点满足亲和性");
  });
});
