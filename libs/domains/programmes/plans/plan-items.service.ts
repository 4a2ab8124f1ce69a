import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type Permissions,
  authorize,
  nameOf,
  permissionsAmong,
  permissionsOn,
  requireVisible,
  withPermissions,
  writePermissions,
} from '@app/auth';
import { Database, type JsonResource } from '@app/database';
import { type ExpectedVersion, NotFound } from '@app/errors';
import { ITEM, type Noun } from '@app/i18n';
import { type ApprovalRequestView, ApprovalRequestsService, isAsking } from '@programmes/approval-requests';
import { type NewTask, type TaskChange, TaskMovesService, TasksPolicy, TasksService } from '@programmes/tasks';
import { PlanViewsRepository } from './plan-views.repository';
import { PLAN } from './nouns';
import { PlansPolicy } from './plans.policy';
import type { PlanItemResource, PlanItemView, PlanView, ProgressView } from './plans.view';

/** A task of a plan, and the expected version. */
export interface PlanItemRef {
  readonly mentorship_id: number;
  readonly id: number;
  readonly expected?: ExpectedVersion;
}

type Added = Omit<NewTask, 'assignee_id' | 'mentorship_id'> & { readonly assignee_id?: number };
type PlanItemAction = 'adapt' | 'waive';
type DoneOrAsked = JsonResource<PlanItemView> | JsonResource<ApprovalRequestView>;

/** Reads and adapts plans. Each item is a task, so the rules of tasks apply. */
@Injectable()
export class PlanItemsService {
  constructor(
    private readonly views: PlanViewsRepository,
    private readonly tasks: TasksService,
    private readonly moves: TaskMovesService,
    private readonly requests: ApprovalRequestsService,
    private readonly db: Database,
  ) {}

  async plan(actor: Actor, mentorship_id: number): Promise<JsonResource<PlanView>> {
    return withPermissions(PlansPolicy.read, actor, found(PLAN, await this.views.find(actor, mentorship_id)));
  }

  async progress(actor: Actor, mentorship_id: number): Promise<JsonResource<ProgressView>> {
    return found(PLAN, await this.views.progress(actor, mentorship_id));
  }

  async get(actor: Actor, { mentorship_id, id }: PlanItemRef): Promise<JsonResource<PlanItemView>> {
    const item = found(ITEM, await this.views.item(actor, mentorship_id, id));
    return writePermissions(item, permissionsOnItem(actor, item));
  }

  /** Adds an item to this plan, for the mentee by default. Roll-outs do not change it. */
  add(actor: Actor, mentorship_id: number, draft: Added): Promise<JsonResource<PlanItemView>> {
    return this.db.transaction(async () => {
      const plan = requireVisible(PlansPolicy.read, actor, await this.views.subject(mentorship_id));
      authorize(PlansPolicy.add, actor, plan);
      const task = await this.tasks.assign(actor, { ...draft, assignee_id: draft.assignee_id ?? plan.mentee_id, mentorship_id });
      return this.get(actor, { mentorship_id, id: Number(task.id) });
    });
  }

  /** Changes an item for this plan. Roll-outs keep the changed fields. */
  adapt(actor: Actor, ref: PlanItemRef, change: TaskChange): Promise<DoneOrAsked> {
    return this.done(actor, 'adapt', ref, { payload: change, work: () => this.tasks.update(actor, ref.id, change, ref.expected) });
  }

  waive(actor: Actor, ref: PlanItemRef, reason: string): Promise<DoneOrAsked> {
    const order = { move: 'waive', reason, expected: ref.expected } as const;
    const work = async () => {
      await this.moves.move(actor, ref.id, order);
      const about = { resource: 'plan', action: 'waive', resource_id: ref.mentorship_id };
      await this.requests.meet(actor, { ...about, part: { item_id: ref.id } });
    };
    return this.done(actor, 'waive', ref, { payload: { reason }, work });
  }

  /** Runs the action, or creates a request for approval by the mentor if the actor may only ask. */
  private done(
    actor: Actor,
    action: PlanItemAction,
    ref: PlanItemRef,
    { payload, work }: { readonly payload: object; readonly work: () => Promise<unknown> },
  ): Promise<DoneOrAsked> {
    return this.db.transaction(async () => {
      const { mentorship_id, id: item_id } = ref;
      const plan = requireVisible(PlansPolicy.read, actor, await this.views.subject(mentorship_id));
      await this.get(actor, ref);
      authorize(PlansPolicy[action], actor, plan);
      if (isAsking(PlansPolicy[action], actor)) {
        const asked = {
          resource: 'plan',
          action: action,
          resource_id: mentorship_id,
          payload: { item_id, ...payload },
          on: await this.views.asked(mentorship_id, item_id),
        };
        return this.requests.ask(actor, asked, [plan.mentor_id!]);
      }
      await work();
      return this.get(actor, ref);
    });
  }
}

/** Permission on the task that adapting or waiving an item also needs. */
const NEEDED = new Map([
  [nameOf(PlansPolicy.adapt), nameOf(TasksPolicy.update)],
  [nameOf(PlansPolicy.waive), nameOf(TasksPolicy.waive)],
]);

/** Permissions on an item: those on its plan and those on its task. Adapting and waiving need both. */
function permissionsOnItem(actor: Actor, { plan, task }: PlanItemResource): Permissions {
  const onPlan = permissionsAmong([PlansPolicy.read, PlansPolicy.adapt, PlansPolicy.waive], actor, plan);
  const onTask = permissionsOn(actor, TasksPolicy.read.resource, task);
  const isOpen = (name: string) => !NEEDED.has(name) || onTask.can.includes(NEEDED.get(name)!);
  return { can: [...onPlan.can.filter(isOpen), ...onTask.can], can_ask: [...onPlan.can_ask, ...onTask.can_ask] };
}

function found<T>(noun: Noun, thing: T | undefined): T {
  if (!thing) throw new NotFound(noun);
  return thing;
}
