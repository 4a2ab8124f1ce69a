import { Injectable } from '@nestjs/common';
import { type Actor, authorize, permissionsAmong, requireVisible, writePermissions } from '@app/auth';
import { Database, type IdsRequest, type JsonResource, type Page } from '@app/database';
import { type HandedDocument, documentLinks } from '@app/document-links';
import { NotFound, ValidationFailed } from '@app/errors';
import { AttachmentsService } from '@library/attachments';
import { SubmissionsRepository } from './submissions.repository';
import type { SubmissionResource, SubmissionView } from './submissions.view';
import { type TaskMoveRequest, TaskMovesService } from './task-moves.service';
import { SUBMISSION } from './nouns';
import { TasksPolicy } from './tasks.policy';
import { TasksRepository } from './tasks.repository';
import { TasksService } from './tasks.service';
import type { TaskView } from './tasks.view';

/** Permissions on a task that apply to a submission. An open one is reviewed by the moves of its task. */
const ON_ATTEMPT = [TasksPolicy.read];
const ON_OPEN_ATTEMPT = [...ON_ATTEMPT, TasksPolicy.approve, TasksPolicy.request_changes];

/** The content of a submission. */
export type SubmittedWork = Pick<TaskMoveRequest, 'text' | 'link' | 'expected'> & {
  readonly upload_ids?: readonly string[];
  readonly document_id?: number;
};

@Injectable()
export class SubmissionsService {
  constructor(
    private readonly submissions: SubmissionsRepository,
    private readonly tasks: TasksService,
    private readonly moves: TaskMovesService,
    private readonly rows: TasksRepository,
    private readonly attachments: AttachmentsService,
    private readonly db: Database,
  ) {}

  async list(actor: Actor, task_id: number, page: IdsRequest): Promise<Page<SubmissionView>> {
    await this.tasks.get(actor, task_id);
    return this.submissions.list(actor, task_id, page);
  }

  async get(actor: Actor, task_id: number, id: number): Promise<JsonResource<SubmissionView>> {
    return found(actor, await this.submissions.find(actor, task_id, id));
  }

  /** Submits the task with its files, and with a document as it is now. */
  async submit(actor: Actor, task_id: number, { upload_ids, document_id, ...request }: SubmittedWork): Promise<JsonResource<TaskView>> {
    if (upload_ids ?? document_id)
      authorize(TasksPolicy.submit, actor, requireVisible(TasksPolicy.read, actor, await this.rows.find(task_id)));
    const files = await this.attachments.receive(actor, upload_ids);
    return this.db.transaction(async () => {
      const document = await this.documentOf(actor, document_id);
      const task = await this.moves.move(actor, task_id, { ...request, document, move: 'submit' });
      if (!files) return task;
      const { id, company_id } = (await this.submissions.latest(actor, task_id))!;
      await this.attachments.attach(actor, { resource: 'submission', id, company_id }, files);
      return task;
    });
  }

  /** Documents that the actor may not hand in and missing ones look the same. */
  private async documentOf(actor: Actor, id: number | undefined): Promise<HandedDocument | undefined> {
    if (id === undefined) return undefined;
    const found = await this.submissions.documentOf(id);
    if (!found || found.body === null || !documentLinks()!.hand_in(actor, found))
      throw new ValidationFailed([{ field: 'document_id', message: NOT_OWN }]);
    return { id, title: found.title, body: found.body };
  }

  /** The same, and returns the submission instead of the task. */
  handIn(actor: Actor, task_id: number, work: SubmittedWork): Promise<JsonResource<SubmissionView>> {
    return this.db.transaction(async () => {
      await this.submit(actor, task_id, work);
      return found(actor, await this.submissions.latest(actor, task_id));
    });
  }
}

const NOT_OWN = {
  en: 'must be a Markdown document with a text that you own and may edit',
  ko: '본인이 담당하고 편집할 수 있는, 본문이 있는 마크다운 문서여야 합니다',
};

function found(actor: Actor, submission: SubmissionResource | undefined): SubmissionResource {
  if (!submission) throw new NotFound(SUBMISSION);
  return writePermissions(submission, permissionsAmong(submission.is_open ? ON_OPEN_ATTEMPT : ON_ATTEMPT, actor, submission));
}
