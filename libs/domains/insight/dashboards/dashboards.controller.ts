import { Controller, Get } from '@nestjs/common';
import { Can, CurrentActor } from '@app/access';
import type { Actor } from '@app/auth';
import { Chapter, CurrentLanguage } from '@app/http';
import type { Language } from '@app/i18n';
import { MusicianDashboardDto } from './dashboards.dto';
import { DashboardsPolicy } from './dashboards.policy';
import { DashboardsService } from './dashboards.service';

@Chapter('dashboards', { group: 'Insight', rank: 1, about: 'Figures at a glance.' })
@Controller('dashboards')
export class DashboardsController {
  constructor(private readonly dashboards: DashboardsService) {}

  /** Get the musician's dashboard: scores, setlists, storage and recent changes */
  @Get('musician')
  @Can(DashboardsPolicy.musician)
  async getMusician(@CurrentActor() actor: Actor, @CurrentLanguage() language: Language): Promise<MusicianDashboardDto> {
    return (await this.dashboards.musician(actor, language)) as MusicianDashboardDto;
  }
}
