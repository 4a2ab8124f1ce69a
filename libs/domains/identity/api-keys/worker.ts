import { Module } from '@nestjs/common';
import { ApiKeysListeners } from './api-keys.listeners';
import { ApiKeysModule } from './api-keys.module';

/** Entry point for events: apps/worker. */
@Module({ imports: [ApiKeysModule], providers: [ApiKeysListeners] })
export class ApiKeysWorkerModule {}
