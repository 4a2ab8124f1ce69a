import { type Sql, isOneOf, sql } from '@app/database';
import { lastTaskContact } from '@programmes/tasks';
import { Happening } from './mentorship-happenings';

/** Events from which a mentorship begins anew. */
const BEGINNINGS = [Happening.Activated, Happening.Resumed, Happening.Reopened, Happening.HandedOver];

/**
 * The last contact within a mentorship, as SQL: a meeting that was held, a comment, a submission or a review; at first its beginning,
 * and after a pause its resumption.
 */
export const lastContact = (m: Sql): Sql => sql`greatest(${m}.activated_at,
  (SELECT max(e.created_at) FROM mentorship_events e WHERE e.mentorship_id = ${m}.id AND ${isOneOf(sql`e.kind`, BEGINNINGS)}),
  (SELECT max(x.starts_at) FROM mentorship_meetings x WHERE x.mentorship_id = ${m}.id AND x.starts_at <= now()),
  ${lastTaskContact(m)})`;
