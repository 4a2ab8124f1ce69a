import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import type { Language } from '@app/i18n';
import { QuotaService } from '@library/quota';
import { DashboardsPolicy } from './dashboards.policy';
import { DashboardsRepository, type Repertoire } from './dashboards.repository';

export type MusicianDashboard = Repertoire & { readonly quota: Awaited<ReturnType<QuotaService['show']>> };

@Injectable()
export class DashboardsService {
  constructor(
    private readonly dashboards: DashboardsRepository,
    private readonly quota: QuotaService,
  ) {}

  /** Needs two statements, however many scores there are. */
  async musician(actor: Actor, language: Language): Promise<MusicianDashboard> {
    authorize(DashboardsPolicy.musician, actor);
    const [repertoire, quota] = await Promise.all([this.dashboards.repertoire(actor), this.quota.show(actor, language)]);
    return { ...repertoire, quota };
  }
}
