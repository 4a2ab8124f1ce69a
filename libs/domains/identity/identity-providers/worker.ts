import { Module } from '@nestjs/common';
import { IdentityProvidersListeners } from './identity-providers.listeners';
import { IdentityProvidersProcessor } from './identity-providers.processor';
import { IdentityProvidersModule } from './identity-providers.module';
import { ReclaimedAccountsModule } from './reclaimed-accounts.module';

/** Entry point for schedules and events: apps/worker. */
@Module({
  imports: [IdentityProvidersModule, ReclaimedAccountsModule],
  providers: [IdentityProvidersListeners, IdentityProvidersProcessor],
})
export class IdentityProvidersWorkerModule {}
