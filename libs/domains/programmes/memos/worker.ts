import { Module } from '@nestjs/common';
import { MemosListeners } from './memos.listeners';
import { MemosModule } from './memos.module';

/** The door for other domains' news: apps/worker. */
@Module({ imports: [MemosModule], providers: [MemosListeners] })
export class MemosWorkerModule {}
