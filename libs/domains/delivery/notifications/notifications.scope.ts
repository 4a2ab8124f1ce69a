import { type Actor, Role } from '@app/auth';
import { type Sql, isOneOf, sql } from '@app/database';
import { NoticeChannel, isSubjectReadable, noticeHolds } from '@app/notices';
import { isAnonymised, unproven } from '@organisation/users';
import { DeliveryStatus } from './notification-delivery.entity';

/** True if the person has an address that is known to be theirs: an account that registered by itself must have confirmed it. */
export const hasAddress = (u: Sql): Sql => sql`NOT (${unproven(u)} OR ${isAnonymised(u)})`;

/** True if a delivery waits for its mail. */
export const isWaiting = (d: Sql): Sql =>
  sql`(${d}.mail_id IS NULL AND ${d}.channel = ${NoticeChannel.Mail} AND ${isOneOf(sql`${d}.status`, [DeliveryStatus.Planned, DeliveryStatus.Deferred])})`;

/** True if the viewer may still read what a notification is about. */
export const isStillReadable = (viewer: Actor, n: Sql): Sql =>
  isSubjectReadable(viewer, { resource: sql`${n}.resource`, resource_id: sql`${n}.resource_id` });

/** True while `holds` of its type is true. False for a reminder of a finished task. It does not check rights. */
export const isStillRight = (n: Sql): Sql => noticeHolds({ type: sql`${n}.type`, id: sql`${n}.resource_id`, occasion: sql`${n}.occasion` });

/** `NotificationsPolicy.read` as SQL, for the list: a subject that the viewer may not read any more is left out, and so is a snoozed one. */
export const notificationsListedTo = (viewer: Actor): Sql => sql`n.user_id = ${viewer.id} AND n.is_listed
  AND (n.snoozed_until IS NULL OR n.snoozed_until <= now()) AND ${isStillReadable(viewer, sql`n`)}`;

/** `DeliveriesPolicy.read` as SQL. */
export function deliveriesVisibleTo({ id, role, company_id }: Actor): Sql {
  if (role === Role.Admin && company_id !== null) return sql`(d.company_id = ${company_id} OR d.user_id = ${id})`;
  return sql`d.user_id = ${id}`;
}
