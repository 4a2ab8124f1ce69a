import { Role } from '@app/auth';
import { type Sql, isNoneOf, isOneOf, sql } from '@app/database';
import { GONE, IN_DIRECTORY, SIGNED_UP, UserStatus } from './user-status';

/** `User.maySignIn` as an SQL condition on a row of users. */
export const maySignIn = (u: Sql): Sql => isOneOf(sql`${u}.status`, SIGNED_UP);

/** True if colleagues find the person in the directory. */
export const inDirectory = (u: Sql): Sql => isOneOf(sql`${u}.status`, IN_DIRECTORY);

/** True if the person is neither deactivated nor anonymised. An invited person counts. */
export const isHere = (u: Sql): Sql => isNoneOf(sql`${u}.status`, GONE);

/** True if the person is invited and has not joined yet. */
export const isInvited = (u: Sql): Sql => isOneOf(sql`${u}.status`, [UserStatus.Invited]);

/** True if the row is an account in any state, and not only an invitation. */
export const hasAccount = (u: Sql): Sql => isNoneOf(sql`${u}.status`, [UserStatus.Invited]);

/** True if the person is deactivated but not yet anonymised. */
export const isDeactivated = (u: Sql): Sql => isOneOf(sql`${u}.status`, [UserStatus.Deactivated]);

/** True if the person is anonymised. */
export const isAnonymised = (u: Sql): Sql => isOneOf(sql`${u}.status`, [UserStatus.Anonymised]);

/** True if the person has the role of an admin. */
export const isAdmin = (u: Sql): Sql => isOneOf(sql`${u}.role`, [Role.Admin]);

/** True if the person has the role of a mentor. */
export const isMentor = (u: Sql): Sql => isOneOf(sql`${u}.role`, [Role.Mentor]);

/** True if the person has the role of a mentee. */
export const isMentee = (u: Sql): Sql => isOneOf(sql`${u}.role`, [Role.Mentee]);

/** True if the person has a role that may mentor and review. */
export const mayMentor = (u: Sql): Sql => isNoneOf(sql`${u}.role`, [Role.Mentee]);
