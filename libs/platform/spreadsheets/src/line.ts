/** A line of a file: the number of the line on which it ends, and its cells. */
export interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}
