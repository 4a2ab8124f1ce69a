import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Events } from '@app/events';
import { PlannedTasksService } from '@programmes/tasks';
import { PlanStatesService } from './plan-states.service';
import { PlanReplanned } from './plans.events';
import { PlansRepository } from './plans.repository';
import { type Replan, type ReplanEffect, effectOf, effectsOf, replansOf } from './replan-effects';
import { applyReplan, isMoved } from './replanning';

/** Computes the dates of plans in the present calendars, and writes them. The number of statements does not depend on the number of plans. */
@Injectable()
export class ReplannedPlansService {
  constructor(
    private readonly plans: PlansRepository,
    private readonly states: PlanStatesService,
    private readonly tasks: PlannedTasksService,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Reports the effects. Locks and writes nothing. */
  async preview(mentorship_ids: readonly number[]): Promise<ReplanEffect[]> {
    const states = await this.states.of(await this.plans.findOf(mentorship_ids), await this.tasks.look(mentorship_ids));
    return effectsOf(states, this.clock.now());
  }

  /** Moves the dates of one mentorship. `expect` gets the effect before anything is written, and may throw. The caller has locked the mentorship. */
  async apply(actor: Actor, mentorship_id: number, expect: (effect: ReplanEffect) => void): Promise<ReplanEffect> {
    const plans = await this.plans.findOfForUpdate([mentorship_id]);
    const tasks = await this.tasks.findForUpdate([mentorship_id]);
    const [replan] = [...replansOf(await this.states.of(plans, tasks), this.clock.now())] as [Replan];
    const effect = effectOf(replan);
    expect(effect);
    if (effect.counts.moved === 0) return effect;
    applyReplan(replan.decisions);
    await this.tasks.save(actor, 'task.replan', tasks);
    await this.plans.keep(replan.decisions.map(({ entry }) => entry));
    await this.publish(actor, replan, effect);
    return effect;
  }

  private async publish(actor: Actor, { states, decisions }: Replan, { mentorship_id, counts }: ReplanEffect): Promise<void> {
    const { company_id } = states[0]!.plan;
    const moved_ids = [...new Set(decisions.filter(isMoved).map(({ task }) => task.assignee_id))];
    this.events.publish(PlanReplanned, { mentorship_id, company_id, moved_ids, actor_id: actor.id });
    await this.audit.note({ action: 'plan.replan', actor_id: actor.id, company_id, resource_id: mentorship_id, facts: counts });
  }
}
