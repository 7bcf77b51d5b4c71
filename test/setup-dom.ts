// Before every test of the page: matchers, what jsdom lacks, and a clean page afterwards.
import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import axe from "axe-core";
import { afterEach, expect, vi } from "vitest";

// A page over a real database on a busy machine: patience costs nothing where nothing is wrong.
configure({ asyncUtilTimeout: 8000 });
vi.setConfig({ testTimeout: 30_000 });

afterEach(() => {
  cleanup();
  delete window.tierwise;
  localStorage.clear();
  window.location.hash = "";
  document.documentElement.removeAttribute("data-theme");
});

// jsdom has no layout: nothing to scroll, nothing to draw on, nothing that changes its size.
window.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
HTMLCanvasElement.prototype.getContext = () => null;
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);

expect.extend({
  /** No violation that axe can see without layout and colours; those are looked for in the browser. */
  async toBeAccessible(element: Element) {
    const found = await axe.run(element, {
      rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
    });
    return {
      pass: found.violations.length === 0,
      message: () =>
        found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`).join("\n"),
    };
  },
});

declare module "vitest" {
  // The parameters must repeat vitest's own declaration.
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    toBeAccessible(): Promise<void>;
  }
}
