import type { Actor } from '@app/auth';
import { type Sql, isOneOf, sql } from '@app/database';
import { CONCLUDED, CURRENT, RUNNING } from './pairs.policy';

/** `CURRENT`, said in SQL of a row of mentorships. */
export const isCurrent = (m: Sql): Sql => isOneOf(sql`${m}.status`, CURRENT);

/** `RUNNING`, said in SQL of a row of mentorships. */
export const isRunning = (m: Sql): Sql => isOneOf(sql`${m}.status`, RUNNING);

/** `CONCLUDED`, said in SQL of a row of mentorships. */
export const isConcluded = (m: Sql): Sql => isOneOf(sql`${m}.status`, CONCLUDED);

const current = isCurrent(sql`m`);

/** Those whom somebody is in a pair with now, as an array: what `pair` decides by. */
export const partnersOf = (person: Sql | number): Sql => sql`ARRAY(
  SELECT m.mentor_id FROM mentorships m WHERE m.mentee_id = ${person} AND ${current}
  UNION SELECT m.mentee_id FROM mentorships m WHERE m.mentor_id = ${person} AND ${current})`;

/** `pair`, said in SQL, for other domains' statements: the viewer is in a pair with whoever has this id. */
export const pairedWith = ({ id }: Actor, person: Sql | number): Sql => sql`(
  EXISTS (SELECT FROM mentorships m WHERE m.mentor_id = ${id} AND m.mentee_id = ${person} AND ${current})
  OR EXISTS (SELECT FROM mentorships m WHERE m.mentee_id = ${id} AND m.mentor_id = ${person} AND ${current}))`;
