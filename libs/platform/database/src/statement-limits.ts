// The TypeORM command line reads this file too, and knows no aliases.
import { currentContext } from '../../context/src';

/** Limit of one statement, in ms. The server gives up first, so that it does not go on for nobody. */
export interface StatementLimit {
  readonly client: number;
  readonly server: number;
}

/** Limit of jobs, migrations, and requests that have called `allowLongStatements`. Nothing takes that long unless something is wrong. */
export const LONG: StatementLimit = { client: 15_000, server: 14_000 };

/** Limit inside a request: a client is told within two seconds that Postgres does not answer. */
export const SHORT: StatementLimit = { client: 1_700, server: 1_500 };

/** Limit of what is asked now. A request has an address, a job has none. */
export function currentLimit(): StatementLimit {
  const context = currentContext();
  return context?.address === undefined || context.hasLongStatements ? LONG : SHORT;
}

/** Lets the statements of this request take as long as those of a job: for exports, verifications and statistics, which read a lot. */
export function allowLongStatements(): void {
  const context = currentContext();
  if (context) context.hasLongStatements = true;
}
