// A paper in the same ground as the outline: tiers as layers, topics as blocks, a cell for each question.
import { useState } from "react";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { Button } from "../controls/Button.tsx";
import { Table } from "../text/Table.tsx";
import { Edge, Marking } from "./Ground.tsx";
import { type PaperBlock, type PaperLayer, type QuestionState, statesOf } from "./paper.ts";
import "./PaperMap.css";
import "./StrataMap.css";
import { hueOf } from "./strata.ts";
import { TierBadge } from "./TierBadge.tsx";

type Props = {
  /** What the picture shows, for screen readers and as the table's caption. */
  label: string;
  layers: readonly PaperLayer[];
  selected?: string | null;
  /** Without it the blocks are not pressed: the map only shows. */
  onSelect?: (id: string) => void;
};

/** Layers lie with rank 1 at the bottom. A table with the same content is one press away. */
export function PaperMap({ label, layers, selected = null, onSelect }: Props) {
  const { t } = useLanguage();
  const [asTable, setAsTable] = useState(false);
  const lying = [...layers].sort((a, b) => b.rank - a.rank);
  const count = Math.max(0, ...layers.map((layer) => layer.rank));
  return (
    <figure className="strata paper">
      <figcaption className="strata__caption">
        <span className="unseen">{label}</span>
        <span className="strata__key small soft" aria-hidden="true">
          {statesOf(layers).map((state) => (
            <span key={state} className="strata__sample">
              <QuestionCell state={state} />
              {t(`exams.cell.${state}`)}
            </span>
          ))}
        </span>
        <Button size="small" kind="quiet" onPress={() => setAsTable(!asTable)}>
          {asTable ? t("strata.asMap") : t("strata.asTable")}
        </Button>
      </figcaption>
      {asTable ? (
        <PaperTable label={label} layers={layers} />
      ) : (
        <div className="strata__section">
          <div className="strata__layers">
            {lying.map((layer) => (
              // biome-ignore lint/a11y/useSemanticElements: a layer is a group of topics, not a form's fieldset
              <div key={layer.rank} className="layer" role="group" aria-label={layer.title} style={hueOf(layer.rank)}>
                <Edge rank={layer.rank} height={14} />
                <Marking rank={layer.rank} />
                <div className="layer__head">
                  <TierBadge rank={layer.rank} of={count} label={layer.title} />
                  <span className="note soft figures">{layer.note}</span>
                </div>
                <div className="layer__blocks">
                  {layer.blocks.map((block) => (
                    <Block
                      key={block.id}
                      block={block}
                      selected={block.id === selected}
                      {...(onSelect ? { onSelect: () => onSelect(block.id) } : {})}
                    />
                  ))}
                </div>
              </div>
            ))}
          </div>
        </div>
      )}
    </figure>
  );
}

function QuestionCell({ state }: { state: QuestionState }) {
  return (
    <span className={`cell cell--${state}`}>
      {state === "open" || state === "right" ? <span className="cell__fill" /> : null}
    </span>
  );
}

function Block({ block, selected, onSelect }: { block: PaperBlock; selected: boolean; onSelect?: () => void }) {
  const n = block.cells.length;
  const width = {
    flexGrow: Math.max(1, n),
    flexBasis: `${Math.max(6.75, n * 0.9)}rem`,
    "--widest": `${Math.max(16, n * 3)}rem`,
  };
  const inner = (
    <>
      <span className="block__title">{block.title}</span>
      <span className="unseen">{block.detail}</span>
      <span className="block__cells" aria-hidden="true">
        {block.cells.map((state, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells are alike but for their state
          <QuestionCell key={index} state={state} />
        ))}
      </span>
    </>
  );
  if (!onSelect) {
    return (
      <div className="block" style={width}>
        {inner}
      </div>
    );
  }
  return (
    <button
      type="button"
      className="block block--press"
      style={width}
      aria-pressed={selected}
      data-print
      onClick={onSelect}
      title={block.title}
    >
      {inner}
    </button>
  );
}

function PaperTable({ label, layers }: { label: string; layers: readonly PaperLayer[] }) {
  const { t } = useLanguage();
  const rows = [...layers]
    .sort((a, b) => a.rank - b.rank)
    .flatMap((layer) => layer.blocks.map((block) => ({ layer, block })));
  return (
    <Table
      caption={label}
      rows={rows}
      keyOf={({ layer, block }) => `${layer.rank} ${block.id}`}
      columns={[
        { key: "layer", head: t("exams.map.layer"), cell: ({ layer }) => layer.title },
        { key: "block", head: t("common.topic"), rowHead: true, cell: ({ block }) => block.title },
        { key: "n", head: t("exams.map.questions"), number: true, cell: ({ block }) => block.cells.length },
        { key: "detail", head: t("strata.stateHead"), cell: ({ block }) => block.detail },
      ]}
    />
  );
}
