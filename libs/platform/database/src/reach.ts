import { escapeLiteral } from 'pg';
// The TypeORM command line reads this file too, and knows no aliases.
import { type Reach, currentContext } from '../../context/src';

/** The role of transactions that reach some companies, and that of those which reach all. Policies bind the first. */
export const TENANT_ROLE = 'tutti_tenant';
export const ACROSS_ROLE = 'tutti_across';
/** The setting by which policies know the companies of a transaction. */
export const SETTING = 'tutti.companies';

/** The reach of the request or job. Nobody's rows where the caller is not known, and nobody has been named. */
export const currentReach = (): Reach => currentContext()?.reach ?? [];

// Others are no company's, and could be taken for several in the list.
const COMPANY_ID = /^[a-z0-9-]+$/;
// Stands before the names, so that a list without any is not the empty text that the setting has where there is none.
const MARK = '-';

/** Has the open transaction reach these companies' rows and no others. */
export const reachStatement = (reach: Reach): string =>
  reach === 'across'
    ? `SET LOCAL ROLE ${ACROSS_ROLE}`
    : `SET LOCAL ROLE ${TENANT_ROLE}; SET LOCAL ${SETTING} = ${escapeLiteral([MARK, ...namesOf(reach)].join())}`;

const namesOf = (reach: readonly (string | null)[]): string[] =>
  reach.map((id) => id ?? '').filter((id) => id === '' || COMPANY_ID.test(id));

/** The reach of the transaction that writes a row, as an array for a column; null where it is across. In SQL, for `Outbox`. */
export const OWN_REACH = `string_to_array(nullif(current_setting('${SETTING}', true), ''), ',')`;

/** The reach that is kept in such a column. */
export const reachIn = (kept: readonly string[] | null): Reach =>
  kept ? kept.filter((id) => id !== MARK).map((id) => (id === '' ? null : id)) : 'across';

/** Throws where a transaction that joins another names a company that the other does not. */
export function expectWithin(outer: Reach, inner: Reach | undefined): void {
  if (inner === undefined || outer === 'across') return;
  const isWithin = inner !== 'across' && inner.every((id) => outer.includes(id));
  if (!isWithin) throw new Error(`A transaction of ${said(outer)} is joined by one of ${said(inner)}.`);
}

const said = (reach: Reach): string => (reach === 'across' ? 'all companies' : `[${reach.map((id) => id ?? 'none').join()}]`);
