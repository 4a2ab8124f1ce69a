import { type Actor, Role } from '@app/auth';
import { type Sql, isOneOf, sql } from '@app/database';
import { CONCLUDED, CURRENT, UNENDED, RUNNING } from './pairs.policy';

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

/** A mentorship by what people call it. */
export interface PairNamed {
  readonly id: number;
  readonly title: string;
}

/** Open mentorships of somebody that a role makes illegal: no mentee mentors, and nobody but a mentee is mentored. */
export const pairsAgainst = (role: Role, person: number): Sql<PairNamed> => {
  const side = role === Role.Mentee ? sql`m.mentor_id` : sql`m.mentee_id`;
  return sql<PairNamed>`
    SELECT m.id, m.title FROM mentorships m
    WHERE ${side} = ${person} AND ${isOneOf(sql`m.status`, UNENDED)} ORDER BY m.id`;
};
