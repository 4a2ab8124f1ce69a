import { Injectable } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { VisitsService } from './visits.service';

/** A controller whose client is the clock. */
@Injectable()
export class IdentityProvidersProcessor {
  constructor(private readonly visits: VisitsService) {}

  @Scheduled('purge_provider_visits', '47 * * * *')
  async purgeVisits(): Promise<void> {
    await this.visits.forgetOld();
  }
}
