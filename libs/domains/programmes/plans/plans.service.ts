import { Injectable } from '@nestjs/common';
import { Audit } from '@app/audit';
import { NotFound } from '@app/errors';
import { Events } from '@app/events';
import { VERSION } from '@app/i18n';
import type { Day } from '@organisation/calendar';
import { CurriculaService } from '@programmes/curricula';
import { PlannedTasksService } from '@programmes/tasks';
import { merged } from './merge';
import { Plan } from './plan.entity';
import { PlanStatesService, type Rolled } from './plan-states.service';
import { PlanBegun } from './plans.events';
import { PlansRepository } from './plans.repository';
import { RunningPlansService } from './running-plans.service';

/** A mentorship that starts, and the versions that it follows. */
export interface Beginning {
  readonly mentorship_id: number;
  readonly company_id: string;
  readonly mentor_id: number;
  readonly mentee_id: number;
  readonly start_on: Day;
  readonly curricula: readonly { readonly curriculum_id: number; readonly version: number }[];
}

/** Changes plans for mentorships. Call it in their transaction, with the row of the mentorship locked. */
@Injectable()
export class PlansService {
  constructor(
    private readonly plans: PlansRepository,
    private readonly states: PlanStatesService,
    private readonly running: RunningPlansService,
    private readonly tasks: PlannedTasksService,
    private readonly curricula: CurriculaService,
    private readonly audit: Audit,
    private readonly events: Events,
  ) {}

  /** Creates the plans and a task for every item of each version. */
  async begin({ mentorship_id, company_id, mentor_id, mentee_id, curricula }: Beginning): Promise<void> {
    const rolled: Rolled[] = [];
    for (const { curriculum_id, version: curriculum_version } of curricula) {
      const version = await this.curricula.currentVersion(curriculum_id, curriculum_version);
      if (!version) throw new NotFound(VERSION);
      const plan = Object.assign(new Plan(), { company_id, mentorship_id, curriculum_id, curriculum_version, pauses: [] });
      await this.plans.add(plan);
      this.audit.record(null, 'plan.begin', plan);
      const [state] = await this.states.of([plan], []);
      rolled.push({ state: state!, merge: merged(state!, version) });
    }
    await this.states.write(null, rolled);
    this.events.publish(PlanBegun, { mentorship_id, company_id, mentor_id, mentee_id });
  }

  shift(mentorship_id: number, paused_on: Day, resumed_on: Day): Promise<void> {
    return this.running.shift(mentorship_id, { paused_on, resumed_on });
  }

  handOver(mentorship_id: number, from_mentor_id: number, to_mentor_id: number): Promise<void> {
    return this.running.handOver(mentorship_id, from_mentor_id, to_mentor_id);
  }

  /** Returns the required tasks that are neither done nor waived. */
  outstanding(mentorship_id: number): Promise<{ id: number; title: string }[]> {
    return this.plans.outstanding(mentorship_id);
  }

  /** Closes the open tasks. */
  async end(mentorship_id: number): Promise<void> {
    await this.plans.findOfForUpdate([mentorship_id]);
    await this.tasks.close(await this.tasks.findForUpdate([mentorship_id]));
  }

  /** Reopens the tasks that `end` closed. */
  async resumeAfterEnd(mentorship_id: number): Promise<void> {
    await this.plans.findOfForUpdate([mentorship_id]);
    await this.tasks.resume(await this.tasks.findForUpdate([mentorship_id]));
  }
}
