import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Database, sql } from '@app/database';
import { isDone, overdue } from '@programmes/tasks';
import type { Mentorship } from './mentorship.entity';
import { type MentorshipFilter, listedMentorships } from './mentorships.filter';
import { counted } from './mentorships.scope';

/** A mentorship in an export. Times are on the clock of the reader. */
export type ExportedMentorship = Pick<Mentorship, 'id' | 'title' | 'status' | 'start_on' | 'end_on' | 'total_weeks'> & {
  readonly mentor: string;
  readonly mentee: string;
  /** The department of the mentee. */
  readonly department: string | null;
  readonly tasks: number;
  readonly done: number;
  readonly overdue: number;
  readonly activated: string | null;
  readonly ended: string | null;
};

const FORMAT = 'YYYY-MM-DD HH24:MI';

@Injectable()
export class MentorshipExportsRepository {
  constructor(private readonly db: Database) {}

  /** Lists the next mentorships after an id. */
  findAfter(viewer: Actor, filter: MentorshipFilter, id: number, limit: number): Promise<ExportedMentorship[]> {
    const zone = sql`(SELECT coalesce(v.timezone, c.timezone, 'UTC') FROM users v LEFT JOIN companies c ON c.id = v.company_id WHERE v.id = ${viewer.id})`;
    return this.db.rows(sql<ExportedMentorship>`
      SELECT m.id, m.title, m.status, m.start_on, m.end_on, m.total_weeks, mr.name AS mentor, me.name AS mentee, d.name AS department,
        k.tasks, k.done, k.overdue, to_char(m.activated_at AT TIME ZONE z.zone, ${FORMAT}) AS activated,
        to_char(m.ended_at AT TIME ZONE z.zone, ${FORMAT}) AS ended
      FROM mentorships m JOIN users mr ON mr.id = m.mentor_id JOIN users me ON me.id = m.mentee_id
      LEFT JOIN departments d ON d.id = me.department_id CROSS JOIN (SELECT ${zone} AS zone) z
      CROSS JOIN LATERAL (SELECT count(*)::int AS tasks, (count(*) FILTER (WHERE ${isDone(sql`t`)}))::int AS done,
        (count(*) FILTER (WHERE ${overdue(sql`t`)}))::int AS overdue FROM ${counted(sql`m`)}) k
      WHERE ${listedMentorships(viewer, filter)} AND m.id > ${id} ORDER BY m.id LIMIT ${limit}`);
  }
}
