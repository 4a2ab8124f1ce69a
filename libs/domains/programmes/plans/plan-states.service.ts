import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/auth';
import { Clock } from '@app/config';
import { CalendarService } from '@organisation/calendar';
import { PlannedTasksService, type Task } from '@programmes/tasks';
import { applyMerge } from './application';
import { type Merge, MergeAction } from './merge';
import type { Plan } from './plan.entity';
import { type Parties, PlanState } from './plan-state';
import { PlansRepository } from './plans.repository';

type Somebody = Pick<Actor, 'id'> | null;

export interface Rolled {
  readonly state: PlanState;
  readonly merge: Merge;
}

/** Puts together what a merge decides by, and writes what came of it: as many statements for many plans as for one. */
@Injectable()
export class PlanStatesService {
  constructor(
    private readonly plans: PlansRepository,
    private readonly tasks: PlannedTasksService,
    private readonly calendars: CalendarService,
    private readonly clock: Clock,
  ) {}

  /** The states of plans, with the tasks of their mentorships as they were loaded or locked. */
  async of(plans: readonly Plan[], tasks: readonly Task[]): Promise<PlanState[]> {
    const parties = await this.plans.partiesOf(plans.map(({ mentorship_id }) => mentorship_id));
    const items = grouped(await this.plans.itemsOf(plans.map(({ id }) => id)), ({ plan_id }) => plan_id);
    const calendars = await this.calendars.calendarsOf(parties.flatMap(peopleIn));
    const ofMentorship = grouped(tasks, ({ mentorship_id }) => mentorship_id);
    const partiesById = new Map(parties.map((each) => [each.mentorship_id, each]));
    return plans.map((plan) => {
      const around = { parties: partiesById.get(plan.mentorship_id)!, tasks: ofMentorship.get(plan.mentorship_id) ?? [], calendars };
      return new PlanState(plan, items.get(plan.id) ?? [], around);
    });
  }

  /** Writes what was decided about plans and tasks that are locked. */
  async write(actor: Somebody, rolled: readonly Rolled[]): Promise<void> {
    const needed = rolled
      .flatMap(({ merge }) => merge.decisions)
      .filter(({ outcome, isReplaced }) => outcome?.action === MergeAction.Add || isReplaced);
    const ids = (await this.tasks.reserve(needed.length))[Symbol.iterator]();
    const now = this.clock.now();
    const written = rolled.map(({ state, merge }) => applyMerge(state, merge, ids, now));
    // Items of one mentorship may come from several plans, each of which knows all of its tasks.
    await this.tasks.save(actor, 'task.roll_out', [...new Set(rolled.flatMap(({ state }) => state.around.tasks))]);
    await this.tasks.give(
      actor,
      written.flatMap(({ given }) => given),
    );
    await this.plans.keep(written.flatMap(({ entries }) => entries));
  }
}

export const peopleIn = ({ mentor_id, mentee_id, lead_id }: Parties): number[] =>
  [mentor_id, mentee_id, lead_id].filter((id) => id !== null);

function grouped<Thing, Key>(things: readonly Thing[], keyOf: (thing: Thing) => Key): Map<Key, Thing[]> {
  const groups = new Map<Key, Thing[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
}
