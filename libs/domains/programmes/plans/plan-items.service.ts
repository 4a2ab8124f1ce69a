import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import { type Card, Database } from '@app/database';
import { NotFound } from '@app/errors';
import { ITEM, type Noun } from '@app/i18n';
import { type Request, RequestsService, isAsking } from '@programmes/approval-requests';
import { type NewTask, type TaskChange, TaskMovesService, TasksService } from '@programmes/tasks';
import { PlanViewsRepository } from './plan-views.repository';
import { PLAN } from './nouns';
import { type PlanFacts, PlansPolicy } from './plans.policy';

/** Of which plan which task. */
export interface Place {
  readonly mentorship_id: number;
  readonly id: number;
  readonly expected?: number;
}

type Added = Omit<NewTask, 'assignee_id' | 'mentorship_id'> & { readonly assignee_id?: number };
type Deed = 'adapt' | 'waive';

/** A plan as somebody sees and adapts it. Each of its items is a task: what is true of that is true of it. */
@Injectable()
export class PlanItemsService {
  constructor(
    private readonly views: PlanViewsRepository,
    private readonly tasks: TasksService,
    private readonly moves: TaskMovesService,
    private readonly requests: RequestsService,
    private readonly db: Database,
  ) {}

  async plan(actor: Actor, mentorship_id: number): Promise<Card<object>> {
    return found(PLAN, await this.views.find(actor, mentorship_id));
  }

  async progress(actor: Actor, mentorship_id: number): Promise<Card<object>> {
    return found(PLAN, await this.views.progress(actor, mentorship_id));
  }

  async get(actor: Actor, { mentorship_id, id }: Place): Promise<Card<object>> {
    return found(ITEM, await this.views.item(actor, mentorship_id, id));
  }

  /** For the mentee, unless it is said for whom. No roll-out touches it. */
  add(actor: Actor, mentorship_id: number, draft: Added): Promise<Card<object>> {
    return this.db.transaction(async () => {
      const plan = visible(actor, await this.views.subject(mentorship_id));
      authorize(PlansPolicy.add, actor, plan);
      const task = await this.tasks.assign(actor, { ...draft, assignee_id: draft.assignee_id ?? plan.mentee_id, mentorship_id });
      return this.get(actor, { mentorship_id, id: Number(task.id) });
    });
  }

  /** Changes it for this plan: from then on that is personal. */
  adapt(actor: Actor, place: Place, change: TaskChange): Promise<Card<object>> {
    return this.done(actor, 'adapt', place, { payload: change, work: () => this.tasks.update(actor, place.id, change, place.expected) });
  }

  waive(actor: Actor, place: Place, reason: string): Promise<Card<object>> {
    const order = { move: 'waive', reason, expected: place.expected } as const;
    return this.done(actor, 'waive', place, { payload: { reason }, work: () => this.moves.move(actor, place.id, order) });
  }

  /** By whoever may; whoever may only ask has it recorded, and told to the mentor. */
  private done(
    actor: Actor,
    deed: Deed,
    place: Place,
    { payload, work }: { readonly payload: object; readonly work: () => Promise<unknown> },
  ): Promise<Card<object> | Card<Request>> {
    return this.db.transaction(async () => {
      const { mentorship_id, id: item_id } = place;
      const plan = visible(actor, await this.views.subject(mentorship_id));
      await this.get(actor, place);
      authorize(PlansPolicy[deed], actor, plan);
      if (isAsking(PlansPolicy[deed], actor)) {
        const asked = { resource: 'plan', action: deed, resource_id: mentorship_id, payload: { item_id, ...payload } };
        return this.requests.ask(actor, asked, [plan.mentor_id!]);
      }
      await work();
      return this.get(actor, place);
    });
  }
}

/** What you may not see does not exist. */
function visible(actor: Actor, plan: PlanFacts | undefined): PlanFacts {
  if (!plan || !PlansPolicy.read(actor, plan)) throw new NotFound(PLAN);
  return plan;
}

function found<T>(noun: Noun, thing: T | undefined): T {
  if (!thing) throw new NotFound(noun);
  return thing;
}
