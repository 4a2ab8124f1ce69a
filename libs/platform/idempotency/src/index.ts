import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { IdempotencyClaims } from './claims';
import { Idempotency } from './idempotency';

export { declareKeys } from './contract';
export { Idempotency, Secretive } from './idempotency';
export { IdempotencyWorkerModule } from './idempotency.housekeeping';
export { ReplayFilter } from './replay.filter';

/** Must be imported after the module whose guard identifies the caller. */
@Global()
@Module({
  providers: [IdempotencyClaims, Idempotency, { provide: APP_GUARD, useExisting: Idempotency }],
  exports: [Idempotency],
})
export class IdempotencyModule {}
