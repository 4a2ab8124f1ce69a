import { type Actor, Role } from '@app/auth';
import { type Sql, isOneOf, sql } from '@app/database';
import { CONCLUDED, CURRENT, UNENDED, RUNNING } from './pairs.policy';

/** `CURRENT` as an SQL condition on a row of mentorships. */
export const isCurrent = (m: Sql): Sql => isOneOf(sql`${m}.status`, CURRENT);

/** `RUNNING` as an SQL condition on a row of mentorships. */
export const isRunning = (m: Sql): Sql => isOneOf(sql`${m}.status`, RUNNING);

/** True if a mentorship is paused. Nobody is reminded of its tasks then. */
export const isPaused = (m: Sql): Sql => isOneOf(sql`${m}.status`, ['paused']);

/** `CONCLUDED` as an SQL condition on a row of mentorships. */
export const isConcluded = (m: Sql): Sql => isOneOf(sql`${m}.status`, CONCLUDED);

const current = isCurrent(sql`m`);

/** SQL array of the ids of a person's current partners, for `pair`. */
export const partnersOf = (person: Sql | number): Sql => sql`ARRAY(
  SELECT m.mentor_id FROM mentorships m WHERE m.mentee_id = ${person} AND ${current}
  UNION SELECT m.mentee_id FROM mentorships m WHERE m.mentor_id = ${person} AND ${current})`;

/** `pair` as an SQL condition for other domains: the viewer is a current partner of the person with this id. */
export const pairedWith = ({ id }: Actor, person: Sql | number): Sql => sql`(
  EXISTS (SELECT FROM mentorships m WHERE m.mentor_id = ${id} AND m.mentee_id = ${person} AND ${current})
  OR EXISTS (SELECT FROM mentorships m WHERE m.mentee_id = ${id} AND m.mentor_id = ${person} AND ${current}))`;

/** A mentorship with its title. */
export interface PairNamed {
  readonly id: number;
  readonly title: string;
}

/** Lists open mentorships of a person that a role would make invalid: a mentee cannot mentor, and only a mentee can be mentored. */
export const pairsAgainst = (role: Role, person: number): Sql<PairNamed> => {
  const side = role === Role.Mentee ? sql`m.mentor_id` : sql`m.mentee_id`;
  return sql<PairNamed>`
    SELECT m.id, m.title FROM mentorships m
    WHERE ${side} = ${person} AND ${isOneOf(sql`m.status`, UNENDED)} ORDER BY m.id`;
};
