// The picture that the app is read by: tiers as layers of ground, topics as blocks, points as cells that fill.
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useLanguage } from "../../hooks/useLanguage.ts";
import { percent } from "../../i18n/format.ts";
import { Button } from "../controls/Button.tsx";
import { Edge, Marking } from "./Ground.tsx";
import "./StrataMap.css";
import { hueOf, lieOf, type Move, moveFrom, type Spot, type StrataBlock, type StrataLayer, settled } from "./strata.ts";
import { TierBadge } from "./TierBadge.tsx";
import { plainTitle } from "./tier-title.ts";

type Id = number | string;

type Props = {
  /** What the picture shows, for screen readers and as the table's caption. */
  label: string;
  layers: readonly StrataLayer[];
  selected?: Id | null;
  /** Without it the blocks are not pressed: the map only shows. */
  onSelect?: (id: Id) => void;
};

const MOVES: Record<string, Move> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "first",
  End: "last",
};

/** The large map. Arrow keys go from block to block by sight; a table with the same content is one press away. */
export function StrataMap({ label, layers, selected = null, onSelect }: Props) {
  const { t, lang } = useLanguage();
  const [asTable, setAsTable] = useState(false);
  const [reached, setReached] = useState<Id | null>(null);
  const map = useRef<HTMLDivElement>(null);
  const hint = useId();
  const { lying, vein } = lieOf(layers);
  const tierCount = Math.max(0, ...layers.map((layer) => layer.rank ?? 0));
  const bottom = lying.at(-1)?.blocks[0]?.id ?? vein?.blocks[0]?.id ?? null;
  const shown = layers.flatMap((layer) => layer.blocks);
  const stop = shown.find((block) => block.id === reached)?.id ?? selected ?? bottom;

  function move(event: KeyboardEvent) {
    const way = MOVES[event.code];
    const buttons = [...(map.current?.querySelectorAll<HTMLElement>("[data-block]") ?? [])];
    const from = (event.target as HTMLElement).dataset["block"];
    if (!way || from === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const spots: Spot[] = buttons.map((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return { id: button.dataset["block"] ?? "", left, top, width, height };
    });
    const to = moveFrom(spots, from, way);
    buttons.find((button) => button.dataset["block"] === String(to))?.focus();
  }

  const block = (one: StrataBlock) => (
    <Block
      key={one.id}
      block={one}
      selected={one.id === selected}
      stop={one.id === stop}
      onReach={() => setReached(one.id)}
      {...(onSelect ? { onSelect: () => onSelect(one.id) } : {})}
    />
  );

  return (
    <figure className="strata">
      <figcaption className="strata__caption">
        <span className="unseen">{label}</span>
        <span className="strata__key small soft" aria-hidden="true">
          <KeySample level={0} missing words={t("strata.missing")} />
          <KeySample level={0} words={t("memory.unseen")} />
          <KeySample level={0.4} words={t("memory.learning")} />
          <KeySample level={0.7} words={t("memory.young")} />
          <KeySample level={1} words={t("memory.stable")} />
        </span>
        <Button size="small" kind="quiet" onPress={() => setAsTable(!asTable)}>
          {asTable ? t("strata.asMap") : t("strata.asTable")}
        </Button>
      </figcaption>
      {asTable ? (
        <StrataTable label={label} layers={layers} {...(onSelect ? { onSelect } : {})} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside
        <div className={vein ? "strata__section strata__section--vein" : "strata__section"} ref={map} onKeyDown={move}>
          <span id={hint} className="unseen">
            {t("strata.moveHint")}
          </span>
          <div className="strata__layers">
            {lying.map((layer) => {
              const rank = layer.rank ?? 1;
              return (
                // biome-ignore lint/a11y/useSemanticElements: a layer is a group of topics, not a form's fieldset
                <div
                  key={rank}
                  className="layer"
                  role="group"
                  aria-label={plainTitle(layer.title)}
                  aria-describedby={hint}
                  style={hueOf(rank)}
                >
                  <Edge rank={rank} height={14} />
                  <Marking rank={rank} />
                  <div className="layer__head">
                    <TierBadge rank={rank} of={tierCount} label={layer.title} />
                    <span className="note soft figures">
                      {t("strata.settled", { share: percent(lang, settled(layer.blocks)) })}
                    </span>
                  </div>
                  <div className="layer__blocks">{layer.blocks.map(block)}</div>
                </div>
              );
            })}
          </div>
          {vein ? (
            // biome-ignore lint/a11y/useSemanticElements: as above
            <div className="vein" role="group" aria-label={vein.title} style={hueOf(null)}>
              <Marking rank={9} />
              <div className="layer__head">
                <span className="tier__label">{vein.title}</span>
              </div>
              <div className="vein__blocks">{vein.blocks.map(block)}</div>
            </div>
          ) : null}
        </div>
      )}
    </figure>
  );
}

function KeySample({ level, missing = false, words }: { level: number; missing?: boolean; words: string }) {
  return (
    <span className="strata__sample">
      <Cell level={level} missing={missing} />
      {words}
    </span>
  );
}

function Cell({ level, missing = false }: { level: number; missing?: boolean }) {
  return (
    <span className={missing ? "cell cell--missing" : "cell"}>
      {level > 0 ? (
        <span className="cell__fill" style={{ height: `${Math.round(Math.min(1, level) * 100)}%` }} />
      ) : null}
    </span>
  );
}

type BlockProps = {
  block: StrataBlock;
  selected: boolean;
  stop: boolean;
  onReach: () => void;
  onSelect?: () => void;
};

function Block({ block, selected, stop, onReach, onSelect }: BlockProps) {
  const inner = (
    <>
      <span className="block__title">{block.title}</span>
      <span className="unseen">{block.detail}</span>
      <span className="block__cells" aria-hidden="true">
        {block.cells.map((cell) => (
          <Cell key={cell.id} level={cell.level} missing={cell.missing ?? false} />
        ))}
      </span>
    </>
  );
  // The grown width follows the points; the least width lets a title be read.
  const n = block.cells.length;
  const width = {
    "--grow": Math.max(1, n),
    "--basis": `${Math.max(6.75, n * 0.82)}rem`,
    "--widest": `${Math.max(14, n * 2.6)}rem`,
  };
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
      data-block={block.id}
      aria-pressed={selected}
      tabIndex={stop ? 0 : -1}
      onFocus={onReach}
      onClick={onSelect}
      title={block.title}
    >
      {inner}
    </button>
  );
}

function StrataTable({
  label,
  layers,
  onSelect,
}: {
  label: string;
  layers: readonly StrataLayer[];
  onSelect?: (id: Id) => void;
}) {
  const { t, lang } = useLanguage();
  const inOrder = [...layers].sort((a, b) => (a.rank ?? 99) - (b.rank ?? 99));
  return (
    <div className="scroll">
      <table className="table">
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t("common.tier")}</th>
            <th scope="col">{t("common.topic")}</th>
            <th scope="col" className="table__number">
              {t("common.points")}
            </th>
            <th scope="col" className="table__number">
              {t("strata.settledHead")}
            </th>
            <th scope="col">{t("strata.stateHead")}</th>
          </tr>
        </thead>
        <tbody>
          {inOrder.flatMap((layer) =>
            layer.blocks.map((block) => (
              <tr key={block.id}>
                <td>{plainTitle(layer.title)}</td>
                <th scope="row">
                  {onSelect ? (
                    <Button kind="quiet" size="small" onPress={() => onSelect(block.id)}>
                      {block.title}
                    </Button>
                  ) : (
                    block.title
                  )}
                </th>
                <td className="table__number">{block.cells.length}</td>
                <td className="table__number">{percent(lang, settled([block]))}</td>
                <td>{block.detail}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

/** The same drawing without words, a band across the head of a screen; it decorates unless it is given a label. */
export function StrataBand({
  layers,
  label,
  depth = 30,
}: {
  layers: readonly StrataLayer[];
  label?: string;
  depth?: number;
}) {
  const { lying } = lieOf(layers);
  return (
    <div className="strata-band" {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}>
      {lying.map((layer) => {
        const rank = layer.rank ?? 1;
        return (
          <div key={rank} className="layer layer--small" style={{ ...hueOf(rank), minHeight: depth }}>
            <Edge rank={rank} height={8} />
            <Marking rank={rank} />
            <div className="layer__blocks">
              {layer.blocks.map((block) => (
                <span
                  key={block.id}
                  className="block block--small"
                  style={{ "--grow": Math.max(1, block.cells.length) }}
                >
                  <span className="block__cells">
                    {block.cells.map((cell) => (
                      <Cell key={cell.id} level={cell.level} missing={cell.missing ?? false} />
                    ))}
                  </span>
                </span>
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}
