import { Injectable } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { AuthorizationRequestsService } from './authorization-requests.service';

/** Runs scheduled tasks. */
@Injectable()
export class IdentityProvidersProcessor {
  constructor(private readonly requests: AuthorizationRequestsService) {}

  @Scheduled('purge_provider_visits', '47 * * * *', { inBatches: true })
  async purgeVisits(): Promise<void> {
    await this.requests.forgetOld();
  }
}
