// The app about itself, links to the outside, and the files that go in and out by native dialogs.
import { decodeOutline, explainProblem } from "../../decks/outline/parse.ts";
import type { Handlers } from "../dispatch.ts";
import { faultSentence, Refusal } from "../errors.ts";
import { languageOf } from "../language.ts";
import { backupsOf } from "../store.ts";

export const appHandlers: Pick<Handlers, "app.info" | "app.openLink" | "files.open" | "files.save"> = {
  "app.info": (deps) => {
    const { fault } = deps.store();
    const subject = deps.subject();
    const language = languageOf(deps);
    return {
      version: deps.version,
      host: deps.kind,
      dialogs: deps.dialogs !== null,
      dataFile: deps.file,
      subject: subject && {
        id: subject.taxonomy.subject,
        name: subject.taxonomy.name,
        version: subject.taxonomy.version,
        cards: subject.items.filter((item) => item.kind === "card").length,
        scenarios: subject.items.filter((item) => item.kind === "scenario").length,
      },
      language,
      fault: fault && {
        code: fault.code,
        message: faultSentence(fault.code)[language],
        file: deps.file,
        movedTo: fault.movedTo,
        backups: backupsOf(deps),
      },
      notices: deps.notices,
    };
  },

  "app.openLink": async (deps, { url }) => {
    if (!deps.openLink) throw unavailable();
    return { opened: await deps.openLink(url) };
  },

  "files.open": async (deps) => {
    if (!deps.dialogs) throw unavailable();
    const chosen = await deps.dialogs.open();
    const lang = languageOf(deps);
    return {
      files: chosen.map(({ name, bytes }) => {
        const decoded = decodeOutline(bytes);
        if (decoded.ok) return { name, text: decoded.text };
        const sentence = explainProblem(decoded.problem, lang);
        throw new Refusal("refused", { en: `${name}: ${sentence}`, zh: `${name}：${sentence}` });
      }),
    };
  },

  "files.save": async (deps, { fileName, text }) => {
    if (!deps.dialogs) throw unavailable();
    return { saved: await deps.dialogs.save(fileName, text) };
  },
};

function unavailable(): Refusal {
  return new Refusal("unavailable", {
    en: "This host has no window of its own, so the page does this itself.",
    zh: "当前环境没有桌面窗口，这一步由页面自行完成。",
  });
}
