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

/** Loads the states that a merge needs, and writes its result. The number of statements does not depend on the number of plans. */
@Injectable()
export class PlanStatesService {
  constructor(
    private readonly plans: PlansRepository,
    private readonly tasks: PlannedTasksService,
    private readonly calendars: CalendarService,
    private readonly clock: Clock,
  ) {}

  /** Builds the states of plans. `tasks` are those of their mentorships, loaded or locked by the caller. */
  async of(plans: readonly Plan[], tasks: readonly Task[]): Promise<PlanState[]> {
    const parties = await this.plans.partiesOf(plans.map(({ mentorship_id }) => mentorship_id));
    const items = grouped(await this.plans.itemsOf(plans.map(({ id }) => id)), ({ plan_id }) => plan_id);
    const people = [...parties.flatMap(peopleIn), ...tasks.map(({ assignee_id }) => assignee_id)];
    const calendars = await this.calendars.calendarsOf(people);
    const ofMentorship = grouped(tasks, ({ mentorship_id }) => mentorship_id);
    const partiesById = new Map(parties.map((each) => [each.mentorship_id, each]));
    return plans.map((plan) => {
      const around = { parties: partiesById.get(plan.mentorship_id)!, tasks: ofMentorship.get(plan.mentorship_id) ?? [], calendars };
      return new PlanState(plan, items.get(plan.id) ?? [], around);
    });
  }

  /** Applies merges and writes the result. Plans and tasks must be locked. */
  async write(actor: Somebody, rolled: readonly Rolled[]): Promise<void> {
    const needed = rolled
      .flatMap(({ merge }) => merge.decisions)
      .filter(({ outcome, isReplaced }) => outcome?.action === MergeAction.Add || isReplaced);
    const ids = (await this.tasks.reserve(needed.length))[Symbol.iterator]();
    const now = this.clock.now();
    const written = rolled.map(({ state, merge }) => applyMerge(state, merge, ids, now));
    // Several plans of one mentorship share its tasks: save each task once.
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
