import { Module } from '@nestjs/common';
import { TotpListeners } from './totp.listeners';
import { TotpModule } from './totp.module';

/** Entry point for events: apps/worker. */
@Module({ imports: [TotpModule], providers: [TotpListeners] })
export class TotpWorkerModule {}
