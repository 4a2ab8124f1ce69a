import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible, rowsWithPermissions, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type FeedPage, type FeedRequest, type JsonResource } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { Events } from '@app/events';
import { Comment } from './comment.entity';
import { type CommentFacts, CommentsPolicy } from './comments.policy';
import { CommentsRepository } from './comments.repository';
import type { CommentView } from './comments.view';
import { TaskCommented, taskIds } from './tasks.events';
import { COMMENT } from './nouns';
import { TasksPolicy } from './tasks.policy';
import { TasksRepository } from './tasks.repository';

interface CommentRef {
  readonly task_id: number;
  readonly id: number;
  readonly expected?: ExpectedVersion;
}

@Injectable()
export class CommentsService {
  constructor(
    private readonly comments: CommentsRepository,
    private readonly tasks: TasksRepository,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  async list(actor: Actor, task_id: number, part: FeedRequest): Promise<FeedPage<CommentView>> {
    requireVisible(TasksPolicy.read, actor, await this.tasks.find(task_id, actor));
    const { results, ...rest } = await this.comments.list(actor, task_id, part);
    return { ...rest, results: rowsWithPermissions(CommentsPolicy.read, actor, results) };
  }

  async get(actor: Actor, task_id: number, id: number): Promise<JsonResource<CommentView>> {
    const comment = await this.comments.find(actor, task_id, id);
    if (!comment) throw new NotFound(COMMENT);
    return withPermissions(CommentsPolicy.read, actor, comment);
  }

  add(actor: Actor, task_id: number, body: string): Promise<JsonResource<CommentView>> {
    return this.db.transaction(async () => {
      const task = requireVisible(TasksPolicy.read, actor, await this.tasks.find(task_id, actor));
      authorize(TasksPolicy.comment, actor, task);
      const comment = Comment.about(task, actor.id, body);
      await this.comments.add(comment);
      this.audit.record(actor, 'comment.create', comment);
      this.events.publish(TaskCommented, taskIds(task, actor));
      return this.get(actor, task_id, comment.id);
    });
  }

  update(actor: Actor, ref: CommentRef, body: string | undefined): Promise<JsonResource<CommentView>> {
    return this.db.transaction(async () => {
      const { comment, facts } = await this.held(actor, ref);
      authorize(CommentsPolicy.update, actor, facts);
      expectVersion(comment, ref.expected);
      if (body !== undefined) comment.rewrite(body);
      await this.comments.save(comment);
      this.audit.record(actor, 'comment.update', comment);
      return this.get(actor, ref.task_id, ref.id);
    });
  }

  remove(actor: Actor, ref: CommentRef): Promise<void> {
    return this.db.transaction(async () => {
      const { comment, facts } = await this.held(actor, ref);
      authorize(CommentsPolicy.delete, actor, facts);
      expectVersion(comment, ref.expected);
      await this.comments.remove(comment);
      this.audit.record(actor, 'comment.remove', comment);
    });
  }

  /** Locks the comment. Throws `NotFound` if the actor cannot read its task. */
  private async held(actor: Actor, { task_id, id }: CommentRef): Promise<{ comment: Comment; facts: CommentFacts }> {
    const task = await this.tasks.find(task_id, actor);
    const comment = task && TasksPolicy.read(actor, task) && (await this.comments.findForUpdate(task_id, id));
    if (!task || !comment) throw new NotFound(COMMENT);
    return { comment, facts: { ...task, author_id: comment.author_id } };
  }
}
