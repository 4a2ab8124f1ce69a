import { Body, Controller, Get, Post } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { type ExpectedVersion, NotFound } from '@app/errors';
import { Accepted, Chapter, Id, IfMatch, OrAccepted, Refuses, Shown } from '@app/http';
import { JobDto } from '@operations/jobs/api';
import { JOB } from '@operations/jobs/nouns';
import { RequestDto } from '@programmes/approval-requests/api';
import { CompanyReplansService } from './company-replans.service';
import { PLAN } from './nouns';
import { PlanNotRunning, ReplanStale } from './plans.errors';
import { PlansPolicy } from './plans.policy';
import { PlansToReplanDto, ReplanCompanyDto, ReplanDto, ReplanOrderDto } from './replan.dto';
import { ReplansService } from './replans.service';

@Chapter('plans')
@Controller()
export class ReplanController {
  constructor(
    private readonly replans: ReplansService,
    private readonly company: CompanyReplansService,
  ) {}

  /**
   * Replan a mentorship in the present calendar
   * @remarks Moves the dates of unfinished items after a change of holidays, leave, work week or time zone. Dates that a person set stay. If the
   * caller is a mentee, this creates a request for approval and returns 202, except with `dry_run`.
   */
  @Post('mentorships/:id/replan')
  @Can(PlansPolicy.replan)
  @Shown(ReplanDto)
  @OrAccepted(RequestDto, ({ id }) => `/requests/${id}`)
  @Refuses(PlanNotRunning, ReplanStale, new NotFound(PLAN))
  replan(@CurrentActor() actor: Actor, @Id() mentorship_id: number, @Body() order: ReplanOrderDto, @IfMatch() expected?: ExpectedVersion) {
    return this.replans.replan(actor, { mentorship_id, expected }, order);
  }

  /**
   * Count the running plans whose dates no longer fit the calendar
   * @remarks Examines the first 200 plans.
   */
  @Get('calendar/replan')
  @Can(PlansPolicy.replan_all)
  count(@CurrentActor() actor: Actor): Promise<PlansToReplanDto> {
    return this.company.count(actor);
  }

  /**
   * Replan all running plans of your company
   * @remarks Starts a job. Its result has an entry for each mentorship: `done`, `unchanged`, `changed_since` (the moves would differ from those of
   * the preview) or `refused`.
   */
  @Post('calendar/replan')
  @Can(PlansPolicy.replan_all)
  @Accepted(JobDto, ({ id }) => `/jobs/${id}`)
  @Refuses(new NotFound(JOB))
  async replanCompany(@CurrentActor() actor: Actor, @Body() order: ReplanCompanyDto): Promise<JobDto> {
    return JobDto.from(await this.company.start(actor, order), actor);
  }
}
