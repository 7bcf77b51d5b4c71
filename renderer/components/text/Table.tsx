// A plain table: a caption, columns, rows; it scrolls inside itself where it is too wide.
import type { ReactNode } from "react";
import "./Markdown.css";

export type Column<Row> = {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Figures stand right. */
  number?: boolean;
  /** This column names the row. */
  rowHead?: boolean;
};

type Props<Row> = {
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
};

/** Rows in the order given. */
export function Table<Row>({ caption, captionHidden = true, columns, rows, keyOf }: Props<Row>) {
  return (
    <div className="scroll">
      <table className="table">
        <caption className={captionHidden ? "unseen" : "table__caption"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.number ? "table__number" : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column) =>
                column.rowHead ? (
                  <th key={column.key} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={column.number ? "table__number" : undefined}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
