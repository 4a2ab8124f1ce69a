import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { Clock } from '@app/config';
import { CalendarService } from '@organisation/calendar';
import { ApprovalRequestsService } from '@programmes/approval-requests';
import { PlannedTasksService } from '@programmes/tasks';
import { succeed } from './application';
import { PlansRepository } from './plans.repository';
import { type Pause, later } from './schedule';
import { anew } from './succession';

/** Changes the plans of running mentorships. */
@Injectable()
export class RunningPlansService {
  constructor(
    private readonly plans: PlansRepository,
    private readonly tasks: PlannedTasksService,
    private readonly calendars: CalendarService,
    private readonly requests: ApprovalRequestsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Moves open tasks, and items of later roll-outs, by the workdays of a pause. */
  async shift(mentorship_id: number, pause: Pause): Promise<void> {
    const plans = await this.plans.findOfForUpdate([mentorship_id]);
    const open = (await this.tasks.findForUpdate([mentorship_id])).filter(({ isOpen }) => isOpen);
    const calendars = await this.calendars.calendarsOf(open.map(({ assignee_id }) => assignee_id));
    const entries = new Map((await this.plans.itemsOf(plans.map(({ id }) => id))).map((entry) => [entry.task_id, entry]));
    for (const task of open) {
      const calendar = calendars.get(task.assignee_id)!;
      task.replan(later(task, pause, calendar));
      const entry = entries.get(task.id);
      if (entry) entry.base_task = { ...entry.base_task, ...later(entry.base_task, pause, calendar) };
    }
    await this.tasks.save(null, 'task.shift', open);
    await this.plans.keep([...entries.values()]);
    for (const plan of plans) {
      plan.pauses = [...plan.pauses, pause];
      await this.plans.save(plan);
      this.audit.record(null, 'plan.shift', plan);
    }
  }

  /** Makes the new mentor the reviewer of open tasks, and replaces the former mentor's own tasks by new ones for the new mentor. */
  async handOver(mentorship_id: number, from_mentor_id: number, to_mentor_id: number): Promise<void> {
    const plans = await this.plans.findOfForUpdate([mentorship_id]);
    const tasks = await this.tasks.findForUpdate([mentorship_id]);
    const open = tasks.filter(({ isOpen }) => isOpen);
    for (const task of open.filter(({ reviewer_id, assignee_id }) => reviewer_id === from_mentor_id && assignee_id !== to_mentor_id))
      task.reassign(to_mentor_id);
    const left = open.filter(({ assignee_id, isWaitingForReview }) => assignee_id === from_mentor_id && !isWaitingForReview);
    const ids = await this.tasks.reserve(left.length);
    const successors = new Map(left.map(({ id }, at) => [id, ids[at]!]));
    const given = left.map((task) => anew(task, to_mentor_id, successors));
    for (const task of left) task.withdraw(this.clock.now());
    const entries = await this.plans.itemsOf(plans.map(({ id }) => id));
    for (const entry of entries) entry.task_id = successors.get(entry.task_id ?? 0) ?? entry.task_id;
    succeed(successors, [...tasks, ...given], entries);
    await this.requests.readdress({ resource: 'plan', resource_id: mentorship_id }, from_mentor_id, to_mentor_id);
    await this.tasks.save(null, 'task.hand_over', tasks);
    await this.tasks.give(null, given);
    await this.plans.keep(entries);
  }
}
