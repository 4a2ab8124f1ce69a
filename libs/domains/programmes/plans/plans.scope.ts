import { type Actor, Role } from '@app/auth';
import { type Sql, sql } from '@app/database';
import { isConcluded, isCurrent } from '@organisation/pairs';

const isPast = sql`(${isConcluded(sql`m`)} AND m.ended_at > now() - interval '90 days')`;

/** Columns of `PlanFacts`. A plan exists once the mentorship has started. */
export const factsOfPlan = sql`m.company_id, m.mentee_id, m.status, CASE WHEN ${isCurrent(sql`m`)} THEN m.mentor_id END AS mentor_id,
  CASE WHEN ${isPast} THEN m.mentor_id END AS past_mentor_id`;
export const hasBegun = sql`EXISTS (SELECT FROM plans p WHERE p.mentorship_id = m.id)`;

/** `PlansPolicy.read` as SQL. */
export const plansVisibleTo = (viewer: Actor): Sql => seenBy(viewer, isCurrent(sql`m`));

/** `ProgressPolicy.read` as SQL. */
export const progressVisibleTo = (viewer: Actor): Sql => seenBy(viewer, sql`(${isCurrent(sql`m`)} OR ${isPast})`);

function seenBy({ id, role, company_id }: Actor, asMentor: Sql): Sql {
  switch (role) {
    case Role.Admin:
      return sql`m.company_id = ${company_id}`;
    case Role.Mentor:
      return sql`((m.mentor_id = ${id} AND ${asMentor}) OR m.mentee_id = ${id})`;
    case Role.Mentee:
      return sql`m.mentee_id = ${id}`;
  }
}
