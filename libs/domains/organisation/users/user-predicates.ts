import { Role } from '@app/auth';
import { type Sql, isNoneOf, isOneOf, sql } from '@app/database';
import { GONE, IN_DIRECTORY, SIGNED_UP, UserStatus } from './user-status';

/** Whether a row of users is somebody who can sign in: `User.maySignIn`, said in SQL. */
export const maySignIn = (u: Sql): Sql => isOneOf(sql`${u}.status`, SIGNED_UP);

/** Whether colleagues find this row of users in the directory. */
export const inDirectory = (u: Sql): Sql => isOneOf(sql`${u}.status`, IN_DIRECTORY);

/** Whether this row of users is neither deactivated nor anonymised. Somebody who is invited and has not joined yet counts. */
export const isHere = (u: Sql): Sql => isNoneOf(sql`${u}.status`, GONE);

/** Whether this row of users is somebody who is invited and has not joined yet. */
export const isInvited = (u: Sql): Sql => isOneOf(sql`${u}.status`, [UserStatus.Invited]);

/** Whether somebody has an account of this row of users, in whatever state: it is not just an invitation. */
export const hasAccount = (u: Sql): Sql => isNoneOf(sql`${u}.status`, [UserStatus.Invited]);

/** Whether this row of users is somebody who has gone, and is still known by name. */
export const isDeactivated = (u: Sql): Sql => isOneOf(sql`${u}.status`, [UserStatus.Deactivated]);

/** Whether this row of users says no longer who it was. */
export const isAnonymised = (u: Sql): Sql => isOneOf(sql`${u}.status`, [UserStatus.Anonymised]);

/** Whether this row of users has the role of an admin. */
export const isAdmin = (u: Sql): Sql => isOneOf(sql`${u}.role`, [Role.Admin]);

/** Whether this row of users has a role that may mentor and review. */
export const mayMentor = (u: Sql): Sql => isNoneOf(sql`${u}.role`, [Role.Mentee]);
