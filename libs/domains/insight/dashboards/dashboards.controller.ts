import { Controller, Get, Query } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, CurrentLanguage } from '@app/http';
import type { Language } from '@app/i18n';
import { AdminDashboardDto, AdminDashboardQueryDto } from './admin-dashboard.dto';
import { DashboardsPolicy } from './dashboards.policy';
import { DashboardsService } from './dashboards.service';
import { MusicianDashboardDto } from './musician-dashboard.dto';
import { SeriesDto, SeriesQueryDto } from './series.dto';
import { SeriesService } from './series.service';
import { MenteeDashboardDto, MentorDashboardDto } from './pair-dashboards.dto';

@Chapter('dashboards', { group: 'Insight', rank: 1, about: 'Figures at a glance.' })
@Controller('dashboards')
export class DashboardsController {
  constructor(
    private readonly dashboards: DashboardsService,
    private readonly series: SeriesService,
  ) {}

  /** Get the admin's dashboard: figures of the company and what happened last */
  @Get('admin')
  @Can(DashboardsPolicy.admin)
  getAdmin(
    @CurrentActor() actor: Actor,
    @CurrentLanguage() language: Language,
    @Query() query: AdminDashboardQueryDto,
  ): Promise<AdminDashboardDto> {
    return this.dashboards.admin(actor, query.department_id, language);
  }

  /** Get the mentor's dashboard: mentees, reviews, requests, proposals and pinned memos */
  @Get('mentor')
  @Can(DashboardsPolicy.mentor)
  getMentor(@CurrentActor() actor: Actor): Promise<MentorDashboardDto> {
    return this.dashboards.mentor(actor);
  }

  /** Get the mentee's dashboard: mentorships, tasks, reviews and requests */
  @Get('mentee')
  @Can(DashboardsPolicy.mentee)
  getMentee(@CurrentActor() actor: Actor): Promise<MenteeDashboardDto> {
    return this.dashboards.mentee(actor);
  }

  /**
   * Get a figure over time, by day, week or month
   * @remarks It counts what you may see: admins see their company, mentors their pairs and reviews, mentees their own. Days are those of
   * the company's time zone.
   */
  @Get('series')
  @Can(DashboardsPolicy.series)
  getSeries(@CurrentActor() actor: Actor, @Query() query: SeriesQueryDto): Promise<SeriesDto> {
    return this.series.get(actor, query);
  }

  /** Get the musician's dashboard: scores, setlists, storage and recent changes */
  @Get('musician')
  @Can(DashboardsPolicy.musician)
  async getMusician(@CurrentActor() actor: Actor, @CurrentLanguage() language: Language): Promise<MusicianDashboardDto> {
    return (await this.dashboards.musician(actor, language)) as MusicianDashboardDto;
  }
}
