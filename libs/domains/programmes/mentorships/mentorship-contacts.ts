import { type Sql, isOneOf, sql } from '@app/database';
import { lastTaskContact } from '@programmes/tasks';
import { Happening } from './mentorship-happenings';

/** Events after which the days without contact are counted anew. */
const BEGINNINGS = [Happening.Activated, Happening.Resumed, Happening.Reopened, Happening.HandedOver];

/**
 * Time of the last contact of a mentorship, as SQL: the start of a meeting that has begun, a comment, a submission or a review. Its
 * activation, and each event of `BEGINNINGS`, counts as a contact.
 */
export const lastContact = (m: Sql): Sql => sql`greatest(${m}.activated_at,
  (SELECT max(e.created_at) FROM mentorship_events e WHERE e.mentorship_id = ${m}.id AND ${isOneOf(sql`e.kind`, BEGINNINGS)}),
  (SELECT max(x.starts_at) FROM mentorship_meetings x WHERE x.mentorship_id = ${m}.id AND x.starts_at <= now()),
  ${lastTaskContact(m)})`;
