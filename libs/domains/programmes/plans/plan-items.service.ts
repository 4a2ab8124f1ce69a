import { Injectable } from '@nestjs/common';
import { type Actor, authorize, requireVisible } from '@app/auth';
import { Database, type JsonResource } from '@app/database';
import { NotFound } from '@app/errors';
import { ITEM, type Noun } from '@app/i18n';
import { type ApprovalRequest, ApprovalRequestsService, isAsking } from '@programmes/approval-requests';
import { type NewTask, type TaskChange, TaskMovesService, TasksService } from '@programmes/tasks';
import { PlanViewsRepository } from './plan-views.repository';
import { PLAN } from './nouns';
import { PlansPolicy } from './plans.policy';

/** A task of a plan, and the version that the client expects. */
export interface PlanItemRef {
  readonly mentorship_id: number;
  readonly id: number;
  readonly expected?: number;
}

type Added = Omit<NewTask, 'assignee_id' | 'mentorship_id'> & { readonly assignee_id?: number };
type PlanItemAction = 'adapt' | 'waive';

/** A plan as somebody sees and adapts it. Each of its items is a task: what is true of that is true of it. */
@Injectable()
export class PlanItemsService {
  constructor(
    private readonly views: PlanViewsRepository,
    private readonly tasks: TasksService,
    private readonly moves: TaskMovesService,
    private readonly requests: ApprovalRequestsService,
    private readonly db: Database,
  ) {}

  async plan(actor: Actor, mentorship_id: number): Promise<JsonResource<object>> {
    return found(PLAN, await this.views.find(actor, mentorship_id));
  }

  async progress(actor: Actor, mentorship_id: number): Promise<JsonResource<object>> {
    return found(PLAN, await this.views.progress(actor, mentorship_id));
  }

  async get(actor: Actor, { mentorship_id, id }: PlanItemRef): Promise<JsonResource<object>> {
    return found(ITEM, await this.views.item(actor, mentorship_id, id));
  }

  /** For the mentee, unless it is said for whom. No roll-out touches it. */
  add(actor: Actor, mentorship_id: number, draft: Added): Promise<JsonResource<object>> {
    return this.db.transaction(async () => {
      const plan = requireVisible(PlansPolicy.read, actor, await this.views.subject(mentorship_id));
      authorize(PlansPolicy.add, actor, plan);
      const task = await this.tasks.assign(actor, { ...draft, assignee_id: draft.assignee_id ?? plan.mentee_id, mentorship_id });
      return this.get(actor, { mentorship_id, id: Number(task.id) });
    });
  }

  /** Changes it for this plan: from then on that is personal. */
  adapt(actor: Actor, ref: PlanItemRef, change: TaskChange): Promise<JsonResource<object>> {
    return this.done(actor, 'adapt', ref, { payload: change, work: () => this.tasks.update(actor, ref.id, change, ref.expected) });
  }

  waive(actor: Actor, ref: PlanItemRef, reason: string): Promise<JsonResource<object>> {
    const order = { move: 'waive', reason, expected: ref.expected } as const;
    return this.done(actor, 'waive', ref, { payload: { reason }, work: () => this.moves.move(actor, ref.id, order) });
  }

  /** By whoever may; whoever may only ask has it recorded, and told to the mentor. */
  private done(
    actor: Actor,
    action: PlanItemAction,
    ref: PlanItemRef,
    { payload, work }: { readonly payload: object; readonly work: () => Promise<unknown> },
  ): Promise<JsonResource<object> | JsonResource<ApprovalRequest>> {
    return this.db.transaction(async () => {
      const { mentorship_id, id: item_id } = ref;
      const plan = requireVisible(PlansPolicy.read, actor, await this.views.subject(mentorship_id));
      await this.get(actor, ref);
      authorize(PlansPolicy[action], actor, plan);
      if (isAsking(PlansPolicy[action], actor)) {
        const asked = { resource: 'plan', action: action, resource_id: mentorship_id, payload: { item_id, ...payload } };
        return this.requests.ask(actor, asked, [plan.mentor_id!]);
      }
      await work();
      return this.get(actor, ref);
    });
  }
}

function found<T>(noun: Noun, thing: T | undefined): T {
  if (!thing) throw new NotFound(noun);
  return thing;
}
