import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { Events } from '@app/events';
import { PlannedTasksService } from '@programmes/tasks';
import type { PlanState } from './plan-state';
import { PlanStatesService } from './plan-states.service';
import { PlanReplanned } from './plans.events';
import { PlansRepository } from './plans.repository';
import { type ReplanDecision, type ReplanOutcome, applyReplan, isMoved, replanned } from './replanning';

/** The effect of replanning on all plans of one mentorship. */
export interface ReplanEffect {
  readonly mentorship_id: number;
  readonly mentee_id: number;
  readonly counts: { readonly moved: number; readonly kept: number };
  readonly items: readonly ReplanOutcome[];
}

interface Replan {
  readonly states: readonly PlanState[];
  readonly decisions: readonly ReplanDecision[];
}

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

  /** Reports the effects. Locks and writes nothing. A plan of 40 items takes about 5 ms, so other requests have their turn between mentorships. */
  async preview(mentorship_ids: readonly number[]): Promise<ReplanEffect[]> {
    const states = await this.states.of(await this.plans.findOf(mentorship_ids), await this.tasks.look(mentorship_ids));
    const effects: ReplanEffect[] = [];
    for (const replan of this.replansOf(states)) {
      effects.push(effectOf(replan));
      await turn();
    }
    return effects;
  }

  /** Moves the dates of one mentorship. `expect` gets the effect before anything is written, and may throw. The caller has locked the mentorship. */
  async apply(actor: Actor, mentorship_id: number, expect: (effect: ReplanEffect) => void): Promise<ReplanEffect> {
    const plans = await this.plans.findOfForUpdate([mentorship_id]);
    const tasks = await this.tasks.findForUpdate([mentorship_id]);
    const [replan] = [...this.replansOf(await this.states.of(plans, tasks))] as [Replan];
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

  /** Computes the replan of each mentorship when it is asked for. */
  private *replansOf(states: readonly PlanState[]): Generator<Replan> {
    const now = this.clock.now();
    const groups = new Map<number, PlanState[]>();
    for (const state of states) groups.set(state.plan.mentorship_id, [...(groups.get(state.plan.mentorship_id) ?? []), state]);
    for (const group of groups.values()) yield { states: group, decisions: replanned(group, now) };
  }
}

function effectOf({ states, decisions }: Replan): ReplanEffect {
  const { mentorship_id, mentee_id } = states[0]!.around.parties;
  const moved = decisions.filter(isMoved).length;
  return { mentorship_id, mentee_id, counts: { moved, kept: decisions.length - moved }, items: decisions.map(({ outcome }) => outcome) };
}

/** A short text that is equal for equal moves. */
export const fingerprintOf = ({ items }: ReplanEffect): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        items.filter(({ reason }) => reason === null).map(({ task_id, after }) => [task_id, after.scheduled_start_on, after.due_at]),
      ),
    )
    .digest('base64url')
    .slice(0, 12);
