import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible, rowsWithPermissions, withPermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Database, type FeedPage, type FeedRequest, type JsonResource } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { Events } from '@app/events';
import { AttachmentsService } from '@library/attachments';
import { Comment } from './comment.entity';
import { type CommentFacts, CommentsPolicy } from './comments.policy';
import { CommentsRepository } from './comments.repository';
import type { CommentView } from './comments.view';
import { TaskCommented, taskIds } from './tasks.events';
import { COMMENT } from './nouns';
import type { Task } from './task.entity';
import { TasksPolicy } from './tasks.policy';
import { TasksRepository } from './tasks.repository';

/** Fields of a comment, as its author gives them. */
export interface CommentChange {
  readonly body?: string;
  readonly upload_ids?: readonly string[];
}

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
    private readonly attachments: AttachmentsService,
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

  async add(actor: Actor, task_id: number, { body, upload_ids }: CommentChange & { body: string }): Promise<JsonResource<CommentView>> {
    if (upload_ids) await this.commented(actor, task_id);
    const files = await this.attachments.receive(actor, upload_ids);
    return this.db.transaction(async () => {
      const task = await this.commented(actor, task_id);
      const comment = Comment.about(task, actor.id, body);
      await this.comments.add(comment);
      await this.attachments.attach(actor, thingOf(comment), files);
      this.audit.record(actor, 'comment.create', comment);
      this.events.publish(TaskCommented, taskIds(task, actor));
      return this.get(actor, task_id, comment.id);
    });
  }

  async update(actor: Actor, ref: CommentRef, { body, upload_ids }: CommentChange): Promise<JsonResource<CommentView>> {
    const files = await this.received(actor, ref, upload_ids);
    return this.db.transaction(async () => {
      const { comment, facts } = await this.held(actor, ref);
      authorize(CommentsPolicy.update, actor, facts);
      expectVersion(comment, ref.expected);
      if (body !== undefined) comment.rewrite(body);
      await this.comments.save(comment);
      if (await this.attachments.attach(actor, thingOf(comment), files)) await this.comments.touch(comment);
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
      await this.attachments.removeOf(actor, 'comment', [comment.id]);
      this.audit.record(actor, 'comment.remove', comment);
    });
  }

  /** The task, which the actor may comment on. */
  private async commented(actor: Actor, task_id: number): Promise<Task> {
    const task = requireVisible(TasksPolicy.read, actor, await this.tasks.find(task_id, actor));
    authorize(TasksPolicy.comment, actor, task);
    return task;
  }

  /** Verifies the new files of a comment that the actor may change. */
  private async received(actor: Actor, { task_id, id }: CommentRef, upload_ids?: readonly string[]) {
    if (!upload_ids) return undefined;
    const comment = await this.comments.find(actor, task_id, id);
    if (!comment) throw new NotFound(COMMENT);
    authorize(CommentsPolicy.update, actor, comment);
    return this.attachments.receive(actor, upload_ids, thingOf(comment));
  }

  /** Locks the comment. Throws `NotFound` if the actor cannot read its task. */
  private async held(actor: Actor, { task_id, id }: CommentRef): Promise<{ comment: Comment; facts: CommentFacts }> {
    const task = await this.tasks.find(task_id, actor);
    const comment = task && TasksPolicy.read(actor, task) && (await this.comments.findForUpdate(task_id, id));
    if (!task || !comment) throw new NotFound(COMMENT);
    return { comment, facts: { ...task, author_id: comment.author_id } };
  }
}

const thingOf = ({ id, company_id }: { readonly id: number | string; readonly company_id: string }) => ({
  resource: 'comment',
  id,
  company_id,
});
