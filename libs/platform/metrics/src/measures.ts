import { type Sql, sql } from '@app/database';

/** A number of a domain that `/metrics` shows. */
export interface Measure {
  readonly name: string;
  readonly help: string;
  /** A scalar as SQL, which is found quickly. NULL leaves the number out. */
  readonly value: Sql;
}

const declared = new Map<string, Measure>();

/** Declares a number in a domain's `*.measures.ts`, which the api loads: `declareMeasure({ name, help, value: sql`(SELECT …)` })`. */
export function declareMeasure(measure: Measure): void {
  if (declared.has(measure.name)) throw new Error(`Two measures are called ${measure.name}.`);
  declared.set(measure.name, measure);
}

/** All declared numbers. */
export const declaredMeasures = (): Measure[] => [...declared.values()];

/** Selects the values of these numbers, of which there is at least one. */
export const measuredValues = (measures: readonly Measure[]): Sql<{ readonly name: string; readonly value: number | null }> =>
  measures
    .map(({ name, value }) => sql<{ name: string; value: number | null }>`SELECT ${name}::text AS name, (${value})::float8 AS value`)
    .reduce((all, next) => sql`${all} UNION ALL ${next}`);
