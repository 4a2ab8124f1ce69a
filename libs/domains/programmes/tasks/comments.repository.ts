import { Injectable } from '@nestjs/common';
import { type Actor, FindsResource } from '@app/auth';
import { Database, type FeedPage, type FeedRequest, type JsonResource, sql, touched } from '@app/database';
import { Comment } from './comment.entity';
import { ofTask } from './tasks.repository';
import { substitutesFor } from './tasks.scope';
import type { CommentFacts } from './comments.policy';
import { type CommentView, commentView } from './comments.view';

export const comments = sql`task_comments c JOIN tasks t ON t.id = c.task_id JOIN users a ON a.id = c.author_id`;
/** The columns of `CommentFacts`. */
export const commentFacts = sql`t.company_id, t.assignee_id, t.reviewer_id, t.mentorship_id, t.mentor_id, ${substitutesFor(sql`t`)} AS substitute_ids,
  c.author_id`;

@Injectable()
export class CommentsRepository {
  constructor(private readonly db: Database) {}

  /** The facts that `CommentsPolicy` needs. */
  @FindsResource('comment')
  subject(id: number): Promise<CommentFacts | undefined> {
    return this.db.row(sql<CommentFacts>`SELECT ${commentFacts} FROM ${comments} WHERE c.id = ${id}`);
  }

  /** Lists the comments, oldest first. Each row has its JSON text and the facts from which `rowsWithPermissions` adds the permissions. */
  list(viewer: Actor, task_id: number, part: FeedRequest): Promise<FeedPage<CommentView>> {
    const where = ofTask(viewer, task_id);
    const select = sql`${commentView}::text AS json, ${commentFacts}`;
    return this.db.feed({ select, from: comments, where, keys: [{ by: sql`c.id`, type: 'bigint' }], ascending: true }, part);
  }

  find(viewer: Actor, task_id: number, id: number): Promise<(JsonResource<CommentView> & CommentFacts) | undefined> {
    return this.db.row(sql<JsonResource<CommentView> & CommentFacts>`
      SELECT c.id, c.version, ${commentView}::text AS json, ${commentFacts}
      FROM ${comments} WHERE c.id = ${id} AND ${ofTask(viewer, task_id)}`);
  }

  findForUpdate(task_id: number, id: number): Promise<Comment | null> {
    return this.db.findForUpdate(Comment, sql`id = ${id} AND task_id = ${task_id}`);
  }

  async add(comment: Comment): Promise<void> {
    await this.db.add(comment);
  }

  save(comment: Comment): Promise<void> {
    return this.db.save(comment);
  }

  /** Renews the version of a comment whose attachments have changed. */
  async touch({ id }: Comment): Promise<void> {
    await this.db.rows(sql`UPDATE task_comments SET ${touched(Comment)} WHERE id = ${id}`);
  }

  async remove({ id }: Comment): Promise<void> {
    await this.db.rows(sql`DELETE FROM task_comments WHERE id = ${id}`);
  }
}
