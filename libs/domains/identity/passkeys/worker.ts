import { Module } from '@nestjs/common';
import { PasskeysListeners } from './passkeys.listeners';
import { PasskeysModule } from './passkeys.module';
import { PasskeysProcessor } from './passkeys.processor';

/** Entry point for schedules and events: apps/worker. */
@Module({ imports: [PasskeysModule], providers: [PasskeysListeners, PasskeysProcessor] })
export class PasskeysWorkerModule {}
