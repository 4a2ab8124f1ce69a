import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Audit } from '@app/audit';
import { Database } from '@app/database';
import { NotFound, ValidationFailed } from '@app/errors';
import { Events } from '@app/events';
import { CurriculaService, type CurriculumVersion } from '@programmes/curricula';
import { MENTORSHIP } from '@programmes/mentorships/nouns';
import { PlannedTasksService } from '@programmes/tasks';
import { MergeAction, type MergeOutcome, merged } from './merge';
import type { PlanState } from './plan-state';
import { PlanStatesService, type Rolled } from './plan-states.service';
import { TooManyPlans } from './plans.errors';
import { PlanRolledOut } from './plans.events';
import { PlansRepository } from './plans.repository';

const MOST = 200;

/** What is to be rolled out, and where to: without either, the current version to every running plan. */
export interface RolloutOrder {
  readonly version?: number;
  readonly mentorship_ids?: readonly number[];
  /** Only these items: the plan goes on following the version that it does. */
  readonly item_ids?: readonly number[];
}

export interface PlanReport {
  readonly mentorship_id: number;
  readonly mentee_id: number;
  /** The versions that the plan follows before and afterwards. */
  readonly from_version: number;
  readonly to_version: number;
  readonly counts: Readonly<Record<MergeAction, number>>;
  readonly items: readonly MergeOutcome[];
}

export interface RolloutReport {
  readonly curriculum_id: number;
  readonly version: number;
  readonly dry_run: boolean;
  readonly plans: readonly PlanReport[];
}

/** Has running plans follow another version of their curriculum. */
@Injectable()
export class RolloutService {
  constructor(
    private readonly plans: PlansRepository,
    private readonly states: PlanStatesService,
    private readonly tasks: PlannedTasksService,
    private readonly curricula: CurriculaService,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** Says item by item what would be done, from what there is now. Nothing is locked, and nothing written. */
  async rehearse(actor: Actor, curriculum_id: number, order: RolloutOrder): Promise<RolloutReport> {
    const version = await this.curricula.versionToRollOut(actor, curriculum_id, order.version);
    const running = chosen(await this.plans.findRunning(curriculum_id, version.company_id), order);
    const states = await this.states.of(await this.plans.findOf(running, curriculum_id), await this.tasks.look(running));
    return { ...reportOn(version, order, merging(states, version, order)), dry_run: true };
  }

  /** Does it, and says the same: to all of the plans, or to none. Of two who do so at once, the second finds what the first has left. */
  rollOut(actor: Actor, curriculum_id: number, order: RolloutOrder): Promise<RolloutReport> {
    return this.db.transaction(async () => {
      const version = await this.curricula.versionToRollOut(actor, curriculum_id, order.version);
      const running = chosen(await this.plans.lockRunning(curriculum_id, version.company_id), order);
      const plans = await this.plans.findOfForUpdate(running, curriculum_id);
      const rolled = merging(await this.states.of(plans, await this.tasks.findForUpdate(running)), version, order);
      const report = reportOn(version, order, rolled);
      await this.states.write(actor, rolled);
      if (!order.item_ids) await this.plans.pin(running, version);
      await this.publish(actor, version.company_id, report);
      return report;
    });
  }

  private async publish(actor: Actor, company_id: string, { curriculum_id, version, plans }: RolloutReport): Promise<void> {
    const touched = plans.filter(
      ({ from_version, to_version, counts }) => from_version !== to_version || counts.add + counts.change + counts.drop > 0,
    );
    for (const { mentorship_id } of touched)
      this.events.publish(PlanRolledOut, { mentorship_id, followed: { curriculum_id, version }, actor_id: actor.id });
    const facts = { version, plans: touched.map(factsOf) };
    await this.audit.note({ action: 'curriculum.roll_out', actor_id: actor.id, company_id, resource_id: curriculum_id, facts });
  }
}

const factsOf = ({ mentorship_id, from_version: from, counts }: PlanReport) => ({ mentorship_id, from, ...counts });

/** The running ones, or those of them that are named. Another one does not exist, or not for this. */
function chosen(running: readonly number[], { mentorship_ids }: RolloutOrder): readonly number[] {
  if (mentorship_ids && !mentorship_ids.every((id) => running.includes(id))) throw new NotFound(MENTORSHIP);
  const ids = mentorship_ids ? running.filter((id) => mentorship_ids.includes(id)) : running;
  if (ids.length > MOST) throw new TooManyPlans();
  return ids;
}

function merging(states: readonly PlanState[], version: CurriculumVersion, { item_ids }: RolloutOrder): Rolled[] {
  const known = new Set([...version.items.map(({ id }) => id), ...states.flatMap(({ entries }) => [...entries.keys()])]);
  const unknown = item_ids?.filter((id) => !known.has(id)) ?? [];
  if (unknown.length > 0) throw new ValidationFailed([{ field: 'item_ids', message: notThere(unknown) }]);
  const only = item_ids && new Set(item_ids);
  return states.map((state) => ({ state, merge: merged(state, version, only) }));
}

const notThere = (ids: readonly number[]) => ({
  en: `not an item of the version or the plans: ${ids.join(', ')}`,
  ko: `버전에도 계획에도 없는 항목입니다: ${ids.join(', ')}`,
});

function reportOn({ curriculum_id, number }: CurriculumVersion, { item_ids }: RolloutOrder, rolled: readonly Rolled[]): RolloutReport {
  const plans = rolled.map(({ state: { plan, around }, merge }) => {
    const items = merge.decisions.flatMap(({ outcome }) => outcome ?? []);
    const { mentorship_id, curriculum_version: from_version } = plan;
    const to_version = item_ids ? from_version : number;
    return { mentorship_id, mentee_id: around.parties.mentee_id, from_version, to_version, counts: countsOf(items), items };
  });
  return { curriculum_id, version: number, dry_run: false, plans };
}

function countsOf(items: readonly MergeOutcome[]): PlanReport['counts'] {
  const counts = { add: 0, change: 0, keep: 0, drop: 0 };
  for (const { action } of items) counts[action]++;
  return counts;
}
