import { Injectable } from '@nestjs/common';
import { Database, sql, touched } from '@app/database';
import { TOMBSTONE } from '@app/personal-data';
import { isCurrent } from '@organisation/pairs';
import { Task } from './task.entity';

@Injectable()
export class MentorQuestionsRepository {
  constructor(private readonly db: Database) {}

  /** The mentor of the mentee's newest current mentorship, or of the given one. Locks it (`FOR SHARE`) until the transaction ends. */
  async mentorFor(mentee_id: number, mentorship_id: number | undefined): Promise<number | undefined> {
    const found = await this.db.row(sql<{ mentor_id: number }>`
      SELECT m.mentor_id FROM mentorships m
      WHERE m.mentee_id = ${mentee_id} AND ${isCurrent(sql`m`)} AND m.id = coalesce(${mentorship_id ?? null}::int, m.id)
      ORDER BY m.id DESC LIMIT 1 FOR SHARE`);
    return found?.mentor_id;
  }

  /** Replaces the words of these tasks by tombstones. */
  async bury(ids: readonly number[]): Promise<void> {
    await this.db.rows(sql`
      UPDATE tasks SET title = ${TOMBSTONE}, description = NULL, ${touched(Task)} WHERE id = ANY (${ids}::int[]) AND title <> ${TOMBSTONE}`);
  }
}
