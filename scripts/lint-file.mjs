// Lints bank files while they are written: node scripts/lint-file.mjs decks/kubernetes/items/services.yaml [more files]
//
// Prints the problems of the named files alone, each as file:line: what and how to mend it (rule), then their counts and
// what their topics still want. The taxonomy and the other files of the folder are read for the ids that the named files
// point at, and say nothing of their own. Ends with 1 if there is a problem.
import { dirname, resolve } from "node:path";
import { lintBank } from "../decks/bank/lint.ts";
import { readReleased, readSubject } from "../decks/bank/load.ts";
import { problemLine } from "../decks/bank/problem.ts";
import { givenAway, guessCounts } from "../decks/bank/rules/guessing.ts";
import { questionsOf } from "../decks/bank/texts.ts";

const named = process.argv.slice(2);
if (named.length === 0) {
  console.error("usage: node scripts/lint-file.mjs decks/kubernetes/items/services.yaml [more files]");
  process.exit(2);
}

/** The subject's folder: that of the file, or the one above `items/`, `labs/` or `misconceptions/`. */
function folderOf(file) {
  const own = dirname(file);
  return /[\\/](items|labs|misconceptions)$/.test(resolve(own)) ? dirname(own) : own;
}

let failed = false;
for (const folder of new Set(named.map(folderOf))) {
  const files = new Set(named.filter((file) => folderOf(file) === folder).map((file) => resolve(file)));
  const { subject, problems, locate } = readSubject(folder);
  const own = problems.filter((problem) => files.has(resolve(problem.file)));
  if (subject === null) {
    console.log("The taxonomy can't be read, so only the form of the files was checked:");
    for (const problem of problems.filter((each) => each.file.endsWith("taxonomy.yaml")))
      console.log(problemLine(problem));
    for (const problem of own) console.log(problemLine(problem));
    failed = true;
    continue;
  }
  const here = (id) => files.has(resolve(locate(id).file));
  const topics = new Set(
    [...subject.items, ...subject.labs].filter((entry) => here(entry.id)).map((entry) => entry.topic),
  );
  const concepts = new Set(
    subject.taxonomy.topics.filter((topic) => topics.has(topic.id)).flatMap((topic) => topic.concepts.map((c) => c.id)),
  );
  const released = readReleased(folder);
  // Findings on a whole topic stand in the taxonomy; they concern the writer of that topic's files.
  const about = (found) => (place) => found.has(`${place.file}:${place.line}`);
  const placesOf = (ids) => new Set(ids.map((id) => locate(id)).map((place) => `${place.file}:${place.line}`));
  const topicPlaces = placesOf([...topics].map((id) => `topic:${id}`));
  const conceptPlaces = placesOf([...concepts].map((id) => `concept:${id}`));
  const { problems: found, report } = lintBank(subject, { locate, released, level: "growing" });
  const mine = (problem) => files.has(resolve(problem.file)) || about(topicPlaces)(problem);
  const shown = [...own, ...found.filter(mine)];
  for (const problem of shown) console.log(problemLine(problem));
  if (shown.length > 0) failed = true;

  const wants = report.wanting.filter(mine);
  const thin = report.wanting.filter((problem) => problem.rule === "thin-concept" && about(conceptPlaces)(problem));
  if (wants.length + thin.length > 0) console.log("\nStill wanting (no fault while the bank grows):");
  for (const problem of wants) console.log(`  ${problem.message}`);
  if (thin.length > 0) {
    const names = thin
      .map((problem) => /"(.+?)".* of (\d) of/.exec(problem.message))
      .map((m) => `${m?.[1]} (${m?.[2]})`);
    console.log(`  main concepts with fewer than two cards: ${names.join(", ")}`);
  }

  const items = subject.items.filter((item) => here(item.id));
  const count = (kind) => items.filter((item) => item.kind === kind);
  const mocks = count("scenario").filter((item) => item.mock).length;
  console.log(
    `\nIn these files: ${count("card").length} cards, ${count("scenario").length} scenarios (${mocks} mock), ${count("chain").length} chains, ` +
      `${subject.labs.filter((lab) => here(lab.id)).length} labs, ${subject.misconceptions.filter((m) => here(m.id)).length} misconceptions.`,
  );
  const places = [];
  for (const scenario of count("scenario")) {
    const right = scenario.options.flatMap((option, index) => (option.right ? [index] : []));
    if (right.length === 1) places[right[0]] = (places[right[0]] ?? 0) + 1;
  }
  if (places.length > 0) console.log(`Right places: ${Array.from(places, (n) => n ?? 0).join(" / ")}.`);
  for (const row of report.byTopic.filter((each) => topics.has(each.topic))) {
    const long = report.longest.find((each) => each.topic === row.topic);
    console.log(
      `Topic ${row.topic} over all files: ${row.cards} cards, ${row.scenarios} scenarios (${row.mocks} mock), ${row.chains} chains; ` +
        `right option longest in ${long?.en ?? 0} (en) and ${long?.zh ?? 0} (zh) of ${row.scenarios}.`,
    );
  }
  const bank = { subject, live: subject.items.filter((item) => !item.retired), released };
  const given = givenAway(bank).filter((each) => here(each.id));
  if (given.length > 0) {
    console.log("\nAnswered right by the form of the options alone (the right option has, against the others):");
    for (const { id, path, lang, chance, tells } of given) {
      const step = path.length > 0 ? ` step ${Number(path[1]) + 1}` : "";
      const why = tells.map((tell) => `${tell.sign > 0 ? "more" : "fewer"} ${tell.trait}`).join(", ");
      console.log(`  ${id}${step} (${lang}, ${Math.round(100 * chance)} %): ${why || "little of anything"}`);
    }
  }
  const asked = items.reduce((sum, item) => sum + questionsOf(item).length, 0);
  for (const { lang, chance, most } of guessCounts(bank)) {
    const right = given.filter((each) => each.lang === lang).length;
    const bounds = `blind chance ${Math.round(asked * chance)}, luck at most ${Math.round(100 * most)} % over the bank`;
    console.log(`By form alone: ${right} of ${asked} questions of these files (${lang}; ${bounds}).`);
  }
  console.log(shown.length === 0 ? "No problem found." : `Problems: ${shown.length}.`);
}
process.exit(failed ? 1 : 0);
