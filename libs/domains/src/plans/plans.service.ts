import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { instant } from '@app/database';
import { NotFound } from '@app/errors';
import { Events } from '@app/events';
import { CalendarService, type Day } from '@domains/calendar';
import { CurriculaService } from '@domains/curricula';
import { PlannedTasksService } from '@domains/tasks';
import { succeed, withdraw } from './application';
import { merged } from './merge';
import { Plan } from './plan.entity';
import { PlanStates, type Rolled } from './plan-states.service';
import { PlanBegun } from './plans.events';
import { PlansRepository } from './plans.repository';
import { type Pause, later } from './schedule';
import { anew } from './succession';

/** A mentorship that begins, and the versions that it follows. */
export interface Beginning {
  readonly mentorship_id: number;
  readonly company_id: string;
  readonly mentor_id: number;
  readonly mentee_id: number;
  readonly start_on: Day;
  readonly curricula: readonly { readonly curriculum_id: number; readonly version: number }[];
}

/** What a mentorship does to its plans: in its transaction, and with its row held. */
@Injectable()
export class PlansService {
  constructor(
    private readonly plans: PlansRepository,
    private readonly states: PlanStates,
    private readonly tasks: PlannedTasksService,
    private readonly curricula: CurriculaService,
    private readonly calendars: CalendarService,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Gives everybody in it what there is to do: every item of each version becomes a task. */
  async begin({ mentorship_id, company_id, mentor_id, mentee_id, curricula }: Beginning): Promise<void> {
    const rolled: Rolled[] = [];
    for (const { curriculum_id, version: curriculum_version } of curricula) {
      const version = await this.curricula.currentVersion(curriculum_id, curriculum_version);
      if (!version) throw new NotFound('version');
      const plan = Object.assign(new Plan(), { company_id, mentorship_id, curriculum_id, curriculum_version, pauses: [] });
      await this.plans.add(plan);
      this.audit.record(null, 'plan.begin', plan);
      const [state] = await this.states.of([plan], []);
      rolled.push({ state: state!, merge: merged(state!, version) });
    }
    await this.states.write(null, rolled);
    this.events.publish(new PlanBegun(mentorship_id, mentor_id, mentee_id, instant(this.clock.now())));
  }

  /** After a pause: what is still open is later by its workdays, and so is whatever the curricula bring from now on. */
  async shift(mentorship_id: number, paused_on: Day, resumed_on: Day): Promise<void> {
    const pause: Pause = { paused_on, resumed_on };
    const plans = await this.plans.findOfForUpdate([mentorship_id]);
    const open = (await this.tasks.hold([mentorship_id])).filter(({ isOpen }) => isOpen);
    const calendars = await this.calendars.calendarsOf(open.map(({ assignee_id }) => assignee_id));
    const entries = new Map((await this.plans.itemsOf(plans.map(({ id }) => id))).map((entry) => [entry.task_id, entry]));
    for (const task of open) {
      const calendar = calendars.get(task.assignee_id)!;
      Object.assign(task, later(task, pause, calendar));
      const entry = entries.get(task.id);
      if (entry) entry.applied = { ...entry.applied, ...later(entry.applied, pause, calendar) };
    }
    await this.tasks.save(null, 'task.shift', open);
    await this.plans.keep([...entries.values()]);
    for (const plan of plans) {
      plan.pauses = [...plan.pauses, pause];
      await this.plans.save(plan);
      this.audit.record(null, 'plan.shift', plan);
    }
  }

  /** What the old mentor was to look at, the new one looks at; what they were to do themselves, the new one does from the beginning. */
  async handOver(mentorship_id: number, from_mentor_id: number, to_mentor_id: number): Promise<void> {
    const plans = await this.plans.findOfForUpdate([mentorship_id]);
    const tasks = await this.tasks.hold([mentorship_id]);
    const open = tasks.filter(({ isOpen }) => isOpen);
    for (const task of open.filter(({ reviewer_id, assignee_id }) => reviewer_id === from_mentor_id && assignee_id !== to_mentor_id))
      task.reviewer_id = to_mentor_id;
    const left = open.filter(({ assignee_id, isWaitingForReview }) => assignee_id === from_mentor_id && !isWaitingForReview);
    const ids = await this.tasks.reserve(left.length);
    const successors = new Map(left.map(({ id }, at) => [id, ids[at]!]));
    const given = left.map((task) => anew(task, to_mentor_id, successors));
    for (const task of left) withdraw(task, this.clock.now());
    const entries = await this.plans.itemsOf(plans.map(({ id }) => id));
    for (const entry of entries) entry.task_id = successors.get(entry.task_id ?? 0) ?? entry.task_id;
    succeed(successors, [...tasks, ...given], entries);
    await this.tasks.save(null, 'task.hand_over', tasks);
    await this.tasks.give(null, given);
    await this.plans.keep(entries);
  }

  /** Required, and neither done nor waived. */
  outstanding(mentorship_id: number): Promise<{ id: number; title: string }[]> {
    return this.plans.outstanding(mentorship_id);
  }

  /** Gives up what is left open. */
  async end(mentorship_id: number): Promise<void> {
    await this.plans.findOfForUpdate([mentorship_id]);
    await this.tasks.close(await this.tasks.hold([mentorship_id]));
  }

  /** Has exactly that go on. */
  async resumeAfterEnd(mentorship_id: number): Promise<void> {
    await this.plans.findOfForUpdate([mentorship_id]);
    await this.tasks.resume(await this.tasks.hold([mentorship_id]));
  }
}
