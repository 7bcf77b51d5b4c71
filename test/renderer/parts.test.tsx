import { screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, test, vi } from "vitest";
import { Button } from "../../renderer/components/controls/Button.tsx";
import { NumberField } from "../../renderer/components/controls/Fields.tsx";
import { CommandPalette } from "../../renderer/components/dialogs/CommandPalette.tsx";
import { useConfirm } from "../../renderer/components/dialogs/Confirm.tsx";
import { KeyMap } from "../../renderer/components/dialogs/KeyMap.tsx";
import { IntervalBand } from "../../renderer/components/figures/IntervalBand.tsx";
import { StrataBand, StrataMap } from "../../renderer/components/figures/StrataMap.tsx";
import type { StrataLayer } from "../../renderer/components/figures/strata.ts";
import { TierBadge } from "../../renderer/components/figures/TierBadge.tsx";
import { ErrorState } from "../../renderer/components/states/States.tsx";
import { useSay } from "../../renderer/components/states/Toasts.tsx";
import { GradeBar } from "../../renderer/components/study/GradeBar.tsx";
import { Navigator } from "../../renderer/components/study/Navigator.tsx";
import { OptionList } from "../../renderer/components/study/OptionList.tsx";
import { Timer } from "../../renderer/components/study/Timer.tsx";
import { showPart } from "./page.tsx";

const layers: StrataLayer[] = [
  {
    rank: 1,
    title: "First",
    blocks: [
      {
        id: 1,
        title: "Colony",
        detail: "2 points",
        cells: [
          { id: 1, level: 1 },
          { id: 2, level: 0 },
        ],
      },
      { id: 2, title: "Hive", detail: "1 point", cells: [{ id: 3, level: 0.5 }] },
    ],
  },
  { rank: 2, title: "Then", blocks: [{ id: 3, title: "Seasons", detail: "1 point", cells: [{ id: 4, level: 0 }] }] },
];

describe("the strata map", () => {
  test("says every topic with its state, in its layer, and tells which one is chosen", async () => {
    const onSelect = vi.fn();
    const { user, container } = showPart(<StrataMap label="Bees" layers={layers} selected={2} onSelect={onSelect} />);
    const first = screen.getByRole("group", { name: "First" });
    expect(within(first).getByRole("button", { name: /Colony.*2 points/ })).toHaveAttribute("aria-pressed", "false");
    expect(within(first).getByRole("button", { name: /Hive/ })).toHaveAttribute("aria-pressed", "true");
    await user.click(within(first).getByRole("button", { name: /Colony/ }));
    expect(onSelect).toHaveBeenCalledWith(1);
    await expect(container).toBeAccessible();
  });

  test("is one stop of the Tab key", async () => {
    const { user } = showPart(<StrataMap label="Bees" layers={layers} selected={2} onSelect={() => undefined} />);
    await user.tab();
    expect(screen.getByRole("button", { name: "Show as a table" })).toHaveFocus();
    await user.tab();
    expect(screen.getByRole("button", { name: /Hive/ })).toHaveFocus();
    await user.tab();
    expect(document.body).toHaveFocus();
  });

  test("is a table for those who rather read, the first tier first", async () => {
    const { user, container } = showPart(<StrataMap label="Bees" layers={layers} />);
    await user.click(screen.getByRole("button", { name: "Show as a table" }));
    const rows = within(screen.getByRole("table", { name: "Bees" }))
      .getAllByRole("row")
      .slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      "FirstColony250%2 points",
      "FirstHive150%1 point",
      "ThenSeasons10%1 point",
    ]);
    await expect(container).toBeAccessible();
  });

  test("small is hidden from readers unless it is named", () => {
    const { container } = showPart(<StrataBand layers={layers} />);
    expect(container.querySelector(".strata-band")).toHaveAttribute("aria-hidden", "true");
    showPart(<StrataBand layers={layers} label="Memory by tier" />);
    expect(screen.getByRole("img", { name: "Memory by tier" })).toBeInTheDocument();
  });
});

describe("the options of a scenario", () => {
  const options = [
    { id: "a", text: "Wait" },
    { id: "b", text: "Look at the `events`" },
    { id: "c", text: "Restart" },
  ];
  function Choose({ several }: { several: boolean }) {
    const [chosen, setChosen] = useState<string[]>([]);
    return (
      <OptionList
        label="What next?"
        options={options}
        several={several}
        chosen={chosen}
        onChange={setChosen}
        lang="en"
      />
    );
  }

  test("let one be chosen, or several", async () => {
    const { user, container } = showPart(<Choose several={false} />);
    await user.click(screen.getByRole("radio", { name: /Wait/ }));
    await user.click(screen.getByRole("radio", { name: /events/ }));
    expect(screen.getByRole("radio", { name: /Wait/ })).not.toBeChecked();
    expect(screen.getByRole("radio", { name: /events/ })).toBeChecked();
    await expect(container).toBeAccessible();
  });

  test("let several be chosen where several are right", async () => {
    const { user, container } = showPart(<Choose several />);
    await user.click(screen.getByRole("checkbox", { name: /Wait/ }));
    await user.click(screen.getByRole("checkbox", { name: /Restart/ }));
    expect(screen.getAllByRole("checkbox", { checked: true })).toHaveLength(2);
    await expect(container).toBeAccessible();
  });

  test("once answered say of each in words whether it was right and chosen, with its reason", async () => {
    const told = options.map((option, index) => ({
      ...option,
      verdict: { right: index === 1, reason: `Because ${option.id}` },
    }));
    const { container } = showPart(
      <OptionList
        label="What next?"
        options={told}
        several={false}
        chosen={["c"]}
        onChange={() => undefined}
        lang="en"
      />,
    );
    expect(screen.queryByRole("radio")).toBeNull();
    const [wait, look, restart] = screen.getAllByRole("listitem");
    expect(wait).toHaveTextContent("Not right, and you left it");
    expect(look).toHaveTextContent("Right, but not chosen");
    expect(restart).toHaveTextContent("Your choice, but wrong");
    expect(restart).toHaveTextContent("Because c");
    await expect(container).toBeAccessible();
  });
});

describe("the grades", () => {
  const intervals = { again: "10 minutes", hard: "1 day", good: "4 days", easy: "9 days" };
  test("are two with their intervals unless four were set", async () => {
    const { container } = showPart(<GradeBar buttons={2} intervals={intervals} onGrade={() => undefined} />);
    expect(screen.getAllByRole("button").map((button) => button.textContent)).toEqual([
      "Forgotagain in 10 minutes1",
      "Rememberedagain in 4 days2Space",
    ]);
    await expect(container).toBeAccessible();
  });

  test("are four where four were set", () => {
    showPart(<GradeBar buttons={4} intervals={intervals} onGrade={() => undefined} />);
    expect(screen.getAllByRole("button").map((button) => button.getAttribute("aria-keyshortcuts"))).toEqual([
      "1",
      "2",
      "3 Space",
      "4",
    ]);
  });
});

describe("the navigator", () => {
  const cells = [
    { state: "answered", flagged: false },
    { state: "open", flagged: true },
    { state: "wrong", flagged: false },
  ] as const;

  test("says the state of each question in words and where one is", async () => {
    const { container } = showPart(<Navigator cells={cells} current={1} onGo={() => undefined} />);
    expect(screen.getByRole("button", { name: "Question 2, not answered, flagged" })).toHaveAttribute(
      "aria-current",
      "step",
    );
    expect(screen.getByRole("button", { name: "Question 3, wrong" })).toBeInTheDocument();
    await expect(container).toBeAccessible();
  });

  test("is walked by arrow keys and stops at its ends", async () => {
    const onGo = vi.fn();
    const { user } = showPart(<Navigator cells={cells} current={1} onGo={onGo} />);
    await user.tab();
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(screen.getByRole("button", { name: /Question 3/ })).toHaveFocus();
    await user.keyboard("{Home}{Enter}");
    expect(onGo).toHaveBeenCalledWith(0);
  });
});

describe("the clock of an exam", () => {
  test("shows what is left and tells once that it ended", async () => {
    const onEnd = vi.fn();
    showPart(<Timer remainingMs={90_000} totalMs={5_400_000} />);
    expect(screen.getByRole("timer", { name: "Time left" })).toHaveTextContent("01:30");
    showPart(<Timer remainingMs={0} totalMs={5_400_000} onEnd={onEnd} />);
    await waitFor(() => expect(onEnd).toHaveBeenCalledTimes(1));
  });

  test("hidden by wish shows itself near the end", () => {
    showPart(<Timer remainingMs={3_600_000} totalMs={5_400_000} hidden />);
    expect(screen.queryByRole("timer")).toBeNull();
    showPart(<Timer remainingMs={60_000} totalMs={5_400_000} hidden />);
    expect(screen.getByRole("timer")).toHaveTextContent("01:00");
  });
});

describe("a question before something is destroyed", () => {
  function Asker({ onAnswer }: { onAnswer: (yes: boolean) => void }) {
    const confirm = useConfirm();
    const ask = async () =>
      onAnswer(await confirm({ title: "Remove it?", text: "It goes.", action: "Remove", danger: true }));
    return <Button onPress={() => void ask()}>Ask</Button>;
  }

  test.each([
    ["{Enter}", false],
    ["{Escape}", false],
    ["{Tab}{Enter}", true],
  ])("has the safe answer as its default: %s answers %s", async (keys, expected) => {
    const onAnswer = vi.fn();
    const { user } = showPart(<Asker onAnswer={onAnswer} />);
    await user.click(screen.getByRole("button", { name: "Ask" }));
    const dialog = await screen.findByRole("alertdialog", { name: "Remove it?" });
    await expect(dialog).toBeAccessible();
    await user.keyboard(keys);
    await waitFor(() => expect(onAnswer).toHaveBeenCalledWith(expected));
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });
});

test("a toast is said in a status region and takes the action back", async () => {
  const undo = vi.fn();
  function Sayer() {
    const say = useSay();
    return <Button onPress={() => say("Suspended.", { undo })}>Suspend</Button>;
  }
  const { user } = showPart(<Sayer />);
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
  await user.click(screen.getByRole("button", { name: "Suspend" }));
  expect(screen.getByRole("status")).toHaveTextContent("Suspended.");
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledTimes(1);
  expect(screen.getByRole("status")).toBeEmptyDOMElement();
});

describe("the palette", () => {
  function Commands({ ran }: { ran: (id: string) => void }) {
    const [open, setOpen] = useState(true);
    const command = (id: string, label: string, also: string) => ({
      id,
      label,
      also: [also],
      group: "Screen",
      icon: "today" as const,
      run: () => ran(id),
    });
    return (
      <>
        <CommandPalette
          isOpen={open}
          onClose={() => setOpen(false)}
          commands={[
            command("today", "Today", "今日"),
            command("library", "Library", "资料库"),
            command("weak", "Weak topics", "薄弱主题"),
          ]}
        />
        <output>{open ? "open" : "closed"}</output>
      </>
    );
  }

  test.each([
    ["lib{Enter}", "library"],
    ["弱{Enter}", "weak"],
    ["{ArrowDown}{ArrowDown}{Enter}", "library"],
  ])("finds by either language and runs with Enter: %s", async (keys, id) => {
    const ran = vi.fn();
    const { user } = showPart(<Commands ran={ran} />);
    const dialog = await screen.findByRole("dialog", { name: "Search and commands" });
    await expect(dialog).toBeAccessible();
    await user.keyboard(keys);
    await waitFor(() => expect(ran).toHaveBeenCalledWith(id));
  });

  test("closes by one press of Escape, whatever was typed", async () => {
    const { user } = showPart(<Commands ran={() => undefined} />);
    await screen.findByRole("dialog");
    await user.keyboard("lib{Escape}");
    await waitFor(() => expect(screen.getByText("closed")).toBeInTheDocument());
  });

  test("says when nothing fits", async () => {
    const { user } = showPart(<Commands ran={() => undefined} />);
    await screen.findByRole("dialog");
    await user.keyboard("qqq");
    expect(await screen.findByText("Nothing fits. Try fewer letters.")).toBeInTheDocument();
  });
});

test("the sheet of keys lists each key with what it does", async () => {
  showPart(
    <KeyMap isOpen onClose={() => undefined} groups={[{ title: "Review", keys: [{ keys: ["Z"], does: "Undo" }] }]} />,
  );
  const dialog = await screen.findByRole("dialog", { name: "Keys" });
  expect(within(dialog).getByRole("term")).toHaveTextContent("Undo");
  expect(within(dialog).getByRole("definition")).toHaveTextContent("Z");
  await expect(dialog).toBeAccessible();
});

test("a number field takes a typed number, keeps to its bounds, and keeps the last one when emptied", async () => {
  const seen: number[] = [];
  function Field() {
    const [value, setValue] = useState(10);
    return (
      <NumberField
        label="New cards"
        value={value}
        min={0}
        max={50}
        onChange={(next) => {
          seen.push(next);
          setValue(next);
        }}
      />
    );
  }
  const { user } = showPart(<Field />);
  const field = screen.getByRole("textbox", { name: "New cards" });
  await user.clear(field);
  await user.tab();
  expect(field).toHaveValue("10");
  await user.clear(field);
  await user.type(field, "99");
  await user.tab();
  expect(seen.at(-1)).toBe(50);
});

test("a tier, a rate and a failure are told in words", async () => {
  const retry = vi.fn();
  const { user, container } = showPart(
    <>
      <TierBadge rank={2} label="Tier 2" compact />
      <IntervalBand value={0.7} low={0.5} high={0.85} label="70 %, between 50 and 85 %" />
      <ErrorState error={new Error("The disk is full. Free some space.")} onRetry={retry} />
    </>,
  );
  expect(screen.getByText("Tier 2")).toBeInTheDocument();
  expect(screen.getByRole("img", { name: "70 %, between 50 and 85 %" })).toBeInTheDocument();
  expect(screen.getByRole("alert")).toHaveTextContent("The disk is full. Free some space.");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(retry).toHaveBeenCalledTimes(1);
  await expect(container).toBeAccessible();
});
