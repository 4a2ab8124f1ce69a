/** A line of a file: its cells, and the number of the line on which it ends. */
export interface Line {
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Indexes of cells that repeat the value of merged cells. */
  readonly repeated?: ReadonlySet<number>;
}

/** Text, unless a workbook has a type for it. */
export type Cell = string | NumberCell | ErrorCell;

export interface NumberCell {
  readonly text: string;
  /** The day of the number, if it can be one. */
  readonly day: string | undefined;
}

/** A failed formula: `#N/A`. */
export interface ErrorCell {
  readonly error: string;
}

/** Maximum number of cells in a line; further ones are dropped. */
export const MAX_COLUMNS = 100;
