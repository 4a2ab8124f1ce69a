import { escapeLiteral } from 'pg';
// The TypeORM command line loads this file, too, and does not resolve aliases.
import { type Reach, currentContext } from '../../context/src';

/** The role of transactions that reach some companies, and that of transactions that reach all. Policies restrict only the first. */
export const TENANT_ROLE = 'tutti_tenant';
export const ACROSS_ROLE = 'tutti_across';
/** The setting from which policies read the companies of a transaction. */
export const SETTING = 'tutti.companies';

/** The reach of the request or job. Empty if the caller is unknown and no company has been named. */
export const currentReach = (): Reach => currentContext()?.reach ?? [];

// Ids of companies have this form; an id with a comma would count as several in the list.
const COMPANY_ID = /^[a-z0-9-]+$/;
// The list begins with it, so that an empty list differs from a setting that is not set.
const MARK = '-';

/** Limits the open transaction to rows of these companies. */
export const reachStatement = (reach: Reach): string =>
  reach === 'across'
    ? `SET LOCAL ROLE ${ACROSS_ROLE}`
    : `SET LOCAL ROLE ${TENANT_ROLE}; SET LOCAL ${SETTING} = ${escapeLiteral([MARK, ...namesOf(reach)].join())}`;

const namesOf = (reach: readonly (string | null)[]): string[] =>
  reach.map((id) => id ?? '').filter((id) => id === '' || COMPANY_ID.test(id));

/** SQL for the reach of the transaction that writes a row: an array, or null for `across`. Used by `Outbox`. */
export const OWN_REACH = `string_to_array(nullif(current_setting('${SETTING}', true), ''), ',')`;

/** Reads the reach from such a column. */
export const reachIn = (kept: readonly string[] | null): Reach =>
  kept ? kept.filter((id) => id !== MARK).map((id) => (id === '' ? null : id)) : 'across';

/** Throws if a joining transaction names a company that the outer one does not. */
export function expectWithin(outer: Reach, inner: Reach | undefined): void {
  if (inner === undefined || outer === 'across') return;
  const isWithin = inner !== 'across' && inner.every((id) => outer.includes(id));
  if (!isWithin) throw new Error(`A transaction of ${said(outer)} is joined by one of ${said(inner)}.`);
}

const said = (reach: Reach): string => (reach === 'across' ? 'all companies' : `[${reach.map((id) => id ?? 'none').join()}]`);
