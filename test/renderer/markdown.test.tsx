import { screen, within } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { hasTableHead, LONGEST_COLOURED, spansOf } from "../../renderer/components/text/highlight.ts";
import { Markdown } from "../../renderer/components/text/Markdown.tsx";
import { AT_MOST, AT_ONCE, type MarkNode, parseMarkdown, plainWords } from "../../renderer/components/text/markdown.ts";
import { OpenLinkContext } from "../../renderer/components/text/OutLink.tsx";
import { showPart } from "./page.tsx";

function shown(text: string, inline = false): HTMLElement {
  return showPart(<Markdown text={text} lang="en" inline={inline} />).container;
}

describe("a Markdown text", () => {
  test("becomes elements: emphasis, lists with their start, tables with their alignment", () => {
    const page = shown("**Bold** and *soft*\n\n3. three\n4. four\n\n| a | b |\n| :-- | --: |\n| 1 | 2 |");
    expect(within(page).getByText("Bold").tagName).toBe("STRONG");
    expect(within(page).getByText("soft").tagName).toBe("EM");
    expect(within(page).getByRole("list")).toHaveAttribute("start", "3");
    expect(within(page).getByRole("cell", { name: "2" })).toHaveClass("align-right");
  });

  test("keeps the author's line breaks, so that an answer stands above its reasons", () => {
    expect(shown("The answer.\nThe reason.").querySelectorAll("br")).toHaveLength(1);
  });

  test("keeps the columns of code and marks its language's words", () => {
    const page = shown("```yaml\nkind: Pod # note\n```");
    expect(page.querySelector("pre")?.textContent).toBe("kind: Pod # note");
    expect(page.querySelector(".code--attr")?.textContent).toBe("kind:");
    expect(page.querySelector(".code--comment")?.textContent).toBe("# note");
  });

  test("has headings below the page's own, so that a card can't change the outline of the page", () => {
    shown("# Big");
    expect(screen.queryByRole("heading")).toBeNull();
    expect(screen.getByText("Big")).toBeVisible();
  });

  test("inside a label is made of spans, without links that would take the press", () => {
    const page = shown("one [link](https://example.org)\n\n```bash\nls\n```", true);
    expect(page.querySelector("p, pre, a, div.prose")).toBeNull();
    expect(page).toHaveTextContent("one link");
    expect(page).toHaveTextContent("ls");
  });

  test("in one line has a space for each line break", () => {
    expect(plainWords("控制\n平面")).toBe("控制 平面");
    expect(plainWords("control\nplane")).toBe("control plane");
    expect(plainWords("控制\nplane")).toBe("控制 plane");
  });

  test("that is very long shows its beginning, all of it when asked, and never more than 64 kB", async () => {
    const { user, container } = showPart(<Markdown text={"a ".repeat(AT_MOST.length)} lang="en" />);
    const length = () => (container.textContent ?? "").length;
    expect(length()).toBeLessThan(AT_ONCE.length + 200);
    await user.click(screen.getByRole("button", { name: "Show all of it" }));
    expect(length()).toBeGreaterThan(AT_MOST.length - 200);
    expect(length()).toBeLessThan(AT_MOST.length + 200);
    expect(screen.getByText(/longer than 64 kB/)).toBeVisible();
    expect(screen.queryByRole("button")).toBeNull();
  });
});

test("a text of thousands of parts shows its beginning at once, and all of it when asked", async () => {
  const items = AT_ONCE.parts * 2;
  const { user, container } = showPart(<Markdown text={"- a\n".repeat(items)} lang="en" />);
  expect(container.querySelectorAll("li").length).toBeLessThan(AT_ONCE.parts);
  await user.click(screen.getByRole("button", { name: "Show all of it" }));
  expect(container.querySelectorAll("li")).toHaveLength(items);
});

describe("what a stranger wrote", () => {
  test.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<iframe src='https://example.org'></iframe>",
    "<form action='https://example.org'><button>go</button></form>",
    "<a href='javascript:alert(1)'>x</a>",
    "![a picture](https://example.org/p.png)",
    "[x](javascript:alert(1))",
    "[x](data:text/html,<b>1</b>)",
    "[x](http://example.org)",
    "[x](file:///etc/passwd)",
    "[x](vbscript:1)",
    "[x](//example.org)",
    "[x]( javascript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "<https://user:pass@example.org@evil>\n\n<svg onload=alert(1)>",
  ])("never becomes a script, a picture, a form or a link but to https: %s", (text) => {
    const page = shown(text);
    expect(page.querySelector("script, img, iframe, form, svg, style, object, embed, link")).toBeNull();
    for (const link of page.querySelectorAll("a")) expect(link.href).toMatch(/^https:\/\//);
    for (const element of page.querySelectorAll("*"))
      expect(element.getAttributeNames().filter((name) => name.startsWith("on"))).toEqual([]);
  });

  test("is opened through the host where the host opens links", async () => {
    const open = vi.fn();
    const { user } = showPart(
      <OpenLinkContext value={open}>
        <Markdown text="[the page](https://example.org/a)" lang="en" />
      </OpenLinkContext>,
    );
    await user.click(screen.getByRole("link", { name: "the page" }));
    expect(open).toHaveBeenCalledWith("https://example.org/a");
  });

  test("opens in a window of its own, which can't reach back, where the browser opens links", () => {
    shown("[the page](https://example.org/a)");
    const link = screen.getByRole("link", { name: "the page" });
    expect(link).toHaveAttribute("target", "_blank");
    expect(link).toHaveAttribute("rel", "noopener noreferrer");
  });

  test.each<[string, (length: number) => string]>([
    ["open brackets", (n) => "[".repeat(n)],
    ["nested quotes", (n) => ">".repeat(n)],
    ["asterisks", (n) => "*a _b ".repeat(n / 6)],
    ["backticks", (n) => Array.from({ length: Math.sqrt(n) }, (_, i) => "`".repeat(i)).join(" ")],
    ["links", (n) => "[a](".repeat(n / 4)],
    ["entities", (n) => "&a".repeat(n / 2)],
    ["pipes", (n) => `${"|".repeat(n / 2)}\n${"|-".repeat(n / 4)}`],
    ["list depth", (n) => Array.from({ length: Math.sqrt(n) }, (_, i) => `${" ".repeat(i)}- a`).join("\n")],
  ])("is read in no time, whatever its 64 kB are: %s", (_, make) => {
    const text = make(AT_MOST.length);
    const from = performance.now();
    parseMarkdown(text, AT_MOST);
    // It takes some 50 ms; what is not linear takes many seconds. The bound leaves room for a busy machine.
    expect(performance.now() - from).toBeLessThan(2000);
  });
});

describe("code", () => {
  test.each(["yaml", "bash", "sh", "shell", "json", "go", "dockerfile", "ini", "toml", "", "brainfuck"])(
    "in %j is the same text, whatever is coloured",
    (language) => {
      const code = "FROM a # b\nkey: [1, \"two\"]\n$ kubectl get pods -o json | grep 'x'\n";
      expect(
        spansOf(code, language)
          .map((span) => span.text)
          .join(""),
      ).toBe(code);
    },
  );

  test("too long to colour is shown plain", () => {
    expect(spansOf("a: b\n".repeat(LONGEST_COLOURED), "yaml")).toHaveLength(1);
  });

  test.each<[string, boolean]>([
    ["NAME    READY   STATUS\nweb     1/1     Running", true],
    ["NAMESPACE   NAME   NOMINATED NODE   READINESS GATES", true],
    ["LAST SEEN   TYPE   REASON\n2m   Warning   BackOff", true],
    ["Hello world\nfoo", false],
    ["FROM alpine\nRUN x", false],
    ["", false],
  ])("%j begins with a head of columns: %s", (code, expected) => {
    expect(hasTableHead(code)).toBe(expected);
  });
});

test("the tree of a text has no node that the page does not know", () => {
  const kinds = new Set<string>();
  const walk = (nodes: readonly MarkNode[]) => {
    for (const node of nodes) {
      kinds.add(node.kind);
      if (node.kind === "element") walk(node.children);
    }
  };
  walk(parseMarkdown("a  \nb\n\n---\n\n`c`\n\n    d\n\n- e").nodes);
  expect([...kinds].sort()).toEqual(["break", "code", "element", "fence", "rule", "text"]);
});
