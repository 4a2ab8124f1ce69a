import { Injectable } from '@nestjs/common';
import { Database, type Sql, sql, touched } from '@app/database';
import { TOMBSTONE } from '@app/personal-data';
import { Comment } from './comment.entity';
import { Submission } from './submission.entity';
import { Task } from './task.entity';

/** Removes the texts of a person who left from tasks. Every statement is idempotent. */
@Injectable()
export class TaskWordsRepository {
  constructor(private readonly db: Database) {}

  /** Deletes their personal tasks. A personal task with a subtask that is not personal is kept, with its texts removed. */
  removePersonal(user_id: number): Promise<void> {
    return this.db.transaction(async () => {
      await this.db.rows(sql`
        DELETE FROM tasks t WHERE ${isPersonalOf(sql`t`, user_id)} AND NOT EXISTS (
          SELECT FROM tasks part WHERE part.parent_id = t.id AND (part.reviewer_id IS NOT NULL OR part.mentorship_id IS NOT NULL))`);
      await this.db.rows(sql`
        UPDATE tasks t SET title = ${TOMBSTONE}, description = NULL, guideline = NULL,
          blocked_reason = ${buried(sql`t.blocked_reason`)}, ${touched(Task, 't')}
        WHERE ${isPersonalOf(sql`t`, user_id)} AND t.title <> ${TOMBSTONE}`);
    });
  }

  /** Replaces their comments, submissions, notes and reasons by tombstones. */
  bury(user_id: number): Promise<void> {
    return this.db.transaction(async () => {
      await this.db.rows(sql`
        UPDATE task_comments SET body = ${TOMBSTONE}, ${touched(Comment)} WHERE author_id = ${user_id} AND body <> ${TOMBSTONE}`);
      await this.db.rows(sql`
        UPDATE task_submissions SET text = ${buried(sql`coalesce(text, link, document_title)`)}, link = NULL,
          document_title = ${buried(sql`document_title`)}, document_body = ${buried(sql`document_body`)}, ${touched(Submission)}
        WHERE author_id = ${user_id} AND coalesce(text, link, document_title) IS DISTINCT FROM ${TOMBSTONE}`);
      await this.db.rows(sql`
        UPDATE task_submissions SET note = ${buried(sql`note`)}, ${touched(Submission)} WHERE reviewer_id = ${user_id} AND note <> ${TOMBSTONE}`);
      await this.db.rows(sql`
        UPDATE tasks SET blocked_reason = ${buried(sql`blocked_reason`)}, ${touched(Task)}
        WHERE assignee_id = ${user_id} AND blocked_reason <> ${TOMBSTONE}`);
      await this.db.rows(sql`
        UPDATE tasks SET waived_reason = ${buried(sql`waived_reason`)}, ${touched(Task)}
        WHERE reviewer_id = ${user_id} AND waived_reason <> ${TOMBSTONE}`);
    });
  }
}

/** Tells whether this row of tasks is a person's own task without a reviewer and a mentorship. */
export const isPersonalOf = (t: Sql, user_id: number): Sql =>
  sql`${t}.assignee_id = ${user_id} AND ${t}.reviewer_id IS NULL AND ${t}.mentorship_id IS NULL`;

/** A tombstone if there is a text, `NULL` otherwise. */
const buried = (words: Sql): Sql => sql`CASE WHEN ${words} IS NOT NULL THEN ${TOMBSTONE}::text END`;
