import { Injectable } from '@nestjs/common';
import { type Actor, authorize, authorizeFields, permissionsAmong, requireVisible, writePermissions } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Database, type IdsRequest, type JsonResource, type Page, type PageRequest } from '@app/database';
import { type ExpectedVersion, NotFound, expectVersion } from '@app/errors';
import { ChecklistItem } from './checklist-item.entity';
import { ChecklistRepository } from './checklist.repository';
import type { ChecklistItemView } from './checklist.view';
import type { Task } from './task.entity';
import { ChecklistChanged, ChecklistFull } from './tasks.errors';
import { CHECKLIST_ITEM } from './nouns';
import { TasksPolicy } from './tasks.policy';
import { TasksRepository } from './tasks.repository';

const MOST = 100;
const ALL: PageRequest = { page: 1, page_size: MOST };
/** Permissions on a task that apply to an item of its checklist. */
const ON_ITEM = [TasksPolicy.read, TasksPolicy.update, TasksPolicy.tick];

interface ChecklistItemRef {
  readonly task_id: number;
  readonly id: number;
  readonly expected?: ExpectedVersion;
}

interface ChecklistItemChange {
  readonly title?: string;
  readonly is_done?: boolean;
}

/** Editing items needs `task:update`; ticking needs `task:tick`. */
@Injectable()
export class ChecklistService {
  constructor(
    private readonly items: ChecklistRepository,
    private readonly tasks: TasksRepository,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, task_id: number, page: IdsRequest): Promise<Page<ChecklistItemView>> {
    requireVisible(TasksPolicy.read, actor, await this.tasks.find(task_id, actor));
    return this.items.list(actor, task_id, page);
  }

  async get(actor: Actor, task_id: number, id: number): Promise<JsonResource<ChecklistItemView>> {
    const item = await this.items.find(actor, task_id, id);
    if (!item) throw new NotFound(CHECKLIST_ITEM);
    return writePermissions(item, permissionsAmong(ON_ITEM, actor, item));
  }

  add(actor: Actor, task_id: number, title: string): Promise<JsonResource<ChecklistItemView>> {
    return this.db.transaction(async () => {
      const task = await this.kept(actor, task_id);
      const { count, next } = await this.items.endOf(task_id);
      if (count >= MOST) throw new ChecklistFull();
      const item = ChecklistItem.on(task, title, next);
      await this.items.add(item);
      this.audit.record(actor, 'checklist_item.create', item);
      return this.get(actor, task_id, item.id);
    });
  }

  update(actor: Actor, ref: ChecklistItemRef, { title, is_done }: ChecklistItemChange): Promise<JsonResource<ChecklistItemView>> {
    return this.db.transaction(async () => {
      const { task, item } = await this.held(actor, ref);
      authorize(TasksPolicy.tick, actor, task);
      authorizeFields(TasksPolicy.update, { title }, () => TasksPolicy.update(actor, task));
      expectVersion(item, ref.expected);
      if (title !== undefined) item.rename(title);
      if (is_done !== undefined) item.tick(is_done, actor.id, this.clock.now());
      await this.items.save(item);
      this.audit.record(actor, 'checklist_item.update', item);
      return this.get(actor, ref.task_id, ref.id);
    });
  }

  /** Reorders the checklist. Throws `ChecklistChanged` unless `ids` names each item once. */
  reorder(actor: Actor, task_id: number, ids: readonly number[]): Promise<Page<ChecklistItemView>> {
    return this.db.transaction(async () => {
      const task = await this.kept(actor, task_id);
      const before = await this.items.idsOf(task_id);
      if (ids.length !== before.length || !before.every((id) => ids.includes(id))) throw new ChecklistChanged();
      await this.items.reorder(task_id, ids);
      await this.audit.note({
        action: 'checklist_item.reorder',
        actor_id: actor.id,
        company_id: task.company_id,
        facts: { task_id, before, after: ids },
      });
      return this.items.list(actor, task_id, ALL);
    });
  }

  remove(actor: Actor, ref: ChecklistItemRef): Promise<void> {
    return this.db.transaction(async () => {
      const { task, item } = await this.held(actor, ref);
      authorize(TasksPolicy.update, actor, task);
      expectVersion(item, ref.expected);
      await this.items.remove(item);
      this.audit.record(actor, 'checklist_item.remove', item);
    });
  }

  /** Locks the task, so that two items that are added at once get different positions. */
  private async kept(actor: Actor, task_id: number): Promise<Task> {
    const task = requireVisible(TasksPolicy.read, actor, await this.tasks.findForUpdate(task_id, actor));
    authorize(TasksPolicy.update, actor, task);
    return task;
  }

  private async held(actor: Actor, { task_id, id }: ChecklistItemRef): Promise<{ task: Task; item: ChecklistItem }> {
    const task = await this.tasks.find(task_id, actor);
    const item = task && TasksPolicy.read(actor, task) && (await this.items.findForUpdate(task_id, id));
    if (!item) throw new NotFound(CHECKLIST_ITEM);
    return { task, item };
  }
}
