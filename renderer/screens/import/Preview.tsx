// The merge before it is applied: what was found, what would change, and every line that gave nothing.
import { useState } from "react";
import { type Output, useCall } from "../../api.ts";
import { Button } from "../../components/controls/Button.tsx";
import { Select } from "../../components/controls/Fields.tsx";
import { hueOf } from "../../components/figures/strata.ts";
import { TierBadge } from "../../components/figures/TierBadge.tsx";
import { Fold } from "../../components/states/Fold.tsx";
import { Notice } from "../../components/states/States.tsx";
import { plainWords } from "../../components/text/markdown.ts";
import { Table } from "../../components/text/Table.tsx";
import { type Translate, useLanguage } from "../../hooks/useLanguage.ts";
import { usePreferences } from "../../preferences.tsx";
import { ConflictTable } from "./ConflictTable.tsx";
import type { ImportSource } from "./draft.ts";
import { type Rule, ruleChoices, ruleKey, ruleOf } from "./rule.ts";

type PreviewView = Output<"library.preview">;
type Changes = PreviewView["items"];
type Change = Changes["added"][number];

const KINDS = ["added", "changed", "moved", "retired", "unchanged"] as const;
const SHOWN = 100;

type Props = { preview: PreviewView; source: ImportSource; onRule: (rule: Rule) => void };

/** Everything that applying would do. */
export function Preview({ preview, source, onRule }: Props) {
  const { t } = useLanguage();
  const { itemLang } = usePreferences();
  const ruleMatters = preview.conflicts.length > 0 || (source.kind === "refresh" && preview.outlines.length > 1);
  return (
    <>
      <Found preview={preview} />
      <Twice preview={preview} />
      {ruleMatters ? (
        <section className="section">
          <div>
            <h2>{t("import.rule")}</h2>
            <p className="soft small">{t("import.ruleText", { count: preview.conflicts.length })}</p>
          </div>
          <div className="preview__rule">
            <Select
              label={t("rule.label")}
              value={ruleKey(preview.rule)}
              onChange={(key) => onRule(ruleOf(key))}
              choices={ruleChoices(t, outlinesOf(preview))}
            />
          </div>
          {preview.conflicts.length > 0 ? (
            <Fold
              title={t("import.conflictsShow", { count: preview.conflicts.length })}
              open={preview.conflicts.length <= 8}
            >
              <ConflictTable
                conflicts={preview.conflicts}
                sizes={new Map(preview.outlines.map((outline) => [outline.name, outline.tiers.length]))}
              />
            </Fold>
          ) : null}
        </section>
      ) : null}
      <section className="section">
        <h2>{t("import.changes")}</h2>
        <ChangeTable preview={preview} />
        <div>
          {(["topics", "points", "items"] as const).flatMap((what) =>
            KINDS.filter((kind) => preview[what][kind].length > 0 && kind !== "unchanged").map((kind) => (
              <ChangeFold key={`${what}-${kind}`} what={what} kind={kind} changes={preview[what][kind]} />
            )),
          )}
        </div>
      </section>
      <div>
        {preview.offered.length > 0 ? (
          <Fold level={2} title={t("import.offered", { count: preview.offered.length })}>
            <p className="soft small">{t("import.offeredText")}</p>
            <Table
              caption={t("import.offered", { count: preview.offered.length })}
              rows={preview.offered}
              keyOf={(one) => one.concept}
              columns={[
                { key: "name", head: t("library.conflictConcept"), rowHead: true, cell: (one) => one.name[itemLang] },
                { key: "topic", head: t("common.topic"), cell: (one) => one.topic[itemLang] },
                {
                  key: "tier",
                  head: t("common.tier"),
                  cell: (one) => <TierBadge rank={one.tier} label={t("common.tierN", { n: one.tier })} />,
                },
              ]}
            />
          </Fold>
        ) : null}
        {preview.skipped.length > 0 ? <SkippedLines skipped={preview.skipped} /> : null}
      </div>
    </>
  );
}

/** New topics that stand in the library already, under another outline: as when a saved list of weak topics is opened. */
function Twice({ preview }: { preview: PreviewView }) {
  const { t } = useLanguage();
  const overview = useCall("library.overview", {});
  const known = new Set(
    (overview.data?.outlines ?? []).flatMap((outline) => outline.topics.map((topic) => plainWords(topic.title))),
  );
  const added = preview.topics.added;
  const twice = added.filter((change) => known.has(plainWords(change.title))).length;
  if (twice < 3 || twice * 2 < added.length) return null;
  return (
    <Notice tone="warn">
      <p>{t("import.twice", { count: twice, of: added.length })}</p>
    </Notice>
  );
}

/** All outlines that have a say: those that come, and those that stand in the library already. */
function outlinesOf(preview: PreviewView): string[] {
  const standing = preview.conflicts.flatMap((conflict) => Object.keys(conflict.tiers));
  return [...new Set([...preview.outlines.map((outline) => outline.name), ...standing])];
}

function Found({ preview }: { preview: PreviewView }) {
  const { t } = useLanguage();
  return (
    <section className="section">
      <h2>{t("import.found")}</h2>
      <div className="found">
        {preview.outlines.map((outline) => (
          <article key={`${outline.fileName}:${outline.name}`} className="found__outline">
            <h3>
              {outline.name}{" "}
              <span className="note soft">{outline.isNew ? t("import.isNew") : t("import.isKnown")}</span>
            </h3>
            <p className="soft small">
              {t("import.facts", {
                topics: t("common.topicsCount", { count: outline.topics }),
                points: t("common.pointsCount", { count: outline.points }),
                matched: outline.matchedPoints,
              })}
              {outline.practicePoints > 0
                ? ` · ${t("import.practice", { points: t("common.pointsCount", { count: outline.practicePoints }) })}`
                : ""}
            </p>
            {outline.subject === null ? <p className="soft small">{t("import.noBank")}</p> : null}
            {/* biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in some readers */}
            <ol role="list" className="found__tiers">
              {outline.tiers.map((tier) => (
                <li key={tier.rank} style={hueOf(tier.rank)}>
                  <TierBadge rank={tier.rank} of={outline.tiers.length} label={tier.title} />
                  <span className="small soft figures">
                    {t("import.tierFacts", {
                      topics: t("common.topicsCount", { count: tier.topics }),
                      points: t("common.pointsCount", { count: tier.points }),
                    })}
                  </span>
                </li>
              ))}
            </ol>
          </article>
        ))}
      </div>
      <p>
        <strong>{t("common.label", { label: t("import.deck") })}</strong>
        {t("import.deckFacts", {
          cards: t("common.cards", { count: preview.deck.cards }),
          scenarios: t("common.scenarios", { count: preview.deck.scenarios }),
          outline: t("common.cards", { count: preview.deck.outlineCards }),
        })}
      </p>
    </section>
  );
}

function ChangeTable({ preview }: { preview: PreviewView }) {
  const { t } = useLanguage();
  return (
    <Table
      caption={t("import.changes")}
      rows={(["topics", "points", "items"] as const).map((what) => ({ what, changes: preview[what] }))}
      keyOf={(row) => row.what}
      columns={[
        {
          key: "what",
          head: <span className="unseen">{t("import.changes")}</span>,
          rowHead: true,
          cell: (row) => t(`import.${row.what}`),
        },
        ...KINDS.map((kind) => ({
          key: kind,
          head: t(`import.kind.${kind}`),
          number: true,
          cell: (row: { changes: Changes }) => row.changes[kind].length,
        })),
      ]}
    />
  );
}

type FoldProps = { what: "topics" | "points" | "items"; kind: (typeof KINDS)[number]; changes: readonly Change[] };

function ChangeFold({ what, kind, changes }: FoldProps) {
  const { t } = useLanguage();
  const [all, setAll] = useState(false);
  const shown = all ? changes : changes.slice(0, SHOWN);
  return (
    <Fold
      title={
        <>
          {t(`import.${what}`)} · {t(`import.kind.${kind}`)} <span className="soft figures">{changes.length}</span>
        </>
      }
    >
      {kind === "changed" || kind === "moved" || kind === "retired" ? (
        <p className="soft small">{t(`import.kindHint.${kind}`)}</p>
      ) : null}
      <ul className="changes small">
        {shown.map((change, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice, and the list never moves
          <li key={index}>
            {plainWords(change.title)}
            <span className="note soft">{changeFacts(t, change, kind).join(" · ")}</span>
          </li>
        ))}
      </ul>
      {shown.length < changes.length ? (
        <div>
          <Button kind="quiet" size="small" onPress={() => setAll(true)}>
            {t("import.moreChanges", { count: changes.length - shown.length })}
          </Button>
        </div>
      ) : null}
    </Fold>
  );
}

function changeFacts(t: Translate, change: Change, kind: (typeof KINDS)[number]): string[] {
  const facts: string[] = [];
  const placeOf = (place: NonNullable<Change["from"]>) =>
    [
      t("import.place", { outline: place.outline, topic: place.topic }),
      place.tier === null ? null : t("common.tierN", { n: place.tier }),
    ]
      .filter((part) => part !== null && part !== "")
      .join(", ");
  if (change.before !== null && kind === "changed") facts.push(t("import.before", { text: plainWords(change.before) }));
  if (kind === "moved" && change.from && change.to)
    facts.push(t("import.moved", { from: placeOf(change.from), to: placeOf(change.to) }));
  else {
    const place = change.to ?? change.from;
    if (place) facts.push(placeOf(place));
  }
  if (change.reviews > 0) facts.push(t("import.reviews", { count: change.reviews }));
  return facts;
}

const REASONS = [
  "document-title",
  "route-overview",
  "study-advice",
  "deliverables",
  "question",
  "prose",
  "rule",
  "table-rule",
  "block-marker",
  "code",
  "front-matter",
  "comment",
  "duplicate",
] as const;

function SkippedLines({ skipped }: { skipped: PreviewView["skipped"] }) {
  const { t } = useLanguage();
  const [all, setAll] = useState(false);
  const shown = all ? skipped : skipped.slice(0, SHOWN);
  const severalFiles = new Set(skipped.map((one) => one.file)).size > 1;
  return (
    <Fold level={2} title={t("import.skipped", { count: skipped.length })}>
      <p className="soft small">{t("import.skippedText")}</p>
      <Table
        caption={t("import.skipped", { count: skipped.length })}
        rows={shown}
        keyOf={(one) => `${one.file}:${one.line}`}
        columns={[
          {
            key: "line",
            head: t("import.line"),
            number: true,
            cell: (one) => (severalFiles ? `${one.file}:${one.line}` : one.line),
          },
          { key: "text", head: t("import.lineText"), rowHead: true, cell: (one) => one.text },
          {
            key: "reason",
            head: t("import.reason"),
            cell: (one) => {
              const known = REASONS.find((reason) => reason === one.reason);
              return known ? t(`skip.${known}`) : one.reason;
            },
          },
        ]}
      />
      {shown.length < skipped.length ? (
        <div>
          <Button kind="quiet" size="small" onPress={() => setAll(true)}>
            {t("import.moreChanges", { count: skipped.length - shown.length })}
          </Button>
        </div>
      ) : null}
    </Fold>
  );
}
