import { Injectable } from '@nestjs/common';
import { type Actor, authorize } from '@app/auth';
import { Clock } from '@app/config';
import { DashboardsPolicy } from './dashboards.policy';
import { expectRange } from './series-range';
import type { SeriesView } from './dashboards.view';
import { type SeriesQuery, SeriesRepository } from './series.repository';

@Injectable()
export class SeriesService {
  constructor(
    private readonly series: SeriesRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts what the actor may see now. A mentor or mentee can read an ended mentorship for 90 days only, so it disappears from their past
   * steps, too. Throws 422 for a wrong range.
   */
  async get(actor: Actor, query: SeriesQuery): Promise<SeriesView> {
    authorize(DashboardsPolicy.series, actor);
    expectRange(query, this.clock.now());
    const { timezone, points } = await this.series.get(actor, query);
    return { metric: query.metric, by: query.by, timezone, points: [...points] };
  }
}
