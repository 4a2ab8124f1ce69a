import { Module } from '@nestjs/common';
import { TotpListeners } from './totp.listeners';
import { TotpModule } from './totp.module';

/** The door for other domains' news: apps/worker. */
@Module({ imports: [TotpModule], providers: [TotpListeners] })
export class TotpWorkerModule {}
