import type { Cell, Grid } from './grid';
import { kindAt } from './grid';
import type { Operation } from './contract';
import type { World } from './world';

/** Owners of the things that are tried besides the asker's own. */
const OTHERS = ['mentee', 'foreign mentee'];

/** Tries to change each field alone, as every asker, on the asker's own things and those of `OTHERS`. */
export async function examineFields(grid: Grid, { askers }: World, operation: Operation): Promise<string[]> {
  const change = kindAt(operation)?.[1].change as ((...given: readonly unknown[]) => boolean) | undefined;
  if (!change) return [];
  const leaks: string[] = [];
  for (const [field, schema] of Object.entries(operation.fields)) {
    const asked = { ...operation, name: `${operation.name} {${field}}`, example: { [field]: valueOf(schema) } };
    const decide = (cell: Cell): Cell =>
      cell.expected === 'let in' && !change(cell.asker.actor, cell.thing?.row, field) ? { ...cell, expected: 403 } : cell;
    for (const asker of askers.filter(({ actor }) => actor)) {
      const cells = grid.cellsOf(asked, asker).filter(({ thing }) => [asker.name, ...OTHERS].includes(thing!.owner));
      leaks.push(...(await grid.ask(cells.map(decide))));
    }
  }
  return leaks;
}

/** Some value that the contract accepts. */
function valueOf({ example, enum: one, nullable, type, minimum, default: usual }: Operation['fields'][string]): unknown {
  const given = [example, usual, one?.[0], nullable ? null : undefined].find((value) => value !== undefined) as unknown;
  return given === undefined ? (BY_TYPE[type as string] ?? minimum) : given;
}

const BY_TYPE: Readonly<Record<string, unknown>> = { string: 'text@example.com', array: [], object: {}, boolean: true, integer: 7 };
