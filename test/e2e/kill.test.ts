// R1 on the built host: killed without warning in an exam, in an import and in a quiz, nothing acknowledged is lost.
import { expect, onTestFinished, test } from "vitest";
import type { Input, Method, Output } from "../../electron/contract.ts";
import { type Host, newDataFolder, startHost } from "../support/host.ts";

async function call<M extends Method>(host: Host, method: M, input: Input<M>): Promise<Output<M>> {
  const reply = await host.call(method, input);
  if (!reply.ok) throw new Error(`${method}: ${reply.error.message}`);
  return reply.value;
}

/** A host over a new folder with the built-in outline; `again` kills it and starts it anew. */
async function learningHost(): Promise<{ host: () => Host; again: () => Promise<void> }> {
  const data = newDataFolder();
  let host = await startHost({ dataFolder: data.folder });
  onTestFinished(async () => {
    await host.kill();
    data.remove();
  });
  const source = { kind: "builtin", lang: "zh" } as const;
  const { token } = await call(host, "library.preview", { source });
  await call(host, "library.import", { source, token });
  return {
    host: () => host,
    again: async () => {
      await host.kill();
      host = await startHost({ dataFolder: data.folder });
    },
  };
}

test("Killed twenty times in mid-exam: every acknowledged answer, flag and the deadline are there", async () => {
  const { host, again } = await learningHost();
  const { examId, deadlineAt } = await call(host(), "exam.start", { request: { preset: { kind: "whole" }, size: 40 } });
  for (let kill = 0; kill < 20; kill++) {
    const chosen = [kill % 3];
    await call(host(), "exam.answer", { examId, position: kill, chosen, confidence: "unsure", tookMs: 900 });
    if (kill % 4 === 0) await call(host(), "exam.flag", { examId, position: kill, flagged: true });
    await again();
    const current = await call(host(), "exam.current", {});
    if (current.state !== "running") throw new Error(current.state);
    expect(current.sitting.deadlineAt).toBe(deadlineAt);
    expect(
      current.sitting.questions.filter((question) => question.answered).map((question) => question.position),
    ).toEqual(Array.from({ length: kill + 1 }, (_, i) => i));
    expect(current.sitting.questions.filter((question) => question.flagged)).toHaveLength(Math.floor(kill / 4) + 1);
    expect(await call(host(), "exam.question", { examId, position: kill })).toMatchObject({
      chosen,
      confidence: "unsure",
    });
  }
  await call(host(), "exam.handIn", { examId });
  await again();
  expect(
    (await call(host(), "exam.report", { examId })).questions.filter((question) => question.answered),
  ).toHaveLength(20);
  expect(await call(host(), "check.run", { rebuild: false })).toMatchObject({ ok: true, differences: [] });
});

test("Killed while an import runs: all of it or nothing", async () => {
  const { host, again } = await learningHost();
  const before = await call(host(), "library.overview", {});
  const text = `# Big\n\n## Tier 1\n${Array.from({ length: 300 }, (_, t) => `\n### Topic ${t}\n${Array.from({ length: 10 }, (_, p) => `- Point ${t}.${p}: text\n`).join("")}`).join("")}`;
  const source = { kind: "files" as const, files: [{ name: "big.md", text }] };
  for (let kill = 0; kill < 4; kill++) {
    const { token } = await call(host(), "library.preview", { source });
    // Not awaited: the kill comes while it is at work, or before, or after.
    const running = host()
      .call("library.import", { source, token })
      .then(
        (reply) => reply.ok,
        () => false,
      );
    await Promise.race([running, call(host(), "app.info", {}).catch(() => null)]);
    await again();
    const acknowledged = await running;
    const after = await call(host(), "library.overview", {});
    const taken = after.outlines.length > before.outlines.length;
    if (acknowledged) expect(taken).toBe(true);
    const points = after.outlines.flatMap((outline) => outline.topics.flatMap((topic) => topic.points)).length;
    const own = before.outlines.flatMap((outline) => outline.topics.flatMap((topic) => topic.points)).length;
    expect(points - own).toBe(taken ? 3000 : 0);
    expect(await call(host(), "check.run", { rebuild: false })).toMatchObject({
      ok: true,
      differences: [],
      integrity: [],
    });
    if (taken) return;
  }
});

test("Killed between the questions of a quiz: answers stay, and the quiz goes on where it was", async () => {
  const { host, again } = await learningHost();
  const { quizId } = await call(host(), "quiz.start", { pick: { kind: "all" }, size: 6 });
  for (let done = 0; done < 6; done++) {
    const next = await call(host(), "quiz.next", { quizId });
    if (next.state !== "scenario") throw new Error(next.state);
    expect(next.position).toBe(done);
    const key = next.question.options[0]?.key ?? 0;
    const { id } = next.question;
    await call(host(), "quiz.answer", {
      quizId,
      itemId: id,
      seenReps: next.seenReps,
      chosen: [[key]],
      confidence: "sure",
      tookMs: 900,
    });
    await again();
  }
  expect((await call(host(), "quiz.next", { quizId })).state).toBe("done");
  expect(await call(host(), "check.run", { rebuild: false })).toMatchObject({ ok: true, differences: [] });
});
