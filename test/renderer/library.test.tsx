import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { all, one } from "../../db/statements.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { bees } from "../support/subject.ts";
import { BEES, beesApp, heading, importOutline, openPage, press } from "./page.tsx";

const files = (text: string, name = "mine.md") => new File([text], name, { type: "text/markdown" });

async function topicId(app: TestApp, title: string): Promise<number> {
  const { outlines } = await app.call("library.overview", {});
  const topic = outlines.flatMap((outline) => outline.topics).find((each) => each.title === title);
  if (!topic) throw new Error(`no topic ${title}`);
  return topic.id;
}

describe("the library", () => {
  test("without an outline says what to do", async () => {
    openPage(testApp({ subject: bees() }), "/library");
    expect(await heading("No outline yet")).toBeInTheDocument();
    await expect(document.body).toBeAccessible();
  });

  test("shows an outline as strata, and a topic's points with what covers them", async () => {
    const page = openPage(await beesApp(), "/library");
    await heading("Library");
    const first = screen.getByRole("group", { name: "Tier 1: First" });
    await page.user.click(within(first).getByRole("button", { name: /1 Colony/ }));
    const panel = await screen.findByRole("region", { name: "Colony" });
    expect(page.address()).toMatch(/^\/library\/topic\/\d+$/);
    expect(
      within(panel).getByRole("button", { name: /Queen: lays the eggs.*recall and scenario/ }),
    ).toBeInTheDocument();
    expect(within(panel).getByRole("button", { name: /Drone.*card made from the outline/ })).toBeInTheDocument();
    await expect(document.body).toBeAccessible();
    await page.user.click(within(panel).getByRole("button", { name: /Queen/ }));
    expect(await within(panel).findByRole("link", { name: "Question of queen-lays" })).toBeInTheDocument();
    press("Escape");
    await waitFor(() => expect(screen.queryByRole("region", { name: "Colony" })).toBeNull());
    // The map stayed where it was: the same block is still the one that has the focus.
    expect(page.address()).toBe("/library");
  });

  test("finds items by the words of question and answer, once the typing rests", async () => {
    const { user } = openPage(await beesApp(), "/library");
    await heading("Library");
    await user.type(screen.getByRole("searchbox", { name: "Search cards and answers" }), "Answer of swarming-signs");
    expect(await screen.findByRole("link", { name: "Question of swarming-signs" })).toBeInTheDocument();
    await user.clear(screen.getByRole("searchbox"));
    await user.type(screen.getByRole("searchbox"), "zzzz");
    expect(await screen.findByText("Nothing was found for “zzzz”.")).toBeInTheDocument();
  });

  test("lists what was flagged, suspended and written by oneself", async () => {
    const app = await beesApp();
    await app.call("library.flag", { id: "queen-lays", reason: "wrong" });
    await app.call("library.suspend", { id: "queen-rears", suspended: true });
    const { user } = openPage(app, "/library");
    await heading("Lists");
    await user.click(screen.getByRole("link", { name: "Flagged as wrong 1" }));
    expect(await screen.findByRole("link", { name: "Question of queen-lays" })).toBeInTheDocument();
    await user.click(screen.getByRole("link", { name: "Suspended 1" }));
    expect(await screen.findByRole("link", { name: "Question of queen-rears" })).toBeInTheDocument();
    await user.click(screen.getByRole("link", { name: "Retired 0" }));
    expect(await screen.findByText("There are none.")).toBeInTheDocument();
  });

  test("offers concepts that no outline has, previews them, and keeps exactly what was ticked", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/library");
    await heading("Library");
    await user.click(
      await screen.findByRole("button", { name: /concepts? of the bank (is|are) in none of your outlines/ }),
    );
    await user.click(screen.getByRole("checkbox", { name: /smoker/ }));
    await user.click(screen.getByRole("button", { name: "Preview the choice" }));
    await heading("What the chosen concepts would add");
    await user.click(await screen.findByRole("button", { name: "Add to the deck" }));
    await heading("Imported");
    const { offered } = await app.call("library.overview", {});
    expect(offered.filter((each) => each.accepted).map((each) => each.concept)).toEqual(["smoker"]);
  });
});

describe("an import", () => {
  test("shows what it would do and what it skipped before it does it", async () => {
    const app = testApp({ subject: bees() });
    const { user } = openPage(app, "/library/import");
    await heading("Import");
    await user.upload(screen.getByLabelText("Choose a file"), files(`${BEES}\nSome prose to skip.\n`));
    await heading("What the import would do");
    expect(screen.getByRole("heading", { name: /^Bees/ })).toBeInTheDocument();
    const added = within(screen.getByRole("table", { name: "Changes" })).getByRole("row", { name: /^Points/ });
    expect(within(added).getAllByRole("cell")[0]).toHaveTextContent("8");
    await user.click(screen.getByRole("button", { name: /lines? gave nothing to learn/ }));
    const skipped = screen.getByRole("table", { name: /gave nothing to learn/ });
    expect(
      within(skipped).getByRole("row", { name: /Some prose to skip\. prose outside of a list/ }),
    ).toBeInTheDocument();
    await expect(document.body).toBeAccessible();
    expect(one(app.db, "select count(*) as n from outlines")).toEqual({ n: 0 });

    await user.click(screen.getByRole("button", { name: "Import" }));
    await heading("Imported");
    expect(screen.getByText(/^\d+ added, 0 changed/)).toBeInTheDocument();
    expect(one(app.db, "select count(*) as n from points")).toEqual({ n: 8 });
    await user.click(screen.getByRole("link", { name: "To today" }));
    expect(await heading(/cards?, about/)).toBeInTheDocument();
  });

  test("of pasted text goes the same way", async () => {
    const { user, app } = openPage(testApp({ subject: bees() }), "/library/import");
    await heading("Import");
    await user.click(screen.getByRole("button", { name: "Paste text" }));
    await user.click(screen.getByRole("textbox", { name: "Outline as text" }));
    await user.paste(BEES);
    await user.click(screen.getByRole("button", { name: "Preview" }));
    await heading("What the import would do");
    await user.click(screen.getByRole("button", { name: "Import" }));
    await heading("Imported");
    expect(all(app.db, "select file_name as name from outlines")).toEqual([{ name: "pasted.md" }]);
  });

  test("of a file that is no outline says what was looked for, and lets another be chosen", async () => {
    const { user } = openPage(testApp({ subject: bees() }), "/library/import");
    await heading("Import");
    await user.upload(screen.getByLabelText("Choose a file"), files("Dear diary,\n\nnothing today."));
    expect(await screen.findByText("This outline was not taken")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Choose another file" }));
    expect(await screen.findByLabelText("Choose a file")).toBeInTheDocument();
  });

  test("again shows what changed, moved and goes, and that memories stay", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/library/import");
    await heading("Import");
    const again = BEES.replace("lays the eggs", "lays all the eggs").replace(
      "- Varroa: counting mites\n",
      "- Smoke: calms\n",
    );
    await user.upload(screen.getByLabelText("Choose a file"), files(again, "bees.md"));
    await heading("What the import would do");
    await user.click(screen.getByRole("button", { name: /^Points · Changed/ }));
    expect(screen.getByText("Reworded; the memory stays.")).toBeInTheDocument();
    expect(screen.getByText(/before: Queen: lays the eggs/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: /^Points · Retired/ }));
    expect(screen.getByText("Varroa: counting mites")).toBeInTheDocument();
  });

  test("of two outlines that disagree asks for the rule, and follows it", async () => {
    const app = await beesApp();
    const other =
      "# Other\n\n## Tier 1: Now\n\n### Seasons\n\n- Swarming: early\n\n## Tier 2: Later\n\n### Colony\n\n- Queen: marking\n";
    const { user } = openPage(app, "/library/import");
    await heading("Import");
    await user.upload(screen.getByLabelText("Choose a file"), files(other, "other.md"));
    await heading("Tier conflicts");
    const row = () => screen.getByRole("row", { name: /^swarming/ });
    expect(within(row()).getAllByRole("cell").at(-1)).toHaveTextContent("Tier 1");
    await user.click(screen.getByRole("button", { name: /Rule/ }));
    await user.click(await screen.findByRole("option", { name: "As in “Bees”" }));
    await waitFor(() => expect(within(row()).getAllByRole("cell").at(-1)).toHaveTextContent("Tier 2"));
  });

  test("whose preview went stale is previewed anew instead of applied", async () => {
    const app = testApp({ subject: bees() });
    const { user } = openPage(app, "/library/import");
    await heading("Import");
    await user.upload(screen.getByLabelText("Choose a file"), files(BEES));
    await heading("What the import would do");
    await importOutline(app, "# Meanwhile\n\n## Tier 1\n\n### Colony\n\n- Drone: flies\n", "meanwhile.md");
    await user.click(screen.getByRole("button", { name: "Import" }));
    expect(await screen.findByText(/The library has changed since this preview was made/)).toBeInTheDocument();
    expect(all(app.db, "select name from outlines")).toEqual([{ name: "Meanwhile" }]);
    await waitFor(() => expect(screen.getByRole("button", { name: "Import" })).toBeEnabled());
    await user.click(screen.getByRole("button", { name: "Import" }));
    expect(await heading("Imported")).toBeInTheDocument();
  });

  test("backwards: removing an outline asks, backs up first and keeps the history", async () => {
    const app = await beesApp();
    const next = await app.call("study.next", { session: { kind: "today" } });
    if (next.state !== "card") throw new Error("no card");
    await app.call("study.grade", { itemId: next.card.id, seenReps: 0, grade: "good", tookMs: 1 });
    const { user } = openPage(app, "/library");
    await heading("Library");
    await user.click(screen.getByRole("button", { name: "Remove this outline" }));
    await heading("What the removal would do");
    await user.click(await screen.findByRole("button", { name: "Remove the outline" }));
    const dialog = await screen.findByRole("alertdialog", { name: "Remove the outline?" });
    expect(within(dialog).getByRole("button", { name: "Cancel" })).toHaveFocus();
    await user.click(within(dialog).getByRole("button", { name: "Remove the outline" }));
    await heading("Removed");
    expect(screen.getByText(/^A backup was made first: /)).toBeInTheDocument();
    expect(one(app.db, "select count(*) as n from reviews")).toEqual({ n: 1 });
  });
});

describe("an item's page", () => {
  test("saves what was written, shows the source's text, and goes back to it after asking", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/library/item/queen-lays");
    const english = await screen.findByRole("region", { name: "English" });
    const field = within(english).getByRole("textbox", { name: "Question" });
    expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
    await user.clear(field);
    await user.type(field, "What does the queen do?");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Saved.")).toBeInTheDocument();
    expect((await app.call("library.item", { id: "queen-lays" })).card?.front.en).toBe("What does the queen do?");
    await user.click(await screen.findByRole("button", { name: "What the source says" }));
    expect(screen.getByText("Question of queen-lays")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Reset to the source" }));
    const dialog = await screen.findByRole("alertdialog");
    await user.click(within(dialog).getByRole("button", { name: "Reset to the source" }));
    await waitFor(async () =>
      expect((await app.call("library.item", { id: "queen-lays" })).card?.front.en).toBe("Question of queen-lays"),
    );
    await expect(document.body).toBeAccessible();
  });

  test("shows the Markdown as it will look", async () => {
    const { user } = openPage(await beesApp(), "/library/item/queen-lays");
    const english = await screen.findByRole("region", { name: "English" });
    await user.clear(within(english).getByRole("textbox", { name: "Answer" }));
    await user.type(within(english).getByRole("textbox", { name: "Answer" }), "**bold**");
    await user.click(screen.getByRole("radio", { name: "Preview" }));
    expect((await screen.findByText("bold")).tagName).toBe("STRONG");
  });

  test("is saved from within a field by Ctrl and Enter, and left alone while something is missing", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/library/item/queen-lays");
    const english = await screen.findByRole("region", { name: "English" });
    const field = within(english).getByRole("textbox", { name: "Question" });
    await user.clear(field);
    expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
    await user.type(field, "New{Control>}{Enter}{/Control}");
    await waitFor(async () =>
      expect((await app.call("library.item", { id: "queen-lays" })).card?.front.en).toBe("New"),
    );
  });

  test("shows memory and history in words", async () => {
    const app = await beesApp();
    await app.call("study.grade", { itemId: "queen-lays", seenReps: 0, grade: "easy", tookMs: 12_000 });
    openPage(app, "/library/item/queen-lays");
    const history = await screen.findByRole("table", { name: "History" });
    expect(within(history).getByRole("row", { name: /Easy review 12 seconds/ })).toBeInTheDocument();
    expect(screen.getByText(/^\d\.\d\d \(wanted 0\.93\)$/)).toBeInTheDocument();
  });

  test("suspends and resumes", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/library/item/queen-lays");
    await user.click(await screen.findByRole("button", { name: "Suspend" }));
    expect(await screen.findByRole("button", { name: "Resume" })).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Resume" }));
    expect(await screen.findByRole("button", { name: "Suspend" })).toBeInTheDocument();
    expect((await app.call("library.item", { id: "queen-lays" })).row.state).toBe("active");
  });

  test("of a scenario kept for exams shows no text", async () => {
    openPage(await beesApp(), "/library/item/swarming-mock");
    expect(await screen.findByText(/This scenario is kept for mock exams/)).toBeInTheDocument();
    expect(screen.queryByText(/You look into/)).toBeNull();
  });

  test("of an id that is gone says so", async () => {
    openPage(await beesApp(), "/library/item/nothing");
    expect(await screen.findByRole("alert")).toHaveTextContent(/That did not work/);
  });
});

test("an own card is added to a point, in both languages", async () => {
  const app = await beesApp();
  const page = openPage(app, `/library/topic/${await topicId(app, "Health")}`);
  await page.user.click(await screen.findByRole("button", { name: /Varroa/ }));
  await page.user.click(await screen.findByRole("link", { name: "Add a card" }));
  await heading("New card");
  expect(screen.getByText("A new card on: Varroa: counting mites")).toBeInTheDocument();
  for (const name of ["English", "Chinese"]) {
    const column = screen.getByRole("region", { name });
    await page.user.type(within(column).getByRole("textbox", { name: "Question" }), `Q ${name}`);
    await page.user.type(within(column).getByRole("textbox", { name: "Answer" }), `A ${name}`);
  }
  await page.user.click(screen.getByRole("button", { name: "Add the card" }));
  await waitFor(() => expect(page.address()).toMatch(/^\/library\/item\//));
  const { items } = await app.call("library.items", { filter: { kind: "own" }, limit: 10, offset: 0 });
  expect(items.map((item) => item.title.en)).toEqual(["Q English"]);
});

test("an own card in one language shows the same in the other", async () => {
  const app = await beesApp();
  const page = openPage(app, "/library/new");
  await page.user.click(await screen.findByRole("button", { name: "Write the card" }));
  const column = await screen.findByRole("region", { name: "English" });
  await page.user.type(within(column).getByRole("textbox", { name: "Question" }), "Only English?");
  expect(screen.getByRole("button", { name: "Add the card" })).toBeDisabled();
  await page.user.type(within(column).getByRole("textbox", { name: "Answer" }), "Yes.");
  await page.user.click(screen.getByRole("button", { name: "Add the card" }));
  await waitFor(() => expect(page.address()).toMatch(/^\/library\/item\//));
  const { items } = await app.call("library.items", { filter: { kind: "own" }, limit: 10, offset: 0 });
  expect(items.map((item) => item.title)).toEqual([{ en: "Only English?", zh: "Only English?" }]);
});

test("a new card that was begun waits while another page is looked at", async () => {
  const app = await beesApp();
  const { outlines } = await app.call("library.overview", {});
  const page = openPage(app, `/library/new/${outlines[0]?.topics[0]?.points[0]?.id}`);
  await heading("New card");
  const field = () =>
    within(screen.getByRole("region", { name: "English" })).getByRole("textbox", { name: "Question" });
  await page.user.type(field(), "Half");
  await page.user.click(screen.getByRole("link", { name: "Settings" }));
  await heading("Settings");
  press("KeyK", { ctrlKey: true });
  await page.user.type(await screen.findByRole("searchbox"), "new card{Enter}");
  await page.user.click(await screen.findByRole("button", { name: "Write the card" }));
  await screen.findByRole("region", { name: "English" });
  expect(field()).toHaveValue("Half");
});

test("the list of weak topics, opened again as an outline, is said to stand twice", async () => {
  const app = await beesApp();
  const page = openPage(app, "/library/import");
  await page.user.click(await screen.findByRole("button", { name: "Paste text" }));
  await page.user.click(screen.getByRole("textbox"));
  await page.user.paste(BEES.replace("# Bees", "# Weak topics: Bees"));
  await page.user.click(screen.getByRole("button", { name: "Preview" }));
  expect(await screen.findByText(/^4 of 4 new topics stand in the library already/)).toBeInTheDocument();
});

test("a new card that was begun is not thrown away without asking", async () => {
  const app = await beesApp();
  const { outlines } = await app.call("library.overview", {});
  const point = outlines[0]?.topics[0]?.points[0];
  const page = openPage(app, `/library/new/${point?.id}`);
  await heading("New card");
  await page.user.type(
    within(screen.getByRole("region", { name: "English" })).getByRole("textbox", { name: "Question" }),
    "Half",
  );
  await page.user.keyboard("{Escape}");
  const dialog = await screen.findByRole("alertdialog", { name: "Leave without saving?" });
  await page.user.keyboard("{Escape}");
  await waitFor(() => expect(dialog).not.toBeInTheDocument());
  expect(page.address()).toBe(`/library/new/${point?.id}`);
  expect(screen.getByDisplayValue("Half")).toBeInTheDocument();
});
