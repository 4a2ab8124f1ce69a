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

/** The version and the plans of a roll-out. Default: the current version to all running plans. */
export interface RolloutOrder {
  readonly version?: number;
  readonly mentorship_ids?: readonly number[];
  /** Only these items; plans keep their version number. */
  readonly item_ids?: readonly number[];
}

export interface PlanReport {
  readonly mentorship_id: number;
  readonly mentee_id: number;
  /** Numbers of the versions before and afterwards. */
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

/** Rolls versions of curricula out to running plans. */
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

  /** Reports the effects item by item. Locks and writes nothing. */
  async rehearse(actor: Actor, curriculum_id: number, order: RolloutOrder): Promise<RolloutReport> {
    const version = await this.curricula.versionToRollOut(actor, curriculum_id, order.version);
    const running = chosen(await this.plans.findRunning(curriculum_id, version.company_id), order);
    const states = await this.states.of(await this.plans.findOf(running, curriculum_id), await this.tasks.look(running));
    return { ...reportOn(version, order, merging(states, version, order)), dry_run: true };
  }

  /** Rolls out and reports the effects: to all plans, or to none. A concurrent roll-out waits for this one. */
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
      this.events.publish(PlanRolledOut, { mentorship_id, company_id, followed: { curriculum_id, version }, actor_id: actor.id });
    const facts = { version, plans: touched.map(factsOf) };
    await this.audit.note({ action: 'curriculum.roll_out', actor_id: actor.id, company_id, resource_id: curriculum_id, facts });
  }
}

const factsOf = ({ mentorship_id, from_version: from, counts }: PlanReport) => ({ mentorship_id, from, ...counts });

/** Returns the chosen running mentorships. Throws 404 if one of `mentorship_ids` is not running, 409 if there are too many. */
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
