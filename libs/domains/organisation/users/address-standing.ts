import { type Sql, isNoneOf, sql } from '@app/database';
import type { User } from './user.entity';
import { UserStatus } from './user-status';

type AddressFacts = Pick<User, 'company_id' | 'is_superuser' | 'email_verified_at' | 'status'>;

/** States without an account: the person is only invited, or anonymised. */
const WITHOUT_ACCOUNT: readonly UserStatus[] = [UserStatus.Invited, UserStatus.Anonymised];

const isUnshown = ({ email_verified_at, status }: AddressFacts): boolean => !email_verified_at && !WITHOUT_ACCOUNT.includes(status);

/** True if the person registered by themselves, has no company, and has never confirmed the address. */
export const isUnproven = (user: AddressFacts): boolean => isUnshown(user) && user.company_id === null && !user.is_superuser;

/** True if a company created the account and its address was never confirmed. */
export const isUnconfirmed = (user: AddressFacts): boolean => isUnshown(user) && user.company_id !== null;

const unshown = (u: Sql): Sql => sql`${u}.email_verified_at IS NULL AND ${isNoneOf(sql`${u}.status`, WITHOUT_ACCOUNT)}`;

/** `isUnproven` as an SQL condition on a row of users. */
export const unproven = (u: Sql): Sql => sql`(${unshown(u)} AND ${u}.company_id IS NULL AND NOT ${u}.is_superuser)`;

/** `isUnconfirmed` as an SQL condition on a row of users. */
export const unconfirmed = (u: Sql): Sql => sql`(${unshown(u)} AND ${u}.company_id IS NOT NULL)`;

/** Both as one value, an `AddressStanding`, for the guard of the routes; null for an account whose address is confirmed. */
export const addressStanding = (u: Sql): Sql => sql`CASE WHEN ${unproven(u)} THEN 'unproven' WHEN ${unconfirmed(u)} THEN 'unconfirmed' END`;

/** True if the account gives way to a person who confirms the address and joins this company. */
export const givesWayTo = (user: AddressFacts, company_id: string): boolean =>
  isUnproven(user) || (isUnconfirmed(user) && user.company_id !== company_id);

/** `givesWayTo` as an SQL condition. */
export const givingWayTo = (u: Sql, company_id: Sql): Sql =>
  sql`(${unproven(u)} OR (${unconfirmed(u)} AND ${u}.company_id <> ${company_id}))`;
