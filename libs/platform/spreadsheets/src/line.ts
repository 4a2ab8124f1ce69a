/** A line of a file: the number of the line on which it ends, and its cells. */
export interface Line {
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Which cells repeat the value of the merged cells that they are part of. */
  readonly repeated?: ReadonlySet<number>;
}

/** Text, unless a workbook says more of it. */
export type Cell = string | NumberCell | ErrorCell;

export interface NumberCell {
  readonly text: string;
  /** The day that the number stands for, where it can be one. */
  readonly day: string | undefined;
}

/** A formula that came to nothing: `#N/A`. */
export interface ErrorCell {
  readonly error: string;
}

/** A line may have so many cells; those after them are left out. */
export const MAX_COLUMNS = 100;
