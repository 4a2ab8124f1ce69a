import { type Sql, isNoneOf, sql } from '@app/database';
import type { User } from './user.entity';
import { UserStatus } from './user-status';

type AddressFacts = Pick<User, 'company_id' | 'is_superuser' | 'email_verified_at' | 'status'>;

/** In these states there is no account: somebody is only expected, or gone for good. */
const WITHOUT_ACCOUNT: readonly UserStatus[] = [UserStatus.Invited, UserStatus.Anonymised];

const isUnshown = ({ email_verified_at, status }: AddressFacts): boolean => !email_verified_at && !WITHOUT_ACCOUNT.includes(status);

/** Whether somebody registered by themselves, is of no company, and has never shown that the address is theirs. */
export const isUnproven = (user: AddressFacts): boolean => isUnshown(user) && user.company_id === null && !user.is_superuser;

/** Whether a company made the account, and nobody has ever shown that the address is theirs. */
export const isUnconfirmed = (user: AddressFacts): boolean => isUnshown(user) && user.company_id !== null;

const unshown = (u: Sql): Sql => sql`${u}.email_verified_at IS NULL AND ${isNoneOf(sql`${u}.status`, WITHOUT_ACCOUNT)}`;

/** `isUnproven`, said in SQL of a row of users. */
export const unproven = (u: Sql): Sql => sql`(${unshown(u)} AND ${u}.company_id IS NULL AND NOT ${u}.is_superuser)`;

/** `isUnconfirmed`, said in SQL of a row of users. */
export const unconfirmed = (u: Sql): Sql => sql`(${unshown(u)} AND ${u}.company_id IS NOT NULL)`;

/** Both as one value, an `AddressStanding`, for the guard of the routes; null for an account whose address is confirmed. */
export const addressStanding = (u: Sql): Sql => sql`CASE WHEN ${unproven(u)} THEN 'unproven' WHEN ${unconfirmed(u)} THEN 'unconfirmed' END`;

/** Whether the account gives way to somebody who shows that the address is theirs and joins this company. */
export const givesWayTo = (user: AddressFacts, company_id: string): boolean =>
  isUnproven(user) || (isUnconfirmed(user) && user.company_id !== company_id);

/** `givesWayTo`, said in SQL. */
export const givingWayTo = (u: Sql, company_id: Sql): Sql =>
  sql`(${unproven(u)} OR (${unconfirmed(u)} AND ${u}.company_id <> ${company_id}))`;
