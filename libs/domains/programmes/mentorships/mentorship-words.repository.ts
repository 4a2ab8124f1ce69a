import { Injectable } from '@nestjs/common';
import { Database, type Sql, sql, touched } from '@app/database';
import { TOMBSTONE } from '@app/personal-data';
import { Meeting } from './meeting.entity';
import { Mentorship } from './mentorship.entity';

/** Replaces the texts of a mentorship by tombstones when the words of one of its people expire. Each statement is idempotent. */
@Injectable()
export class MentorshipWordsRepository {
  constructor(private readonly db: Database) {}

  /** Lists meetings whose texts end with the words of a user. */
  listMeetings(user_id: number): Promise<{ readonly id: number }[]> {
    return this.db.rows(sql<{ id: number }>`
      SELECT g.id FROM mentorship_meetings g JOIN mentorships m ON m.id = g.mentorship_id
      WHERE ${isOf(user_id)} OR ${user_id} IN (g.mentor_id, g.author_id)`);
  }

  /** Notes and goals do not record who wrote which line, so they are replaced whole. */
  bury(user_id: number): Promise<void> {
    return this.db.transaction(async () => {
      await this.db.rows(sql`
        UPDATE mentorships m SET goal = ${buried(sql`m.goal`)}, reason = ${buried(sql`m.reason`)}, ${touched(Mentorship, 'm')}
        WHERE ${isOf(user_id)} AND (m.goal <> ${TOMBSTONE} OR m.reason <> ${TOMBSTONE})`);
      await this.db.rows(sql`
        UPDATE mentorship_meetings g SET title = ${TOMBSTONE}, place = NULL, notes = ${buried(sql`g.notes`)},
          mentor_notes = ${buried(sql`g.mentor_notes`)}, ${touched(Meeting, 'g')}
        FROM mentorships m WHERE m.id = g.mentorship_id AND (${isOf(user_id)} OR ${user_id} IN (g.mentor_id, g.author_id))
          AND (g.title <> ${TOMBSTONE} OR g.place IS NOT NULL OR g.notes <> ${TOMBSTONE} OR g.mentor_notes <> ${TOMBSTONE})`);
      await this.db.rows(sql`UPDATE mentorship_events SET reason = ${TOMBSTONE} WHERE actor_id = ${user_id} AND reason <> ${TOMBSTONE}`);
    });
  }
}

/** True if the user is or was one of the two, or created the mentorship. */
const isOf = (user_id: number): Sql => sql`(${user_id} IN (m.mentor_id, m.mentee_id, m.author_id)
  OR EXISTS (SELECT FROM mentor_periods p WHERE p.mentorship_id = m.id AND p.mentor_id = ${user_id}))`;

/** A tombstone for a text, NULL for NULL. */
const buried = (words: Sql): Sql => sql`CASE WHEN ${words} IS NOT NULL THEN ${TOMBSTONE}::text END`;
