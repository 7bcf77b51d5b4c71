import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { beesApp, heading, openPage, press } from "./page.tsx";

describe("notes", () => {
  test("begin with a sentence on what they are, are written, found, changed, and come back after a slip", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/notes");
    expect(await heading("No notes yet")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Write a note" }));
    const dialog = await screen.findByRole("dialog", { name: "New note" });
    expect(within(dialog).getByRole("button", { name: "Save" })).toBeDisabled();
    await user.type(screen.getByRole("textbox", { name: "Problem" }), "Queen lost");
    await user.type(screen.getByRole("textbox", { name: "Fix" }), "Give **eggs**{Control>}{Enter}{/Control}");
    expect(await heading("1 note")).toBeInTheDocument();
    expect((await screen.findByText("eggs")).tagName).toBe("STRONG");
    await expect(document.body).toBeAccessible();
    await user.type(screen.getByRole("searchbox", { name: "Find a note" }), "varroa");
    expect(await screen.findByText("No note fits.")).toBeInTheDocument();
    await user.clear(screen.getByRole("searchbox", { name: "Find a note" }));
    await user.click(await screen.findByRole("button", { name: "Change" }));
    await user.type(await screen.findByRole("textbox", { name: "Cause" }), "Swarmed");
    await user.click(screen.getByRole("button", { name: "Save" }));
    expect(await screen.findByText("Swarmed")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Throw away" }));
    expect(await heading("No notes yet")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("Swarmed")).toBeInTheDocument();
  });

  test("are written on a card in the review by N, and stand on its page and its topic", async () => {
    const app = await beesApp();
    const { user } = openPage(app, "/review");
    await screen.findByRole("region", { name: "Question" });
    press("KeyN");
    await user.type(await screen.findByRole("textbox", { name: "Problem" }), "1 z: no key of the review");
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(async () => expect((await app.call("note.list", {})).notes).toHaveLength(1));
    const [note] = (await app.call("note.list", {})).notes;
    expect(note?.item?.id).toBeDefined();
    expect((await app.call("note.list", { topicId: note?.topicId ?? 0 })).notes).toHaveLength(1);
  });

  test("ask before a begun one is thrown away", async () => {
    const { user } = openPage(await beesApp(), "/library/item/queen-lays");
    await user.click(await screen.findByRole("button", { name: "Write a note" }));
    await user.type(await screen.findByRole("textbox", { name: "Problem" }), "Half");
    await user.keyboard("{Escape}");
    await user.click(await screen.findByRole("button", { name: "Keep writing" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog", { name: "Leave without saving?" })).toBeNull());
    expect(screen.getByDisplayValue("Half")).toBeInTheDocument();
  });
});
