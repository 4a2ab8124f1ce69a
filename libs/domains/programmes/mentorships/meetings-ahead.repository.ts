import { Injectable } from '@nestjs/common';
import { Database, sql } from '@app/database';
import type { Meeting } from './meeting.entity';

export type MeetingAhead = Pick<Meeting, 'id' | 'company_id' | 'version' | 'starts_at' | 'minutes'>;

/** Finds meetings to come, for the worker. */
@Injectable()
export class MeetingsAheadRepository {
  constructor(private readonly db: Database) {}

  of(mentorship_id: number): Promise<MeetingAhead[]> {
    return this.db.rows(sql<MeetingAhead>`
      SELECT g.id, g.company_id, g.version, g.starts_at, g.minutes FROM mentorship_meetings g
      WHERE g.mentorship_id = ${mentorship_id} AND g.starts_at > now() ORDER BY g.starts_at, g.id`);
  }
}
