// The TypeORM command line loads this file, too, and does not resolve aliases.
import { currentContext } from '../../context/src';

/** Limit of one statement, in ms. The server's is shorter, so that it does not work for a client that has given up. */
export interface StatementLimit {
  readonly client: number;
  readonly server: number;
}

/** Limit of jobs, migrations, and requests that have called `allowLongStatements`. Nothing takes that long unless something is wrong. */
export const LONG: StatementLimit = { client: 15_000, server: 14_000 };

/** Limit inside a request: a client gets an answer within two seconds if Postgres does not respond. */
export const SHORT: StatementLimit = { client: 1_700, server: 1_500 };

/** The limit for the current context. A request has an address, a job has none. */
export function currentLimit(): StatementLimit {
  const context = currentContext();
  return context?.address === undefined || context.hasLongStatements ? LONG : SHORT;
}

/** Gives the statements of this request the limit of jobs: for exports, verifications and statistics, which read a lot. */
export function allowLongStatements(): void {
  const context = currentContext();
  if (context) context.hasLongStatements = true;
}
