import { Injectable, Module } from '@nestjs/common';
import { Scheduled } from '@app/jobs';
import { IdempotencyClaims } from './claims';

@Injectable()
class IdempotencyHousekeeping {
  constructor(private readonly claims: IdempotencyClaims) {}

  /** Deletes keys that are older than a day. */
  @Scheduled('purge_idempotency_keys', '27 * * * *', { inBatches: true })
  async purge(): Promise<void> {
    await this.claims.purge();
  }
}

/** For the worker: cleanup only, no guard. */
@Module({ providers: [IdempotencyClaims, IdempotencyHousekeeping] })
export class IdempotencyWorkerModule {}
