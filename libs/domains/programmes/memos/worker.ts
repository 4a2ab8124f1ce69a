import { Module } from '@nestjs/common';
import { MemosListeners } from './memos.listeners';
import { MemosModule } from './memos.module';

/** Entry point for events: apps/worker. */
@Module({ imports: [MemosModule], providers: [MemosListeners] })
export class MemosWorkerModule {}
