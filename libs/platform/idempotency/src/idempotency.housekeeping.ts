import { Injectable, Module } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { IdempotencyClaims } from './claims';

@Injectable()
class IdempotencyHousekeeping {
  constructor(private readonly claims: IdempotencyClaims) {}

  /** Forgets the keys of the day before. */
  @Scheduled('purge_idempotency_keys', '27 * * * *', { inBatches: true })
  async purge(): Promise<void> {
    await this.claims.purge();
  }
}

/** For the worker: no guard, only the broom. */
@Module({ providers: [IdempotencyClaims, IdempotencyHousekeeping] })
export class IdempotencyWorkerModule {}
