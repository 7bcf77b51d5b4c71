import fs from "node:fs";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { beesApp, heading, openPage } from "./page.tsx";

test("a database that can't be used is told before anything else, and a backup brings it back", async () => {
  const app = await beesApp();
  await app.call("backup.create", {});
  app.restart();
  fs.writeFileSync(
    app.file,
    "this is no database, and it is longer than a header of one hundred bytes would be".repeat(20),
  );
  for (const suffix of ["-wal", "-shm"]) fs.rmSync(app.file + suffix, { force: true });
  app.restart();
  const { user } = openPage(app);
  await heading("Your data can't be opened");
  expect(screen.getByText(app.file)).toBeInTheDocument();
  expect(screen.queryByRole("navigation")).toBeNull();
  await expect(document.body).toBeAccessible();
  await user.click(within(screen.getByRole("table", { name: /Backups/ })).getByRole("button", { name: "Restore" }));
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Restore" }));
  expect(await heading(/cards?, about/)).toBeInTheDocument();
});

test("starting empty asks, with the safe answer as its default, and keeps the damaged file", async () => {
  const app = await beesApp();
  app.restart();
  fs.writeFileSync(app.file, "damaged ".repeat(300));
  for (const suffix of ["-wal", "-shm"]) fs.rmSync(app.file + suffix, { force: true });
  app.restart();
  const { user } = openPage(app);
  await heading("Your data can't be opened");
  expect(screen.getByText("There is no backup in the folder.")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Start with an empty file" }));
  await screen.findByRole("alertdialog", { name: "Start empty?" });
  await user.keyboard("{Enter}");
  expect(screen.getByRole("heading", { name: "Your data can't be opened" })).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Start with an empty file" }));
  await user.click(
    within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Start with an empty file" }),
  );
  expect(await heading("What do you want to learn?")).toBeInTheDocument();
  expect(fs.readdirSync(app.folder).filter((name) => name !== "backups").length).toBeGreaterThan(1);
});
